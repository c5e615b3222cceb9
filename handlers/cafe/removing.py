"""Somebody is taken out of an area: their cafés there are called off, their seats are free."""

from __future__ import annotations

from handlers.cafe.answering import give_up_seat
from handlers.cafe.feature import cafe, load_cafe
from handlers.cafe.hosting import cancel_cafe
from handlers.cafe.recurring import end_recurring, load_recurring
from handlers.kernel.interaction import JobContext
from storage.people import Member


@cafe.on_removal
async def end_cafes_on_removal(member: Member, area_id: int, context: JobContext) -> None:
    """Guests are told, as when a host leaves for good; other areas' cafés go on."""
    cafes = context.store.cafes
    for draft in await cafes.cafe_drafts(member.id):
        if draft.area_id == area_id:
            await cafes.delete_cafe(draft.id)
    for recurring in await cafes.recurring_of(member.id):
        if recurring.area_id == area_id and (own := await load_recurring(recurring.id, context)):
            await end_recurring(own, context)
    for cafe_id in await cafes.hosted_cafes(member.id):
        loaded = await load_cafe(cafe_id, context)
        hosts = loaded.cafe.host_id == member.id and loaded.area.id == area_id
        if hosts and loaded.cafe.open_at(context.now):
            await cancel_cafe(loaded, context)
    for cafe_id in await cafes.answered_cafes(member.id, context.now):
        await give_up_seat(cafe_id, member, context, in_area=area_id)
