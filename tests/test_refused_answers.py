"""What was refused is never offered to be kept, whichever form and question it stood in."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest

import handlers  # noqa: F401 (every form of the programme)
from bot.chat.forms.question import QuestionButton, QuestionPage
from bot.chat.forms.state import FormState
from bot.chat.kept_replies import EventOutcome
from bot.slack.modal import new_modal_state, unseen_answers
from bot.slack.submitting import without_refused
from bot.stairwell.form import SandboxForm
from handlers.kernel.replies import Notice
from messages import words
from messages.form import (
    AnswerContext,
    ChoiceField,
    CountField,
    DayField,
    FieldKind,
    FileField,
    FileReference,
    Form,
    FormField,
    HourField,
    PersonField,
    PlaceField,
    SeveralField,
    YesNoField,
)
from messages.model import Reader

ASKED = AnswerContext(Reader(), datetime.fromisoformat("2026-06-30T12:00+02:00"))
FILE = {"ref": "file-1", "name": "contour.kml", "size": 300}
QUESTIONS = [
    field
    for form in Form.known.values()
    if form.__module__.startswith("messages.")
    for field in form.questions()
]


def an_answer(kind: FieldKind) -> Any:
    match kind:
        case FileField():
            return FILE
        case PlaceField():
            return {"words": "94260 Fresnes"}
        case PersonField():
            return {"user": "7", "name": "Zoé"}
        case CountField(least=least):
            return least
        case ChoiceField(among=among):
            return next(iter(among)).value
        case SeveralField(among=among):
            return [next(iter(among)).value]
        case YesNoField():
            return True
        case DayField():
            return date(2026, 7, 1).isoformat()
        case HourField():
            return time(18).isoformat()
    return "Belleville"


def buttons(page: QuestionPage) -> set[str]:
    return {choice.pick.what for row in page.rows for choice in row}


def answered(field: FormField) -> FormState:
    state = FormState.begin({field.name: an_answer(field.kind)})
    state.answers[field.name] = an_answer(field.kind)
    return state


@pytest.mark.parametrize("field", QUESTIONS, ids=lambda each: f"{each.form.tag}.{each.name}")
def test_a_refused_answer_is_asked_again_and_never_offered(field: FormField) -> None:
    state = answered(field)
    state.refuse(field)
    page = QuestionPage.draw_question(state, field, ASKED)
    assert state.asking(field.form) is not None
    assert QuestionButton.KEEP not in buttons(page)
    assert not [choice for row in page.rows for choice in row if choice.label.startswith("✓")]


@pytest.mark.parametrize("field", QUESTIONS, ids=lambda each: f"{each.form.tag}.{each.name}")
def test_what_may_do_later_is_offered_to_be_tried_again(field: FormField) -> None:
    if isinstance(field.kind, SeveralField):
        return
    state = answered(field)
    state.reopen(field)
    state.tries = True
    page = QuestionPage.draw_question(state, field, ASKED)
    labels = [choice.label for row in page.rows for choice in row if choice.pick.what == "k"]
    assert [label.split()[0] for label in labels] == ["Réessayer"]


def test_an_answer_of_before_is_still_offered_beside_the_one_that_was_refused() -> None:
    field = next(each for each in QUESTIONS if each.form.tag == "organise.edit")
    state = FormState.begin({"name": "Belleville"})
    state.answers["name"] = "Ménilmontant"
    state.refuse(field)
    page = QuestionPage.draw_question(state, field, ASKED)
    kept = [c.label for row in page.rows for c in row if c.pick.what == QuestionButton.KEEP]
    assert [label.split()[-1] for label in kept] == ["Belleville"]


@pytest.mark.parametrize("again", [True, False])
def test_a_window_keeps_no_file_unseen_that_was_refused(again: bool) -> None:
    form = Form.known["organise.area"]
    given = {"name": "Les Oeillets", "outline": FILE, "centre": {"lat": 48.87, "lon": 2.38}}
    held = new_modal_state(form, given, Reader())
    assert unseen_answers(held) == {"outline", "centre"}
    notice = Notice(words.organise_outline_kind(), refusal=True)
    outcome = EventOutcome(notice, Reader(), True, "outline", again=again)
    kept = without_refused(held, outcome)
    assert set(kept.given) == {"name", "centre"} | ({"outline"} if again else set())


@pytest.mark.parametrize("again", [True, False])
def test_the_page_keeps_a_file_only_when_the_same_may_do_again(again: bool) -> None:
    form = Form.known["organise.area"]
    sheet = SandboxForm("sheet", form, {"name": "Les Oeillets", "outline": FILE})
    sheet.refuse(words.organise_outline_kind(), "outline", again=again)
    drawn = {each["name"]: each for each in sheet.draw(Reader(), ASKED.now)["fields"]}
    assert drawn["outline"]["error"]
    assert bool(drawn["outline"]["kept"]) is again
    assert drawn["name"]["value"] == "Les Oeillets"


def test_the_page_keeps_no_file_that_is_too_large() -> None:
    form = Form.known["organise.area"]
    large = FileReference(ref="a", name="contour.geojson", size=9_000_000)
    sheet = SandboxForm("sheet", form, {})
    said = {"name": "Les Oeillets", "centre": "94260 Fresnes", "outline": large.model_dump_json()}
    assert sheet.answer(said, ASKED) is None
    drawn = {each["name"]: each for each in sheet.draw(Reader(), ASKED.now)["fields"]}
    assert drawn["outline"]["error"]
    assert not drawn["outline"]["kept"]
