"""Whoever a story asks beyond the machine: streets, and skies, silent when told to be."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.heat.levels.services import WeatherServices
from messages.heat.levels.level import HeatLevel, HeatSource
from messages.model import Link
from storage.area import Wall
from storage.heat import (
    DayTemperatures,
    FetchPlace,
    HeatWarning,
    SourceFacts,
    SourceSilence,
    TemperatureForecast,
    VigilanceColour,
    VigilanceMap,
    WarnedRegion,
    WarningFeed,
    WeatherSilent,
    all_departments,
)
from storage.places import GeocodedSpot, PlacesSilent, fold_name
from storage.places.spot import UNSERVED

PARIS = ZoneInfo("Europe/Paris")
MILD = (16.0, 27.0)


class Streets:
    """A geocoder in one's head; give it streets, make it silent, or without a country."""

    def __init__(self) -> None:
        self._known: dict[str, GeocodedSpot] = {}
        self.silent = False
        self.unserved: set[str] = set()
        self.asked: list[str] = []

    def has(self, words: str, lat: float, lon: float, *, town: str | None = None) -> None:
        """From now on this address lies there."""
        self._known[fold_name(words)] = GeocodedSpot(lat, lon, "house", town, 0.95)

    async def find_address(self, words: str, *, country: str = "FR") -> GeocodedSpot | None:
        self.asked.append(words)
        if self.silent:
            raise PlacesSilent("timeout")
        if country in self.unserved:
            raise PlacesSilent(UNSERVED)
        return self._known.get(fold_name(words))


class Signposts:
    """Addresses for paper on a platform that is nowhere; there may be none."""

    def __init__(self) -> None:
        self.gone = False

    async def opening_link(self, payload: str, walls: Sequence[Wall]) -> Link | None:
        if self.gone:
            return None
        return Link(url=f"https://palier.example/{payload}", shown="palier.example")


class Skies(WeatherServices):
    """Weather services in one's head: as they are told, or silent for a reason."""

    sources: frozenset[HeatSource] = frozenset()

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self.tells: dict[HeatSource, Callable[[], SourceFacts]] = {
            HeatSource.VIGILANCE: self._map,
            HeatSource.METEOALARM: self._list,
            HeatSource.OPENMETEO: self._outlook,
        }
        self.silent: dict[HeatSource, SourceSilence] = {}
        self.wait: float | None = None
        self.asked: list[tuple[HeatSource, str]] = []
        self.colours: dict[tuple[str, date], HeatLevel] = {}
        self.issued_at: datetime | None = None
        self.missing: set[str] = set()
        self.before_six = self.past = False
        self.hangs: set[HeatSource] = set()
        self.alerts: tuple[HeatWarning, ...] = ()
        self.regions: tuple[tuple[str, str], ...] = ()
        self.total = 1
        self.frozen_at: datetime | None = None
        self.in_force: tuple[tuple[datetime, datetime], ...] = ()
        self.unread: tuple[WarnedRegion, ...] = ()
        self.service = "METEO-FRANCE"
        self.felt: float | None = None
        self.degrees: list[tuple[float | None, float | None]] = []

    @property
    def today(self) -> date:
        return self._now().astimezone(PARIS).date()

    def use(self, *sources: HeatSource) -> None:
        """These services are switched on."""
        self.sources = frozenset(sources)

    def turn(self, code: str, *levels: HeatLevel) -> None:
        """A département's colours from today on."""
        for ahead, level in enumerate(levels):
            self.colours[code, self.today + timedelta(days=ahead)] = level

    async def _hear(self, source: HeatSource, place: str) -> None:
        self.asked.append((source, place))
        if source in self.hangs:
            await asyncio.sleep(3600)
        if source in self.silent:
            raise WeatherSilent(self.silent[source], self.wait)

    async def fetch(self, source: HeatSource, place: FetchPlace) -> SourceFacts:
        point = f"{place.lat},{place.lon}"
        await self._hear(source, point if place.lat or place.lon else place.name)
        return self.tells[source]()

    def _list(self) -> WarningFeed:
        """What was sent last is new, unless the list froze."""
        sent = self.frozen_at or self._now()
        return WarningFeed(
            self.alerts,
            self.regions,
            self.total,
            (sent,) if self.total else (),
            (*((alert.onset, alert.expires) for alert in self.alerts), *self.in_force),
            unread=self.unread,
            service=self.service,
            mark=sent.isoformat(),
        )

    def _map(self) -> VigilanceMap:
        days = [self.today + timedelta(days=n) for n in range(1 if self.before_six else 2)]
        colours = {
            code: tuple(
                VigilanceColour(
                    day, self.colours.get((code, day), HeatLevel.NONE), self._until(day)
                )
                for day in days
            )
            for code in all_departments()
            if code not in self.missing
        }
        return VigilanceMap(self.issued_at or self._now(), colours)

    def _until(self, day: date) -> datetime:
        return self._now() - timedelta(hours=1) if self.past else _end(day)

    def _outlook(self) -> TemperatureForecast:
        given = self.degrees or [MILD] * 8
        return TemperatureForecast(
            tuple(
                DayTemperatures(self.today + timedelta(days=n), low, high, self.felt)
                for n, (low, high) in enumerate(given)
            )
        )

    def warns(self, code: str, name: str, level: HeatLevel, ahead: int = 0) -> None:
        """One more warning, for a whole day."""
        day = self.today + timedelta(days=ahead)
        begin = datetime.combine(day, time(), PARIS)
        alert = HeatWarning(
            code, name, level, begin, _end(day), self._now(), "https://example.org/heat",
            service=self.service,
        )  # fmt: skip
        self.alerts += (alert,)
        self.regions += ((code, name),)


def _end(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), PARIS)
