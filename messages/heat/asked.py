"""What can be pressed, typed and filled in about the heat."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from messages.form import Form, Hidden, Line
from messages.heat.level import Level
from messages.model import Action
from messages.typed import one_line

MINE = 0
"""No area's key: wherever the person lives."""

SPOKEN = {
    Level.NONE: "vert verte green fin fini finie termine terminee end over none",
    Level.YELLOW: "jaune yellow",
    Level.ORANGE: "orange",
    Level.RED: "rouge red",
    Level.UNKNOWN: "auto automatique automatic",
}
"""Words after the command; the last level hands over to the sources again."""


class Act(StrEnum):
    """What the journal knows organisers to do about the heat."""

    SET = "heat_set"
    PROPOSED = "heat_proposed"
    CONFIRMED = "heat_confirmed"
    DECLINED = "heat_declined"
    REGION = "heat_region"


class NameRegion(Form, tag="heat.region"):
    area: Annotated[int, Hidden()]
    name: Annotated[str, Line(80)]


class See(Action, tag="ht.see"):
    area: int


class Picture(Action, tag="ht.pic"):
    area: int


class Manage(Action, tag="ht.set"):
    area: int


class Choose(Action, tag="ht.to"):
    area: int
    level: Level


class Decide(Action, tag="ht.ok"):
    override: int
    yes: bool


class History(Action, tag="ht.log"):
    area: int


class AskRegion(Action, tag="ht.reg"):
    area: int


@dataclass(frozen=True)
class Order:
    """A level typed after the command, and the place it is for as typed; empty is one's own."""

    level: Level
    place: str = ""


def order(said: str) -> Order | None:
    """What the words after the command ask for; None when they do not name exactly one level."""
    spoken = {word: level for level, listed in SPOKEN.items() for word in listed.split()}
    given = one_line(said).split()
    levels = [each for each in given if _plain(each) in spoken]
    if len(levels) != 1:
        return None
    place = " ".join(each for each in given if each not in levels)
    return Order(spoken[_plain(levels[0])], place)


def _plain(word: str) -> str:
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(each for each in parts if each.isalnum())
