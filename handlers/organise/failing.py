"""What organisers promised and will not arrive: they hear of it, with what to do instead."""

from __future__ import annotations

from handlers.kernel.events import EventOrigin, MessageFailed
from handlers.kernel.interaction import JobContext
from handlers.organise import inviting, naming, removing
from handlers.organise.deciding import RemovalAct
from handlers.organise.feature import organise
from messages.organise.actions import WallAct


@organise.on_finding(MessageFailed)
async def take_failure(event: MessageFailed, origin: EventOrigin, context: JobContext) -> None:
    """Whoever waits for it is told; of other letters nobody here is."""
    if event.once.act in naming.ACTS:
        await naming.hand_link_instead(event, context)
    elif event.once.act in (WallAct.LISTED, WallAct.INVITED):
        await inviting.tell_unshown(event, context)
    elif event.once.act == RemovalAct.EXPEL:
        await removing.tell_by_hand(event, context)
