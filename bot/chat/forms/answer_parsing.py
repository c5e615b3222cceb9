"""What a press, typed words or something sent means to the question that waits."""

from __future__ import annotations

from collections.abc import Callable

from bot.chat.forms.question import LABELS, QuestionButton
from bot.chat.forms.state import FormState, echo_answer
from handlers.kernel import Event, LocationEvent
from messages import words
from messages.form import (
    AnswerContext,
    FileField,
    FileReference,
    FormField,
    PlaceField,
    UnclearAnswer,
)
from messages.model import Reader, Text
from messages.typed import clean_line

DrawsLabel = Callable[[Text, Reader], str]
"""A label as it stands on a button."""


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
            progress.unsure, progress.choices = None, {}
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


def typed_button(
    progress: FormState, field: FormField, asked: AnswerContext, typed: str, draw: DrawsLabel
) -> str:
    """The button somebody wrote out: those of a keyboard, and yes to what is echoed."""

    def wrote(label: Text) -> bool:
        """Whether they typed a label, whatever its blanks and capitals."""
        shown = draw(label, asked.reader)
        return clean_line(typed).casefold() == clean_line(shown).casefold()

    if progress.unsure:
        return QuestionButton.YES if wrote(words.form_yes()) else ""
    if not progress.keyboard:
        return ""
    for what, text in LABELS.items():
        if wrote(text):
            return what if what != QuestionButton.SKIP or not field.required else ""
    if field.name in progress.given:
        kept = words.form_keep(answer=echo_answer(field, progress.given[field.name], asked))
        if wrote(kept):
            return QuestionButton.KEEP
    return ""


def pack_answer(field: FormField, event: Event, attachment: FileReference | None) -> str:
    """A point or a file in the words its kind reads; `UnclearAnswer` if none is wanted."""
    if isinstance(event, LocationEvent) and isinstance(field.kind, PlaceField):
        return f"geo:{event.lat},{event.lon}"
    if attachment and isinstance(field.kind, FileField):
        return attachment.model_dump_json()
    if isinstance(field.kind, FileField):
        raise UnclearAnswer(words.form_no_file())
    raise UnclearAnswer(words.form_words_please())
