"""One order of one sheet: everything that stands on it which the catalogues do not know."""

from __future__ import annotations

from pydantic import Field

from messages.heat_hotline import HeatLineHours
from messages.kit.actions import InkUse, KitSheet, PosterService
from messages.model import FrozenValue, Link, Reader, Text


class CoolLine(FrozenValue):
    """A cool place as a sheet prints it; without hours where nobody knows them."""

    name: str
    address: str = ""
    hours: Text | None = None


class EditionLines(FrozenValue):
    """What stands on the poster of an edition: what it is, when, and what one can do."""

    title: Text
    day: Text
    lines: tuple[Text, ...]


class SheetOrder(FrozenValue):
    """A sheet to print for an area. What its author typed lives here and on the paper only.

    The area's `numbers`, its `logo`, a PNG that was drawn here, and where it is `cool` are its
    organisers'.
    """

    sheet: KitSheet
    ink: InkUse
    reader: Reader
    area: str
    country: str = ""
    heat_line: HeatLineHours | None = None
    name: str = Field(default="", repr=False)
    contact: str = Field(default="", repr=False)
    when: str = Field(default="", repr=False)
    back: str = Field(default="", repr=False)
    can: tuple[PosterService, ...] = ()
    code: str = ""
    link: Link | None = None
    numbers: str = ""
    logo: bytes = Field(default=b"", repr=False)
    cool: tuple[CoolLine, ...] = ()
    edition: EditionLines | None = None
