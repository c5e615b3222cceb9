"""What can be pressed and asked about neighbourhoods; `home` says it is where one lives.

A town is named by its slug: its code without the colon that separates an action's fields.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from messages.form import Form, HiddenField, PlaceAnswer, PlaceField
from messages.model import Action, Topic

ROOM = 64
"""Bytes a packed action may take."""


AREA_START, WAITING_START = "q_", "v_"
"""What start links begin with that lead to an area, and to the list of those who wait in a town."""


GO_ON_START = "r_"
"""What start links begin with that lead to one area, to join it and go on with a wish."""


class SwitchPlace(StrEnum):
    """What a topic's switch stands under: the area's screen, a letter, or an earlier answer."""

    SCREEN = "s"
    LETTER = "l"
    ANSWER = "a"


class FindAreaForm(Form, tag="area.find"):
    home: Annotated[bool, HiddenField()]
    where: Annotated[PlaceAnswer, PlaceField(limit=200)]


class AskWhere(Action, tag="ar.ask"):
    home: bool


class JoinArea(Action, tag="ar.join"):
    area: int
    home: bool


class JoinToGoOn(Action, tag="ar.go"):
    """Join, and go on with what was wanted before; with nothing, it is only joined."""

    area: int
    wish: str = ""


class ListAreas(Action, tag="ar.list"):
    town: str
    page: int
    home: bool


class ChooseTown(Action, tag="ar.town"):
    town: str
    home: bool


class ShowMoreTowns(Action, tag="ar.more"):
    words: str
    page: int
    home: bool


class LookElsewhere(Action, tag="ar.else"):
    words: str
    home: bool


class JoinWaitingList(Action, tag="ar.wait"):
    town: str
    cell: str
    home: bool


class LeaveWaitingList(Action, tag="ar.stop"):
    town: str


class ShowMyAreas(Action, tag="ar.mine"):
    pass


class ShowAreaSettings(Action, tag="ar.set"):
    area: int


class SetTopic(Action, tag="ar.topic"):
    area: int
    topic: Topic
    on: bool
    under: SwitchPlace = SwitchPlace.LETTER


class SetNeighbours(Action, tag="ar.near"):
    area: int
    on: bool


class MakeHome(Action, tag="ar.home"):
    area: int


class LeaveArea(Action, tag="ar.out"):
    area: int
    sure: bool


class RejectLink(Action, tag="ar.not"):
    area: int


class ConfirmStillHere(Action, tag="ar.still"):
    area: int


class EnterWall(Action, tag="ar.door"):
    wall: int


def town_slug(code: str) -> str:
    """The town's code as an action carries it."""
    return code.replace("geonames:", "g")


def town_code(slug: str) -> str:
    """The code behind a slug."""
    return f"geonames:{slug[1:]}" if slug.startswith("g") else slug


def fits_button(action: Action) -> bool:
    """Whether a button can carry the action."""
    return len(action.pack_action().encode()) <= ROOM
