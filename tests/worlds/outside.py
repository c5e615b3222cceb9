"""Whoever a story asks beyond the machine: streets everybody knows, silent when told to be."""

from __future__ import annotations

from collections.abc import Sequence

from messages.model import Link
from storage.area import Wall
from storage.places import PlacesSilent, Spot, fold


class Streets:
    """A geocoder in one's head; give it streets, or make it silent."""

    def __init__(self) -> None:
        self._known: dict[str, Spot] = {}
        self.silent = False
        self.asked: list[str] = []

    def has(self, words: str, lat: float, lon: float, *, town: str | None = None) -> None:
        """From now on this address lies there."""
        self._known[fold(words)] = Spot(lat, lon, "house", town, 0.95)

    async def find(self, words: str, *, country: str = "FR") -> Spot | None:
        self.asked.append(words)
        if self.silent:
            raise PlacesSilent("timeout")
        return self._known.get(fold(words))


class Signposts:
    """Addresses for paper on a platform that is nowhere; there may be none."""

    def __init__(self) -> None:
        self.gone = False

    async def opening(self, payload: str, walls: Sequence[Wall]) -> Link | None:
        if self.gone:
            return None
        return Link(url=f"https://palier.example/{payload}", shown="palier.example")
