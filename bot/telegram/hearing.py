"""What a press, typed words or something sent means to the question that waits."""

from __future__ import annotations

from bot.telegram import drawing
from bot.telegram.page import LABELS, QuestionButton
from bot.telegram.progress import FormState, echo_answer
from bot.telegram.reading import TelegramArrival
from handlers.kernel import Event, LocationEvent
from messages import words
from messages.form import AnswerContext, FileField, FormField, PlaceField, UnclearAnswer
from messages.model import Text
from messages.typed import clean_line


class StaleQuestion(Exception):
    """The button belongs to an older question."""


class FormCancelled(Exception):
    """They pressed the keyboard's way out."""


def take_button(progress: FormState, field: FormField, asked: AnswerContext, what: str) -> bool:
    """Do what a button says; False when the page stays, as after a tick."""
    form = field.form
    match what:
        case QuestionButton.KEEP if field.name in progress.given:
            progress.answer(field, progress.given[field.name], {}, asked)
        case QuestionButton.SKIP if not field.required:
            progress.skip(field)
        case QuestionButton.BACK:
            if earlier := progress.before(form, field):
                progress.reopen(earlier)
        case QuestionButton.DONE:
            progress.answer(field, list(progress.ticked), {}, asked)
        case QuestionButton.YES if progress.unsure:
            progress.confirm(field, asked)
        case QuestionButton.CHANGE:
            progress.unsure = None
        case _:
            sign, index = (what[:1], what[1:]) if what[:1] in "+-" else ("", what)
            if not index.isdecimal() or int(index) >= len(progress.offered):
                raise StaleQuestion
            offered = progress.offered[int(index)]
            if sign:
                progress.tick(offered, sign == "+")
                return False
            progress.receive(field, offered, asked)
    return True


def typed_button(progress: FormState, field: FormField, asked: AnswerContext, typed: str) -> str:
    """The button somebody wrote out: those of a keyboard, and yes to what is echoed."""
    if progress.unsure:
        return QuestionButton.YES if _is(typed, words.form_yes(), asked) else ""
    if not progress.keyboard:
        return ""
    for what, text in LABELS.items():
        if _is(typed, text, asked):
            return what if what != QuestionButton.SKIP or not field.required else ""
    if field.name in progress.given:
        kept = words.form_keep(answer=echo_answer(field, progress.given[field.name], asked))
        if _is(typed, kept, asked):
            return QuestionButton.KEEP
    return ""


def _is(typed: str, label: Text, asked: AnswerContext) -> bool:
    """Whether somebody typed a label, whatever its blanks and capitals."""
    shown = drawing.line(label, asked.reader, drawing.LONGEST_LABEL)
    return clean_line(typed).casefold() == clean_line(shown).casefold()


def pack_answer(field: FormField, event: Event, arrival: TelegramArrival) -> str:
    """A point or a file in the words its kind reads; `UnclearAnswer` if none is wanted."""
    if isinstance(event, LocationEvent) and isinstance(field.kind, PlaceField):
        return f"geo:{event.lat},{event.lon}"
    if arrival.attachment and isinstance(field.kind, FileField):
        return arrival.attachment.model_dump_json()
    if isinstance(field.kind, FileField):
        raise UnclearAnswer(words.form_no_file())
    raise UnclearAnswer(words.form_words_please())
