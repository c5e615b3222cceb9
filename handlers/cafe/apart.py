"""Two who met over a café, and one of them keeps away from the other."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.cafe.feature import CafeAct, cafe, load_cafe
from handlers.kernel.interaction import JobContext
from storage.people import Member

BETWEEN = (CafeAct.NEW, CafeAct.NUDGE, CafeAct.ADDRESS, CafeAct.HEIR)
"""What a host's café tells somebody whom Palier brings to it."""


@cafe.on_acquaintances
async def find_hosts_and_guests(member: Member, context: JobContext) -> Mapping[int, str]:
    return await context.store.cafes.met_over_cafes(member.id, context.now)


@cafe.on_keep_apart
async def settle_cafes(member: Member, other: Member, context: JobContext) -> None:
    """Nobody hands a café to the other; what has not left, an address most of all, is not told."""
    for one, guest in ((member, other), (other, member)):
        for cafe_id in await context.store.cafes.hosted_cafes(one.id):
            loaded = await load_cafe(cafe_id, context)
            if loaded.cafe.open_at(context.now):
                await context.withdraw_messages(loaded.cafe.card_name, *BETWEEN, by=guest)
                if loaded.cafe.heir_id == guest.id:
                    loaded.cafe.heir_id = None
    await context.store.session.flush()
