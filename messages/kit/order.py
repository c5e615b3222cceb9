"""One order of one sheet: everything that stands on it which the catalogues do not know."""

from __future__ import annotations

from pydantic import Field

from messages.heat.line import Hours
from messages.kit.asked import Ink, Service, Sheet
from messages.model import Link, Reader, Value


class Order(Value):
    """A sheet to print for an area. What its author typed lives here and on the paper only."""

    sheet: Sheet
    ink: Ink
    reader: Reader
    area: str
    country: str = "FR"
    heat_line: Hours | None = None
    name: str = Field(default="", repr=False)
    contact: str = Field(default="", repr=False)
    when: str = Field(default="", repr=False)
    back: str = Field(default="", repr=False)
    can: tuple[Service, ...] = ()
    code: str = ""
    link: Link | None = None
