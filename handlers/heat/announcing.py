"""Telling an area what is due, a bounded number of people a transaction, from where it stopped.

Who was told is kept with the letters themselves, in the same transaction: a stop anywhere loses
nobody and tells nobody twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from time import monotonic

from handlers.heat.feature import heat
from handlers.heat.firsts import Firsts
from handlers.heat.hanging import CLEAR_WITHIN, hang, hanging, pin
from handlers.heat.moments import KNOWN, MOMENTS, Audience, Cause, Moment
from handlers.heat.saying import said_at
from handlers.heat.telling import Occasion, Reason, tell_all
from handlers.kernel import Context, Inquire, Rested, Tick, rest
from messages.heat.level import Day, HeatState, Level
from storage.area import Area
from storage.heat import Sky, today_in
from storage.heat.nudges import Episode
from storage.people import Member

CHUNK = 250
"""People a transaction touches at most."""

SLICE = 100
"""People told between two looks at the watch."""

SPELL = 0.03
"""Seconds after which a transaction begins nothing more: presses wait for no longer than that.

Waiting for the database counts, so that where presses queue a transaction does the least it can.
"""

CHUNKS = 400
"""Transactions of one strike, so that other jobs have their turn within the minute."""

A_START = 10
"""What beginning an area's announcement costs, in people."""


@dataclass(frozen=True)
class Due:
    """A moment of an area that is due, and the level it is due for."""

    area: int
    moment: str
    on: date
    state: HeatState
    episode: int | None = None


@dataclass(frozen=True)
class Work:
    """What one strike has still to do, and in how many transactions it may."""

    announcements: tuple[Due, ...]
    cards: tuple[int, ...]
    chunks: int


@heat.every(minutes=1)
async def announce(_: Tick, context: Context) -> Inquire | None:
    """Whatever is due and was not told to the end: cards first, then people, the worst first."""
    areas = await context.store.areas.open()
    sky = await context.store.heat.sky(context.now)
    episodes = await context.store.nudges.episodes()
    cards = tuple(each.id for each in areas if hanging(each, sky, episodes.get(each.id)))
    await pin(context)
    due = await due_now(areas, sky, context)
    return _rest(Work(tuple(due), cards, CHUNKS))


@heat.learned(announce)
async def go_on(rested: Rested, context: Context) -> Inquire | None:
    """One transaction's worth of the work."""
    work: Work = rested.left
    over = monotonic() + SPELL
    if work.cards:
        here, later = work.cards[: CHUNK // A_START], work.cards[CHUNK // A_START :]
        sky = await context.store.heat.sky(context.now)
        areas = list(await context.store.nudges.areas(here))
        while areas:
            await hang(areas.pop(), sky, context)
            if monotonic() >= over:
                break
        later += tuple(each.id for each in areas)
        return _rest(Work(work.announcements, later, work.chunks - 1))
    left, room = list(work.announcements), CHUNK
    while left and room > 0:
        used, done = await _tell(left[0], min(SLICE, max(1, room - A_START)), context)
        room -= used + A_START
        if done:
            left.pop(0)
        if monotonic() >= over:
            break
    return _rest(Work(tuple(left), (), work.chunks - 1))


def _rest(work: Work) -> Inquire | None:
    """Let others have their turn, then go on; what a strike leaves, the next one finds again."""
    if not (work.announcements or work.cards) or work.chunks <= 0:
        return None
    return rest(work)


async def due_now(areas: Sequence[Area], sky: Sky, context: Context) -> list[Due]:
    """What is due by each area's own clocks and not done, red before orange before yellow."""
    opening = {
        zone: [moment for moment in MOMENTS if moment.opens(context.now, zone)]
        for zone in {area.zone for area in areas}
    }
    open_now = [(area, moment) for area in areas for moment in opening[area.zone]]
    if not open_now:
        return []
    earliest = context.now.date() - timedelta(days=1)
    begun = await context.store.nudges.announced(earliest)
    ended = await context.store.nudges.unthanked(context.now - CLEAR_WITHIN)
    found, firsts = [], Firsts(context)
    for area, moment in open_now:
        on = today_in(area, context.now)
        known = begun.get((area.id, on, moment.name))
        if known and known.done_at:
            continue
        due = await _due(area, moment, on, sky, ended.get(area.id), firsts)
        if due:
            found.append(due)
    return sorted(found, key=lambda each: (-each.state.level, MOMENTS.index(KNOWN[each.moment])))


async def _due(
    area: Area, moment: Moment, on: date, sky: Sky, ended: Episode | None, firsts: Firsts
) -> Due | None:
    state = sky.state(area, moment.day)
    match moment.cause:
        case Cause.DATE:
            return Due(area.id, moment.name, on, state) if _dated(moment, on) else None
        case Cause.END:
            if ended is None or ended.worst < Level.ORANGE or not over(ended, area, sky):
                return None
            return Due(area.id, moment.name, on, state, ended.id)
    if state.level not in moment.levels:
        return None
    if moment.first is not None:
        first = await firsts.is_first(area, state.level, state.on)
        if first is not moment.first:
            return None
    return Due(area.id, moment.name, on, state)


def _dated(moment: Moment, on: date) -> bool:
    return (on.month, on.day) in moment.dates


def over(ended: Episode, area: Area, sky: Sky) -> bool:
    """Whether hot days that ended did so for good; what a service should know is waited for.

    Where organisers alone set the level, their word that it is over need not be said again daily.
    """
    states = [sky.state(area, day) for day in Day]
    if any(each.level.hot for each in states):
        return False
    silent = ended.lost or not sky.served(area)
    return silent or all(each.level.known for each in states)


async def _tell(due: Due, limit: int, context: Context) -> tuple[int, bool]:
    """Tell the next few; how many were looked at, and whether those were the last."""
    moment, area = KNOWN[due.moment], await context.store.areas.get(due.area)
    row = await context.store.nudges.begin(area.id, due.on, moment.name, context.now)
    if row.done_at:
        return 0, True
    # One more is asked for than told: whether anybody is left costs no look of its own.
    found = await _next(moment, area, due.on, row.told_up_to, limit + 1, context)
    more = len(found) > limit and moment.audience is not Audience.ORGANISERS
    members = found[:limit] if more else found
    occasion = _occasion(due, moment, area.zone)
    said = await said_at(moment, area, due.state, due.episode, context)
    await tell_all(context, area, members, said, occasion)
    if more:
        row.told_up_to = members[-1].id
        return len(members), False
    if moment.organisers:
        responsible = await context.responsible(area.id)
        ids = [each.id for each in responsible]
        heard = await context.store.outbox.promised(occasion.once, ids)
        others = [each for each in responsible if each.id not in heard]
        theirs = replace(occasion, reason=Reason.ORGANISES)
        await tell_all(context, area, others, said, theirs)
    # Nobody's number stays behind.
    row.told_up_to, row.done_at = 0, context.now
    if due.episode:
        await context.store.nudges.thanked(due.episode, context.now)
    return len(members), True


async def _next(
    moment: Moment, area: Area, on: date, after: int, limit: int, context: Context
) -> Sequence[Member]:
    nudges = context.store.nudges
    match moment.audience:
        case Audience.ORGANISERS:
            return await context.responsible(area.id)
        case Audience.LOOKING_IN:
            return await nudges.looking_in(on, after, limit, area.id)
        case audience:
            willing = audience is Audience.WILLING
            return await nudges.audience(
                area.id, after, limit, willing=willing, checked=moment.checked
            )


def _occasion(due: Due, moment: Moment, zone: str) -> Occasion:
    reason, name = Reason.AUDIENCE, moment.name
    if moment.audience is Audience.ORGANISERS:
        # Each area has numbers of its own.
        reason, name = Reason.ORGANISES, f"{name}:{due.area}"
    elif moment.audience is Audience.LOOKING_IN:
        reason = Reason.PROMISED
    expires: datetime = moment.expires(due.on, zone)
    return Occasion(
        day=due.on,
        # What is said at a date or at the end is no alert, and takes no alert's room.
        level=due.state.level if moment.cause is Cause.LEVEL else Level.NONE,
        moment=name,
        reason=reason,
        about=moment.about(due.on),
        reminder=moment.reminder,
        checked=moment.checked,
        until=expires,
    )
