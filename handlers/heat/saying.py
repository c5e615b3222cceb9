"""What a moment of the table says in an area, with its numbers of the day."""

from __future__ import annotations

from handlers.heat.moments import Moment, What
from handlers.kernel import Context
from messages.heat import announcing, nudging
from messages.heat.announcing import Counts, Part, Place
from messages.heat.level import HeatState
from messages.heat.pressed import Answer
from messages.model import Message
from storage.aid import State
from storage.area import Area

PARTS = {
    What.RED_MORNING: Part.MORNING,
    What.RED_NOON: Part.NOON,
    What.RED_EVENING: Part.EVENING,
}
MOST_SHOWN = 200
"""Requests that are counted at most."""


async def place(area: Area, context: Context, *states: HeatState) -> Place:
    """The area as messages speak of it, with who set these levels."""
    people = await context.store.people.named({each.set_by for each in states if each.set_by})
    cool = await context.store.nudges.cool(area.id)
    authors = {each: member.name for each, member in people.items()}
    return Place(
        area.id, area.name, area.country != "FR", cool, area.numbers, authors, context.heat_line
    )


async def said_at(
    moment: Moment, area: Area, state: HeatState, episode: int | None, context: Context
) -> Message:
    """The message of that moment."""
    here = await place(area, context, state)
    match moment.what:
        case What.PREPARE:
            return announcing.prepare(here, willing=False)
        case What.YELLOW_EVE:
            return announcing.yellow_eve(here, state)
        case What.EVE | What.FIRST_EVE:
            return announcing.eve(here, state, first=moment.what is What.FIRST_EVE)
        case What.THANKS:
            found = await counted(area, state, context)
            return announcing.thanks(here, state, found.looking, found.waiting)
        case What.COUNTS:
            return announcing.counts(here, state, await counted(area, state, context))
        case What.RED_EVE:
            return announcing.red_eve(here, state)
        case What.HOW:
            said = announcing.how_was_it(area.id)
            return nudging.ending(said, area.id, state.on.toordinal(), state.level)
        case What.CLEAR:
            ended = await context.store.nudges.hot_days(episode) if episode else None
            visits = ended.visits if ended else 0
            if ended and ended.lost:
                return announcing.ended_unknown(here, visits)
            return announcing.clear(here, visits)
        case part:
            return announcing.red(here, state, PARTS[part])


async def counted(area: Area, state: HeatState, context: Context) -> Counts:
    """The day in numbers: answers, those who gave none, helping hands nobody took, checks."""
    answers = await context.store.nudges.counted(area.id, state.on)
    asked = await context.store.nudges.following(area.id)
    checks = await context.store.checkins.tally(area.id, state.on)
    return Counts(
        looking=answers.get(Answer.KNOCK, 0) + answers.get(Answer.CALL, 0),
        away=answers.get(Answer.AWAY, 0),
        need=answers.get(Answer.NEED, 0),
        silent=max(0, asked - sum(answers.values())),
        waiting=await waiting(area, context),
        begun=checks.begun,
        answered=checks.answered,
        passed=checks.passed_on,
        unanswered=checks.open,
    )


async def waiting(area: Area, context: Context) -> int:
    """How many requests of the area have found nobody yet."""
    open_there = await context.store.aid.open_in(area.id, MOST_SHOWN)
    return sum(each.state is State.OPEN for each in open_there)
