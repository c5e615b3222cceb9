"""What lies outside and may be asked between transactions: geocoders, files, the weather."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from storage.heat import ABROAD, Feed, Map, Outlook, Silence, Source, Thresholds, WeatherSilent
from storage.places import Spot


class Addresses(Protocol):
    """Street addresses; words may leave the machine, coordinates come back and are not kept."""

    async def find(self, words: str, *, country: str = "FR") -> Spot | None:
        """The best place, None when nothing is found; `PlacesSilent` when nobody answers."""


class FilesSilent(Exception):
    """A file cannot be had; `reason` is "gone" when trying again will not help."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Files(Protocol):
    """What people sent as files."""

    async def fetch(self, platform: str, ref: str) -> bytes:
        """The bytes behind an attachment's reference, or `FilesSilent`."""


class Weather(Protocol):
    """Weather services; each answers with facts, or `WeatherSilent`."""

    @property
    def sources(self) -> frozenset[Source]:
        """The services in use."""

    @property
    def seasonal(self) -> bool:
        """Whether services are left alone out of season."""

    @property
    def abroad(self) -> Thresholds:
        """From how many degrees it is hot where no authority says so."""

    async def vigilance(self) -> Map:
        """France's map of today and tomorrow."""

    async def warnings(self, feed: str) -> Feed:
        """A country's warnings."""

    async def outlook(self, lat: float, lon: float) -> Outlook:
        """The days ahead at a coarse point."""


class NoWeather:
    """Nobody to ask: levels are set by hand."""

    sources: frozenset[Source] = frozenset()
    seasonal = True
    abroad = ABROAD

    async def vigilance(self) -> Map:
        raise WeatherSilent(Silence.REFUSED)

    async def warnings(self, feed: str) -> Feed:
        raise WeatherSilent(Silence.REFUSED)

    async def outlook(self, lat: float, lon: float) -> Outlook:
        raise WeatherSilent(Silence.REFUSED)


@dataclass(frozen=True)
class Outside:
    """Everything beyond the machine that a handler or a job may inquire of."""

    addresses: Addresses
    files: Files
    weather: Weather = field(default_factory=NoWeather)
