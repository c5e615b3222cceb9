"""The sheets of the kit, what is asked before one is printed, and what every button means."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from messages.form import Choice, Form, Hidden, Line, Several
from messages.model import Action


class Sheet(StrEnum):
    """What can be printed."""

    POSTER = "poster"
    SLIPS = "slips"
    BOARD = "board"
    DIRECTORY = "directory"
    ERRANDS = "errands"
    MONEY = "money"
    HEAT = "heat"
    LOBBY = "lobby"


class Ink(StrEnum):
    """How much ink a sheet takes."""

    COLOUR = "colour"
    SAVER = "saver"


class Service(StrEnum):
    """What a neighbour may offer on paper; childcare is not left to a poster."""

    ERRANDS = "errands"
    MEDICINE = "medicine"
    POST = "post"
    COMPANY = "company"
    WALK = "walk"
    PETS = "pets"
    REPAIRS = "repairs"
    PHONE = "phone"
    PRINTING = "printing"
    HEAT = "heat"


NAME = 40


class Poster(Form, tag="kit.poster"):
    area: Annotated[int, Hidden()]
    language: Annotated[str, Hidden()]
    name: Annotated[str, Line(NAME)]
    can: Annotated[tuple[Service, ...], Several(Service, "kit-can")] = ()
    when: Annotated[str, Line(60)] = ""
    contact: Annotated[str, Line(60)] = ""
    ink: Annotated[Ink, Choice(Ink, "kit-ink")] = Ink.COLOUR


class Slips(Form, tag="kit.slips"):
    area: Annotated[int, Hidden()]
    language: Annotated[str, Hidden()]
    name: Annotated[str, Line(NAME)]
    back: Annotated[str, Line(60)] = ""
    contact: Annotated[str, Line(60)] = ""
    ink: Annotated[Ink, Choice(Ink, "kit-ink")] = Ink.COLOUR


class Return(Form, tag="kit.return"):
    code: Annotated[str, Line(40)]


class Browse(Action, tag="kt.all"):
    """See the sheets for an area, in a language."""

    area: int
    language: str


class Choose(Action, tag="kt.see"):
    area: int
    language: str
    sheet: Sheet


class Print(Action, tag="kt.print"):
    area: int
    language: str
    sheet: Sheet
    ink: Ink


class Found(Action, tag="kt.found"):
    """A filled-in slip is at hand."""
