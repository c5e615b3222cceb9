"""What was said before is changed line by line: one touch, one answer, and all the rest stays."""

from __future__ import annotations

import ast
from datetime import time
from pathlib import Path
from typing import Any

import pytest

import handlers
from bot.chat.forms.answer_parsing import take_button, typed_button
from bot.chat.forms.lines import LINES
from bot.chat.forms.question import QuestionButton, QuestionPage
from bot.chat.forms.state import FormState
from bot.chat.kept_replies import EventOutcome, KeptReply, ReplyRecipient
from bot.slack.modal import modal_view, new_modal_state
from handlers.kernel.replies import Ask
from messages import words
from messages.catalog import plain_words
from messages.form import AnswerContext, FileField, Form, FormField
from messages.form.contact_kinds import MailField, PhoneField
from messages.language import LANGUAGES
from messages.model import Reader, Text
from messages.samples import all_forms
from tests.worlds import NOON

SAVE = words.form_save()
LINED = [form for form in all_forms() if form.lined]


TYPED = {MailField: "astreinte@mairie.example", PhoneField: "01 40 33 01 02"}
"""What is no answer in any words; everything else may be called after a café."""


def asked_in(language: str) -> AnswerContext:
    return AnswerContext(Reader(language=language), NOON)


def stands(field: FormField, asked: AnswerContext) -> Any:
    """An answer of that kind, as it was given some time ago."""
    offers = field.kind.offered_answers(asked)
    if offers:
        return field.kind.read_answer(offers[-1].value, asked).value
    typed = TYPED.get(type(field.kind), "Aux Folies")
    return field.kind.read_answer(typed, asked).value


def under_review(form: type[Form], asked: AnswerContext) -> FormState:
    given = {
        field.name: stands(field, asked)
        for field in form.questions()
        if not isinstance(field.kind, FileField)
    }
    hidden = dict.fromkeys(form.fields().keys() - {each.name for each in form.questions()}, 7)
    return FormState.begin_review(form, {**hidden, **given}, SAVE)


def labels(page: QuestionPage) -> list[str]:
    return [key.label for row in page.rows for key in row]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", LINED, ids=lambda form: form.tag)
def test_each_line_is_touched_by_itself_and_left_as_it_was(form: type[Form], language: str) -> None:
    asked = asked_in(language)
    progress = under_review(form, asked)
    before, which = dict(progress.answers), progress.asking(form)
    assert which
    assert which.name == LINES
    page = QuestionPage.draw_question(progress, which, asked)
    lines = [plain_words(each.line, asked.reader) for each in form.questions()]
    assert labels(page) == [*lines, plain_words(words.form_leave(), asked.reader)]
    assert len(set(lines)) == len(lines), "two lines are called alike"
    for number, field in enumerate(form.questions()):
        take_button(progress, which, asked, str(number))
        assert progress.asking(form) == field
        assert QuestionPage.draw_question(progress, field, asked).step is None
        take_button(progress, field, asked, QuestionButton.BACK)
        assert progress.asking(form) == which
        if field.name in before:
            progress.hear(which, lines[number], asked)
            QuestionPage.draw_question(progress, field, asked)
            several = bool(progress.ticked)
            take_button(progress, field, asked, QuestionButton.DONE if several else "k")
            assert progress.asking(form) == which
        assert progress.answers == before
        assert not progress.sent
        page = QuestionPage.draw_question(progress, which, asked)
        assert plain_words(SAVE, asked.reader) not in labels(page), field.name


@pytest.mark.parametrize("form", LINED, ids=lambda form: form.tag)
def test_a_line_that_was_refused_can_be_left_as_it_stood(form: type[Form]) -> None:
    asked = asked_in("fr")
    for field in form.questions():
        progress = under_review(form, asked)
        before, skipped = dict(progress.answers), list(progress.skipped)
        progress.answers[field.name], progress.sent = "something else", True
        progress.skipped = [each for each in skipped if each != field.name]

        progress.refuse(field)

        assert progress.asking(form) == field
        page = QuestionPage.draw_question(progress, field, asked)
        keys = {key.pick.what for row in page.rows for key in row}
        assert QuestionButton.BACK in keys
        assert (QuestionButton.KEEP in keys) == (
            field.name in before and QuestionButton.DONE not in keys
        )
        take_button(progress, field, asked, QuestionButton.BACK)
        which = progress.asking(form) or fail()
        assert which.name == LINES, f"{field.name} lets nobody go"
        assert (progress.answers, set(progress.skipped)) == (before, set(skipped))


@pytest.mark.parametrize("form", LINED, ids=lambda form: form.tag)
def test_what_stands_and_is_refused_is_corrected_or_taken_away(form: type[Form]) -> None:
    asked = asked_in("fr")
    for field in form.questions():
        progress = under_review(form, asked)
        if field.name not in progress.answers:
            continue
        answer, progress.sent = progress.answers[field.name], True

        progress.refuse(field)

        page = QuestionPage.draw_question(progress, field, asked)
        keys = {key.pick.what for row in page.rows for key in row}
        assert QuestionButton.KEEP not in keys
        assert field.required or keys & {QuestionButton.SKIP, QuestionButton.DONE}
        progress.answer(field, answer, {}, asked)
        which = progress.asking(form) or fail()
        assert which.name == LINES, "what is corrected is seen before it is sent"


def test_a_fault_leaves_the_change_to_be_sent_once_more(cafe: type[Form]) -> None:
    for again in (FormState.refuse, FormState.reopen):
        progress = under_review(cafe, asked_in("fr"))
        heard(progress, cafe, "Heure", "20 h")
        which = progress.asking(cafe) or fail()
        take_button(progress, which, asked_in("fr"), QuestionButton.SEND)
        again(progress, which)
        assert progress.asking(cafe) == which
        assert progress.answers["hour"] == "20:00"


def test_what_never_stood_and_is_wanted_has_no_way_back(cafe: type[Form]) -> None:
    progress = FormState.begin_review(cafe, {"hour": "19:00"}, SAVE)
    field = progress.asking(cafe) or fail()
    assert field.required
    assert plain_words(words.form_back(), Reader()) not in labels(page_of(progress, cafe))
    progress.refuse(field)
    assert progress.asking(cafe) == field
    assert plain_words(words.form_back(), Reader()) not in labels(page_of(progress, cafe))


FOLLOWS: dict[str, dict[str, str]] = {
    "organise.redraft": dict.fromkeys(("name", "centre", "radius", "aliases", "outline"), ""),
    "organise.edit": {
        **dict.fromkeys(("name", "centre", "radius", "aliases", "outline"), ""),
        **dict.fromkeys(("numbers", "duty_number", "duty_mail"), "centre"),
    },
    "account.quiet": {"start": "", "end": ""},
    "aid.amend": {"kind": "", "urgency": "", "behalf": "", "note": "kind behalf"},
    "aid.offer": {"kinds": "", "slots": "", "monthly": ""},
    "cafe.change": {
        **dict.fromkeys(("day", "hour", "seats", "note"), ""),
        "kind": "place",
        "place": "kind",
        "access": "place kind",
    },
    "watch.enrol": {"hour": "", "contact": "", "access": "", "share": ""},
    "cool.place": {"name": "", "where": "", **dict.fromkeys(("hours", "note", "shady"), "where")},
    "cool.columns": dict.fromkeys(("name", "address", "hours", "note", "point", "lat", "lon"), ""),
}
"""Of every answer that is changed line by line, those without which it may say something else."""


@pytest.mark.parametrize("form", LINED, ids=lambda form: form.tag)
def test_it_is_decided_of_each_line_which_others_it_follows(form: type[Form]) -> None:
    """What follows nothing is right whatever else changes, or checked where the form is taken."""
    follows = FOLLOWS[form.tag]
    assert follows.keys() == {each.name for each in form.questions()}
    assert any(follows.values()) == (form.outlived is not Form.outlived)
    assert any(follows.values()) == ("sure" in form.fields())


def heard(progress: FormState, form: type[Form], line: str, answer: str) -> None:
    asked = asked_in("fr")
    for typed in (line, answer):
        waiting = progress.asking(form)
        assert waiting
        QuestionPage.draw_question(progress, waiting, asked)
        if not progress.hear(waiting, typed, asked):
            progress.confirm(waiting, asked)


def page_of(progress: FormState, form: type[Form]) -> QuestionPage:
    waiting = progress.asking(form)
    assert waiting
    return QuestionPage.draw_question(progress, waiting, asked_in("fr"))


def shown(page: QuestionPage) -> list[str]:
    return [plain_words(line, Reader()).replace("\N{NO-BREAK SPACE}", " ") for line in page.lines]


@pytest.fixture
def cafe() -> type[Form]:
    return Form.known["cafe.change"]


def test_what_changes_is_read_beside_what_it_was_and_sent_by_one_button(cafe: type[Form]) -> None:
    progress = under_review(cafe, asked_in("fr"))
    heard(progress, cafe, "Heure", "20 h")
    page = page_of(progress, cafe)
    assert "Heure : 20 h (avant : 19 h)" in shown(page)
    assert "Lieu : Aux Folies" in shown(page)
    assert plain_words(SAVE, Reader()) in labels(page)
    which = progress.asking(cafe)
    assert which
    take_button(progress, which, asked_in("fr"), QuestionButton.SEND)
    assert progress.asking(cafe) is None
    assert progress.filled(cafe).model_dump()["hour"] == time(20)


def test_a_day_said_with_its_hour_changes_both_lines(cafe: type[Form]) -> None:
    progress = under_review(cafe, asked_in("fr"))
    heard(progress, cafe, "jour", "samedi 20 h 30")
    assert progress.answers["hour"] == "20:30"
    assert any("avant : 19 h" in line for line in shown(page_of(progress, cafe)))


def test_a_word_that_is_taken_away_is_said_to_be_gone(cafe: type[Form]) -> None:
    progress = under_review(cafe, asked_in("fr"))
    heard(progress, cafe, "mot", "rien ne presse")
    progress.hear(progress.asking(cafe) or fail(), "mot", asked_in("fr"))
    field = progress.asking(cafe) or fail()
    assert plain_words(words.form_remove(), Reader()) in labels(page_of(progress, cafe))
    take_button(progress, field, asked_in("fr"), QuestionButton.SKIP)
    assert "Mot : non précisé (avant : Aux Folies)" in shown(page_of(progress, cafe))
    assert progress.filled(cafe).model_dump()["note"] == ""


def test_ticks_that_go_off_and_on_again_are_no_change(cafe: type[Form]) -> None:
    progress, asked = under_review(cafe, asked_in("fr")), asked_in("fr")
    progress.answers["access"] = progress.stood["access"] = ["step_free", "toilets"]
    progress.hear(progress.asking(cafe) or fail(), "access", asked)
    field = progress.asking(cafe) or fail()
    page_of(progress, cafe)
    for tick in ("-0", "+0"):
        take_button(progress, field, asked, tick)
    take_button(progress, field, asked, QuestionButton.DONE)
    assert progress.answers["access"] == ["step_free", "toilets"]


def fail() -> FormField:
    raise AssertionError("nothing is asked")


@pytest.mark.parametrize(
    ("typed", "button"),
    [
        ("Enregistrer", QuestionButton.SEND),
        ("ok", QuestionButton.SEND),
        ("oui", QuestionButton.SEND),
        ("laisser tel quel", QuestionButton.CANCEL),
        ("annuler", QuestionButton.CANCEL),
        ("retour", QuestionButton.CANCEL),
        ("non", QuestionButton.CANCEL),
        ("heure", ""),
        ("20 h", ""),
    ],
)
def test_words_do_what_the_buttons_do(cafe: type[Form], typed: str, button: str) -> None:
    progress = under_review(cafe, asked_in("fr"))
    field = progress.asking(cafe) or fail()

    def draw(label: Text, reader: Reader) -> str:
        return plain_words(label, reader)

    assert typed_button(progress, field, asked_in("fr"), typed, draw) == button


def test_what_is_discreet_is_not_read_back() -> None:
    form = Form.known["watch.enrol"]
    progress = under_review(form, asked_in("fr"))
    heard(progress, form, "pour venir", "3e étage")
    lines = shown(page_of(progress, form))
    assert "À joindre : c’est noté" in lines
    assert "Pour venir : c’est noté à nouveau" in lines


def _asks() -> list[tuple[str, ast.Call]]:
    """Every form that a handler asks, with where it does."""
    found = []
    for path in sorted(Path(handlers.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="Ask")):
                    found.append((f"{path.name}:{node.lineno}", node))
    return found


def test_no_handler_asks_a_whole_form_again_of_what_stands_already() -> None:
    """What is prefilled with what was kept is under review; one answer alone needs none."""
    asks = _asks()
    prefilled = [
        (where, call)
        for where, call in asks
        if any(
            isinstance(each, ast.Call)
            and isinstance(each.func, ast.Attribute)
            and each.func.attr == "as_prefill"
            for argument in call.args
            for each in ast.walk(argument)
        )
    ]
    reviewed = [where for where, call in asks if any(k.arg == "review" for k in call.keywords)]
    assert len(prefilled) >= 4
    assert len(reviewed) == len(LINED)
    assert [where for where, _ in prefilled if where not in reviewed] == []


def test_a_change_that_was_not_shown_yet_outlives_its_process(cafe: type[Form]) -> None:
    ask = Ask(cafe, {"area": 5, "cafe": 7, "hour": "15:00:00"}, review=SAVE)
    kept = KeptReply.of(EventOutcome(ask, Reader()), ReplyRecipient(platform="x", user="a"))
    assert kept
    again = KeptReply.model_validate_json(kept.model_dump_json())
    assert again.outcome().reply == ask


def test_a_window_is_sent_by_the_button_that_says_what_it_does(cafe: type[Form]) -> None:
    asked = asked_in("en")
    held = new_modal_state(cafe, {}, asked.reader, send=words.cafe_publish_change())
    assert modal_view(held, asked)["submit"]["text"] == "Publish the change"


def test_a_form_without_lines_is_never_under_review() -> None:
    with pytest.raises(ValueError, match="no lines"):
        Ask(Form.known["cafe.invite"], {"area": 5}, review=SAVE)
