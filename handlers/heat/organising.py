"""What organisers prepare: the cool places of an area, and exercises that leave nobody outside."""

from __future__ import annotations

from handlers.heat.feature import heat, organised
from handlers.heat.moments import KNOWN, Moment
from handlers.heat.saying import said_at
from handlers.kernel import Ask, Command, Context, Hint, Menu, Refused, Reply, Say, Turn
from messages import words
from messages.heat import announcing
from messages.heat.asked import order
from messages.heat.level import Day, HeatState, Level, Source
from messages.heat.pressed import Cool, Drilled, EditCool
from messages.model import Message, message
from storage.area import Area
from storage.heat import today_in
from storage.outbox import Priority

EXERCISES = {
    Level.ORANGE: ("orange.eve", "orange.thanks", "counts.morning", "clear"),
    Level.RED: ("red.eve", "red.morning", "red.noon", "red.evening", "counts.evening", "clear"),
}
"""What a real day of that level would bring, in its order."""

TOPICS = frozenset(("canicule", "chaleur", "heat", "heatwave"))


@heat.pressed(EditCool)
async def ask_cool(press: EditCool, turn: Turn) -> Reply:
    await turn.must_organise(press.area)
    return Ask(Cool, {"area": press.area, "places": await turn.store.nudges.cool(press.area)})


@heat.submitted(Cool)
async def keep_cool(form: Cool, turn: Turn) -> Reply:
    """Announcements name these places from now on, and a card that hangs does at once."""
    await turn.must_organise(form.area)
    await turn.store.nudges.set_cool(form.area, form.places)
    episode = await turn.store.nudges.episode(form.area)
    if episode:
        episode.shown = ""
    return Hint(words.nudge_cool_done())


@heat.command("exercice", menu=Menu.ORGANISERS, en="drill")
async def exercise(command: Command, turn: Turn) -> Reply:
    """`/exercice canicule orange`: the organisers of the area live through it; nobody else."""
    mine = await organised(turn)
    if not mine:
        raise Refused(words.nudge_drill_only())
    spoken = [each for each in command.words.split() if each.casefold() not in TOPICS]
    asked = order(" ".join(spoken))
    if asked is None or asked.level not in EXERCISES:
        raise Refused(words.nudge_drill_how())
    area = mine[0]
    told = await _drill(area, asked.level, turn)
    return Say(message(words.nudge_drill_done(count=told, area=area.name)))


async def _drill(area: Area, level: Level, turn: Turn) -> int:
    """Send the messages of such days, marked, to those who organise the area; how many people."""
    team = await turn.store.areas.organisers(area.id)
    begun = f"heat:drill:{area.id}:{turn.now.timestamp():.0f}"
    for name in EXERCISES[level]:
        said = await _made_up(KNOWN[name], area, level, turn)
        for member in team:
            # Whoever holds an exercise is awake, and means it now.
            await turn.tell(member, said, once=f"{begun}:{name}", priority=Priority.HEAT)
    return len(team)


async def _made_up(moment: Moment, area: Area, level: Level, context: Context) -> Message:
    """The moment's message as if an organiser had set the level; its buttons do nothing."""
    on = moment.about(today_in(area, context.now))
    state = HeatState(level, Day.TODAY, on, Source.ORGANISER)
    said = await said_at(moment, area, state, None, context)
    return announcing.drill(said)


@heat.pressed(Drilled)
async def drilled(_: Drilled, turn: Turn) -> Reply:
    return Hint(words.nudge_drill_button())
