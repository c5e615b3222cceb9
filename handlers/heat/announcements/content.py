"""What a moment of the table says in an area, with its numbers of the day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from handlers.heat.announcements.moments import TOLD_UNTIL, HeatMessageKind, HeatMoment
from handlers.heat.announcements.naming import ReaderGroup
from handlers.heat.announcements.reader_parts import NOTHING, ReaderPart
from handlers.heat.announcements.season_parts import count_buddies
from handlers.kernel.interaction import JobContext
from messages.heat.announcements import notices as announcing
from messages.heat.announcements.actions import HeatAnswer
from messages.heat.announcements.notices import HeatDayCounts, RedDayPart, SpokenArea
from messages.heat.announcements.preseason import (
    TOGETHER,
    BuddyCounts,
    more_counts_notice,
    preseason_notice,
)
from messages.heat.captains.numbers import DoorsTried
from messages.heat.levels.level import HeatState
from messages.heat_hotline import HeatLines
from messages.model import Message
from storage.aid import RequestState
from storage.area import Area
from storage.heat import HeatSnapshot, today_in

PARTS = {
    HeatMessageKind.RED_MORNING: RedDayPart.MORNING,
    HeatMessageKind.RED_NOON: RedDayPart.NOON,
    HeatMessageKind.RED_EVENING: RedDayPart.EVENING,
}
MOST_SHOWN = 200
"""Requests that are counted at most."""


async def spoken_area(area: Area, context: JobContext, *states: HeatState) -> SpokenArea:
    """The area as messages speak of it, with who set these levels."""
    people = await context.store.people.members_by_id(
        {state.set_by for state in states if state.set_by}
    )
    cool = await context.store.nudges.cool_places(area.id)
    authors = {each: member.name for each, member in people.items()}
    return SpokenArea(
        area.id,
        area.name,
        area.territory,
        cool,
        area.numbers,
        authors,
        (context.find_setting(HeatLines) or HeatLines()).hours_in(area.territory),
        zone=area.zone,
        duty=area.duty_number,
    )


async def message_at_moment(
    moment: HeatMoment, group: ReaderGroup, context: JobContext, sky: HeatSnapshot
) -> Message:
    """The message of that moment; for who is `checked`, without what others are asked to do."""
    here, state, checked = await _spoken_group(group, context, sky), group.worst, group.checked
    match moment.what:
        case HeatMessageKind.PRESEASON | HeatMessageKind.PREPARE:
            return await _preparation(here, moment.what, group, context)
        case HeatMessageKind.YELLOW_EVE:
            return announcing.yellow_eve(here, state)
        case HeatMessageKind.EVE | HeatMessageKind.FIRST_EVE:
            first = moment.what is HeatMessageKind.FIRST_EVE
            return announcing.eve_notice(here, state, first=first, checked=checked)
        case HeatMessageKind.THANKS:
            return await _thanks(here, group, context)
        case HeatMessageKind.LATE:
            return announcing.late_notice(here, state, checked=checked)
        case HeatMessageKind.COUNTS:
            area = group.named[0].area
            numbers = await day_in_numbers(area, state, context)
            doors = await _doors_of_day(area, state, moment, context)
            return announcing.counts_notice(here, state, replace(numbers, doors=doors))
        case HeatMessageKind.RED_EVE:
            return announcing.red_eve(here, state, checked=checked)
        case HeatMessageKind.HOW:
            return announcing.how_was_it(group.named[0].area.id)
        case HeatMessageKind.CLEAR:
            return await _ending(here, group, context)
        case part:
            return announcing.red_day_notice(here, state, PARTS[part], checked=checked)


async def _thanks(here: SpokenArea, group: ReaderGroup, context: JobContext) -> Message:
    """How many look in, and how many still wait, in these areas together."""
    numbers = [await day_in_numbers(each.area, each.state, context) for each in group.named]
    looking = sum(each.looking for each in numbers)
    waiting = sum(each.waiting for each in numbers)
    return announcing.thanks_notice(here, group.worst, looking, waiting, checked=group.checked)


async def _preparation(
    here: SpokenArea, what: HeatMessageKind, group: ReaderGroup, context: JobContext
) -> Message:
    """Before the season, with what stands in these readers' message alone."""
    part = group.part
    if what is HeatMessageKind.PREPARE and part == NOTHING:
        return announcing.prepare_notice(here, willing=False, checked=group.checked)
    counts = await _buddies_counted(part.counted[: _room(part)], context)
    return preseason_notice(
        here, checked=group.checked, buddies=part.buddies, home=part.home, counts=counts
    )


async def further_numbers(group: ReaderGroup, context: JobContext) -> list[Message]:
    """Before the season, to who organises many areas: those that the first message has no room
    for."""
    further = group.part.counted[_room(group.part) :]
    if not further:
        return []
    here = await spoken_area(group.named[0].area, context)
    return [
        more_counts_notice(here, await _buddies_counted(further[at : at + TOGETHER], context))
        for at in range(0, len(further), TOGETHER)
    ]


def _room(part: ReaderPart) -> int:
    """How many areas' numbers the evening's message has room for."""
    return TOGETHER if part.buddies is None else 1


async def _buddies_counted(areas: Sequence[int], context: JobContext) -> list[BuddyCounts]:
    found = [await context.store.areas.get_area(each) for each in areas]
    return [await count_buddies(each, context) for each in found]


async def _spoken_group(group: ReaderGroup, context: JobContext, sky: HeatSnapshot) -> SpokenArea:
    """The first of the areas as messages speak of it, with the others and the coming night."""
    states = [each.state for each in group.named]
    here = await spoken_area(group.named[0].area, context, *states)
    night = coming_night(group.named[0].area, sky)
    if len(group.named) == 1:
        return replace(here, night=night)
    others = [
        (
            replace(
                here,
                id=each.area.id,
                name=each.area.name,
                country=each.area.territory,
                zone=each.area.zone,
            ),
            each.state,
        )
        for each in group.named
    ]
    return replace(here, night=night, named=tuple(others))


def coming_night(area: Area, sky: HeatSnapshot) -> int | None:
    """How cool the night from today to tomorrow gets, as it is forecast; None where it is not."""
    tomorrow = today_in(area, sky.now) + timedelta(days=1)
    lows = [day.low for day in sky.forecast_days(area, 2) if day.on == tomorrow]
    return next((round(low) for low in lows if low is not None), None)


async def _ending(here: SpokenArea, group: ReaderGroup, context: JobContext) -> Message:
    """Hot days are over, in each of these areas; or nobody says any more whether they are."""
    ended = [
        await context.store.nudges.hot_days(each.episode) for each in group.named if each.episode
    ]
    visits = sum(each.visits for each in ended)
    still = [
        announcing.still_hot_elsewhere(
            await spoken_area(each.area, context, each.state), each.state
        )
        for each in group.still
    ]
    if any(each.lost for each in ended):
        return announcing.ended_unknown(here, visits, *still)
    doors = await _doors_tried(group, context)
    return announcing.all_clear_notice(here, group.named[0].state, visits, *still, doors=doors)


async def _doors_tried(group: ReaderGroup, context: JobContext) -> DoorsTried:
    """How many doors captains of stairwells tried in these hot days, in all of these areas."""
    sums = []
    for each in group.named:
        if each.episode:
            began = (await context.store.nudges.hot_days(each.episode)).began_at
            first = began.astimezone(ZoneInfo(each.area.zone)).date()
            sums += await context.store.captains.doors_since(each.area.id, first)
    said = [(each.speak() or 0, each.doors) for each in sums]
    more = any(tried > spoken for spoken, tried in said)
    return DoorsTried(sum(spoken for spoken, _ in said), more)


async def _doors_of_day(
    area: Area, state: HeatState, moment: HeatMoment, context: JobContext
) -> DoorsTried | None:
    """The day's doors in the evening; in the morning those of the day before."""
    morning = moment.at < TOLD_UNTIL
    sums = await context.store.captains.doors_on(area.id, state.on - timedelta(days=morning))
    return DoorsTried(sums.speak(), yesterday=morning) if sums else None


async def day_in_numbers(area: Area, state: HeatState, context: JobContext) -> HeatDayCounts:
    """The day in numbers: answers, those who gave none, helping hands nobody took, checks."""
    answers = await context.store.nudges.count_answers(area.id, state.on)
    asked = await context.store.nudges.count_followers(area.id)
    checks = await context.store.checkins.count_checks(area.id, state.on)
    return HeatDayCounts(
        looking=answers.get(HeatAnswer.KNOCK, 0) + answers.get(HeatAnswer.CALL, 0),
        away=answers.get(HeatAnswer.AWAY, 0),
        need=answers.get(HeatAnswer.NEED, 0),
        silent=max(0, asked - sum(answers.values())),
        waiting=await people_waiting(area, state.on, context),
        begun=checks.begun,
        answered=checks.answered,
        passed=checks.passed_on,
        unanswered=checks.still_open,
    )


async def people_waiting(area: Area, on: date, context: JobContext) -> int:
    """How many asked for somebody and have found nobody yet: a number, whoever they are.

    In a request, in an answer to what was announced, or when they were asked how they are.
    """
    under_way = await context.store.aid.open_in(area.id, MOST_SHOWN)
    found = {each.asker_id for each in under_way if each.state is not RequestState.OPEN}
    waiting = await context.store.nudges.waiting_for_visit(area.id, on) - found
    others = 0
    for request in under_way:
        if request.state is not RequestState.OPEN:
            continue
        if request.proxied or request.asker_id is None:
            others += 1
        else:
            waiting.add(request.asker_id)
    return len(waiting) + others
