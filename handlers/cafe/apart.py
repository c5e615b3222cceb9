"""Two who met over a café, and one of them keeps away from the other."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.cafe.feature import CafeAct, cafe, load_cafe
from handlers.kernel.interaction import JobContext
from storage.people import Member


@cafe.on_acquaintances
async def find_hosts_and_guests(member: Member, context: JobContext) -> Mapping[int, str]:
    return await context.store.cafes.met_over_cafes(member.id, context.now)


@cafe.on_keep_apart
async def settle_cafes(member: Member, other: Member, context: JobContext) -> None:
    """Nobody hands a café to the other; an address that has not left is not told."""
    for cafe_id in await context.store.cafes.cafes_shared_by(member.id, other.id):
        loaded = await load_cafe(cafe_id, context)
        if not loaded.cafe.open_at(context.now):
            continue
        for one, guest in ((member, other), (other, member)):
            if loaded.cafe.host_id != one.id:
                continue
            card = loaded.cafe.card_name
            await context.withdraw_messages(card, CafeAct.ADDRESS, by=guest)
            if loaded.cafe.heir_id == guest.id:
                loaded.cafe.heir_id = None
                await context.withdraw_messages(card, CafeAct.HEIR, by=guest)
    await context.store.session.flush()
