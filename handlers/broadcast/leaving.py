"""Who leaves while something of theirs waits, and walls that are lost before they showed it."""

from __future__ import annotations

from handlers.broadcast.agreeing import give_up
from handlers.broadcast.feature import broadcast, find_broadcast
from handlers.broadcast.publishing import NEWS_FOR, restart_telling
from handlers.kernel.interaction import JobContext
from storage.area import Area
from storage.people import Member


@broadcast.on_erase
async def forget_proposals(member: Member, context: JobContext) -> None:
    """What they wrote and nobody reads goes with them; what neighbours read is the area's."""
    for key in await context.store.broadcasts.proposed_by(member.id):
        loaded = await find_broadcast(key, context)
        if loaded and loaded.row.proposed:
            await give_up(loaded, context)


@broadcast.on_stand_down
async def leave_area(member: Member, area_id: int | None, context: JobContext) -> None:
    """Who has no part in an area any more asks nobody to agree to what was for it."""
    if area_id is None:
        return
    for key in await context.store.broadcasts.proposed_by(member.id):
        loaded = await find_broadcast(key, context)
        if loaded and loaded.row.proposed and area_id in loaded.area_ids:
            await give_up(loaded, context)


@broadcast.on_last_wall_lost
async def tell_without_wall(area: Area, context: JobContext) -> None:
    """What never hung on the wall that was to show it is told privately."""
    since = context.now - NEWS_FOR
    for key in await context.store.broadcasts.published_in(area.id, since):
        loaded = await find_broadcast(key, context)
        for place, there in loaded.places if loaded else ():
            if there.id == area.id and not await context.store.outbox.was_hung(place.card_name):
                restart_telling(place)
