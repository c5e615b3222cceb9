"""What is to be asked of weather services, and when: each fetch serves every area it covers."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.kernel import Services, WeatherReadEvent, WeatherServices
from messages.heat.levels.level import HeatSource
from storage.area import Area
from storage.heat import (
    FRANCE,
    MAP,
    HeatSnapshot,
    SourceHealth,
    SourceReading,
    SourceSilence,
    TemperatureForecast,
    VigilanceMap,
    WarningFeed,
    WeatherSilent,
    in_season,
)

PATIENCE = 30.0
"""Seconds all services together may take: other jobs wait meanwhile."""

AT_ONCE = 4
PARIS = ZoneInfo("Europe/Paris")
BULLETINS = time(6), time(16)
"""When a new vigilance map is due, by the clocks of Paris."""

BACK_OFF = tuple(timedelta(minutes=each) for each in (5, 10, 20, 40, 60))
EVERY = {
    HeatSource.VIGILANCE: timedelta(hours=1),
    HeatSource.METEOALARM: timedelta(minutes=30),
    HeatSource.OPENMETEO: timedelta(hours=3),
}
LATE = timedelta(minutes=10)
LATE_FOR = timedelta(hours=2)
"""While a map is late it is looked for more often, for as long as this."""


@dataclass(frozen=True)
class FetchRequest:
    """One place whose turn it is; `needed` when an area wants it at this time of the year."""

    source: HeatSource
    place: str
    needed: bool
    lat: float = 0.0
    lon: float = 0.0


def fetches_due(areas: Sequence[Area], sky: HeatSnapshot) -> list[FetchRequest]:
    """What is due for these areas."""
    found: dict[tuple[HeatSource, str], FetchRequest] = {}
    for area in areas:
        place = sky.place_of_area(area)
        needed = in_season(area, sky.now) or sky.is_overridden(area)
        due = [
            FetchRequest(HeatSource.OPENMETEO, place.forecast_point, needed, place.lat, place.lon)
        ]
        if place.vigilance_department:
            due.append(FetchRequest(HeatSource.VIGILANCE, MAP, needed))
        if place.warning_place:
            due.append(FetchRequest(HeatSource.METEOALARM, place.feed, needed))
        for wish in due:
            key = wish.source, wish.place
            if key not in found or needed:
                found[key] = wish
    watched = sky.watches
    return [
        wish for key, wish in found.items() if key not in watched or watched[key].next_at <= sky.now
    ]


async def fetch_due(
    outside: Services, due: Sequence[FetchRequest], *, map_fails: bool
) -> WeatherReadEvent:
    """Ask for all that is due; France's warnings only where the map is not to be had."""
    weather = outside.weather
    wanted = [
        wish for wish in due if wish.source in weather.sources and (wish.needed or weather.at_hand)
    ]
    maps = [wish for wish in wanted if wish.source is HeatSource.VIGILANCE]
    findings = [await _fetch_one(weather, wish) for wish in maps]
    if findings:
        map_fails = any(isinstance(each.said, SourceSilence) for each in findings)
    spared = HeatSource.VIGILANCE in weather.sources and not map_fails
    others = [
        wish
        for wish in wanted
        if wish not in maps
        and not (spared and wish.source is HeatSource.METEOALARM and wish.place == FRANCE)
    ]
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
    return [findings.get(wish, SourceReading(wish.source, wish.place, late)) for wish in wanted]


async def _fetch_one(weather: WeatherServices, wish: FetchRequest) -> SourceReading:
    try:
        match wish.source:
            case HeatSource.VIGILANCE:
                said: VigilanceMap | WarningFeed | TemperatureForecast = await weather.vigilance()
            case HeatSource.METEOALARM:
                said = await weather.warnings(wish.place)
            case _:
                said = await weather.outlook(wish.lat, wish.lon)
        return SourceReading(wish.source, wish.place, said)
    except WeatherSilent as silence:
        return SourceReading(wish.source, wish.place, silence.reason, silence.retry_after)


def next_fetch_at(
    watch: SourceHealth, now: datetime, issued_at: datetime | None, wait: float | None
) -> datetime:
    """When to ask again: sooner while a map is late, later and later while nobody answers."""
    usual = EVERY[watch.source]
    if watch.failures:
        back_off = BACK_OFF[min(watch.failures, len(BACK_OFF)) - 1]
        least = usual if watch.source is HeatSource.METEOALARM else timedelta()
        return now + max(back_off, least, timedelta(seconds=wait or 0))
    if watch.source is not HeatSource.VIGILANCE or issued_at is None:
        return now + usual
    last, coming = _bulletin_times(now)
    late = issued_at < last and now - last <= LATE_FOR
    return min(now + (LATE if late else usual), coming)


def _bulletin_times(now: datetime) -> tuple[datetime, datetime]:
    """When the last map was due, and when the next one is."""
    today = now.astimezone(PARIS).date()
    due = [
        datetime.combine(today + timedelta(days=n), hour, PARIS)
        for n in (-1, 0, 1)
        for hour in BULLETINS
    ]
    return max(each for each in due if each <= now), min(each for each in due if each > now)
