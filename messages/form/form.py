"""A form: its questions in order, and how answers become one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from pydantic import ValidationError
from pydantic_core import PydanticUndefined

from messages import words
from messages.form.kinds import (
    AnswerContext,
    FieldKind,
    HiddenField,
    SeveralField,
    UnclearAnswer,
)
from messages.form.outlived import OutlivedAnswers
from messages.model import FrozenValue, Text


@dataclass(frozen=True)
class FormField:
    """One question of a form."""

    form: type[Form]
    name: str
    kind: FieldKind
    required: bool
    usual: Any

    @cached_property
    def question(self) -> Text:
        return Text(key=f"{self.form.stem}-{self.name}")

    @cached_property
    def line(self) -> Text:
        """What the answer is called where it stands among the others, to be changed."""
        return Text(key=f"{self.form.stem}-{self.name}-line")


class Form(FrozenValue):
    """Answers to ask for; the handler sees them all at once, whatever the platform."""

    tag: ClassVar[str] = ""
    stem: ClassVar[str] = ""
    lined: ClassVar[bool] = False
    known: ClassVar[dict[str, type[Form]]] = {}

    def __init_subclass__(
        cls, *, tag: str, stem: str = "", lined: bool = False, **kwargs: Any
    ) -> None:
        """A form's questions are worded under its `stem`; two forms may share one.

        A `lined` one has a name for each answer: what was said before is changed line by line.
        """
        super().__init_subclass__(**kwargs)
        if tag in Form.known:
            raise TypeError(f"two forms are tagged {tag}")
        cls.tag, cls.stem, cls.lined = tag, stem or tag.replace(".", "-"), lined
        Form.known[tag] = cls

    @classmethod
    def title(cls) -> Text:
        return Text(key=f"{cls.stem}-title")

    @classmethod
    def fields(cls) -> dict[str, FormField]:
        """Every field in the order of asking, hidden ones included."""
        return {
            name: FormField(
                form=cls,
                name=name,
                kind=next(kind for kind in info.metadata if isinstance(kind, FieldKind)),
                required=info.is_required(),
                usual=None if info.default is PydanticUndefined else info.default,
            )
            for name, info in cls.model_fields.items()
        }

    @classmethod
    def questions(cls) -> list[FormField]:
        return [field for field in cls.fields().values() if not isinstance(field.kind, HiddenField)]

    def outlived(self, before: Form) -> OutlivedAnswers | None:
        """What still says what it said `before`, though it was said of something else.

        A form that has such answers keeps in a hidden `sure` for what they were asked again.
        """
        return None

    def as_prefill(self) -> dict[str, Any]:
        """The answers in the shape a form is prefilled with."""
        return self.model_dump(mode="json", exclude_none=True)


@dataclass(frozen=True)
class FormSubmission:
    """A form sent off whole: finished, or what is wrong by field; `values` is what was read."""

    form: Form | None
    wrong: Mapping[str, Text]
    values: Mapping[str, Any]


def fill_form(
    form: type[Form], given: Mapping[str, Any], said: Mapping[str, str], asked: AnswerContext
) -> FormSubmission:
    """Read every answer of a form; an empty one means "skip", but no tick is an answer too."""
    values, wrong = dict(given), dict[str, Text]()
    for question in form.questions():
        typed = said.get(question.name, "")
        if (
            not typed.strip()
            and not question.required
            and not isinstance(question.kind, SeveralField)
        ):
            values.pop(question.name, None)
            continue
        try:
            heard = question.kind.read_answer(typed, asked.with_answers(values))
            values[question.name] = heard.value
        except UnclearAnswer as puzzle:
            wrong[question.name] = puzzle.why
    if wrong:
        return FormSubmission(None, wrong, values)
    try:
        return FormSubmission(form.model_validate(values), {}, values)
    except ValidationError:
        # A hidden answer of an older Palier, or one made by hand.
        return FormSubmission(None, {form.questions()[-1].name: words.gone()}, values)
