"""The ladder, climbed: one sweep a minute over what is due, minus what was already told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from handlers.heat.checkins.check_view import (
    CheckAct,
    check_key,
    load_check,
    withdraw_question,
    write_about_check,
)
from handlers.heat.checkins.escalation import escalate_check
from handlers.heat.checkins.escalation_policy import current_minute, quicken_check
from handlers.heat.checkins.questions import areas_to_check, ask_due_questions
from handlers.heat.feature import heat
from handlers.kernel.continuing import continue_later
from handlers.kernel.events import ContinuationEvent, JobTick
from handlers.kernel.interaction import JobContext
from handlers.kernel.replies import CallService
from messages.heat.checkins import notices as letters
from messages.heat.checkins.actions import CheckPace
from messages.heat.levels.level import HeatDay, HeatLevel
from storage.area import Area
from storage.heat import HeatSnapshot, today_in
from storage.heat.checkins import due
from storage.heat.checkins.queries import CheckIn

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
    """Every step that is due, one each; then the questions of the hour.

    Before that, whatever is followed more slowly than the level asks for is quickened.
    """
    checkins = context.store.checkins
    listed = await checkins.areas_with_enrolments()
    sky = await context.store.heat.load_snapshot(context.now) if listed else None
    if sky:
        await quicken_checks(sky, context)
    due, again = await checkins.due_checks(context.now), await checkins.revisits_due(context.now)
    if not (due or again or listed):
        return None
    sky = sky or await context.store.heat.load_snapshot(context.now)
    areas = await areas_to_check(listed, sky, context)
    left = EscalationSweep(tuple(due), tuple(again), tuple(area.id for area in areas))
    return await _sweep_some(left, sky, context)


@heat.on_result(escalate_due)
async def continue_escalating(rested: ContinuationEvent, context: JobContext) -> CallService | None:
    """One more transaction's worth of the sweep."""
    sky = await context.store.heat.load_snapshot(context.now)
    return await _sweep_some(rested.left, sky, context)


PACES = {HeatLevel.ORANGE: CheckPace.ORANGE, HeatLevel.RED: CheckPace.RED}


async def quicken_checks(sky: HeatSnapshot, context: JobContext) -> None:
    """Where the level rose, open checks go on at its pace from this moment.

    A courtesy only on its own day: of a day that is over nobody waits for an answer.
    """
    slow = await context.store.checkins.checks_to_quicken(context.now.date() - timedelta(days=1))
    there = {area_id for area_id, _ in slow.values()}
    areas = {area.id: area for area in await context.store.nudges.areas_by_id(there)}
    for check_id, (area_id, courtesy) in slow.items():
        area = areas[area_id]
        pace = PACES.get(sky.state_of(area, HeatDay.TODAY).level)
        if pace is None or courtesy not in (None, today_in(area, context.now)):
            continue
        async with context.store.isolate_item("check", check_id):
            check = await context.store.checkins.lock_check(check_id)
            if check:
                await _quicken(check, pace, area, context)


async def _quicken(check: CheckIn, pace: CheckPace, area: Area, context: JobContext) -> None:
    """A courtesy beside a silence that is followed up already ends: one ladder for one person."""
    others = await context.store.checkins.open_silences([check.member_id])
    if check.pace is CheckPace.AFTER and others.get(check.member_id, check).id != check.id:
        await withdraw_question(check, context)
        check.ended_at, check.next_at = context.now, None
        return
    quicken_check(check, pace, current_minute(context.now), area.zone)


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
