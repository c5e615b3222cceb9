"""What can be pressed and asked about neighbourhoods; `home` says it is where one lives.

A town is named by its slug: its code without the colon that separates an action's fields.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from messages.form import Form, Hidden, Place, Where
from messages.model import Action, Topic

ROOM = 64
"""Bytes a packed action may take."""


class Under(StrEnum):
    """What a topic's switch stands under: the area's screen, a letter, or an earlier answer."""

    SCREEN = "s"
    LETTER = "l"
    ANSWER = "a"


class FindArea(Form, tag="area.find"):
    home: Annotated[bool, Hidden()]
    where: Annotated[Where, Place(limit=200)]


class AskWhere(Action, tag="ar.ask"):
    home: bool


class Join(Action, tag="ar.join"):
    area: int
    home: bool


class ListAreas(Action, tag="ar.list"):
    town: str
    page: int
    home: bool


class InTown(Action, tag="ar.town"):
    town: str
    home: bool


class MoreTowns(Action, tag="ar.more"):
    words: str
    page: int
    home: bool


class Otherwise(Action, tag="ar.else"):
    words: str
    home: bool


class Await(Action, tag="ar.wait"):
    town: str
    cell: str
    home: bool


class StopWaiting(Action, tag="ar.stop"):
    town: str


class MyAreas(Action, tag="ar.mine"):
    pass


class Settings(Action, tag="ar.set"):
    area: int


class SetTopic(Action, tag="ar.topic"):
    area: int
    topic: Topic
    on: bool
    under: Under = Under.LETTER


class SetNeighbours(Action, tag="ar.near"):
    area: int
    on: bool


class MakeHome(Action, tag="ar.home"):
    area: int


class Leave(Action, tag="ar.out"):
    area: int
    sure: bool


class NotMine(Action, tag="ar.not"):
    area: int


class StillHere(Action, tag="ar.still"):
    area: int


class Enter(Action, tag="ar.door"):
    wall: int


def slug(code: str) -> str:
    """The town's code as an action carries it."""
    return code.replace("geonames:", "g")


def code(slug: str) -> str:
    """The code behind a slug."""
    return f"geonames:{slug[1:]}" if slug.startswith("g") else slug


def fits(action: Action) -> bool:
    """Whether a button can carry the action."""
    return len(action.pack().encode()) <= ROOM
