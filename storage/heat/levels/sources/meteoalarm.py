"""MeteoAlarm's lists: official warnings by country, each for a region by code, name or outline."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import ClassVar
from zoneinfo import ZoneInfo

from messages.heat.levels.level import HeatLevel, HeatSource, SourceSilence
from storage.area import Area
from storage.heat.levels.facts import FetchPlace, WarningFeed
from storage.heat.levels.places import FRANCE, HeatPlace, in_season, today_in
from storage.heat.levels.sources.list_faults import list_fault, newest_sent
from storage.heat.levels.sources.region_index import RegionIndex
from storage.heat.levels.sources.rules import HeatSourceRules, SourceAnswer
from storage.heat.levels.tables import SourceHealth

SITE = "https://meteoalarm.org"
DAWN = time(6)
"""What ends before is the night of the day before."""

LIVELY_EVERY = timedelta(minutes=5) - timedelta(seconds=30)
"""Five minutes less a little: a job of every five minutes comes early or late."""

SOON = timedelta(minutes=30)
"""What begins before the list would be asked again is as if it were in force."""


class MeteoAlarmRules(HeatSourceRules):
    """One list a country; France's is asked for only where its own map is not to be had."""

    source: ClassVar[HeatSource] = HeatSource.METEOALARM
    every: ClassVar[timedelta] = timedelta(minutes=30)
    least_wait: ClassVar[timedelta] = every
    stands_in_for: ClassVar[Mapping[str, HeatSource]] = {FRANCE: HeatSource.VIGILANCE}

    def asked_place(self, place: HeatPlace) -> FetchPlace | None:
        return FetchPlace(place.feed) if place.feed else None

    def told_place(self, place: HeatPlace) -> str:
        return place.warning_place

    def noted_places(self, place: HeatPlace) -> tuple[str, ...]:
        """Areas of the same regions read the same."""
        named = "+".join((*place.regions, *([place.chosen] if place.chosen else ())))
        return (f"{place.feed}:{named}",) if place.feed else ()

    async def take_in(self, facts: WarningFeed, answer: SourceAnswer) -> SourceSilence | None:
        """A list that cannot be the country's present one is a failure, and no all-clear."""
        health = answer.health
        seasonal = any(in_season(area, answer.now) for area, _ in answer.places.values())
        fault = await list_fault(facts, answer, seasonal=seasonal)
        if facts.mark != health.mark or health.changed_at is None:
            health.changed_at = answer.now if health.mark else newest_sent(facts, answer.now)
            health.mark = facts.mark
        if fault:
            self._note(dict.fromkeys(answer.places, fault), answer)
            return fault
        health.issued_at = newest_sent(facts, answer.now) or health.issued_at
        health.holds_until = _holds_until(facts, answer.now)
        listed = _ListedHeat(facts, answer.now)
        found = {
            told: [_keep_day(area, place, listed, n, answer) for n in range(2)]
            for told, (area, place) in answer.places.items()
        }
        self._note({told: (today, tomorrow) for told, (today, tomorrow) in found.items()}, answer)
        lost = [told for told in found if told in answer.unread]
        return SourceSilence.BROKEN if lost and len(lost) == len(found) else None

    def next_fetch_at(
        self, health: SourceHealth, now: datetime, issued_at: datetime | None, wait: float | None
    ) -> datetime:
        """Every five minutes while anything above green is in force in the country."""
        if health.holds_until is None or health.holds_until <= now:
            return super().next_fetch_at(health, now, issued_at, wait)
        if not health.failures:
            return now + LIVELY_EVERY
        return now + max(self.back_off(health), timedelta(seconds=wait or 0))

    def _note(
        self,
        found: Mapping[str, SourceSilence | tuple[HeatLevel, HeatLevel]],
        answer: SourceAnswer,
    ) -> None:
        """What organisers read: one line for each region, no more than two an hour unless new."""
        noted: dict[str, list[SourceSilence | tuple[HeatLevel, HeatLevel]]] = {}
        for told, came in found.items():
            for name in self.noted_places(answer.places[told][1]):
                noted.setdefault(name, []).append(came)
        for name, came_there in noted.items():
            silences = [each for each in came_there if isinstance(each, SourceSilence)]
            levels = [each for each in came_there if not isinstance(each, SourceSilence)]
            if silences:
                answer.note_silence(silences[0], name)
            elif _is_worth_noting(answer):
                today, tomorrow = (max(each[n] for each in levels) for n in range(2))
                answer.note_levels(name, today, tomorrow)


def _is_worth_noting(answer: SourceAnswer) -> bool:
    """Whether it is the first answer of a half hour, or another than before."""
    read_at = answer.health.read_at
    if read_at is None or answer.health.failures or read_at.minute // 30 != answer.now.minute // 30:
        return True
    if answer.now - read_at >= timedelta(minutes=30):
        return True
    before = answer.held
    return any(
        (held := before.get((row.source, row.place, row.on))) is None or held.level != row.level
        for row in answer.bulletins
    )


def _holds_until(facts: WarningFeed, now: datetime) -> datetime | None:
    """Until when anything above green that is in force, or nearly, stands; None without any."""
    ends = [ends for begins, ends in facts.in_force if begins <= now + SOON and now < ends]
    return max(ends, default=None)


def _keep_day(
    area: Area, place: HeatPlace, listed: _ListedHeat, ahead: int, answer: SourceAnswer
) -> HeatLevel:
    """The worst warning between dawn and midnight is the day's, until the day is over."""
    on = today_in(area, answer.now) + timedelta(days=ahead)
    dawn = datetime.combine(on, DAWN, ZoneInfo(area.zone))
    ends = datetime.combine(on + timedelta(days=1), time(), ZoneInfo(area.zone))
    mine = listed.warnings.listed_for(place)
    held = [each for each in mine if each.onset < ends and each.expires > dawn]
    worst = max(held, key=lambda warning: (warning.level, warning.sent), default=None)
    issued_at = answer.health.issued_at or answer.now
    if worst:
        level, issued_at = worst.level, worst.sent
    else:
        level = HeatLevel.UNKNOWN if listed.leaves_in_doubt(place) else HeatLevel.NONE
    url = worst.url if worst and worst.url else SITE
    service = worst.service if worst else listed.service
    answer.keep_bulletin(place.warning_place, on, level, issued_at, ends, url, service)
    return level


class _ListedHeat:
    """A list's heat, to be held against any number of places."""

    def __init__(self, facts: WarningFeed, now: datetime) -> None:
        self.warnings = RegionIndex(each for each in facts.alerts if each.expires > now)
        self.service = facts.service
        self._unread, self._anywhere = RegionIndex(facts.unread), facts.unread_anywhere

    def leaves_in_doubt(self, place: HeatPlace) -> bool:
        """Whether a warning may stand there that cannot be read, or whose region is unknown."""
        return (
            self._anywhere
            or bool(self._unread.listed_for(place))
            or self._unread.leaves_in_doubt(place)
            or self.warnings.leaves_in_doubt(place)
        )
