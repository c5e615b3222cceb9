"""A form half filled: which question is next, what was answered, what is still to be confirmed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict
from pydantic_core import to_jsonable_python

from bot.chat.forms.lines import LINES, lines_question
from handlers.kernel.replies import Ask
from messages import words
from messages.catalog import plain_words
from messages.form import (
    AnswerContext,
    FileField,
    Form,
    FormField,
    HiddenField,
    LineField,
    LongField,
    PersonField,
    PlaceField,
    ReadAnswer,
    SeveralField,
    UnclearAnswer,
)
from messages.language import LanguageProfile
from messages.model import Text
from storage.types import new_id


class UnsureAnswer(BaseModel):
    """An answer read from words, waiting for its author's yes."""

    value: Any
    spill: dict[str, str] = {}


class FormState(BaseModel):
    """Everything a process needs to take the next answer; lives in the dialog's row."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    serial: int
    step: int = 0
    given: dict[str, Any] = {}
    answers: dict[str, Any] = {}
    skipped: list[str] = []
    offered: list[str] = []
    ticked: list[str] = []
    unsure: UnsureAnswer | None = None
    # What was perhaps meant, by its label: offered until something is answered.
    choices: dict[str, str] = {}
    keyboard: bool = False
    # What only changes is seen whole, with the button of that label: what `stood` before, the line
    # that is `touched`, and whether all of it was sent.
    review: Text | None = None
    stood: dict[str, Any] = {}
    touched: str = ""
    sent: bool = False
    # Whether another form came in between.
    interrupted: bool = False
    # Whether the answer that is offered could not be taken then, and may be now.
    tries: bool = False
    # The message that asked first what is only asked again, and when that was edited to ask it.
    asked_in: str = ""
    edited_at: datetime | None = None

    @classmethod
    def for_ask(cls, ask: Ask) -> FormState:
        """A form about to be asked, as the reply says that it is."""
        if ask.review:
            return cls.begin_review(ask.form, ask.filled, ask.review)
        return cls.begin(ask.given, ask.said)

    @classmethod
    def begin(cls, given: Mapping[str, Any], said: Mapping[str, Any] | None = None) -> FormState:
        """A form about to be asked; what was `said` already counts as answered."""
        serial, answers = new_id() % 2**30, to_jsonable_python(dict(said or {}))
        return cls(serial=serial, given=to_jsonable_python(dict(given)), answers=answers)

    @classmethod
    def begin_review(cls, form: type[Form], given: Mapping[str, Any], send: Text) -> FormState:
        """A form in which all that is given stands already, sent by a button of that label."""
        state = cls.begin(given)
        state.review = send
        for question in form.questions():
            if question.name in state.given:
                state.answers[question.name] = state.given.pop(question.name)
            elif not question.required:
                state.skipped.append(question.name)
        state.stood = dict(state.answers)
        return state

    def asking(self, form: type[Form]) -> FormField | None:
        """The first question without an answer; under review, the line that is touched, or which.

        None when nothing is left to ask.
        """
        open_ones = [each for each in form.questions() if not self._settled(each.name)]
        if self.review is None:
            return next(iter(open_ones), None)
        touched = [each for each in form.questions() if each.name == self.touched]
        if first := [*touched, *open_ones]:
            return first[0]
        return None if self.sent else lines_question(form)

    def field_named(self, form: type[Form], name: str) -> FormField:
        """A question of the form by its name; a KeyError when it has none of that name."""
        return lines_question(form) if name == LINES else form.fields()[name]

    def number(self, form: type[Form], field: FormField) -> int:
        return [question.name for question in form.questions()].index(field.name) + 1

    def before(self, form: type[Form], field: FormField) -> FormField | None:
        """The question one can go back to."""
        if self.review:
            # A line that was never answered is asked until it is.
            back = field.name != LINES and self._settled(field.name)
            return lines_question(form) if back else None
        earlier = form.questions()[: self.number(form, field) - 1]
        return next(
            (form_field for form_field in reversed(earlier) if self._settled(form_field.name)), None
        )

    def context(self, asked: AnswerContext) -> AnswerContext:
        """What an answer may depend on, with those there are by now."""
        return asked.with_answers({**self.given, **self.answers})

    def doubt(self, puzzle: UnclearAnswer, asked: AnswerContext) -> None:
        """An answer was not understood: offer what was perhaps meant, if anything."""
        if puzzle.choices:
            self.unsure = None
            self.choices = {
                choice.value: label_words(choice.label, asked) for choice in puzzle.choices
            }

    def hear(self, field: FormField, typed: str, asked: AnswerContext) -> bool:
        """Take typed words as the answer; False if they wait for a yes. Raises `UnclearAnswer`."""
        # Only what the platform says is a point, a person or a file: typed words pass for none.
        if isinstance(field.kind, FileField):
            raise UnclearAnswer(words.form_no_file())
        if isinstance(field.kind, PersonField):
            raise UnclearAnswer(words.form_pick_person())
        heard = field.kind.read_answer(
            f" {typed}" if isinstance(field.kind, PlaceField) else typed, self.context(asked)
        )
        return self._hear(field, heard, asked)

    def hold(self, field: FormField, typed: str, asked: AnswerContext) -> None:
        """Keep typed words as an answer to take by a button; what cannot be one is let go."""
        if isinstance(field.kind, PlaceField) and field.kind.fleeting:
            return
        try:
            value = field.kind.read_answer(
                f" {typed}" if isinstance(field.kind, PlaceField) else typed, self.context(asked)
            )
        except UnclearAnswer:
            return
        if isinstance(field.kind, LineField | LongField | PlaceField):
            self.given[field.name] = value.value

    def receive(self, field: FormField, packed: str, asked: AnswerContext) -> None:
        """Take an offer, a point or a file as the platform packs it. Raises `UnclearAnswer`."""
        heard = field.kind.read_answer(packed, self.context(asked))
        self.answer(field, heard.value, heard.spill, asked)

    def _hear(self, field: FormField, heard: ReadAnswer, asked: AnswerContext) -> bool:
        self.choices = {}
        if heard.sure:
            self.answer(field, heard.value, heard.spill, asked)
        else:
            self.unsure = UnsureAnswer(value=heard.value, spill=dict(heard.spill))
        return heard.sure

    def confirm(self, field: FormField, asked: AnswerContext) -> None:
        """Yes, that is what was meant."""
        if self.unsure:
            self.answer(field, self.unsure.value, self.unsure.spill, asked)

    def answer(
        self, field: FormField, value: Any, spill: Mapping[str, str], asked: AnswerContext
    ) -> None:
        self._turn_page()
        if field.name == LINES:
            self._touch(str(value))
            return
        self.settle(field.name, value)
        fields = field.form.fields()
        for name, typed in spill.items():
            if name in fields:
                # What was said last counts.
                try:
                    heard = fields[name].kind.read_answer(typed, self.context(asked))
                    self.settle(name, heard.value)
                except UnclearAnswer:
                    continue

    def settle(self, name: str, value: Any) -> None:
        """That is the answer to a question, whichever one waits."""
        self.answers[name], self.touched = value, ""
        self.skipped = [each for each in self.skipped if each != name]

    def _touch(self, name: str) -> None:
        """Ask for one line again, with its answer to keep."""
        self.touched, self.sent = name, False
        self.given.pop(name, None)
        if name in self.answers:
            self.given[name] = self.answers[name]

    def is_same_form(self, other: FormState, form: type[Form]) -> bool:
        """Whether both fill in one form about the same."""
        hidden = [name for name, f in form.fields().items() if isinstance(f.kind, HiddenField)]
        return all(self.given.get(name) == other.given.get(name) for name in hidden)

    def skip(self, field: FormField) -> None:
        """The usual answer will do."""
        self._turn_page()
        self.given.pop(field.name, None)
        self.answers.pop(field.name, None)
        self.skipped.append(field.name)
        self.touched = ""

    def reopen(self, field: FormField) -> None:
        """Ask again what was answered, and offer the old answer."""
        self._turn_page()
        if self.review:
            self._touch("" if field.name == LINES else field.name)
            return
        self.skipped = [each for each in self.skipped if each != field.name]
        if field.name in self.answers:
            self.given[field.name] = self.answers.pop(field.name)

    def refuse(self, field: FormField) -> None:
        """Ask again what cannot be taken; it is offered no more.

        Under review what stood before stands again, and all is shown before it is sent.
        """
        self._turn_page()
        self.skipped = [each for each in self.skipped if each != field.name]
        refused = self.answers.pop(field.name, None)
        if self.review:
            self._put_back(field)
        if self.given.get(field.name) == refused:
            self.given.pop(field.name, None)

    def _put_back(self, field: FormField) -> None:
        """A line as it stood, open to be touched again or left."""
        if field.name in self.stood:
            self.answers[field.name] = self.stood[field.name]
        elif not field.required and field.name != LINES:
            self.skipped.append(field.name)
        self._touch("" if field.name == LINES else field.name)

    def tick(self, value: str, ticked: bool) -> None:
        kept = [each for each in self.ticked if each != value]
        self.ticked = [*kept, value] if ticked else kept

    def stands(self, field: FormField) -> Any:
        """What a line says now: its answer, else what is usual."""
        return self.answers.get(field.name, field.usual)

    def filled(self, form: type[Form]) -> Form:
        """The finished form; a ValueError when it no longer fits what was answered."""
        hidden = {
            form_field.name: self.given[form_field.name]
            for form_field in form.fields().values()
            if isinstance(form_field.kind, HiddenField) and form_field.name in self.given
        }
        return form.model_validate({**hidden, **self.answers})

    def _settled(self, name: str) -> bool:
        return name in self.answers or name in self.skipped

    def _turn_page(self) -> None:
        self.unsure, self.ticked, self.offered, self.choices = None, [], [], {}
        self.tries = self.interrupted = False


def echo_answer(field: FormField, value: Any, asked: AnswerContext) -> str:
    """The answer as its author reads it back."""
    if isinstance(field.kind, PlaceField) and not value.get("words"):
        return plain_words(words.form_point(), asked.reader)
    if isinstance(field.kind, SeveralField):
        labels = {answer.value: answer.label for answer in field.kind.offered_answers(asked)}
        between = LanguageProfile.of_language(asked.reader.language).between_names
        return between.join(label_words(labels.get(each, str(each)), asked) for each in value)
    return label_words(field.kind.echo_answer(value, asked), asked)


def kept_label(progress: FormState, field: FormField, asked: AnswerContext) -> Text:
    """What the button says that gives the answer of before."""
    answer = echo_answer(field, progress.given[field.name], asked)
    return words.form_try(answer=answer) if progress.tries else words.form_keep(answer=answer)


def label_words(label: Text | str, asked: AnswerContext) -> str:
    """A label in the asker's language."""
    return label if isinstance(label, str) else plain_words(label, asked.reader)
