"""The stairwells of an area that have a captain, as who organises reads them."""

from __future__ import annotations

from handlers.heat.feature import heat
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Reply, Show
from messages.folding import without_accents
from messages.heat.captains import views as screens
from messages.heat.captains.actions import ListCaptains
from storage.types import UnreadableText


@heat.on_press(ListCaptains)
async def list_captains(press: ListCaptains, turn: Interaction) -> Reply:
    """How many, and where, in the order of their labels; by name only who agreed to that."""
    await turn.require_organiser(press.area)
    area = await turn.store.areas.get_area(press.area)
    found = await turn.store.captains.captains_in(area.id)
    stairwells = sorted(
        (
            (captain.label, member.name if captain.named else "")
            for captain, member in found
            if not isinstance(captain.label, UnreadableText)
        ),
        key=lambda each: without_accents(each[0]),
    )
    return Show(screens.captains_screen(area.id, area.name, len(found), stairwells))
