"""Two members turn out to be one person: one home, and the stronger role."""

from __future__ import annotations

from handlers.area.feature import area
from handlers.kernel.interaction import JobContext
from storage.area import MemberRole
from storage.people import Member

RANK = tuple(MemberRole)


@area.on_merge
async def settle_areas_on_merge(kept: Member, gone: Member, context: JobContext) -> None:
    """Areas add up; in a shared one the stronger role stays, and only one area is home."""
    ours = {found.id: held for held, found in await context.store.areas.memberships(kept.id)}
    has_home = any(held.home for held in ours.values())
    for held, found in await context.store.areas.memberships(gone.id):
        held.home = held.home and not has_home
        if twin := ours.get(found.id):
            twin.role = max(twin.role, held.role, key=RANK.index)
            twin.on_wall = twin.on_wall or held.on_wall
            twin.glanced = twin.glanced or held.glanced
    await context.store.session.flush()
