"""What may be asked between transactions: geocoders, platforms, what takes a while."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from messages.model import Link
from storage.area import Wall
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


@dataclass(frozen=True)
class FoundPerson:
    """Somebody Palier may write to first; without a `chat` it cannot."""

    chat: str
    name: str = ""
    language: str = ""


FindsPerson = Callable[[str, str], Awaitable[FoundPerson]]
"""Finds somebody by workspace and the platform's name for them."""


@dataclass(frozen=True)
class PeopleDirectory:
    """Where Palier may write to people who never wrote to it, by platform."""

    finders: Mapping[str, FindsPerson] = field(default_factory=dict)

    async def find_person(self, platform: str, workspace: str, user: str) -> FoundPerson:
        """The person; without a chat where nobody is written to first."""
        finder = self.finders.get(platform)
        return await finder(workspace, user) if finder else FoundPerson("")


class DocumentMaker(Protocol):
    """Whoever makes what takes the processor for a while, beside everybody's turns."""

    async def make_document(self, work: Callable[[], T]) -> T:
        """Do the work elsewhere than in the event loop; what it raises is raised here."""


@dataclass(frozen=True)
class Services:
    """Everything beyond its turn that a handler or a job may inquire of.

    `more` is what single capabilities ask, each by its own type; `settings` are an operator's
    words to them.
    """

    addresses: AddressFinder
    files: FileFetcher
    links: LinkMaker
    maker: DocumentMaker
    more: tuple[object, ...] = ()
    settings: tuple[object, ...] = ()

    def find_service(self, kind: type[T]) -> T | None:
        """What is asked by that type, if there is such a service."""
        return next((each for each in self.more if isinstance(each, kind)), None)
