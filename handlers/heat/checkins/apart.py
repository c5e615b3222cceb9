"""Two who are buddies, or asked to be, and one of them keeps away from the other."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.heat.checkins.buddies import end_pair, members_to_pick, refuse_pair
from handlers.heat.feature import heat
from handlers.kernel.interaction import JobContext
from storage.people import Member


@heat.on_acquaintances
async def find_buddies(member: Member, context: JobContext) -> Mapping[int, str]:
    """Those one is paired with, and those one may choose from once one asked to be checked."""
    known = await context.store.checkins.pairs_with(member.id)
    areas = await context.store.areas.memberships(member.id)
    if areas and await context.store.checkins.enrolment_of(member.id):
        offering = await members_to_pick(member.id, areas[0][1].id, context)
        known |= {each.id: each.name for each in offering}
    return known


@heat.on_keep_apart
async def part_buddies(member: Member, other: Member, context: JobContext) -> None:
    """Nobody counts on the other any more, and both know: the one who asked is told no."""
    if pair := await context.store.checkins.buddy_pair(member.id, other.id):
        await end_pair(pair, context, by=member)
    if pair := await context.store.checkins.buddy_pair(other.id, member.id):
        if pair.agreed_at:
            await end_pair(pair, context, by=member)
        else:
            await refuse_pair(pair, other, member, context)
