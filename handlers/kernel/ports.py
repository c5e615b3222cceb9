"""What may be asked between transactions: geocoders, platforms, weather, what takes a while."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from messages.heat.levels.advice_line import HeatLineHours
from messages.model import Link
from storage.area import Wall
from storage.heat import (
    ABROAD,
    FetchPlace,
    HeatSource,
    SourceFacts,
    SourceSilence,
    WeatherSilent,
)
from storage.places import GeocodedSpot

T = TypeVar("T")


class AddressFinder(Protocol):
    """Street addresses; words may leave the machine, coordinates come back and are not kept."""

    async def find_address(self, words: str, *, country: str = "FR") -> GeocodedSpot | None:
        """The best place, None when nothing is found; `PlacesSilent` when nobody answers."""


class FilesSilent(Exception):
    """A file cannot be had; `reason` is "gone" when trying again will not help."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class FileFetcher(Protocol):
    """What people sent as files."""

    async def fetch_file(self, platform: str, ref: str) -> bytes:
        """The bytes behind an attachment's reference, or `FilesSilent`."""


class LinkMaker(Protocol):
    """Addresses that lead to Palier from elsewhere, such as from a sheet of paper."""

    async def opening_link(self, payload: str, walls: Sequence[Wall]) -> Link | None:
        """What opens Palier with this start payload, best of all for strangers.

        `walls` are those of the area it leads to. None where no platform has such an address.
        """


class DocumentMaker(Protocol):
    """Whoever makes what takes the processor for a while, beside everybody's turns."""

    async def make_document(self, work: Callable[[], T]) -> T:
        """Do the work elsewhere than in the event loop; what it raises is raised here."""


class WeatherServices:
    """Weather services in use, each by its key; none by itself, and levels are set by hand."""

    at_hand = False
    """Whether asking costs nobody anything, so that any moment of the year will do."""

    abroad = ABROAD
    """From how many degrees it is hot where no authority says so."""

    @property
    def sources(self) -> frozenset[HeatSource]:
        """The services in use."""
        return frozenset()

    async def fetch(self, source: HeatSource, place: FetchPlace) -> SourceFacts:
        """What a service says about a place, or `WeatherSilent`."""
        raise WeatherSilent(SourceSilence.REFUSED)


@dataclass(frozen=True)
class Services:
    """Everything beyond its turn that a handler or a job may inquire of."""

    addresses: AddressFinder
    files: FileFetcher
    links: LinkMaker
    maker: DocumentMaker
    weather: WeatherServices = field(default_factory=WeatherServices)
    heat_line: HeatLineHours | None = None
