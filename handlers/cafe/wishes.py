"""Cafés that are asked for in one's own words: an invitation begins with what was said of it."""

from __future__ import annotations

from handlers.cafe.feature import cafe
from handlers.cafe.hosting import invite_form
from handlers.cafe.listing import agenda_screen
from handlers.kernel.events import IntentEvent
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Reply, Say
from messages import cafe as screen
from messages.catalog import plain_words
from messages.form import AnswerContext, DayField, UnclearAnswer, fold_answer
from messages.intents import Intent
from messages.intents.moments import pack_moment, unpack_moment
from messages.model import Text

COMING = DayField()


@cafe.on_intent(Intent.INVITE)
async def invite_in_words(event: IntentEvent, turn: Interaction) -> Reply:
    """The form, with the kind, day and hour that were said; nothing goes out unseen."""
    areas = await turn.areas_here()
    if len(areas) > 1:
        choice = [(area.id, area.name) for area in areas]
        return Say(screen.which_area(choice, pack_moment(event.moment)))
    return await invite_form(areas[0], turn, **_said_of_cafe(event, turn))


@cafe.on_press(screen.ProposeCafeAt)
async def propose_at(press: screen.ProposeCafeAt, turn: Interaction) -> Reply:
    event = IntentEvent(Intent.INVITE, moment=unpack_moment(press.moment))
    return await invite_form(await turn.own_area(press.area), turn, **_said_of_cafe(event, turn))


@cafe.on_intent(Intent.CAFES)
async def list_in_words(_: IntentEvent, turn: Interaction) -> Reply:
    return Say(await agenda_screen(turn))


def _said_of_cafe(event: IntentEvent, turn: Interaction) -> dict[str, str]:
    """What the words answer of the form; what could be no answer is asked."""
    asked, moment = AnswerContext(turn.reader, turn.now), event.moment
    said = {"kind": _kind_said(event.words, asked)}
    if moment and moment.day and _may_be_chosen(moment.day.isoformat(), asked):
        said["day"] = moment.day.isoformat()
    if moment and moment.hour:
        said["hour"] = moment.hour.isoformat("minutes")
    return {name: answer for name, answer in said.items() if answer}


def _may_be_chosen(day: str, asked: AnswerContext) -> bool:
    try:
        COMING.read_answer(day, asked)
    except UnclearAnswer:
        return False
    return True


def _kind_said(typed: str, asked: AnswerContext) -> str:
    """The kind whose whole label stands among the words."""
    spoken = f" {fold_answer(typed)} "
    labels = {
        cafe_kind.value: fold_answer(
            plain_words(Text(key=f"cafe-kind-{cafe_kind.value}"), asked.reader)
        )
        for cafe_kind in screen.CafeKind
    }
    found = [kind for kind, label in labels.items() if f" {label} " in spoken]
    return found[0] if len(found) == 1 else ""
