"""Street addresses, with a library that comes in when the first of them is looked up."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from importlib import import_module
from types import TracebackType
from typing import TYPE_CHECKING, Self

from storage.places import GeocodedSpot

if TYPE_CHECKING:
    from bot.geocoder import Geocoder


class LateGeocoder:
    """An address finder of which nothing is loaded until somebody types an address."""

    def __init__(self, make: Callable[[], Geocoder]) -> None:
        self._make = make
        self._geocoder: Geocoder | None = None

    async def find_address(self, words: str, *, country: str = "FR") -> GeocodedSpot | None:
        """As `Geocoder.find_address`."""
        if self._geocoder is None:
            await asyncio.to_thread(import_module, "bot.geocoder")
        if self._geocoder is None:
            self._geocoder = self._make()
        return await self._geocoder.find_address(words, country=country)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._geocoder is not None:
            await self._geocoder.close()
