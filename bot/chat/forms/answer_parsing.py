"""What a press, typed words or something sent means to the question that waits."""

from __future__ import annotations

from collections.abc import Callable

from bot.chat.forms.lines import LINES
from bot.chat.forms.question import LABELS, QuestionButton
from bot.chat.forms.state import FormState, kept_label
from bot.emergency import takes_emergency
from handlers.kernel.events import Event, LocationEvent, PersonSharedEvent
from messages import words
from messages.form import (
    AnswerContext,
    FileField,
    FileReference,
    FormField,
    PersonField,
    PlaceField,
    SeveralField,
    SpokenAnswer,
    UnclearAnswer,
    YesNoField,
    fold_answer,
    spoken_answers,
)
from messages.model import Reader, Text

WAYS_OUT = {
    QuestionButton.CANCEL: SpokenAnswer.CANCEL,
    QuestionButton.BACK: SpokenAnswer.BACK,
}
AS_IT_IS = {SpokenAnswer.KEEP, SpokenAnswer.YES}
WITHOUT = {SpokenAnswer.SKIP, SpokenAnswer.NO}
ENOUGH = {SpokenAnswer.DONE, *AS_IT_IS, *WITHOUT}
"""Words for a question that takes several answers: those that are ticked will do."""

DrawsLabel = Callable[[Text, Reader], str]
"""A label as it stands on a button."""


class StaleQuestion(Exception):
    """The button belongs to an older question."""


class FormCancelled(Exception):
    """They pressed the keyboard's way out."""


def take_words(
    progress: FormState,
    field: FormField,
    asked: AnswerContext,
    typed: str,
    draw: DrawsLabel,
    *,
    alarmed: bool,
) -> bool:
    """Take what somebody wrote as a button of the question, else as its answer.

    Words that were `alarmed` about are only held where they have no place. False when the page
    stays; raises `FormCancelled` for the way out, and `UnclearAnswer`.
    """
    what = typed_button(progress, field, asked, typed, draw)
    if what == QuestionButton.CANCEL:
        raise FormCancelled
    if what:
        return take_button(progress, field, asked, what)
    if alarmed and not takes_emergency(field):
        progress.hold(field, typed, asked)
    else:
        progress.hear(field, typed, asked)
    return True


def take_button(progress: FormState, field: FormField, asked: AnswerContext, what: str) -> bool:
    """Do what a button says; False when the page stays, as after a tick."""
    form = field.form
    match what:
        case QuestionButton.SEND if field.name == LINES:
            progress.sent = True
        case QuestionButton.KEEP if field.name in progress.given:
            progress.answer(field, progress.given[field.name], {}, asked)
        case QuestionButton.SKIP if not field.required:
            progress.skip(field)
        case QuestionButton.BACK:
            if earlier := progress.before(form, field):
                progress.reopen(earlier)
        case QuestionButton.DONE:
            # In the order of asking: ticked off and on again, it is what it was.
            ticked = [each for each in progress.offered if each in progress.ticked]
            progress.answer(field, ticked, {}, asked)
        case QuestionButton.YES if progress.unsure:
            progress.confirm(field, asked)
        case QuestionButton.CHANGE:
            progress.unsure, progress.choices = None, {}
        case _:
            return _take_offer(progress, field, asked, what)
    return True


def _take_offer(progress: FormState, field: FormField, asked: AnswerContext, what: str) -> bool:
    """One of the answers offered, by its number; with a sign it is ticked, and the page stays."""
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
    """The button that somebody wrote out, or said in a word of their own: yes, back, stop."""

    def wrote(label: Text) -> bool:
        """Whether they typed a label, whatever its blanks and capitals."""
        return fold_answer(typed) == fold_answer(draw(label, asked.reader))

    meant = spoken_answers(typed)
    if field.name == LINES:
        return _typed_lines_button(progress, wrote, meant)
    if progress.unsure:
        if wrote(words.form_yes()) or SpokenAnswer.YES in meant:
            return QuestionButton.YES
        if wrote(words.form_change()) or SpokenAnswer.NO in meant:
            return QuestionButton.CHANGE
    for way, spoken in WAYS_OUT.items():
        if wrote(LABELS[way]) or spoken in meant:
            return way
    if progress.unsure:
        return ""
    return _typed_answer_button(progress, field, asked, wrote, meant)


def _typed_lines_button(
    progress: FormState, wrote: Callable[[Text], bool], meant: frozenset[SpokenAnswer]
) -> str:
    """The button that sends the change, or leaves it; a no to it is not doubtful."""
    if progress.review and (wrote(progress.review) or SpokenAnswer.YES in meant):
        return QuestionButton.SEND
    if wrote(words.form_leave()) or meant & {*WAYS_OUT.values(), SpokenAnswer.NO}:
        return QuestionButton.CANCEL
    return ""


def _typed_answer_button(
    progress: FormState,
    field: FormField,
    asked: AnswerContext,
    wrote: Callable[[Text], bool],
    meant: frozenset[SpokenAnswer],
) -> str:
    """The button for the usual answer, the one before, or those that are ticked."""
    if isinstance(field.kind, SeveralField):
        return QuestionButton.DONE if wrote(words.form_done()) or meant & ENOUGH else ""
    if isinstance(field.kind, YesNoField):
        meant = meant - {SpokenAnswer.YES, SpokenAnswer.NO}
    before = progress.given.get(field.name) not in (None, "", [])
    if before and (wrote(kept_label(progress, field, asked)) or meant & AS_IT_IS):
        return QuestionButton.KEEP
    skip = words.form_remove() if progress.review else words.form_skip()
    if not field.required and (wrote(skip) or meant & WITHOUT):
        return QuestionButton.SKIP
    return ""


def pack_answer(field: FormField, event: Event, attachment: FileReference | None) -> str:
    """What was shared or sent in the words its kind reads; `UnclearAnswer` if none is wanted."""
    if isinstance(event, LocationEvent) and isinstance(field.kind, PlaceField):
        return f"geo:{event.lat},{event.lon}"
    if isinstance(event, PersonSharedEvent) and isinstance(field.kind, PersonField):
        return f"person:{event.user} {event.name}"
    if isinstance(field.kind, PersonField):
        raise UnclearAnswer(words.form_pick_person())
    if attachment and isinstance(field.kind, FileField):
        return attachment.model_dump_json()
    if isinstance(field.kind, FileField):
        raise UnclearAnswer(words.form_no_file())
    raise UnclearAnswer(words.form_words_please())
