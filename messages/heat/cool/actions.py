"""What can be pressed and filled in about cool places."""

from __future__ import annotations

from typing import Annotated

from messages import words
from messages.form import (
    FileField,
    FileReference,
    Form,
    HiddenField,
    LineField,
    OutlivedAnswers,
    PlaceAnswer,
    PlaceField,
    YesNoField,
)
from messages.heat.cool.place import HOURS, NAME, NOTE
from messages.journal import JournalAct
from messages.model import Action

FILE_BYTES = 10_000_000
"""The largest file of places: a capital's list takes two megabytes."""

COLUMN = 80
"""Characters of a column's name."""

MINE = 0
"""No area's key: wherever the person lives."""


class CoolAct(JournalAct):
    """What the journal knows organisers to do about cool places."""

    SAVED = "cool_saved"
    DROPPED = "cool_dropped"
    IMPORTED = "cool_imported"
    NAMED = "cool_named"


class FindCoolPlace(Action, tag="co.find"):
    """Where is it cool? Asked by anybody, about where they are now."""

    area: int


class FindCoolForm(Form, tag="cool.find"):
    area: Annotated[int, HiddenField()]
    where: Annotated[PlaceAnswer, PlaceField(limit=200, fleeting=True)]


class ListCoolPlaces(Action, tag="co.list"):
    """An organiser's list, a page at a time."""

    area: int
    page: int = 0


class ShowCoolPlace(Action, tag="co.see"):
    place: int


class AddCoolPlace(Action, tag="co.add"):
    area: int


class ChangeCoolPlace(Action, tag="co.edit"):
    place: int


class DropCoolPlace(Action, tag="co.drop"):
    """Whoever presses is asked once more."""

    place: int


class DropCoolPlaceSurely(Action, tag="co.gone", weighty=True):
    place: int


class CoolPlaceForm(Form, tag="cool.place", lined=True):
    """A place of the list; without a `place` it is a new one."""

    area: Annotated[int, HiddenField()]
    place: Annotated[int, HiddenField()]
    sure: Annotated[int, HiddenField()] = 0
    name: Annotated[str, LineField(NAME, public=True, names_house=True)]
    where: Annotated[PlaceAnswer, PlaceField()]
    hours: Annotated[str, LineField(HOURS)] = ""
    note: Annotated[str, LineField(NOTE, public=True, names_house=True)] = ""
    shady: Annotated[bool, YesNoField()] = False

    def outlived(self, before: Form) -> OutlivedAnswers | None:
        """Hours, a note and the shade on the way are those of one spot."""
        if not isinstance(before, CoolPlaceForm) or self.where == before.where:
            return None
        names = tuple(
            name
            for name in ("hours", "note", "shady")
            if getattr(self, name) and getattr(self, name) == getattr(before, name)
        )
        return OutlivedAnswers(names, ("where",), words.cool_recheck()) if names else None


class SendCoolFile(Action, tag="co.file"):
    area: int


class CoolFileForm(Form, tag="cool.file"):
    area: Annotated[int, HiddenField()]
    places: Annotated[FileReference, FileField(FILE_BYTES)]


class ApplyCoolFile(Action, tag="co.take"):
    """Yes to what was read; with `drop`, what the file names no more is taken off too."""

    draft: int
    drop: bool


class DropCoolFile(Action, tag="co.leave"):
    draft: int


class ChangeCoolColumns(Action, tag="co.cols"):
    draft: int


class CoolColumnsForm(Form, tag="cool.columns", lined=True):
    draft: Annotated[int, HiddenField()]
    name: Annotated[str, LineField(COLUMN)]
    address: Annotated[str, LineField(COLUMN)] = ""
    hours: Annotated[str, LineField(COLUMN)] = ""
    note: Annotated[str, LineField(COLUMN)] = ""
    point: Annotated[str, LineField(COLUMN)] = ""
    lat: Annotated[str, LineField(COLUMN)] = ""
    lon: Annotated[str, LineField(COLUMN)] = ""
