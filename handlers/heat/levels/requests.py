"""What is to be asked of weather services, and when: each fetch serves every area it covers."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from handlers.heat.levels.services import WeatherReadEvent, WeatherServices, weather_services
from handlers.kernel.ports import Services
from messages.heat.levels.level import HeatSource
from storage.area import Area
from storage.heat import (
    SOURCES,
    FetchPlace,
    HeatSnapshot,
    SourceReading,
    SourceSilence,
    WeatherSilent,
    in_season,
    source_rules,
)

PATIENCE = 30.0
"""Seconds all services together may take: other jobs wait meanwhile."""

AT_ONCE = 4


@dataclass(frozen=True)
class FetchRequest:
    """One place whose turn it is; `needed` when an area wants it at this time of the year."""

    source: HeatSource
    place: FetchPlace
    needed: bool

    @property
    def principal(self) -> HeatSource | None:
        """The source in whose stead it is asked, if it is asked in another's stead."""
        return source_rules(self.source).stands_in_for.get(self.place.name)


def fetches_due(
    areas: Sequence[Area], sky: HeatSnapshot, in_episode: Collection[int] = ()
) -> list[FetchRequest]:
    """What is due for these areas, those `in_episode` in any season."""
    found: dict[tuple[HeatSource, str], FetchRequest] = {}
    for area in areas:
        place = sky.place_of_area(area)
        needed = in_season(area, sky.now) or sky.is_overridden(area) or area.id in in_episode
        for rules in SOURCES:
            asked = rules.asked_place(place)
            if asked and (needed or (rules.source, asked.name) not in found):
                found[rules.source, asked.name] = FetchRequest(rules.source, asked, needed)
    watched = sky.watches
    return [
        wish for key, wish in found.items() if key not in watched or watched[key].next_at <= sky.now
    ]


async def fetch_due(
    outside: Services, due: Sequence[FetchRequest], *, failing: Collection[HeatSource]
) -> WeatherReadEvent:
    """Ask for all that is due; those that stand in for others where these fail."""
    weather = weather_services(outside)
    wanted = [
        wish for wish in due if wish.source in weather.sources and (wish.needed or weather.at_hand)
    ]
    principals = {stand for rules in SOURCES for stand in rules.stands_in_for.values()}
    first = [wish for wish in wanted if wish.source in principals]
    findings = [await _fetch_one(weather, wish) for wish in first]
    silent = {finding.source for finding in findings if isinstance(finding.said, SourceSilence)}
    failed = silent | (set(failing) - {finding.source for finding in findings})
    spared = weather.sources - failed
    others = [wish for wish in wanted if wish not in first and wish.principal not in spared]
    findings += await _fetch_all(weather, others)
    return WeatherReadEvent(tuple(findings), weather.sources, weather.abroad, weather.at_hand)


async def _fetch_all(
    weather: WeatherServices, wanted: Sequence[FetchRequest]
) -> list[SourceReading]:
    """Side by side, a few at a time; whoever is not done when patience ends is silent."""
    gate, findings = asyncio.Semaphore(AT_ONCE), dict[FetchRequest, SourceReading]()

    async def one(wish: FetchRequest) -> None:
        async with gate:
            findings[wish] = await _fetch_one(weather, wish)

    try:
        async with asyncio.timeout(PATIENCE), asyncio.TaskGroup() as group:
            for wish in wanted:
                group.create_task(one(wish))
    except TimeoutError:
        pass
    late = SourceSilence.TIMEOUT
    return [
        findings.get(wish, SourceReading(wish.source, wish.place.name, late)) for wish in wanted
    ]


async def _fetch_one(weather: WeatherServices, wish: FetchRequest) -> SourceReading:
    try:
        facts = await weather.fetch(wish.source, wish.place)
        return SourceReading(wish.source, wish.place.name, facts)
    except WeatherSilent as silence:
        return SourceReading(wish.source, wish.place.name, silence.reason, silence.retry_after)
