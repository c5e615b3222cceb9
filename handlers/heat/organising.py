"""What organisers prepare: the cool places of an area."""

from __future__ import annotations

from handlers.heat.feature import heat
from handlers.kernel import Ask, Hint, Reply, Turn
from messages import words
from messages.heat.pressed import Cool, EditCool


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
