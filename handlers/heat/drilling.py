"""Exercises: what such days would bring, sent to an area's organisers and to nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.heat.feature import heat, organised
from handlers.heat.ladder import LADDERS
from handlers.heat.moments import KNOWN, Audience
from handlers.heat.saying import said_at
from handlers.kernel import Command, Hint, Menu, Refused, Reply, Say, Turn
from messages import words
from messages.heat import watch_letters as letters
from messages.heat.announcing import drill
from messages.heat.asked import order
from messages.heat.level import Day, HeatState, Level, Source
from messages.heat.pressed import Drilled
from messages.heat.watch import Cause, Ended, Moment, Pace
from messages.model import Message, When, message
from storage.area import Area
from storage.heat import today_in
from storage.outbox import Priority

BEFORE = {
    Level.ORANGE: ("orange.eve", "counts.morning"),
    Level.RED: ("red.eve", "red.morning"),
}
AFTER = {
    Level.ORANGE: ("orange.thanks", "counts.evening", "clear"),
    Level.RED: ("red.noon", "red.evening", "counts.evening", "clear"),
}
"""What a real day of that level would announce, before and after somebody gives no answer."""

PACES = {Level.ORANGE: Pace.ORANGE, Level.RED: Pace.RED}
TOPICS = frozenset(("canicule", "chaleur", "heat", "heatwave"))

NEIGHBOUR = "Camille"
"""Who gives no answer in an exercise: nobody's neighbour."""


@heat.command("exercice", menu=Menu.ORGANISERS, impersonal=True, en="drill")
async def exercise(command: Command, turn: Turn) -> Reply:
    """`/exercice canicule orange`: the organisers of the area live through it; nobody else."""
    mine = await organised(turn)
    if not mine:
        raise Refused(words.nudge_drill_only())
    spoken = [each for each in command.words.split() if each.casefold() not in TOPICS]
    asked = order(" ".join(spoken))
    if asked is None or asked.level not in PACES:
        raise Refused(words.nudge_drill_how())
    area = mine[0]
    told = await _drill(area, asked.level, turn)
    return Say(message(words.nudge_drill_done(count=told, area=area.name)))


async def _drill(area: Area, level: Level, turn: Turn) -> int:
    """Send the messages of such days, marked, to those who organise the area; how many people."""
    team = await turn.store.areas.organisers(area.id)
    begun = f"heat:drill:{area.id}:{turn.now.timestamp():.0f}"
    for number, said in enumerate(await _script(area, level, turn)):
        for member in team:
            # Whoever holds an exercise is awake, and means it now.
            once = f"{begun}:{number}"
            await turn.tell(member, said, once=once, priority=Priority.HEAT)
    return len(team)


async def _script(area: Area, level: Level, turn: Turn) -> list[Message]:
    """Such days from the eve to the end: what is announced, and one who gives no answer."""
    return [
        *[await _announced(name, area, level, turn) for name in BEFORE[level]],
        *_unanswered(area, PACES[level], turn.now),
        *[await _announced(name, area, level, turn) for name in AFTER[level]],
    ]


async def _announced(name: str, area: Area, level: Level, turn: Turn) -> Message:
    """The moment's message as if an organiser had set the level."""
    moment = KNOWN[name]
    state = HeatState(level, Day.TODAY, moment.about(today_in(area, turn.now)), Source.ORGANISER)
    mine = moment.audience is Audience.ORGANISERS
    reader = words.nudge_drill_you() if mine else words.nudge_drill_members()
    return drill(await said_at(moment, area, state, None, turn), reader)


def _unanswered(area: Area, pace: Pace, now: datetime) -> Iterator[Message]:
    """The ladder to its end: asked twice, the buddy, the organisers, then the all-clear."""
    zone = ZoneInfo(area.zone)
    hour = LADDERS[pace].hours[Moment.MORNING]
    asked = datetime.combine(today_in(area, now), hour, zone)
    facts = letters.Facts(0, NEIGHBOUR, When(at=asked, zone=area.zone, show="hour"), Cause.SILENCE)
    question = letters.question(0, NEIGHBOUR, Moment.MORNING, pace)
    buddy = words.nudge_drill_buddy(name=NEIGHBOUR)
    yield drill(question, words.nudge_drill_asked())
    yield drill(letters.reminder(0, NEIGHBOUR), words.nudge_drill_asked())
    yield drill(letters.to_buddy(facts), buddy)
    yield drill(letters.to_organisers(facts, 1, "", "", area.numbers), words.nudge_drill_you())
    yield drill(letters.clear(NEIGHBOUR, Ended.FINE), words.nudge_drill_told())


@heat.pressed(Drilled)
async def drilled(_: Drilled, turn: Turn) -> Reply:
    return Hint(words.nudge_drill_button())
