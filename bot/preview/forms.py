"""Each form in every language: question by question, as a modal, as a sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from bot.chat.forms.lines import lines_question
from bot.chat.forms.question import QuestionPage
from bot.chat.forms.state import FormState
from bot.preview.cards import draw_pane
from bot.preview.markup import Markup, button_rows, element, join_markup
from bot.slack import modal
from bot.stairwell.form import SandboxForm
from bot.telegram.form_screen import page_html
from messages import words
from messages.form import AnswerContext, Form, HiddenField
from messages.language import IN_TURN
from messages.model import Reader
from messages.samples import SATURDAY, USUAL, ArgumentMaker, all_forms, type_hints


def hidden_answers(form: type[Form]) -> dict[str, Any]:
    """What a form carries along unseen."""
    maker, hints = ArgumentMaker(USUAL), type_hints(form)
    return {
        name: maker.value_of(hints[name], f"{form.__name__}.{name}")
        for name, field in form.fields().items()
        if isinstance(field.kind, HiddenField)
    }


def draw_on_telegram(form: type[Form], reader: Reader, now: datetime) -> Markup:
    """One message for each question; a form that only changes what stands, with its lines first."""
    asked = AnswerContext(reader, now)
    given = hidden_answers(form)
    pages = []
    if form.lined:
        state = FormState.begin_review(form, given, words.form_save())
        pages.append(QuestionPage.draw_question(state, lines_question(form), asked))
    for question in form.questions():
        pages.append(QuestionPage.draw_question(FormState.begin(given), question, asked))
    return join_markup(_telegram_page(page, reader) for page in pages)


def _telegram_page(page: QuestionPage, reader: Reader) -> Markup:
    body = element("div", Markup(page_html(page, reader)), class_="said")
    return join_markup((body, button_rows([key.label for key in row] for row in page.rows)))


def draw_on_slack(form: type[Form], reader: Reader, now: datetime) -> Markup:
    """A modal: its title, an input for each question, and what closes it."""
    held = modal.new_modal_state(form, hidden_answers(form), reader)
    view = modal.modal_view(held, AnswerContext(reader, now))
    title, send, close = (str(view[each]["text"]) for each in ("title", "submit", "close"))
    inputs = [
        _draw_box(
            str(each["label"]["text"]), _slack_offers(each["element"]), bool(each["optional"])
        )
        for each in view["blocks"]
    ]
    return join_markup((element("p", element("b", title)), *inputs, button_rows([[close, send]])))


def _slack_offers(control: Mapping[str, Any]) -> list[str]:
    return [str(option["text"]["text"]) for option in control.get("options", ())]


def draw_in_stairwell(form: type[Form], reader: Reader, now: datetime) -> Markup:
    """A sheet: as a form of the page."""
    sheet = SandboxForm("preview", form, hidden_answers(form)).draw(reader, now)
    boxes = [
        _draw_box(
            str(each["question"]),
            [str(offer["label"]) for offer in each["offers"]],
            not each["required"],
            str(sheet["words"]["optional"]),
        )
        for each in sheet["fields"]
    ]
    said = sheet["words"]
    keys = button_rows([[str(said["cancel"]), str(said["send"])]])
    return join_markup((element("p", element("b", str(sheet["title"]))), *boxes, keys))


def _draw_box(question: str, offers: list[str], optional: bool, mark: str = "") -> Markup:
    """A question with room for its answer, or with what may be chosen."""
    asked = element("p", question, *(f" ({mark})" if optional and mark else ""), class_="asked")
    answers = (
        element("ul", *(element("li", each) for each in offers), class_="offers")
        if offers
        else element("div", class_="room")
    )
    return element("div", asked, answers, class_="box optional" if optional else "box")


DrawsForm = Callable[[type[Form], Reader, datetime], Markup]
PLATFORMS: Mapping[str, DrawsForm] = {
    "telegram": draw_on_telegram,
    "slack": draw_on_slack,
    "stairwell": draw_in_stairwell,
}


def draw_forms() -> Iterator[tuple[str, Markup]]:
    """Every form by its tag, with each language on each platform."""
    for form in sorted(all_forms(), key=lambda form: form.tag):
        panes = [
            draw_pane(platform, language, draws(form, Reader(language=language), SATURDAY))
            for language in IN_TURN
            for platform, draws in PLATFORMS.items()
        ]
        yield form.tag, element("div", *panes, class_="panes")
