"""One question of a form as its author sees it: words, and buttons that know their question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.chat.forms.line_drawing import drawn_line
from bot.chat.forms.lines import LINES
from bot.chat.forms.state import FormState, echo_answer, kept_label, label_words
from messages import words
from messages.form import AnswerContext, FormField, PersonField, PlaceField, SeveralField
from messages.language import LanguageProfile
from messages.model import Action, Reader, Text

NARROW = 20
"""Characters up to which two labels stand side by side on a phone."""

TICKED = "✓ "

NO_ANSWER: tuple[Any, ...] = (None, "", [])


class QuestionButton(StrEnum):
    """A question's buttons beside its offers, which go by their number."""

    KEEP = "k"
    SKIP = "s"
    BACK = "b"
    CANCEL = "c"
    DONE = "d"
    YES = "y"
    CHANGE = "n"
    SEND = "w"


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
class QuestionChoice:
    """One button of a question."""

    label: str
    pick: PickAnswer


KeyRows = tuple[tuple[QuestionChoice, ...], ...]


@dataclass(frozen=True)
class QuestionPage:
    """What is drawn: why again, of which form, how far, the question, and its buttons.

    With `places` or `people`, somebody may share one. A question that is alone has no step.
    """

    title: Text
    step: Text | None
    question: Text
    rows: KeyRows
    places: bool
    why: Text | None = None
    people: bool = False
    lines: tuple[Text, ...] = ()

    @property
    def shares(self) -> bool:
        """Whether the answer may be shared, which takes a keyboard of its own."""
        return self.places or self.people

    @classmethod
    def draw_question(
        cls, progress: FormState, field: FormField, asked: AnswerContext, why: Text | None = None
    ) -> QuestionPage:
        """Draw the question that waits, and note in `progress` what it offers."""
        if field.name == LINES:
            return cls._draw_lines(progress, field, asked, why)
        places = isinstance(field.kind, PlaceField) and progress.unsure is None
        people = isinstance(field.kind, PersonField) and progress.unsure is None
        progress.keyboard = places or people
        if progress.unsure:
            question = words.form_echo(answer=_understood(progress, field, asked))
            yes = _key(progress, asked, QuestionButton.YES, words.form_yes())
            rows: KeyRows = (
                (yes, _key(progress, asked, QuestionButton.CHANGE, words.form_change())),
            )
        elif progress.choices:
            question, rows = field.question, _choices(progress, asked)
        else:
            question = field.question
            asked = progress.context(asked)
            rows = (*_offers(progress, field, asked), *_usual(progress, field, asked))
        rows = (*rows, _ways_out(progress, field, asked))
        steps = len(field.form.questions())
        number = progress.number(field.form, field)
        alone = steps == 1 or progress.review
        step = None if alone else words.form_step(step=number, steps=steps)
        return cls(field.form.title(), step, question, rows, places, why, people)

    @classmethod
    def _draw_lines(
        cls, progress: FormState, field: FormField, asked: AnswerContext, why: Text | None
    ) -> QuestionPage:
        """All that stands, a button for each line, and the ways to send it or leave it."""
        progress.keyboard = False
        lines = [drawn_line(progress, each, asked) for each in field.form.questions()]
        changed = any(line and line.is_change for line in lines)
        question = words.form_lines_changed() if changed else words.form_lines()
        rows = _offers(progress, field, asked)
        if progress.review and changed:
            rows = (*rows, (_key(progress, asked, QuestionButton.SEND, progress.review),))
        rows = (*rows, (_key(progress, asked, QuestionButton.CANCEL, words.form_leave()),))
        shown = tuple(line.text for line in lines if line)
        return cls(field.form.title(), None, question, rows, places=False, why=why, lines=shown)


@dataclass(frozen=True)
class QuestionDrawing:
    """What to draw next, and what hung there before.

    With `edit` the message `old` becomes the question; buttons are taken off those `left` behind.
    A question that is only shown again comes with a `hint`.
    """

    page: QuestionPage
    old: str
    old_keyboard: bool
    reader: Reader
    account: int
    since: datetime
    edit: bool = False
    left: tuple[str, ...] = ()
    hint: Text | None = None


def _understood(progress: FormState, field: FormField, asked: AnswerContext) -> str:
    """The unsure answer read back, with what else it answered."""
    if progress.unsure is None:
        return ""
    parts = [echo_answer(field, progress.unsure.value, asked)]
    fields = field.form.fields()
    for name, words_said in progress.unsure.spill.items():
        if name in fields:
            parts.append(echo_answer(fields[name], words_said, asked))
    return LanguageProfile.of_language(asked.reader.language).between_names.join(parts)


def _choices(progress: FormState, asked: AnswerContext) -> KeyRows:
    """What was perhaps meant, and the way to other answers."""
    progress.offered = list(progress.choices)
    keys = [
        _key(progress, asked, str(index), label)
        for index, label in enumerate(progress.choices.values())
    ]
    other = _key(progress, asked, QuestionButton.CHANGE, words.form_none_of_these())
    return (*((key,) for key in keys), (other,))


def _offers(progress: FormState, field: FormField, asked: AnswerContext) -> KeyRows:
    offers = field.kind.offered_answers(asked)
    several = isinstance(field.kind, SeveralField)
    if several and not progress.offered:
        usual = progress.given.get(field.name, ())
        progress.ticked = [answer.value for answer in offers if answer.value in usual]
    progress.offered = [offer.value for offer in offers]
    keys = []
    for index, offer in enumerate(offers):
        what, label = str(index), label_words(offer.label, asked)
        if several:
            ticked = offer.value in progress.ticked
            what, label = f"{'-' if ticked else '+'}{index}", TICKED * ticked + label
        keys.append(_key(progress, asked, what, label))
    return _paired(keys)


def _usual(progress: FormState, field: FormField, asked: AnswerContext) -> KeyRows:
    """The buttons that are no new answer: done, keep, skip."""
    if isinstance(field.kind, SeveralField):
        return ((_key(progress, asked, QuestionButton.DONE, words.form_done()),),)
    keys, stands = [], progress.answers.get(field.name) not in NO_ANSWER
    if progress.given.get(field.name) not in NO_ANSWER:
        kept = kept_label(progress, field, asked)
        keys.append(_key(progress, asked, QuestionButton.KEEP, kept))
    if not field.required and not progress.review:
        keys.append(_key(progress, asked, QuestionButton.SKIP, LABELS[QuestionButton.SKIP]))
    elif not field.required and (keys or stands):
        keys.append(_key(progress, asked, QuestionButton.SKIP, words.form_remove()))
    return tuple((key,) for key in keys)


def _ways_out(
    progress: FormState, field: FormField, asked: AnswerContext
) -> tuple[QuestionChoice, ...]:
    back = progress.before(field.form, field) is not None
    ways = [QuestionButton.BACK, QuestionButton.CANCEL] if back else [QuestionButton.CANCEL]
    return tuple(_key(progress, asked, what, LABELS[what]) for what in ways)


def _key(progress: FormState, asked: AnswerContext, what: str, label: Text | str) -> QuestionChoice:
    pick = PickAnswer(serial=progress.serial, step=progress.step, what=what)
    return QuestionChoice(label_words(label, asked), pick)


def _paired(keys: list[QuestionChoice]) -> KeyRows:
    """Two short labels to a row, a long one alone."""
    rows: list[tuple[QuestionChoice, ...]] = []
    for key in keys:
        beside = rows[-1] if rows else ()
        if len(beside) == 1 and max(len(beside[0].label), len(key.label)) <= NARROW:
            rows[-1] = (*beside, key)
        else:
            rows.append((key,))
    return tuple(rows)
