"""One question of a form as its author sees it: words, and buttons that know their question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from telegram import InlineKeyboardButton

from bot.telegram import drawing
from bot.telegram.progress import FormState, echo_answer, label_words
from messages import words
from messages.catalog import render_text
from messages.form import AnswerContext, FormField, PlaceField, SeveralField
from messages.model import Action, Reader, Text

NARROW = 20
"""Characters up to which two labels stand side by side on a phone."""

TICKED = "✓ "


class QuestionButton(StrEnum):
    """A question's buttons beside its offers, which go by their number."""

    KEEP = "k"
    SKIP = "s"
    BACK = "b"
    CANCEL = "c"
    DONE = "d"
    YES = "y"
    CHANGE = "n"


LABELS = {
    QuestionButton.SKIP: words.form_skip(),
    QuestionButton.BACK: words.form_back(),
    QuestionButton.CANCEL: words.form_cancel(),
}


class PickAnswer(Action, tag="form"):
    """A button of one question; of another form, or an older question, it means nothing."""

    serial: int
    step: int
    what: str


@dataclass(frozen=True)
class QuestionPage:
    """What is drawn; with `places`, by a keyboard that can share one."""

    html: str
    rows: list[list[InlineKeyboardButton]]
    places: bool

    @classmethod
    def draw_question(
        cls, progress: FormState, field: FormField, asked: AnswerContext, why: Text | None = None
    ) -> QuestionPage:
        """Draw the question that waits, and note in `progress` what it offers."""
        reader = asked.reader
        places = isinstance(field.kind, PlaceField) and progress.unsure is None
        progress.keyboard = places
        if progress.unsure:
            texts = [words.form_echo(answer=_understood(progress, field, asked))]
            rows = [[_key(progress, asked, QuestionButton.YES, words.form_yes())]]
            rows[0].append(_key(progress, asked, QuestionButton.CHANGE, words.form_change()))
            rows.append(_ways_out(progress, field, asked))
        else:
            texts = [field.question]
            rows = [*_offers(progress, field, asked), *_usual(progress, field, asked)]
            rows.append(_ways_out(progress, field, asked))
        steps = len(field.form.questions())
        step = words.form_step(step=progress.number(field.form, field), steps=steps)
        head = f"<b>{_html(field.form.title(), reader)}</b> · {_html(step, reader)}"
        body = [_html(text, reader) for text in texts]
        return cls("\n".join([*([_html(why, reader)] if why else []), head, *body]), rows, places)


def _html(text: Text, reader: Reader) -> str:
    return drawing.html(render_text(text, reader))


def _understood(progress: FormState, field: FormField, asked: AnswerContext) -> str:
    """The unsure answer read back, with what else it answered."""
    if progress.unsure is None:
        return ""
    parts = [echo_answer(field, progress.unsure.value, asked)]
    fields = field.form.fields()
    for name, words_said in progress.unsure.spill.items():
        if name in fields:
            parts.append(echo_answer(fields[name], words_said, asked))
    return ", ".join(parts)


def _offers(
    progress: FormState, field: FormField, asked: AnswerContext
) -> Sequence[list[InlineKeyboardButton]]:
    offers = field.kind.offered_answers(asked)
    several = isinstance(field.kind, SeveralField)
    if several and not progress.offered:
        usual = progress.given.get(field.name, ())
        progress.ticked = [each.value for each in offers if each.value in usual]
    progress.offered = [offer.value for offer in offers]
    keys = []
    for index, offer in enumerate(offers):
        what, label = str(index), label_words(offer.label, asked)
        if several:
            ticked = offer.value in progress.ticked
            what, label = f"{'-' if ticked else '+'}{index}", TICKED * ticked + label
        keys.append(_key(progress, asked, what, label))
    return _paired(keys)


def _usual(
    progress: FormState, field: FormField, asked: AnswerContext
) -> list[list[InlineKeyboardButton]]:
    """The buttons that are no new answer: done, keep, skip."""
    if isinstance(field.kind, SeveralField):
        return [[_key(progress, asked, QuestionButton.DONE, words.form_done())]]
    rows = []
    if progress.given.get(field.name) not in (None, "", []):
        kept = words.form_keep(answer=echo_answer(field, progress.given[field.name], asked))
        rows.append([_key(progress, asked, QuestionButton.KEEP, kept)])
    if not field.required:
        rows.append([_key(progress, asked, QuestionButton.SKIP, LABELS[QuestionButton.SKIP])])
    return rows


def _ways_out(
    progress: FormState, field: FormField, asked: AnswerContext
) -> list[InlineKeyboardButton]:
    back = progress.before(field.form, field) is not None
    ways = [QuestionButton.BACK, QuestionButton.CANCEL] if back else [QuestionButton.CANCEL]
    return [_key(progress, asked, what, LABELS[what]) for what in ways]


def _key(
    progress: FormState, asked: AnswerContext, what: str, label: Text | str
) -> InlineKeyboardButton:
    pick = PickAnswer(serial=progress.serial, step=progress.step, what=what)
    words_shown = drawing.clip(label_words(label, asked), drawing.LONGEST_LABEL)
    return InlineKeyboardButton(words_shown, callback_data=pick.pack_action())


def _paired(keys: list[InlineKeyboardButton]) -> list[list[InlineKeyboardButton]]:
    """Two short labels to a row, a long one alone."""
    rows: list[list[InlineKeyboardButton]] = []
    for each in keys:
        beside = rows[-1] if rows else []
        if len(beside) == 1 and max(len(beside[0].text), len(each.text)) <= NARROW:
            beside.append(each)
        else:
            rows.append([each])
    return rows
