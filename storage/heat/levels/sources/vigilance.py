"""Météo-France's vigilance maps: the official levels of France, by département."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import ClassVar
from zoneinfo import ZoneInfo

from messages.heat.levels.level import HeatLevel, HeatSource, SourceSilence
from storage.area import Area
from storage.heat.levels.facts import FetchPlace, VigilanceColour, VigilanceMap
from storage.heat.levels.places import MAP, POLYNESIA, POLYNESIAN, HeatPlace, today_in
from storage.heat.levels.sources.rules import HeatSourceRules, SourceAnswer
from storage.heat.levels.tables import SourceHealth

SITE = "https://vigilance.meteofrance.fr"
PARIS = ZoneInfo("Europe/Paris")
BULLETINS = time(6), time(16)
"""When a new map is due, by the clocks of Paris."""

LATE = timedelta(minutes=10)
LATE_FOR = timedelta(hours=2)
"""While a map is late it is looked for more often, for as long as this."""

OLD = timedelta(hours=18)
"""Age from which a map is no news: a new one is due every 6:00 and 16:00."""

AHEAD = timedelta(hours=1)
"""How far the service's clock may be ahead of ours."""

NO_HEAT = "no heat"
"""The mark of a map that warns of other dangers alone, as Polynesia's does."""


class VigilanceRules(HeatSourceRules):
    """One map for metropolitan France, each département under its own code; one for Polynesia."""

    source: ClassVar[HeatSource] = HeatSource.VIGILANCE
    every: ClassVar[timedelta] = timedelta(hours=1)

    def asked_place(self, place: HeatPlace) -> FetchPlace | None:
        if place.departments:
            return FetchPlace(MAP)
        return FetchPlace(POLYNESIA) if place.department == POLYNESIAN else None

    def told_place(self, place: HeatPlace) -> str:
        return next(iter(self.told_places(place)), "")

    def told_places(self, place: HeatPlace) -> tuple[str, ...]:
        """Every département that the area reaches into."""
        if place.departments:
            return place.departments
        return (POLYNESIAN,) if place.department == POLYNESIAN else ()

    def speaks_of_heat(self, health: SourceHealth) -> bool:
        return health.mark != NO_HEAT

    async def take_in(self, facts: VigilanceMap, answer: SourceAnswer) -> SourceSilence | None:
        """An old map is a failure; so is one that has nothing on any of our départements."""
        answer.issued_at = answer.health.issued_at = facts.issued_at
        unbelievable = _age_fault(facts.issued_at, answer.now)
        if unbelievable:
            answer.note_silence(unbelievable)
            return unbelievable
        silent = answer.asked == POLYNESIA and not facts.follows_heat
        answer.health.mark = NO_HEAT if silent else ""
        if silent:
            return None
        faults = {
            code: fault
            for code, (area, _) in answer.places.items()
            if (fault := _take_in_part(code, area, facts, answer))
        }
        return None if len(faults) < len(answer.places) else next(iter(faults.values()), None)

    def next_news_at(self, now: datetime, issued_at: datetime | None) -> datetime:
        """Sooner while a map is late, and always when the next one is due."""
        if issued_at is None:
            return now + self.every
        last, coming = _bulletin_times(now)
        late = issued_at < last and now - last <= LATE_FOR
        return min(now + (LATE if late else self.every), coming)


def _take_in_part(
    code: str, area: Area, facts: VigilanceMap, answer: SourceAnswer
) -> SourceSilence | None:
    """Keep what the map says of one département; why not, when it says nothing of today."""
    colours = [colour for colour in facts.colours.get(code, ()) if colour.until > answer.now]
    levels = _keep_colours(code, colours, facts.issued_at, answer)
    today = today_in(area, answer.now)
    if levels.get(today, HeatLevel.UNKNOWN).is_known:
        tomorrow = levels.get(today + timedelta(days=1), HeatLevel.UNKNOWN)
        answer.note_levels(code, levels[today], tomorrow)
        return None
    over = code in facts.colours and not colours
    fault = SourceSilence.STALE if over else SourceSilence.BROKEN
    answer.unread.add(code)
    answer.note_silence(fault, code)
    return fault


def _age_fault(issued_at: datetime, now: datetime) -> SourceSilence | None:
    if issued_at > now + AHEAD:
        return SourceSilence.BROKEN
    return SourceSilence.STALE if now - issued_at > OLD else None


def _keep_colours(
    code: str, colours: Sequence[VigilanceColour], issued_at: datetime, answer: SourceAnswer
) -> dict[date, HeatLevel]:
    """Keep a département's colours, the worst of each day and as long as any of them stands."""
    levels: dict[date, HeatLevel] = {}
    for on in dict.fromkeys(colour.on for colour in colours):
        theirs = [colour for colour in colours if colour.on == on]
        worst = max(colour.level for colour in theirs)
        doubtful = not worst.is_hot and any(not colour.level.is_known for colour in theirs)
        levels[on] = HeatLevel.UNKNOWN if doubtful else worst
        until = max(colour.until for colour in theirs)
        answer.keep_bulletin(code, on, levels[on], issued_at, until, SITE)
    return levels


def _bulletin_times(now: datetime) -> tuple[datetime, datetime]:
    """When the last map was due, and when the next one is."""
    today = now.astimezone(PARIS).date()
    due = [
        datetime.combine(today + timedelta(days=n), hour, PARIS)
        for n in (-1, 0, 1)
        for hour in BULLETINS
    ]
    return max(moment for moment in due if moment <= now), min(
        moment for moment in due if moment > now
    )
