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


class Obstacle(StrEnum):
    """Why a wall takes no cards although Palier is there."""

    RIGHT = "right"
    TOPIC = "topic"
    ARCHIVED = "archived"
    WRONG = "wrong"


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
    REFUSED = "refused"
    TAKES = "takes"
    DOOR_BY_ORGANISERS = "door_by_organisers"
    DOOR_BY_AREA = "door_by_area"
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
    name: Annotated[str, Line(60, public=True, names_house=True)]
    centre: Annotated[Where, Place()]
    radius: Annotated[int, Count(200, 3000, usual=(300, 600, 1000))] = 600
    aliases: Annotated[str, Line(200, public=True, names_house=True)] = ""
    outline: Annotated[Attachment | None, File(OUTLINE_BYTES)] = None


class Redraft(Declare, tag="organise.redraft", stem="organise-area"):
    draft: Annotated[int, Hidden()]


class Edit(Form, tag="organise.edit", stem="organise-area"):
    area: Annotated[int, Hidden()]
    name: Annotated[str, Line(60, public=True, names_house=True)]
    radius: Annotated[int, Count(200, 3000, usual=(300, 600, 1000))] = 600
    aliases: Annotated[str, Line(200, public=True, names_house=True)] = ""
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


class TryWall(Action, tag="og.wtry"):
    wall: int


class WallTopic(Action, tag="og.wtop"):
    """Cards hang in no topic of their own any more."""

    wall: int


class WallLanguage(Action, tag="og.wlang"):
    wall: int
    language: str


class Door(Action, tag="og.door"):
    area: int


class SetAdmission(Action, tag="og.adm"):
    """Whether organisers let everybody in, or members of the area come in by themselves."""

    area: int
    by_organisers: bool


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
