"""What a moment of the table says in an area, with its numbers of the day."""

from __future__ import annotations

from handlers.heat.announcements.moments import HeatMessageKind, HeatMoment
from handlers.kernel.interaction import JobContext
from messages.heat.announcements import notices as announcing
from messages.heat.announcements import views as nudging
from messages.heat.announcements.actions import HeatAnswer
from messages.heat.announcements.notices import HeatDayCounts, RedDayPart, SpokenArea
from messages.heat.levels.level import HeatState
from messages.heat_hotline import HeatLineHours
from messages.model import Message
from storage.aid import RequestState
from storage.area import Area

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
        context.find_setting(HeatLineHours),
    )


async def message_at_moment(
    moment: HeatMoment,
    area: Area,
    state: HeatState,
    episode: int | None,
    context: JobContext,
    *,
    checked: bool = False,
) -> Message:
    """The message of that moment; for who is `checked`, without what others are asked to do."""
    here = await spoken_area(area, context, state)
    match moment.what:
        case HeatMessageKind.PREPARE:
            return announcing.prepare_notice(here, willing=False, checked=checked)
        case HeatMessageKind.YELLOW_EVE:
            return announcing.yellow_eve(here, state)
        case HeatMessageKind.EVE | HeatMessageKind.FIRST_EVE:
            return announcing.eve_notice(
                here, state, first=moment.what is HeatMessageKind.FIRST_EVE, checked=checked
            )
        case HeatMessageKind.THANKS:
            day_counts = await day_in_numbers(area, state, context)
            counts = day_counts.looking, day_counts.waiting
            return announcing.thanks_notice(here, state, *counts, checked=checked)
        case HeatMessageKind.COUNTS:
            return announcing.counts_notice(here, state, await day_in_numbers(area, state, context))
        case HeatMessageKind.RED_EVE:
            return announcing.red_eve(here, state, checked=checked)
        case HeatMessageKind.HOW:
            message = announcing.how_was_it(area.id)
            return nudging.with_endings(message, area.id, state.on.toordinal(), state.level)
        case HeatMessageKind.CLEAR:
            ended = await context.store.nudges.hot_days(episode) if episode else None
            visits = ended.visits if ended else 0
            if ended and ended.lost:
                return announcing.ended_unknown(here, visits)
            return announcing.all_clear_notice(here, visits)
        case part:
            return announcing.red_day_notice(here, state, PARTS[part], checked=checked)


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
        waiting=await requests_waiting(area, context),
        begun=checks.begun,
        answered=checks.answered,
        passed=checks.passed_on,
        unanswered=checks.still_open,
    )


async def requests_waiting(area: Area, context: JobContext) -> int:
    """How many requests of the area have found nobody yet."""
    open_there = await context.store.aid.open_in(area.id, MOST_SHOWN)
    return sum(request.state is RequestState.OPEN for request in open_there)
