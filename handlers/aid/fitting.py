"""Whose turn it is: who offers what is asked for, is awake and free then, and may be trusted."""

from __future__ import annotations

from datetime import datetime, time

from handlers.aid.feature import Need, local
from handlers.kernel import Context
from messages.aid import Kind, Slot, Urgency
from storage.aid import Fitting
from storage.area import Role
from storage.people import Member

MEETINGS = 2
"""Cafés after which somebody is known well enough to mind a child."""

LOOKED_AT = 60
"""Neighbours looked at in one wave, in order of turn; most are passed over for the hour only."""

NOON, EVENING = time(12), time(18)
SATURDAY = 5


async def fitting(found: Need, context: Context) -> list[Fitting]:
    """Neighbours who may be asked now, in order of turn: awake, free then, trusted with a child."""
    slots = _slots(found, context.now)
    candidates = await context.store.aid.fitting(found.request, context.now, LOOKED_AT)
    fit = [
        each
        for each in candidates
        if not each.member.quiet_at(context.now)
        and (not slots or any(each.helper.free(slot) for slot in slots))
    ]
    if found.request.kind is not Kind.CHILDCARE:
        return fit
    return [each for each in fit if await trusted(each.member, each.role, context)]


async def trusted(member: Member, role: Role | None, context: Context) -> bool:
    """Whether a child may be entrusted to them: vouched for, or met at two cafés."""
    if role in (Role.RELAY, Role.ORGANISER):
        return True
    return await context.store.cafes.attended(member.id, context.now) >= MEETINGS


def _slots(found: Need, now: datetime) -> list[Slot]:
    """The times of the week that would do; none in particular when it is not for today."""
    if not found.request.urgency.soon:
        return []
    at = local(now, found.area)
    parts = [Slot.MORNING, Slot.AFTERNOON, Slot.EVENING]
    present = (at.time() >= NOON) + (at.time() >= EVENING)
    slots = [parts[present]] if found.request.urgency is Urgency.NOW else parts[present:]
    return [*slots, Slot.WEEKEND] if at.weekday() >= SATURDAY else slots
