"""What organisers press and fill in, and what the journal calls their acts."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from messages.form import Attachment, Count, File, Form, Hidden, Line, Place, Where
from messages.model import Action

OUTLINE_BYTES = 500_000
EVERYWHERE = 0
"""No area's key: the journal of all of them, for admins."""


class Right(StrEnum):
    """What Palier needs to be allowed to do on a wall."""

    POST = "post"
    PIN = "pin"
    INVITE = "invite"


class Grant(StrEnum):
    """What an organiser may hand to somebody by a link that works once."""

    RELAY = "relay"
    ORGANISER = "organiser"


class Act(StrEnum):
    """What the journal knows organisers to do."""

    ADMIN = "admin"
    OPENED = "opened"
    CHANGED = "changed"
    BOUND = "bound"
    CLOSED = "closed"
    ADMITTED = "admitted"
    DECLINED = "declined"
    OFFERED = "offered"
    RELAY = "relay"
    ORGANISER = "organiser"
    LEFT = "left"
    KEPT = "kept"
    HID = "hid"
    MUTED = "muted"
    LIFTED = "lifted"
    UPHELD = "upheld"


class Declare(Form, tag="organise.area"):
    name: Annotated[str, Line(60)]
    centre: Annotated[Where, Place()]
    radius: Annotated[int, Count(200, 3000, usual=(300, 600, 1000))] = 600
    aliases: Annotated[str, Line(200)] = ""
    outline: Annotated[Attachment | None, File(OUTLINE_BYTES)] = None


class Redraft(Declare, tag="organise.redraft", stem="organise-area"):
    draft: Annotated[int, Hidden()]


class Edit(Form, tag="organise.edit", stem="organise-area"):
    area: Annotated[int, Hidden()]
    name: Annotated[str, Line(60)]
    radius: Annotated[int, Count(200, 3000, usual=(300, 600, 1000))] = 600
    aliases: Annotated[str, Line(200)] = ""
    numbers: Annotated[str, Line(200)] = ""
    outline: Annotated[Attachment | None, File(OUTLINE_BYTES)] = None


class Panel(Action, tag="og.all"):
    pass


class LookAt(Action, tag="og.area"):
    area: int


class Begin(Action, tag="og.new"):
    pass


class Open(Action, tag="og.open"):
    draft: int


class Amend(Action, tag="og.draft"):
    draft: int


class Drop(Action, tag="og.drop"):
    draft: int


class DraftLanguage(Action, tag="og.dlang"):
    draft: int
    language: str


class Change(Action, tag="og.edit"):
    area: int


class DropOutline(Action, tag="og.round"):
    area: int


class Invitation(Action, tag="og.link"):
    area: int


class Walls(Action, tag="og.walls"):
    area: int


class SeeWall(Action, tag="og.wall"):
    wall: int


class Bind(Action, tag="og.bind"):
    wall: int
    area: int


class WallLanguage(Action, tag="og.wlang"):
    wall: int
    language: str


class Door(Action, tag="og.door"):
    area: int


class Decide(Action, tag="og.let"):
    request: int
    admit: bool


class Team(Action, tag="og.team"):
    area: int


class Offer(Action, tag="og.name"):
    area: int
    grant: Grant


class Demand(Action, tag="og.need"):
    pass


class Journal(Action, tag="og.log"):
    area: int
