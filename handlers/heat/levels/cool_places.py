"""What organisers prepare: the cool places of an area."""

from __future__ import annotations

from handlers.heat.feature import heat
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Ask, Notice, Reply
from messages import words
from messages.heat.announcements.actions import CoolPlacesForm, EditCoolPlaces
from messages.heat.cool.actions import CoolAct


@heat.on_press(EditCoolPlaces)
async def ask_cool_places(press: EditCoolPlaces, turn: Interaction) -> Reply:
    await turn.require_organiser(press.area)
    return Ask(
        CoolPlacesForm,
        {"area": press.area, "places": await turn.store.nudges.cool_places(press.area)},
    )


@heat.on_form(CoolPlacesForm)
async def save_cool_places(form: CoolPlacesForm, turn: Interaction) -> Reply:
    """Announcements name these places from now on, and a card that hangs does at once."""
    await turn.require_organiser(form.area)
    await turn.store.nudges.set_cool_places(form.area, form.places)
    await turn.store.nudges.show_card_anew(form.area)
    turn.record_act(CoolAct.NAMED, by=turn.member, area=form.area)
    return Notice(words.nudge_cool_done())
