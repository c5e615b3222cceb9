"""A cool place as it is known: what a town or an organiser says of it."""

from __future__ import annotations

from messages.folding import without_accents
from messages.heat.cool.hours import OpeningHours, unpack_hours
from messages.model import FrozenValue

NAME, ADDRESS, HOURS, NOTE = 60, 80, 120, 120
"""Characters that each may have."""


class CoolFacts(FrozenValue):
    """A place with its point in WGS 84 degrees and its hours as they are kept.

    `shady` when the way there lies in the shade; `outer_id` is its name in a town's own file.
    """

    name: str
    address: str = ""
    hours: str = ""
    note: str = ""
    lat: float
    lon: float
    shady: bool = False
    outer_id: str = ""

    @property
    def opening(self) -> OpeningHours | None:
        """Its week; None while nobody said."""
        return unpack_hours(self.hours)

    @property
    def spelt(self) -> str:
        """By what it is the same place in another file."""
        return spelt_place(self.name, self.address)


def spelt_place(name: str, address: str) -> str:
    """Name and address as they are compared: letters and digits alone."""
    folded = without_accents(f"{name}|{address}")
    return "".join(sign for sign in folded if sign.isalnum() or sign == "|")
