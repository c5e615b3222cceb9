"""What may be asked between transactions: geocoders, platforms, weather, what takes a while."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from messages.heat.line import Hours
from messages.model import Link
from storage.area import Wall
from storage.heat import ABROAD, Feed, Map, Outlook, Silence, Source, Thresholds, WeatherSilent
from storage.places import Spot

T = TypeVar("T")


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


class Links(Protocol):
    """Addresses that lead to Palier from elsewhere, such as from a sheet of paper."""

    async def opening(self, payload: str, walls: Sequence[Wall]) -> Link | None:
        """What opens Palier with this start payload, best of all for strangers.

        `walls` are those of the area it leads to. None where no platform has such an address.
        """


class Maker(Protocol):
    """Whoever makes what takes the processor for a while, beside everybody's turns."""

    async def make(self, work: Callable[[], T]) -> T:
        """Do the work elsewhere than in the event loop; what it raises is raised here."""


class Weather(Protocol):
    """Weather services; each answers with facts, or `WeatherSilent`."""

    @property
    def sources(self) -> frozenset[Source]:
        """The services in use."""

    @property
    def at_hand(self) -> bool:
        """Whether asking costs nobody anything, so that any moment of the year will do."""

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
    at_hand = False
    abroad = ABROAD

    async def vigilance(self) -> Map:
        raise WeatherSilent(Silence.REFUSED)

    async def warnings(self, feed: str) -> Feed:
        raise WeatherSilent(Silence.REFUSED)

    async def outlook(self, lat: float, lon: float) -> Outlook:
        raise WeatherSilent(Silence.REFUSED)


@dataclass(frozen=True)
class Outside:
    """Everything beyond its turn that a handler or a job may inquire of."""

    addresses: Addresses
    files: Files
    links: Links
    maker: Maker
    weather: Weather = field(default_factory=NoWeather)
    heat_line: Hours | None = None
