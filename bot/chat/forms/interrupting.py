"""Forms that wait behind another one: who presses a button of an older message loses none."""

from __future__ import annotations

from bot.chat.forms.state import FormState
from messages.form import Form
from storage.dialog import FormDialog, InterruptedForm, pack_interrupted, read_interrupted


def forms_behind(form: type[Form], progress: FormState, held: FormDialog | None) -> str | None:
    """What waits behind a form that begins: what it interrupts, save the same form once more."""
    if held is None:
        return None
    waiting = [
        (each, state)
        for each in (InterruptedForm.of(held), *read_interrupted(held))
        if (state := _state_of(each))
    ]
    others = [
        each.model_copy(update={"given": state.model_dump_json()})
        for each, state in waiting
        if each.form != form.tag or not state.is_same_form(progress, form)
    ]
    return pack_interrupted(others)


def _state_of(waiting: InterruptedForm) -> FormState | None:
    """How far a form was; None when it changed with an update of Palier."""
    try:
        state = FormState.model_validate_json(waiting.given)
    except ValueError:
        return None
    state.interrupted = True
    return state
