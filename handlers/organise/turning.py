"""An outline with latitude and longitude in each other's place: turned round if they say so."""

from __future__ import annotations

from handlers.kernel.events import FileFetchedEvent
from handlers.kernel.files import fetch_sent_file
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Ask, CallService, Refused, Reply
from handlers.organise.declaring import save_area_draft
from handlers.organise.editing import save_edited_area
from handlers.organise.feature import area_of, must_organise_any, organise
from handlers.organise.outline import read_outline
from messages import words
from messages.form import Form, HiddenField
from messages.organise.actions import DeclareForm, EditAreaForm, TurnOutlineForm


@organise.on_form(TurnOutlineForm)
async def answer_turn(form: TurnOutlineForm, turn: Interaction) -> Reply:
    before = await _form_before(form, turn)
    if not form.turn:
        return _ask_other_outline(before)
    platform, ref = turn.account.platform, before.outline.ref if before.outline else ""
    return CallService(lambda outside: fetch_sent_file(outside, platform, ref, form))


@organise.on_event(FileFetchedEvent, asked_for=TurnOutlineForm)
async def take_turned_outline(event: FileFetchedEvent, turn: Interaction) -> Reply:
    if not isinstance(event.asked_for, TurnOutlineForm):
        return None
    form = await _form_before(event.asked_for, turn)
    point = form.centre.shared_point if form.centre else None
    if point is None:
        raise Refused(words.gone())
    try:
        shape = read_outline(event, point, turned=True)
    except Refused as refusal:
        raise Refused(refusal.text, field="turn", again=refusal.again) from None
    if isinstance(form, EditAreaForm):
        return await save_edited_area(form, turn, shape)
    return await save_area_draft(form, turn, shape)


async def _form_before(form: TurnOutlineForm, turn: Interaction) -> DeclareForm | EditAreaForm:
    """The form with which the outline came, for those who may still send it."""
    try:
        before = Form.known[form.tag_of_form].model_validate_json(form.filled)
    except (KeyError, ValueError):
        raise Refused(words.gone()) from None
    match before:
        case EditAreaForm():
            await area_of(turn, before.area)
            return before
        case DeclareForm():
            await must_organise_any(turn)
            return before
    raise Refused(words.gone())


def _ask_other_outline(form: DeclareForm | EditAreaForm) -> Ask:
    """The form once more, of which only the outline is still to be answered."""
    answered = form.model_dump(mode="json", exclude_none=True, exclude={"outline"})
    hidden = {
        name: answered.pop(name)
        for name, field in form.fields().items()
        if isinstance(field.kind, HiddenField)
    }
    return Ask(type(form), hidden, said=answered)
