"""A form that only changes what stands: its answers as lines, each of which can be touched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from messages.catalog import plain_words
from messages.form import (
    AnswerContext,
    FieldKind,
    Form,
    FormField,
    OfferedAnswer,
    ReadAnswer,
    fold_answer,
    unclear_answer,
)

LINES = "*"
"""The name of the question which line is to change; no field of a form can be called so."""


@dataclass(frozen=True)
class LineToChange(FieldKind):
    """One line of a form, by its name or its label."""

    form: type[Form]

    def read_answer(self, typed: str, asked: AnswerContext) -> ReadAnswer:
        for line in self.form.questions():
            label = plain_words(line.line, asked.reader)
            if typed.strip() == line.name or fold_answer(typed) == fold_answer(label):
                return ReadAnswer(line.name)
        raise unclear_answer("form-which-line")

    def offered_answers(self, asked: AnswerContext) -> Sequence[OfferedAnswer]:
        return [OfferedAnswer(each.name, each.line) for each in self.form.questions()]


def lines_question(form: type[Form]) -> FormField:
    """The question which line is to change."""
    return FormField(form, LINES, LineToChange(form), required=True, usual=None)
