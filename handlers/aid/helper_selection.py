"""Whose turn it is: who offers what is asked for, is awake and free then, and may be trusted."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, time

from handlers.aid.feature import LoadedRequest, local_time
from handlers.kernel.interaction import Interaction, JobContext, refusal_of_stranger
from handlers.kernel.replies import Refused
from messages import words
from messages.aid import AidKind, Urgency, WeekSlot
from messages.model import Text
from storage.area import MemberRole
from storage.people import Member

MEETINGS = 2
"""Cafés after which somebody is known well enough to mind a child."""

FIRST_LOOK, WIDER, WIDEST = 30, 2, 3_840
"""Neighbours looked at in order of turn, and how many times more when too few of them fit."""

NOON, EVENING = time(12), time(18)
SATURDAY = 5


async def helpers_to_ask_now(
    loaded: LoadedRequest,
    context: JobContext,
    many: int,
    *,
    asleep: bool = False,
    though_blocked: bool = False,
) -> list[Member]:
    """Up to so many neighbours who may be asked now, in order of turn.

    They are awake (or `asleep` as well), free then, and trusted if it is about a child. Whoever
    was looked at and never fits stays first in turn: so the look widens until enough fit. With
    `though_blocked` they are counted and not asked: a number tells nobody of a block.
    """
    request, free = loaded.request, _week_slots(loaded, context.now)
    fit, last, size = list[Member](), None, FIRST_LOOK
    while len(fit) < many:
        seen = await context.store.aid.helpers_to_ask(
            request, context.now, size, free=free, after=last, though_blocked=though_blocked
        )
        awake = [
            candidate for candidate in seen if asleep or not candidate.member.quiet_at(context.now)
        ]
        known = {candidate.member.id: candidate.role for candidate in awake}
        trust = await _trusted_with(loaded, known, context)
        fit += [candidate.member for candidate in awake if candidate.member.id in trust]
        if len(seen) < size:
            break
        last, size = seen[-1], min(size * WIDER, WIDEST)
    return fit[:many]


async def helpers_asked_again(loaded: LoadedRequest, context: JobContext) -> list[Member]:
    """Who said yes to this before and may be asked now."""
    before = await context.store.aid.past_helpers(loaded.request, context.now)
    awake = [helper for helper in before if not helper.member.quiet_at(context.now)]
    known = {helper.member.id: helper.role for helper in awake}
    trust = await _trusted_with(loaded, known, context)
    return [helper.member for helper in awake if helper.member.id in trust]


async def require_allowed(loaded: LoadedRequest, turn: Interaction) -> None:
    """Refused for who may not help here; whoever lives elsewhere is shown how to join."""
    if why := await why_not_allowed(loaded, turn.member, turn):
        if await turn.store.areas.membership(turn.member.id, loaded.area.id) is None:
            raise refusal_of_stranger(loaded.area, why)
        raise Refused(why)


async def why_not_allowed(
    loaded: LoadedRequest, member: Member, context: JobContext
) -> Text | None:
    """Why somebody may not help here, if so: a neighbour helps, and with a child a known one."""
    membership = await context.store.areas.membership(member.id, loaded.area.id)
    if membership is None:
        return words.aid_only_members(area=loaded.area.name)
    if not await _trusted_with(loaded, {member.id: membership.role}, context):
        return words.aid_only_trusted()
    return None


async def _trusted_with(
    loaded: LoadedRequest, members: Mapping[int, MemberRole], context: JobContext
) -> Collection[int]:
    """Of these, by their roles, whom this may be entrusted to; a child to who is known only."""
    if loaded.request.kind is not AidKind.CHILDCARE:
        return members.keys()
    vouched = {
        who for who, role in members.items() if role in (MemberRole.RELAY, MemberRole.ORGANISER)
    }
    others = members.keys() - vouched
    return vouched | await context.store.cafes.regular_guests(others, MEETINGS, context.now)


def _week_slots(loaded: LoadedRequest, now: datetime) -> list[WeekSlot]:
    """The times of the week that would do; none in particular when it is not for today."""
    if not loaded.request.urgency.is_today:
        return []
    at = local_time(now, loaded.area)
    parts = [WeekSlot.MORNING, WeekSlot.AFTERNOON, WeekSlot.EVENING]
    present = (at.time() >= NOON) + (at.time() >= EVENING)
    slots = [parts[present]] if loaded.request.urgency is Urgency.NOW else parts[present:]
    return [*slots, WeekSlot.WEEKEND] if at.weekday() >= SATURDAY else slots
