"""Telling an area what is due, a bounded number of people a transaction, from where it stopped.

Who was told is kept with the letters themselves, in the same transaction: a stop anywhere loses
nobody and tells nobody twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from time import monotonic

from handlers.heat.announcements.cards import (
    CARDS,
    card_needs_work,
    pin_heat_cards,
    update_heat_card,
)
from handlers.heat.announcements.content import further_numbers, message_at_moment
from handlers.heat.announcements.delivery import (
    HeatOccasion,
    TellingReason,
    day_key,
    said_not_today,
    send_heat_messages,
)
from handlers.heat.announcements.due_moments import announcements_due, prepares_somewhere
from handlers.heat.announcements.moments import (
    KNOWN,
    DaySlot,
    HeatAudience,
    HeatMessageKind,
    HeatMoment,
    MomentCause,
)
from handlers.heat.announcements.naming import AreaNaming, DueAnnouncement, ReaderGroup
from handlers.heat.announcements.season_parts import season_news
from handlers.heat.feature import heat, reachable_responsible
from handlers.kernel.continuing import continue_later
from handlers.kernel.events import ContinuationEvent, JobTick
from handlers.kernel.interaction import JobContext
from handlers.kernel.replies import CallService
from messages.heat.captains.views import with_doors
from messages.heat.levels.level import HeatLevel
from storage.area import Area
from storage.heat.announcements.due import anything_hot
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
class AnnouncementWork:
    """What one strike has still to do, and in how many transactions it may."""

    announcements: tuple[DueAnnouncement, ...]
    cards: tuple[int, ...]
    chunks: int


@heat.every(minutes=1, when=anything_hot(prepares_somewhere, CARDS))
async def announce_due(_: JobTick, context: JobContext) -> CallService | None:
    """Whatever is due and was not told to the end: cards first, then people, the worst first."""
    areas = await context.store.areas.open_areas()
    sky = await context.store.heat.load_snapshot(context.now)
    # A level counts as declared from the minute in which it is first acted upon.
    # Calm is noted by whoever looks at the heat.
    await context.store.heat.record_levels(areas, sky, lowest=HeatLevel.YELLOW)
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


async def _tell_next(due: DueAnnouncement, limit: int, context: JobContext) -> tuple[int, bool]:
    """Tell the next few; how many were looked at, and whether those were the last."""
    moment, area = KNOWN[due.moment], await context.store.areas.get_area(due.area)
    row = await context.store.nudges.begin_announcement(area.id, due.on, moment.name, context.now)
    if row.done_at:
        return 0, True
    # One more is asked for than told: whether anybody is left costs no look of its own.
    occasion, naming = _heat_occasion(due, moment, area.zone), AreaNaming(context)
    next_audience = await _next_audience(moment, area, occasion, row.told_up_to, limit + 1, context)
    more = len(next_audience) > limit and moment.audience is not HeatAudience.ORGANISERS
    members = next_audience[:limit] if more else next_audience
    await _tell_members(due, area, members, occasion, naming, context)
    if more:
        row.told_up_to = members[-1].id
        return len(members), False
    if moment.organisers:
        await _tell_who_answers(due, area, occasion, naming, context)
    # Nobody's number stays behind.
    row.told_up_to, row.done_at = 0, context.now
    if due.episode:
        await context.store.nudges.mark_thanked(due.episode, context.now)
    return len(members), True


async def _tell_who_answers(
    due: DueAnnouncement,
    area: Area,
    occasion: HeatOccasion,
    naming: AreaNaming,
    context: JobContext,
) -> None:
    """Who organises hears of it, whatever their switch says; before the season, of any numbers.

    An admin who stands in for areas that are none of theirs reads each one's in its own message.
    """
    moment, reason = KNOWN[due.moment], TellingReason.ORGANISES
    responsible = await _who_answers(area, occasion, context)
    once = day_key(reason, occasion.day, occasion.level, moment.name)
    theirs = replace(occasion, reason=reason, once=once)
    if moment.cause is not MomentCause.SEASON:
        await _tell_members(due, area, responsible, theirs, naming, context)
        return
    news = await season_news(area, moment, due.on, context)
    if not news.numbers or not news.members:
        return
    belong = await context.store.nudges.areas_of_many([member.id for member in responsible])
    inside = [
        each
        for each in responsible
        if any(there.area == area.id for there in belong.get(each.id, ()))
    ]
    await _tell_members(due, area, inside, theirs, naming, context)
    outside = [each for each in responsible if each not in inside]
    once = day_key(reason, occasion.day, occasion.level, f"{moment.name}.beside:{area.id}")
    beside = replace(theirs, once=once, slot=DaySlot.OWN)
    await _tell_members(due, area, outside, beside, naming, context)


async def _tell_members(
    due: DueAnnouncement,
    area: Area,
    members: Sequence[Member],
    occasion: HeatOccasion,
    naming: AreaNaming,
    context: JobContext,
) -> None:
    """Tell each of all their areas; who asked to be looked after is not asked to look in."""
    moment = replace(KNOWN[due.moment], slot=occasion.slot)
    for group in await naming.reader_groups(due, moment, area, members, occasion.reason):
        message = with_doors(
            await message_at_moment(moment, group, context, await naming.sky()),
            group.part.doors,
            asked=moment.what is HeatMessageKind.HOW,
        )
        stands_in = any(member.admin for member in group.members)
        theirs = replace(occasion, today=group.today, outside=group.outside, stands_in=stands_in)
        if group.several and moment.slot is not DaySlot.OWN:
            level = occasion.level and group.worst.level
            once = day_key(occasion.reason, occasion.day, level, moment.name, group.levels)
            theirs = replace(theirs, level=level, once=once, named=group.levels)
        await send_heat_messages(
            context, group.named[0].area, group.members, message, theirs, checked=group.checked
        )
        await _tell_further_numbers(moment, group, theirs, context)


async def _tell_further_numbers(
    moment: HeatMoment, group: ReaderGroup, occasion: HeatOccasion, context: JobContext
) -> None:
    """Messages of their own, beside the evening's one, to who organises."""
    reason, area = TellingReason.ORGANISES, group.named[0].area
    for at, further in enumerate(await further_numbers(group, context)):
        once = day_key(reason, occasion.day, occasion.level, f"{moment.name}.more.{at}")
        beside = replace(occasion, reason=reason, once=once, slot=DaySlot.OWN)
        await send_heat_messages(context, area, group.members, further, beside)


async def _who_answers(area: Area, occasion: HeatOccasion, context: JobContext) -> list[Member]:
    """Who answers for an area and reads it; an organiser's "not today" leaves it to the others."""
    organisers = await context.store.areas.organisers(area.id)
    spared = await said_not_today(context, [each.id for each in organisers], occasion)
    return await reachable_responsible(context, area.id, but=spared)


async def _next_audience(
    moment: HeatMoment,
    area: Area,
    occasion: HeatOccasion,
    after: int,
    limit: int,
    context: JobContext,
) -> Sequence[Member]:
    nudges = context.store.nudges
    match moment.audience:
        case HeatAudience.ORGANISERS:
            return await _who_answers(area, occasion, context)
        case HeatAudience.LOOKING_IN:
            return await nudges.looking_in(occasion.day, after, limit, area.id)
        case audience:
            return await nudges.heat_audience(
                area.id,
                after,
                limit,
                willing=audience is HeatAudience.WILLING,
                checked=moment.checked,
                buddies=audience is HeatAudience.EVERYBODY,
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
        slot=moment.slot,
        late=moment.late,
        area=due.area,
    )
