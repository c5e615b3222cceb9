"""Telling an area what is due, a bounded number of people a transaction, from where it stopped.

Who was told is kept with the letters themselves, in the same transaction: a stop anywhere loses
nobody and tells nobody twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from time import monotonic

from handlers.heat.announcements.cards import (
    CARDS,
    CLEAR_WITHIN,
    card_needs_work,
    pin_heat_cards,
    update_heat_card,
)
from handlers.heat.announcements.content import message_at_moment
from handlers.heat.announcements.delivery import (
    HeatOccasion,
    TellingReason,
    day_key,
    send_heat_messages,
)
from handlers.heat.announcements.moments import (
    ASKING,
    KNOWN,
    MOMENTS,
    HeatAudience,
    HeatMoment,
    MomentCause,
)
from handlers.heat.feature import heat, responsible_now
from handlers.heat.levels.first_days import FirstHotDays
from handlers.kernel.continuing import continue_later
from handlers.kernel.events import ContinuationEvent, JobTick
from handlers.kernel.interaction import JobContext
from handlers.kernel.replies import CallService
from messages.heat.levels.level import HeatDay, HeatLevel, HeatState
from storage.area import Area
from storage.heat import HeatSnapshot, today_in
from storage.heat.announcements.due import anything_hot
from storage.heat.announcements.queries import HeatEpisode
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
class DueAnnouncement:
    """A moment of an area that is due, and the level it is due for."""

    area: int
    moment: str
    on: date
    state: HeatState
    episode: int | None = None


def _is_dated(moment: HeatMoment, on: date) -> bool:
    return (on.month, on.day) in moment.dates


def _dated_somewhere(now: datetime) -> bool:
    """Whether it is one of the table's dates by some area's clocks."""
    days = [(now + timedelta(days=n)).date() for n in (-1, 0, 1)]
    return any(_is_dated(moment, on) for moment in MOMENTS for on in days)


@dataclass(frozen=True)
class AnnouncementWork:
    """What one strike has still to do, and in how many transactions it may."""

    announcements: tuple[DueAnnouncement, ...]
    cards: tuple[int, ...]
    chunks: int


@heat.every(minutes=1, when=anything_hot(_dated_somewhere, CARDS))
async def announce_due(_: JobTick, context: JobContext) -> CallService | None:
    """Whatever is due and was not told to the end: cards first, then people, the worst first."""
    areas = await context.store.areas.open_areas()
    sky = await context.store.heat.load_snapshot(context.now)
    episodes = await context.store.nudges.open_episodes()
    cards = tuple(area.id for area in areas if card_needs_work(area, sky, episodes.get(area.id)))
    await pin_heat_cards(context)
    due = await announcements_due(areas, sky, context)
    return _yield_to_others(AnnouncementWork(tuple(due), cards, CHUNKS))


@heat.on_result(announce_due)
async def continue_announcing(rested: ContinuationEvent, context: JobContext) -> CallService | None:
    """One transaction's worth of the work."""
    work: AnnouncementWork = rested.left
    over = monotonic() + SPELL
    if work.cards:
        here, later = work.cards[: CHUNK // A_START], work.cards[CHUNK // A_START :]
        sky = await context.store.heat.load_snapshot(context.now)
        areas = list(await context.store.nudges.areas_by_id(here))
        while areas:
            await update_heat_card(areas.pop(), sky, context)
            if monotonic() >= over:
                break
        later += tuple(area.id for area in areas)
        return _yield_to_others(AnnouncementWork(work.announcements, later, work.chunks - 1))
    left, room = list(work.announcements), CHUNK
    while left and room > 0:
        used, done = await _tell_next(left[0], min(SLICE, max(1, room - A_START)), context)
        room -= used + A_START
        if done:
            left.pop(0)
        if monotonic() >= over:
            break
    return _yield_to_others(AnnouncementWork(tuple(left), (), work.chunks - 1))


def _yield_to_others(work: AnnouncementWork) -> CallService | None:
    """Let others have their turn, then go on; what a strike leaves, the next one finds again."""
    if not (work.announcements or work.cards) or work.chunks <= 0:
        return None
    return continue_later(work)


async def announcements_due(
    areas: Sequence[Area], sky: HeatSnapshot, context: JobContext
) -> list[DueAnnouncement]:
    """What is due by each area's own clocks and not done, red before orange before yellow."""
    opening = {
        zone: [moment for moment in MOMENTS if moment.is_open(context.now, zone)]
        for zone in {area.zone for area in areas}
    }
    open_now = [(area, moment) for area in areas for moment in opening[area.zone]]
    if not open_now:
        return []
    earliest = context.now.date() - timedelta(days=1)
    begun = await context.store.nudges.announcements_since(earliest)
    ended = await context.store.nudges.unthanked_episodes(context.now - CLEAR_WITHIN)
    announcements, firsts = [], FirstHotDays(context)
    for area, moment in open_now:
        on = today_in(area, context.now)
        known = begun.get((area.id, on, moment.name))
        if known and known.done_at:
            continue
        due = await _due_moment(area, moment, on, sky, ended.get(area.id), firsts)
        if due:
            announcements.append(due)
    return sorted(
        announcements,
        key=lambda announcement: (
            -announcement.state.level,
            MOMENTS.index(KNOWN[announcement.moment]),
        ),
    )


async def _due_moment(
    area: Area,
    moment: HeatMoment,
    on: date,
    sky: HeatSnapshot,
    ended: HeatEpisode | None,
    firsts: FirstHotDays,
) -> DueAnnouncement | None:
    state = sky.state_of(area, moment.day)
    match moment.cause:
        case MomentCause.DATE:
            return (
                DueAnnouncement(area.id, moment.name, on, state) if _is_dated(moment, on) else None
            )
        case MomentCause.END:
            if ended is None or ended.worst < HeatLevel.ORANGE or not is_over(ended, area, sky):
                return None
            return DueAnnouncement(area.id, moment.name, on, state, ended.id)
    if state.level not in moment.levels:
        return None
    if moment.first is not None:
        first = await firsts.is_first(area, state.level, state.on)
        if first is not moment.first:
            return None
    return DueAnnouncement(area.id, moment.name, on, state)


def is_over(ended: HeatEpisode, area: Area, sky: HeatSnapshot) -> bool:
    """Whether hot days that ended did so for good; what a service should know is waited for.

    Where organisers alone set the level, their word that it is over need not be said again daily.
    """
    states = [sky.state_of(area, day) for day in HeatDay]
    if any(state.level.is_hot for state in states):
        return False
    silent = ended.lost or not sky.is_served(area)
    return silent or all(state.level.is_known for state in states)


async def _tell_next(due: DueAnnouncement, limit: int, context: JobContext) -> tuple[int, bool]:
    """Tell the next few; how many were looked at, and whether those were the last."""
    moment, area = KNOWN[due.moment], await context.store.areas.get_area(due.area)
    row = await context.store.nudges.begin_announcement(area.id, due.on, moment.name, context.now)
    if row.done_at:
        return 0, True
    # One more is asked for than told: whether anybody is left costs no look of its own.
    next_audience = await _next_audience(moment, area, due.on, row.told_up_to, limit + 1, context)
    more = len(next_audience) > limit and moment.audience is not HeatAudience.ORGANISERS
    members = next_audience[:limit] if more else next_audience
    occasion = _heat_occasion(due, moment, area.zone)
    await _tell_members(due, area, members, occasion, context)
    if more:
        row.told_up_to = members[-1].id
        return len(members), False
    if moment.organisers:
        responsible = await responsible_now(context, area.id)
        ids = [member.id for member in responsible]
        heard = await context.store.outbox.keys_told(occasion.once.subject, ids)
        others = [member for member in responsible if occasion.once not in heard.get(member.id, [])]
        reason = TellingReason.ORGANISES
        once = day_key(reason, occasion.day, occasion.level, occasion.once.occurrence)
        theirs = replace(occasion, reason=reason, once=once)
        await _tell_members(due, area, others, theirs, context)
    # Nobody's number stays behind.
    row.told_up_to, row.done_at = 0, context.now
    if due.episode:
        await context.store.nudges.mark_thanked(due.episode, context.now)
    return len(members), True


async def _tell_members(
    due: DueAnnouncement,
    area: Area,
    members: Sequence[Member],
    occasion: HeatOccasion,
    context: JobContext,
) -> None:
    """Tell each; nobody who asked to be looked after is asked whom they look in on."""
    moment, checked = KNOWN[due.moment], set[int]()
    if moment.what in ASKING and members:
        checked = await context.store.nudges.checked_among(
            [member.id for member in members], context.now
        )
    for asked, among in (
        (False, [member for member in members if member.id not in checked]),
        (True, [member for member in members if member.id in checked]),
    ):
        if among:
            message = await message_at_moment(
                moment, area, due.state, due.episode, context, checked=asked
            )
            await send_heat_messages(context, area, among, message, occasion)


async def _next_audience(
    moment: HeatMoment, area: Area, on: date, after: int, limit: int, context: JobContext
) -> Sequence[Member]:
    nudges = context.store.nudges
    match moment.audience:
        case HeatAudience.ORGANISERS:
            return await responsible_now(context, area.id)
        case HeatAudience.LOOKING_IN:
            return await nudges.looking_in(on, after, limit, area.id)
        case audience:
            willing = audience is HeatAudience.WILLING
            return await nudges.heat_audience(
                area.id, after, limit, willing=willing, checked=moment.checked
            )


def _heat_occasion(due: DueAnnouncement, moment: HeatMoment, zone: str) -> HeatOccasion:
    reason, name = TellingReason.AUDIENCE, moment.name
    if moment.audience is HeatAudience.ORGANISERS:
        # Each area has numbers of its own.
        reason, name = TellingReason.ORGANISES, f"{name}:{due.area}"
    elif moment.audience is HeatAudience.LOOKING_IN:
        reason = TellingReason.PROMISED
    # What is said at a date or at the end is no alert, and takes no alert's room.
    level = due.state.level if moment.cause is MomentCause.LEVEL else HeatLevel.NONE
    expires: datetime = moment.expires_at(due.on, zone)
    return HeatOccasion(
        day=due.on,
        level=level,
        once=day_key(reason, due.on, level, name),
        reason=reason,
        about=moment.day_spoken_of(due.on),
        reminder=moment.reminder,
        checked=moment.checked,
        until=expires,
    )
