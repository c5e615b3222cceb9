"""What lies outside and may be asked between transactions: geocoders, a platform's files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

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


@dataclass(frozen=True)
class Outside:
    """Everything beyond the machine that a handler may inquire of."""

    addresses: Addresses
    files: Files
