"""MeteoAlarm's lists: official warnings by country, each for a region under its code or name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import ClassVar
from zoneinfo import ZoneInfo

from messages.heat.levels.level import HeatLevel, HeatSource, SourceSilence
from storage.area import Area
from storage.heat.levels.facts import FetchPlace, HeatWarning, WarningFeed
from storage.heat.levels.places import FRANCE, HeatPlace, today_in
from storage.heat.levels.sources.rules import HeatSourceRules, SourceAnswer
from storage.places import fold_name

SITE = "https://meteoalarm.org"
DAWN = time(6)
"""What ends before is the night of the day before."""


class MeteoAlarmRules(HeatSourceRules):
    """One list a country; France's is asked for only where its own map is not to be had."""

    source: ClassVar[HeatSource] = HeatSource.METEOALARM
    every: ClassVar[timedelta] = timedelta(minutes=30)
    least_wait: ClassVar[timedelta] = every
    stands_in_for: ClassVar[Mapping[str, HeatSource]] = {FRANCE: HeatSource.VIGILANCE}

    def asked_place(self, place: HeatPlace) -> FetchPlace | None:
        return FetchPlace(place.feed) if place.warning_place else None

    def told_place(self, place: HeatPlace) -> str:
        return place.warning_place

    async def take_in(self, facts: WarningFeed, answer: SourceAnswer) -> SourceSilence | None:
        """A list that is suddenly empty while a warning should stand is a failure, no all-clear."""
        if not facts.total and await answer.queries.holds_warning(answer.asked, answer.now):
            answer.note_silence(SourceSilence.EMPTY)
            return SourceSilence.EMPTY
        for area, place in answer.places.values():
            mine = [alert for alert in facts.alerts if _warning_concerns(alert, place)]
            today, tomorrow = (_keep_day(area, place, mine, n, answer) for n in range(2))
            answer.note_levels(place.warning_place, today, tomorrow)
        return None


def _keep_day(
    area: Area, place: HeatPlace, alerts: list[HeatWarning], ahead: int, answer: SourceAnswer
) -> HeatLevel:
    """The worst warning between dawn and midnight is the day's, until the day is over."""
    on = today_in(area, answer.now) + timedelta(days=ahead)
    dawn = datetime.combine(on, DAWN, ZoneInfo(area.zone))
    ends = datetime.combine(on + timedelta(days=1), time(), ZoneInfo(area.zone))
    held = [alert for alert in alerts if alert.onset < ends and alert.expires > dawn]
    worst = max(held, key=lambda warning: (warning.level, warning.sent), default=None)
    if worst:
        level, issued_at, url = worst.level, worst.sent, worst.url or SITE
    else:
        level, issued_at, url = HeatLevel.NONE, answer.now, SITE
    answer.keep_bulletin(place.warning_place, on, level, issued_at, ends, url)
    return level


def _warning_concerns(alert: HeatWarning, place: HeatPlace) -> bool:
    """By code or by name: countries renumber their regions."""
    name = place.region_name
    return alert.code == place.region or (bool(name) and fold_name(alert.name) == fold_name(name))
