"""A form half filled: which question is next, what was answered, what is still to be confirmed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict
from pydantic_core import to_jsonable_python

from messages import words
from messages.catalog import plain
from messages.form import (
    Asked,
    Field,
    File,
    Form,
    Heard,
    Hidden,
    Line,
    Long,
    Place,
    Several,
    Unclear,
)
from messages.model import Text
from storage.types import new_id


class Unsure(BaseModel):
    """An answer read from words, waiting for its author's yes."""

    value: Any
    spill: dict[str, str] = {}


class Progress(BaseModel):
    """Everything a process needs to take the next answer; lives in the dialog's row."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    serial: int
    step: int = 0
    given: dict[str, Any] = {}
    answers: dict[str, Any] = {}
    skipped: list[str] = []
    offered: list[str] = []
    ticked: list[str] = []
    unsure: Unsure | None = None
    keyboard: bool = False
    # The message that asked first what is only asked again, and when that was edited to ask it.
    asked_in: str = ""
    edited_at: datetime | None = None

    @classmethod
    def begin(cls, given: Mapping[str, Any]) -> Progress:
        return cls(serial=new_id() % 2**30, given=to_jsonable_python(dict(given)))

    def asking(self, form: type[Form]) -> Field | None:
        """The first question without an answer."""
        return next((each for each in form.questions() if not self._settled(each.name)), None)

    def number(self, form: type[Form], field: Field) -> int:
        return [each.name for each in form.questions()].index(field.name) + 1

    def before(self, form: type[Form], field: Field) -> Field | None:
        """The question one can go back to."""
        earlier = form.questions()[: self.number(form, field) - 1]
        return next((each for each in reversed(earlier) if self._settled(each.name)), None)

    def hear(self, field: Field, said: str, asked: Asked) -> bool:
        """Take typed words as the answer; False when they wait for a yes. Raises `Unclear`."""
        # Only what the platform says is a point or a file: typed words cannot pass for one.
        if isinstance(field.kind, File):
            raise Unclear(words.form_no_file())
        heard = field.kind.read(f" {said}" if isinstance(field.kind, Place) else said, asked)
        return self._hear(field, heard, asked)

    def hold(self, field: Field, said: str, asked: Asked) -> None:
        """Keep typed words as an answer to take by a button; what cannot be one is let go."""
        try:
            value = field.kind.read(f" {said}" if isinstance(field.kind, Place) else said, asked)
        except Unclear:
            return
        if isinstance(field.kind, Line | Long | Place):
            self.given[field.name] = value.value

    def receive(self, field: Field, packed: str, asked: Asked) -> None:
        """Take an offer, a point or a file as the platform packs it. Raises `Unclear`."""
        heard = field.kind.read(packed, asked)
        self.answer(field, heard.value, heard.spill, asked)

    def _hear(self, field: Field, heard: Heard, asked: Asked) -> bool:
        if heard.sure:
            self.answer(field, heard.value, heard.spill, asked)
        else:
            self.unsure = Unsure(value=heard.value, spill=dict(heard.spill))
        return heard.sure

    def confirm(self, field: Field, asked: Asked) -> None:
        """Yes, that is what was meant."""
        if self.unsure:
            self.answer(field, self.unsure.value, self.unsure.spill, asked)

    def answer(self, field: Field, value: Any, spill: Mapping[str, str], asked: Asked) -> None:
        self._turn_page()
        self.answers[field.name] = value
        fields = field.form.fields()
        for name, said in spill.items():
            if name in fields and not self._settled(name):
                try:
                    self.answers[name] = fields[name].kind.read(said, asked).value
                except Unclear:
                    continue

    def skip(self, field: Field) -> None:
        """The usual answer will do."""
        self._turn_page()
        self.given.pop(field.name, None)
        self.skipped.append(field.name)

    def reopen(self, field: Field) -> None:
        """Ask again what was answered, and offer the old answer."""
        self._turn_page()
        self.skipped = [each for each in self.skipped if each != field.name]
        if field.name in self.answers:
            self.given[field.name] = self.answers.pop(field.name)

    def tick(self, value: str, ticked: bool) -> None:
        kept = [each for each in self.ticked if each != value]
        self.ticked = [*kept, value] if ticked else kept

    def filled(self, form: type[Form]) -> Form:
        """The finished form; a ValueError when it no longer fits what was answered."""
        hidden = {
            each.name: self.given[each.name]
            for each in form.fields().values()
            if isinstance(each.kind, Hidden) and each.name in self.given
        }
        return form.model_validate({**hidden, **self.answers})

    def _settled(self, name: str) -> bool:
        return name in self.answers or name in self.skipped

    def _turn_page(self) -> None:
        self.unsure, self.ticked, self.offered = None, [], []


def echo(field: Field, value: Any, asked: Asked) -> str:
    """The answer as its author reads it back."""
    if isinstance(field.kind, Place) and not value.get("words"):
        return plain(words.form_point(), asked.reader)
    if isinstance(field.kind, Several):
        labels = {each.value: each.label for each in field.kind.offers(asked)}
        return ", ".join(said(labels.get(each, str(each)), asked) for each in value)
    return said(field.kind.echo(value, asked), asked)


def said(label: Text | str, asked: Asked) -> str:
    """A label in the asker's language."""
    return label if isinstance(label, str) else plain(label, asked.reader)
