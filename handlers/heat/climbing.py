"""The ladder, climbed: one sweep a minute over what is due, minus what was already told."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from handlers.heat.feature import heat
from handlers.heat.ladder import (
    AFTER_DAYS,
    FIRST,
    LATE_AT_MOST,
    NEXT,
    ORGANISERS,
    QUESTION,
    Audience,
    followed,
    minute,
    moment_due,
    next_at,
)
from handlers.heat.watched import (
    ASK,
    TOLD,
    Watched,
    finish,
    put_question,
    tell_one,
    tell_organisers,
    told_at,
    watched,
    write,
)
from handlers.kernel import Context, Inquire, Outside, Rested, Tick
from messages.heat import watch_letters as letters
from messages.heat.level import Day, Level, Why
from messages.heat.watch import Cause, Ended, Moment, Pace
from storage.area import Area
from storage.heat import Sky, Turning, today_in
from storage.heat.watch import CheckIn, Enrolment
from storage.outbox import Priority
from storage.people import Member

CHUNK = 100
"""Checks moved on, or people looked up, in one transaction: presses wait for no more than that."""

BREATH = 0.01
"""Seconds between two transactions."""


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
    areas = await checkins.areas()
    return _rest(Sweep(tuple(due), tuple(again), tuple(each.id for each in areas)))


@heat.learned(climb)
async def climb_on(rested: Rested, context: Context) -> Inquire | None:
    """One transaction's worth of the sweep."""
    left: Sweep = rested.left
    if left.due:
        for check_id in left.due[:CHUNK]:
            check = await context.store.checkins.check(check_id)
            if check and check.ended_at is None and check.next_at and check.next_at <= context.now:
                await advance(await watched(check, context), context)
        return _rest(replace(left, due=left.due[CHUNK:]))
    if left.again:
        await look_in_again(left.again[:CHUNK], context)
        return _rest(replace(left, again=left.again[CHUNK:]))
    area = await context.store.areas.get(left.areas[0])
    sky = await context.store.heat.sky(context.now)
    last = await ask(area, sky, left.after, context)
    if last:
        return _rest(replace(left, after=last))
    return _rest(replace(left, areas=left.areas[1:], after=0))


def _rest(left: Sweep) -> Inquire | None:
    """Let presses have their turn, then go on; what a sweep leaves, the next one finds again."""
    if left.over:
        return None

    async def question(_: Outside) -> Rested:
        await asyncio.sleep(BREATH)
        return Rested(left)

    return Inquire(question)


# --- the question


async def pace_of(area: Area, sky: Sky, context: Context) -> Pace | None:
    """How people are checked on in an area today, if they are.

    The first yellow of the year is followed like an orange; once the level is known to have fallen,
    walls stay hot for three days. A level that is not known any more has not fallen.
    """
    today = today_in(area, sky.now)
    state = sky.state(area, Day.TODAY)
    level = state.level
    if level >= Level.ORANGE:
        return Pace.RED if level is Level.RED else Pace.ORANGE
    heat_store = context.store.heat
    if level is Level.YELLOW and await heat_store.first_of_year(area.id, Level.YELLOW, today):
        return Pace.ORANGE
    first, last = today - timedelta(days=AFTER_DAYS), today - timedelta(days=1)
    if not await context.store.checkins.hot_between(area.id, first, last if level.known else today):
        return None
    turned = await heat_store.turnings(area.id, first, today)
    known = max((each for each in turned if each.level.known), key=_told_last, default=None)
    if level.known or (known and not known.level.hot):
        return Pace.AFTER
    # Where nobody will say that it is over, it is after three days.
    return Pace.ORANGE if known or state.why in (Why.SILENT, Why.NOT_YET) else None


def _told_last(turning: Turning) -> tuple[date, datetime]:
    return turning.on, turning.at


async def ask(area: Area, sky: Sky, after: int, context: Context) -> int:
    """Ask the next few in the area whose hour has struck and who were not asked.

    Whoever was looked up last; 0 when that was everybody.
    """
    pace = await pace_of(area, sky, context)
    if pace is None:
        return 0
    today = today_in(area, context.now)
    people = await context.store.checkins.in_area(area.id, after, CHUNK)
    asked = await context.store.checkins.of_day([member.id for _, member in people], today)
    for enrolment, member in people:
        due = moment_due(pace, enrolment.hour, today, area.zone, context.now)
        if due is None or any(covers(each, *due) for each in asked.get(member.id, [])):
            continue
        if not may_ask(enrolment, member, pace, due, context.now):
            continue
        if await begin(area, member, pace, due, context) and pace is Pace.AFTER:
            await remind_buddies(member, today, context)
    return people[-1][1].id if len(people) == CHUNK else 0


def covers(check: CheckIn, moment: Moment, struck: datetime) -> bool:
    """Whether a check spares somebody a question: its own, or one whose hour struck meanwhile."""
    return check.moment is moment or check.ended_at is None or check.ended_at >= struck


def may_ask(
    enrolment: Enrolment, member: Member, pace: Pace, due: tuple[Moment, datetime], now: datetime
) -> bool:
    """Not who rests; not who sleeps, unless it is red or their own hour, and on time."""
    moment, struck = due
    if struck < enrolment.asks_from or enrolment.rests_at(now) or member.paused_at(now):
        return False
    if not member.quiet_at(now):
        return True
    wanted = pace is Pace.RED or (enrolment.hour is not None and moment is Moment.MORNING)
    return wanted and now - struck <= LATE_AT_MOST


async def begin(
    area: Area, member: Member, pace: Pace, due: tuple[Moment, datetime], context: Context
) -> bool:
    """Step 0, unless they have changed their mind since everybody was looked up."""
    enrolment = await context.store.checkins.of(member.id, lock=True)
    if enrolment is None or not may_ask(enrolment, member, pace, due, context.now):
        return False
    at, moment = minute(context.now), due[0]
    check = CheckIn(
        member_id=member.id,
        area_id=area.id,
        on=today_in(area, context.now),
        moment=moment,
        pace=pace,
        asked_at=at,
        step_at=at,
        next_at=next_at(pace, Cause.SILENCE, QUESTION, at),
    )
    await context.store.checkins.begin(check)
    said = letters.question(check.id, member.name, moment, pace)
    found = await watched(check, context)
    await put_question(found, said, context, wake=member.quiet_at(context.now))
    return True


async def remind_buddies(member: Member, today: date, context: Context) -> None:
    """Once a day a buddy hears that walls are still hot, however many they look in on."""
    for buddy, other in await context.store.checkins.buddies(member.id):
        if buddy.agreed_at:
            named = [each.name for _, each in await context.store.checkins.watched_by(other.id)]
            said = letters.still_hot(", ".join(named))
            once = f"heat:after:{today}"
            await context.tell(other, said, once=once, priority=Priority.HEAT)


async def look_in_again(due: Sequence[int], context: Context) -> None:
    """Whoever wanted to see somebody again is reminded, once."""
    for check_id in due:
        check = await context.store.checkins.check(check_id)
        if check is None or check.again_at is None or check.again_at > context.now:
            continue
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
    found: Watched, step: int | str, context: Context, *, in_vain: Member | None = None
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
    but = in_vain.id if in_vain else 0
    return await tell_organisers(found, said, context, what=told_at(found.check, step), but=but)


def settle(check: CheckIn, step: int, at: datetime) -> None:
    """A step was taken: the next one counts from now."""
    check.step, check.step_at = step, at
    check.next_at = next_at(check.pace, check.cause, step, at)
