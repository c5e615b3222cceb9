"""The ladder, climbed: one sweep a minute over what is due, minus what was already told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from handlers.heat.feature import heat
from handlers.heat.ladder import (
    FIRST,
    NEXT,
    ORGANISERS,
    Audience,
    followed,
    minute,
    next_at,
)
from handlers.heat.questioning import ask, hot_areas
from handlers.heat.watched import (
    ASK,
    TOLD,
    Watched,
    finish,
    tell_one,
    tell_organisers,
    told_at,
    watched,
    write,
)
from handlers.kernel import Context, Inquire, Rested, Tick, rest
from messages.heat import watch_letters as letters
from messages.heat.watch import Ended
from storage.heat import Sky
from storage.heat.watch import CheckIn
from storage.people import Member

CHUNK = 100
"""Checks moved on in one transaction: presses wait for no more than that."""

AREAS = 25
"""Areas whose questions are looked for in one transaction."""


@dataclass(frozen=True)
class Sweep:
    """What one sweep has still to do: steps due, promises to look in again, questions to ask."""

    due: tuple[int, ...]
    again: tuple[int, ...]
    areas: tuple[int, ...]
    after: int = 0

    @property
    def over(self) -> bool:
        return not (self.due or self.again or self.areas)


@heat.every(minutes=1)
async def climb(_: Tick, context: Context) -> Inquire | None:
    """Every step that is due, one each; then the questions of the hour."""
    checkins = context.store.checkins
    due, again = await checkins.due(context.now), await checkins.again_due(context.now)
    listed = await checkins.areas()
    if not (due or again or listed):
        return None
    sky = await context.store.heat.sky(context.now)
    areas = await hot_areas(listed, sky, context)
    left = Sweep(tuple(due), tuple(again), tuple(each.id for each in areas))
    return await _some_of(left, sky, context)


@heat.learned(climb)
async def climb_on(rested: Rested, context: Context) -> Inquire | None:
    """One more transaction's worth of the sweep."""
    sky = await context.store.heat.sky(context.now)
    return await _some_of(rested.left, sky, context)


async def _some_of(left: Sweep, sky: Sky, context: Context) -> Inquire | None:
    """One transaction's worth: steps before promises, promises before questions."""
    if left.due:
        for check_id in left.due[:CHUNK]:
            await _advance_if_due(check_id, context)
        return _rest(replace(left, due=left.due[CHUNK:]))
    if left.again:
        await look_in_again(left.again[:CHUNK], context)
        return _rest(replace(left, again=left.again[CHUNK:]))
    if not left.areas:
        return None
    areas = await context.store.nudges.areas(left.areas[:AREAS])
    last = await ask(areas, sky, left.after, context)
    if last:
        return _rest(replace(left, after=last))
    return _rest(replace(left, areas=left.areas[AREAS:], after=0))


async def _advance_if_due(check_id: int, context: Context) -> None:
    """One check's next step. Whatever is wrong with it, nobody else waits because of it."""
    async with context.store.one_of_many("check", check_id):
        check = await context.store.checkins.check(check_id)
        if check and check.ended_at is None and check.next_at and check.next_at <= context.now:
            await advance(await watched(check, context), context)


def _rest(left: Sweep) -> Inquire | None:
    """Let presses have their turn, then go on; what a sweep leaves, the next one finds again."""
    return None if left.over else rest(left)


async def look_in_again(due: Sequence[int], context: Context) -> None:
    """Whoever wanted to see somebody again is reminded, once."""
    for check_id in due:
        async with context.store.one_of_many("check", check_id):
            await _look_in_again(check_id, context)


async def _look_in_again(check_id: int, context: Context) -> None:
    check = await context.store.checkins.check(check_id)
    if check is None or check.again_at is None or check.again_at > context.now:
        return
    check.again_at = None
    people = await context.store.people.named({check.going_id})
    if check.going_id in people:
        found = await watched(check, context)
        said = letters.again(found.facts)
        await write(found, people[check.going_id], said, "again", context)


# --- the steps


async def advance(found: Watched, context: Context) -> None:
    """Take the next step, unless whoever it is for sleeps: then it waits for them."""
    if found.enrolment is None:
        await finish(found.member, Ended.STOP, context)
        return
    check, at = found.check, minute(context.now)
    step = check.step + 1
    match followed(check.pace, check.cause).steps[step].audience:
        case Audience.MEMBER:
            if found.sleeps(found.member, context.now):
                return
            said = letters.reminder(check.id, found.member.name)
            await write(found, found.member, said, f"{ASK}{step}", context)
        case Audience.ORGANISERS:
            await call_organisers(found, step, context)
        case _:
            if not await ask_buddy(found, step, context):
                return
    settle(check, step, at)


async def ask_buddy(found: Watched, step: int, context: Context) -> bool:
    """Turn to the next buddy who is awake; False while those who are left sleep."""
    if step > FIRST and found.check.going_id:
        return True
    if await ask_next(found, step, context):
        return True
    if found.asleep(context.now):
        return False
    if step == NEXT and found.contact:
        await pass_contact(found, context)
    return True


async def ask_next(found: Watched, step: int, context: Context) -> Member | None:
    """The next buddy who is awake and can be written to, now asked, if there is one."""
    for each in found.untold:
        if not found.sleeps(each, context.now):
            said = letters.to_buddy(found.facts)
            if await tell_one(found, each, said, step, context):
                return each
    return None


async def pass_contact(found: Watched, context: Context) -> None:
    """Without a second buddy: whom else to ring, for the first one or for the organisers."""
    said = letters.contact(found.facts, found.contact)
    asked = [
        await write(found, member, said, f"{TOLD}contact", context)
        for told, member in found.told
        if not told.cannot
    ]
    if not any(asked):
        await call_organisers(found, NEXT, context)


async def call_organisers(
    found: Watched,
    step: int | str,
    context: Context,
    *,
    in_vain: Member | None = None,
    but: Member | None = None,
) -> int:
    """Everything tried so far, to those who answer for the area; how many of them are told."""
    going = "" if in_vain else await found.name_of(found.check.going_id, context)
    said = letters.to_organisers(
        found.facts,
        sum(told.step < ORGANISERS for told, _ in found.told),
        going,
        found.contact,
        found.area.numbers,
        in_vain.name if in_vain else "",
    )
    knows = in_vain or but
    what = told_at(found.check, step)
    return await tell_organisers(found, said, context, what=what, but=knows.id if knows else 0)


def settle(check: CheckIn, step: int, at: datetime) -> None:
    """A step was taken: the next one counts from now."""
    check.step, check.step_at = step, at
    check.next_at = next_at(check.pace, check.cause, step, at)
