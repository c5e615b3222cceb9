"""Météo-France's vigilance map: the official levels of metropolitan France, by département."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import ClassVar
from zoneinfo import ZoneInfo

from messages.heat.levels.level import HeatLevel, HeatSource, SourceSilence
from storage.heat.levels.facts import FetchPlace, VigilanceColour, VigilanceMap
from storage.heat.levels.places import MAP, HeatPlace, today_in
from storage.heat.levels.sources.rules import HeatSourceRules, SourceAnswer

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


class VigilanceRules(HeatSourceRules):
    """One map for the whole country, each département under its own code."""

    source: ClassVar[HeatSource] = HeatSource.VIGILANCE
    every: ClassVar[timedelta] = timedelta(hours=1)

    def asked_place(self, place: HeatPlace) -> FetchPlace | None:
        return FetchPlace(MAP) if place.vigilance_department else None

    def told_place(self, place: HeatPlace) -> str:
        return place.department if place.vigilance_department else ""

    async def take_in(self, facts: VigilanceMap, answer: SourceAnswer) -> SourceSilence | None:
        """A map that is old, or has nothing on one of our départements, is a failure."""
        answer.issued_at = facts.issued_at
        unbelievable = _age_fault(facts.issued_at, answer.now)
        if unbelievable:
            answer.note_silence(unbelievable)
            return unbelievable
        missing: SourceSilence | None = None
        for code, (area, _) in answer.places.items():
            colours = [
                colour for colour in facts.colours.get(code, ()) if colour.until > answer.now
            ]
            if not colours:
                missing = SourceSilence.STALE if code in facts.colours else SourceSilence.BROKEN
                answer.note_silence(missing, code)
                continue
            levels = _keep_colours(code, colours, facts.issued_at, answer)
            today = today_in(area, answer.now)
            days = today, today + timedelta(days=1)
            answer.note_levels(code, *(levels.get(day, HeatLevel.UNKNOWN) for day in days))
        return missing

    def next_news_at(self, now: datetime, issued_at: datetime | None) -> datetime:
        """Sooner while a map is late, and always when the next one is due."""
        if issued_at is None:
            return now + self.every
        last, coming = _bulletin_times(now)
        late = issued_at < last and now - last <= LATE_FOR
        return min(now + (LATE if late else self.every), coming)


def _age_fault(issued_at: datetime, now: datetime) -> SourceSilence | None:
    if issued_at > now + AHEAD:
        return SourceSilence.BROKEN
    return SourceSilence.STALE if now - issued_at > OLD else None


def _keep_colours(
    code: str, colours: list[VigilanceColour], issued_at: datetime, answer: SourceAnswer
) -> dict[date, HeatLevel]:
    """Keep a département's colours, the worst of each day and as long as any of them stands."""
    levels: dict[date, HeatLevel] = {}
    for colour in colours:
        levels[colour.on] = max(colour.level, levels.get(colour.on, HeatLevel.UNKNOWN))
        until = max(other.until for other in colours if other.on == colour.on)
        answer.keep_bulletin(code, colour.on, levels[colour.on], issued_at, until, SITE)
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
