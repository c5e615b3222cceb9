"""The sheets of the kit, what is asked before one is printed, and what every button means."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from messages.form import (
    ChoiceField,
    FileField,
    FileReference,
    Form,
    HiddenField,
    LineField,
    SeveralField,
)
from messages.journal import JournalAct
from messages.kit.logo import LOGO_BYTES
from messages.model import Action


class KitSheet(StrEnum):
    """What can be printed."""

    POSTER = "poster"
    SLIPS = "slips"
    BOARD = "board"
    DIRECTORY = "directory"
    ERRANDS = "errands"
    MONEY = "money"
    HEAT = "heat"
    LOBBY = "lobby"
    FLYER = "flyer"


class KitAct(JournalAct):
    """What the journal knows organisers to do for the sheets."""

    LOGO = "kit_logo"
    NO_LOGO = "kit_no_logo"


class InkUse(StrEnum):
    """How much ink a sheet takes."""

    COLOUR = "colour"
    SAVER = "saver"


class PosterService(StrEnum):
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


class PosterForm(Form, tag="kit.poster"):
    area: Annotated[int, HiddenField()]
    language: Annotated[str, HiddenField()]
    name: Annotated[str, LineField(NAME)]
    can: Annotated[tuple[PosterService, ...], SeveralField(PosterService, "kit-can")] = ()
    when: Annotated[str, LineField(60)] = ""
    contact: Annotated[str, LineField(60)] = ""
    ink: Annotated[InkUse, ChoiceField(InkUse, "kit-ink")] = InkUse.COLOUR


class SlipsForm(Form, tag="kit.slips"):
    area: Annotated[int, HiddenField()]
    language: Annotated[str, HiddenField()]
    name: Annotated[str, LineField(NAME)]
    back: Annotated[str, LineField(60)] = ""
    contact: Annotated[str, LineField(60)] = ""
    ink: Annotated[InkUse, ChoiceField(InkUse, "kit-ink")] = InkUse.COLOUR


class LogoForm(Form, tag="kit.logo"):
    area: Annotated[int, HiddenField()]
    picture: Annotated[FileReference, FileField(LOGO_BYTES)]


class ReturnSlipForm(Form, tag="kit.return"):
    code: Annotated[str, LineField(40)]


class BrowseSheets(Action, tag="kt.all"):
    """See the sheets for an area, in a language."""

    area: int
    language: str


class ChooseSheet(Action, tag="kt.see"):
    area: int
    language: str
    sheet: KitSheet


class PrintSheet(Action, tag="kt.print"):
    area: int
    language: str
    sheet: KitSheet
    ink: InkUse


class PrintFlyer(Action, tag="kt.fly"):
    """A flyer with the link of an area, or of the list of those who wait in a town."""

    start: str


class GiveLogo(Action, tag="kt.logo"):
    """An organiser has the town's logo, or another one."""

    area: int


class DropLogo(Action, tag="kt.nologo"):
    area: int


class FoundSlip(Action, tag="kt.found"):
    """A filled-in slip is at hand."""
