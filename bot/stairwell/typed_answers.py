"""A form on the page answered in words: one question after another, as in any talk."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from typing import Any

from bot.chat.forms.answer_parsing import (
    FormCancelled,
    StaleQuestion,
    take_button,
    take_words,
)
from bot.chat.forms.question import PickAnswer, QuestionButton, QuestionPage
from bot.chat.forms.state import FormState
from bot.stairwell.wording import plain_words
from messages import words
from messages.form import (
    AnswerContext,
    FieldKind,
    FileField,
    FileReference,
    Form,
    FormField,
    HourField,
    PersonField,
    PlaceField,
    SeveralField,
    SpokenAnswer,
    UnclearAnswer,
    YesNoField,
    is_spoken,
)
from messages.model import FrozenValue, Message, Rows, Text, message, press_button

NOTHING: tuple[Any, ...] = (None, "", [], ())


class TypedAnswers:
    """What was said to a form in words so far; its sheet shows the same, and may say more."""

    def __init__(self, form: type[Form], progress: FormState) -> None:
        self._form, self._progress = form, progress
        self._asked_last = form.questions()[-1].name
        self.begun, self.post = False, ""

    @property
    def is_review(self) -> bool:
        """Whether what stands is only changed."""
        return self._progress.review is not None

    @property
    def unsure(self) -> bool:
        """Whether what was understood waits for a yes."""
        return self._progress.unsure is not None

    @property
    def waiting(self) -> FormField | None:
        """The question that waits; None when all is answered."""
        return self._progress.asking(self._form)

    def draw_question(self, asked: AnswerContext, why: Text | None = None) -> Message:
        """The question that waits, and why it is asked again; its buttons are on the sheet."""
        if self.waiting is None:
            self.ask_again(self._asked_last, again=True)
        field = self._asked()
        self._asked_last, self.begun = field.name, True
        page = QuestionPage.draw_question(self._progress, field, asked, why)
        head = [text for text in (why, page.step) if text]
        return message(*head, *page.lines, page.question, rows=self._yes_or_change())

    def _yes_or_change(self) -> Rows:
        """The buttons under what is read back; those of every other question are on the sheet."""
        if self._progress.unsure is None:
            return ()
        serial, step = self._progress.serial, self._progress.step
        labels = {QuestionButton.YES: words.form_yes(), QuestionButton.CHANGE: words.form_change()}
        return (
            tuple(
                press_button(label, PickAnswer(serial=serial, step=step, what=what))
                for what, label in labels.items()
            ),
        )

    def hear(
        self, typed: str, said: Mapping[str, str], asked: AnswerContext, *, alarmed: bool
    ) -> UnclearAnswer | None:
        """Take words as the answer to the question that waits; why they are none, if so.

        Raises `FormCancelled` when they want out.
        """
        if self.waiting is None:
            return self._hear_last_word(typed)
        field, puzzle = self._asked(), None
        # It notes what is offered, which words like "done" and "the second" are about.
        QuestionPage.draw_question(self._progress, field, asked)
        if isinstance(field.kind, SeveralField):
            self._progress.ticked = [each for each in said.get(field.name, "").split(",") if each]
        try:
            take_words(self._progress, field, asked, typed, plain_words, alarmed=alarmed)
        except UnclearAnswer as unclear:
            self._progress.doubt(unclear, asked)
            puzzle = unclear
        self._turn_page()
        return puzzle

    def press(self, pick: PickAnswer, asked: AnswerContext) -> None:
        """Take a button under the question that waits; another one raises `StaleQuestion`."""
        if (pick.serial, pick.step) != (self._progress.serial, self._progress.step):
            raise StaleQuestion
        take_button(self._progress, self._asked(), asked, pick.what)
        self._turn_page()

    def _turn_page(self) -> None:
        """What was answered is kept as if any process might go on."""
        self._progress.step += 1
        self._progress = FormState.model_validate_json(self._progress.model_dump_json())

    def _hear_last_word(self, typed: str) -> UnclearAnswer | None:
        """All is answered on the sheet: a yes sends it, and other words are not sure to be one."""
        if is_spoken(typed, SpokenAnswer.CANCEL, SpokenAnswer.NO):
            raise FormCancelled
        if is_spoken(typed, SpokenAnswer.YES, SpokenAnswer.DONE):
            return None
        self.ask_again(self._asked_last, again=True)
        return UnclearAnswer(words.form_here())

    def follow_sheet(self, said: Mapping[str, str], asked: AnswerContext) -> None:
        """What was changed on the sheet is answered; what is unsure there is offered."""
        stands, waiting = self.written(), self.waiting
        for question in self._form.questions():
            name = question.name
            typed = said.get(name, stands[name])
            if typed == stands[name]:
                continue
            if waiting and name == waiting.name:
                self._progress.unsure, self._progress.choices = None, {}
            self._take_box(question, typed, asked)

    def _take_box(self, question: FormField, typed: str, asked: AnswerContext) -> None:
        progress, name = self._progress, question.name
        progress.answers.pop(name, None)
        progress.given.pop(name, None)
        progress.skipped = [each for each in progress.skipped if each != name]
        if not typed.strip():
            progress.skipped += [name] if not question.required else []
            return
        try:
            heard = question.kind.read_answer(typed, progress.context(asked))
        except UnclearAnswer:
            return
        if heard.sure:
            progress.settle(name, heard.value)
        else:
            progress.given[name] = heard.value

    def ask_again(self, name: str, *, again: bool) -> None:
        """That answer was refused; the same may do `again`, or not."""
        field = self._progress.field_named(self._form, name)
        if again:
            self._progress.reopen(field)
            self._progress.tries = True
        else:
            self._progress.refuse(field)
        self._progress.sent = False

    def written(self) -> dict[str, str]:
        """What the boxes of the sheet say of it."""
        progress, waiting = self._progress, self.waiting
        boxes = {
            question.name: _box(
                question.kind,
                progress.answers.get(
                    question.name, progress.given.get(question.name, question.usual)
                ),
            )
            for question in self._form.questions()
        }
        if progress.unsure and waiting:
            spilt = {name: typed for name, typed in progress.unsure.spill.items() if name in boxes}
            boxes |= {waiting.name: _box(waiting.kind, progress.unsure.value), **spilt}
        return boxes

    def filled(self) -> Form | None:
        """The finished form; None while a question waits, and a ValueError when it fits no more."""
        return None if self.waiting else self._progress.filled(self._form)

    def _asked(self) -> FormField:
        field = self.waiting
        if field is None:
            raise ValueError(f"{self._form.tag} has nothing to ask")
        return field


def _box(kind: FieldKind, value: Any) -> str:
    return "" if value in NOTHING else typed_answer(kind, value)


def typed_answer(kind: FieldKind, answer: Any) -> str:
    """An answer in the words that `kind` reads back to the same answer."""
    match kind, answer:
        case PlaceField(), {"words": str(said)} if said:
            return said
        case PlaceField(), {"lat": float(lat), "lon": float(lon)}:
            return f"geo:{lat},{lon}"
        case PersonField(), {"user": str(user), "name": str(name)}:
            return f"person:{user} {name}".strip()
        case SeveralField(), [*values]:
            return ",".join(str(value) for value in values)
        case YesNoField(), bool(value):
            return "true" if value else "false"
        case HourField(), time() | str():
            return str(answer)[:5]
        case FileField(), dict():
            return FileReference.model_validate(answer).model_dump_json()
        case _, FrozenValue():
            return typed_answer(kind, answer.model_dump(mode="json"))
    return str(answer)


def is_handed_over(kind: FieldKind, typed: str) -> bool:
    """Whether an answer is a file or a point, and no words."""
    return isinstance(kind, FileField) or (
        isinstance(kind, PlaceField) and typed.startswith("geo:")
    )
