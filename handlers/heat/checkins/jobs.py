"""The ladder, climbed: one sweep a minute over what is due, minus what was already told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from handlers.heat.checkins.check_view import (
    CheckAct,
    LoadedCheckIn,
    check_key,
    finish_checks,
    load_check,
    step_key,
    tell_check_organisers,
    tell_recipient,
    write_about_check,
)
from handlers.heat.checkins.escalation_policy import (
    FIRST,
    NEXT,
    ORGANISERS,
    EscalationAudience,
    current_minute,
    next_level_at,
    policy_for,
)
from handlers.heat.checkins.questions import areas_to_check, ask_due_questions
from handlers.heat.feature import heat
from handlers.kernel.continuing import continue_later
from handlers.kernel.events import ContinuationEvent, JobTick
from handlers.kernel.interaction import JobContext
from handlers.kernel.replies import CallService
from messages.heat.checkins import notices as letters
from messages.heat.checkins.actions import CheckEnding
from storage.heat import HeatSnapshot
from storage.heat.checkins import due
from storage.heat.checkins.queries import CheckIn
from storage.people import Member

CHUNK = 100
"""Checks moved on in one transaction: presses wait for no more than that."""

AREAS = 25
"""Areas whose questions are looked for in one transaction."""


@dataclass(frozen=True)
class EscalationSweep:
    """What one sweep has still to do: steps due, promises to look in again, questions to ask."""

    due: tuple[int, ...]
    again: tuple[int, ...]
    areas: tuple[int, ...]
    after: int = 0

    @property
    def is_over(self) -> bool:
        return not (self.due or self.again or self.areas)


@heat.every(minutes=1, when=due.CHECKS)
async def escalate_due(_: JobTick, context: JobContext) -> CallService | None:
    """Every step that is due, one each; then the questions of the hour."""
    checkins = context.store.checkins
    due, again = await checkins.due_checks(context.now), await checkins.revisits_due(context.now)
    listed = await checkins.areas_with_enrolments()
    if not (due or again or listed):
        return None
    sky = await context.store.heat.load_snapshot(context.now)
    areas = await areas_to_check(listed, sky, context)
    left = EscalationSweep(tuple(due), tuple(again), tuple(area.id for area in areas))
    return await _sweep_some(left, sky, context)


@heat.on_result(escalate_due)
async def continue_escalating(rested: ContinuationEvent, context: JobContext) -> CallService | None:
    """One more transaction's worth of the sweep."""
    sky = await context.store.heat.load_snapshot(context.now)
    return await _sweep_some(rested.left, sky, context)


async def _sweep_some(
    left: EscalationSweep, sky: HeatSnapshot, context: JobContext
) -> CallService | None:
    """One transaction's worth: steps before promises, promises before questions."""
    if left.due:
        for check_id in left.due[:CHUNK]:
            await _advance_if_due(check_id, context)
        return _yield_to_others(replace(left, due=left.due[CHUNK:]))
    if left.again:
        await look_in_again(left.again[:CHUNK], context)
        return _yield_to_others(replace(left, again=left.again[CHUNK:]))
    if not left.areas:
        return None
    areas = await context.store.nudges.areas_by_id(left.areas[:AREAS])
    last = await ask_due_questions(areas, sky, left.after, context)
    if last:
        return _yield_to_others(replace(left, after=last))
    return _yield_to_others(replace(left, areas=left.areas[AREAS:], after=0))


async def _advance_if_due(check_id: int, context: JobContext) -> None:
    """One check's next step. Whatever is wrong with it, nobody else waits because of it."""
    async with context.store.isolate_item("check", check_id):
        check = await context.store.checkins.lock_check(check_id)
        if check and check.ended_at is None and check.next_at and check.next_at <= context.now:
            await escalate_check(await load_check(check, context), context)


def _yield_to_others(left: EscalationSweep) -> CallService | None:
    """Let presses have their turn, then go on; what a sweep leaves, the next one finds again."""
    return None if left.is_over else continue_later(left)


async def look_in_again(due: Sequence[int], context: JobContext) -> None:
    """Whoever wanted to see somebody again is reminded, once."""
    for check_id in due:
        async with context.store.isolate_item("check", check_id):
            await _look_in_again(check_id, context)


async def _look_in_again(check_id: int, context: JobContext) -> None:
    check = await context.store.checkins.lock_check(check_id)
    if check is None or check.again_at is None or check.again_at > context.now:
        return
    check.again_at = None
    people = await context.store.people.members_by_id({check.going_id})
    if check.going_id in people:
        loaded = await load_check(check, context)
        message = letters.look_in_again(loaded.check_facts)
        await write_about_check(
            loaded, people[check.going_id], message, check_key(check, CheckAct.AGAIN), context
        )


# --- the steps


async def escalate_check(loaded: LoadedCheckIn, context: JobContext) -> None:
    """Take the next step, unless whoever it is for sleeps: then it waits for them."""
    if loaded.enrolment is None:
        await finish_checks(loaded.member, CheckEnding.STOP, context)
        return
    check, at = loaded.check, current_minute(context.now)
    step = check.step + 1
    match policy_for(check.pace, check.cause).steps[step].audience:
        case EscalationAudience.MEMBER:
            if loaded.is_asleep(loaded.member, context.now):
                return
            message = letters.check_reminder(check.id, loaded.member.name)
            once = check_key(check, CheckAct.ASK, str(step))
            await write_about_check(loaded, loaded.member, message, once, context)
        case EscalationAudience.ORGANISERS:
            await call_organisers(loaded, step, context)
        case _:
            if not await ask_buddy(loaded, step, context):
                return
    mark_step_taken(check, step, at)


async def ask_buddy(loaded: LoadedCheckIn, step: int, context: JobContext) -> bool:
    """Turn to the next buddy who is awake; False while those who are left sleep."""
    if step > FIRST and loaded.check.going_id:
        return True
    if await ask_next(loaded, step, context):
        return True
    if loaded.buddies_asleep(context.now):
        return False
    if step == NEXT and loaded.contact_line:
        await pass_contact(loaded, context)
    return True


async def ask_next(loaded: LoadedCheckIn, step: int, context: JobContext) -> Member | None:
    """The next buddy who is awake and can be written to, now asked, if there is one."""
    for buddy in loaded.untold_buddies:
        if not loaded.is_asleep(buddy, context.now):
            message = letters.buddy_notice(loaded.check_facts)
            if await tell_recipient(loaded, buddy, message, step, context):
                return buddy
    return None


async def pass_contact(loaded: LoadedCheckIn, context: JobContext) -> None:
    """Without a second buddy: whom else to ring, for the first one or for the organisers."""
    message = letters.contact_notice(loaded.check_facts, loaded.contact_line)
    once = check_key(loaded.check, CheckAct.TOLD, "contact")
    asked = [
        await write_about_check(loaded, member, message, once, context)
        for told, member in loaded.told
        if not told.cannot
    ]
    if not any(asked):
        await call_organisers(loaded, NEXT, context)


async def call_organisers(
    loaded: LoadedCheckIn,
    step: int | str,
    context: JobContext,
    *,
    in_vain: Member | None = None,
    but: Member | None = None,
) -> int:
    """Everything tried so far, to those who answer for the area; how many of them are told."""
    going = "" if in_vain else await loaded.name_of(loaded.check.going_id, context)
    message = letters.organisers_notice(
        loaded.check_facts,
        sum(told.step < ORGANISERS for told, _ in loaded.told),
        going,
        loaded.contact_line,
        loaded.area.numbers,
        in_vain.name if in_vain else "",
    )
    knows = in_vain or but
    once = step_key(loaded.check, step, in_vain.id if in_vain else None)
    return await tell_check_organisers(
        loaded, message, context, once=once, but=knows.id if knows else 0
    )


def mark_step_taken(check: CheckIn, step: int, at: datetime) -> None:
    """A step was taken: the next one counts from now."""
    check.step, check.step_at = step, at
    check.next_at = next_level_at(check.pace, check.cause, step, at)
