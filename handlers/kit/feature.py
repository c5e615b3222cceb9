"""The capability every handler of the kit registers with."""

from __future__ import annotations

from handlers.kernel import Feature, Interaction, Refused
from messages import words
from storage.area import Area

kit = Feature("kit")


async def own_area(area_id: int, turn: Interaction) -> Area:
    """The area, if this person belongs to it."""
    for _, area in await turn.own_areas():
        if area.id == area_id:
            return area
    await turn.home_area()
    raise Refused(words.kit_not_yours())
