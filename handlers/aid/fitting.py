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

VOUCHED = (Role.RELAY, Role.ORGANISER)

ENOUGH = 15
"""As many as are asked in the first two waves."""

FIRST_LOOK, WIDER, WIDEST = 30, 2, 3_840
"""Neighbours looked at in order of turn, and how many times more when too few of them fit."""

NOON, EVENING = time(12), time(18)
SATURDAY = 5


async def fitting(found: Need, context: Context) -> list[Fitting]:
    """Neighbours who may be asked now, in order of turn: awake, free then, trusted with a child.

    Whoever was looked at and never fits stays first in turn: so the look widens until enough fit.
    """
    request, free = found.request, _slots(found, context.now)
    fit, last, many = list[Fitting](), None, FIRST_LOOK
    while True:
        seen = await context.store.aid.fitting(request, context.now, many, free=free, after=last)
        awake = [each for each in seen if not each.member.quiet_at(context.now)]
        fit += await _trusted(awake, context) if request.kind is Kind.CHILDCARE else awake
        if len(fit) >= ENOUGH or len(seen) < many:
            return fit
        last, many = seen[-1], min(many * WIDER, WIDEST)


async def _trusted(among: list[Fitting], context: Context) -> list[Fitting]:
    """Those to whom a child may be entrusted."""
    strangers = [each.member.id for each in among if each.role not in VOUCHED]
    met = await context.store.cafes.regulars(strangers, MEETINGS, context.now)
    return [each for each in among if each.role in VOUCHED or each.member.id in met]


async def trusted(member: Member, role: Role | None, context: Context) -> bool:
    """Whether a child may be entrusted to them: vouched for, or met at two cafés."""
    return role in VOUCHED or bool(
        await context.store.cafes.regulars([member.id], MEETINGS, context.now)
    )


def _slots(found: Need, now: datetime) -> list[Slot]:
    """The times of the week that would do; none in particular when it is not for today."""
    if not found.request.urgency.soon:
        return []
    at = local(now, found.area)
    parts = [Slot.MORNING, Slot.AFTERNOON, Slot.EVENING]
    present = (at.time() >= NOON) + (at.time() >= EVENING)
    slots = [parts[present]] if found.request.urgency is Urgency.NOW else parts[present:]
    return [*slots, Slot.WEEKEND] if at.weekday() >= SATURDAY else slots
