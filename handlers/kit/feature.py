"""The capability every handler of the kit registers with."""

from __future__ import annotations

from handlers.kernel import Feature, Refused, Turn
from messages import words
from storage.area import Area

kit = Feature("kit")


async def own_area(area_id: int, turn: Turn) -> Area:
    """The area, if this person belongs to it."""
    for _, area in await turn.areas():
        if area.id == area_id:
            return area
    await turn.home()
    raise Refused(words.kit_not_yours())
