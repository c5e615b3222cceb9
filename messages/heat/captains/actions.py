"""What can be pressed and filled in by who looks after a stairwell, or would.

A day travels as its ordinal.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

from messages.folding import without_accents
from messages.form import ChoiceField, CountField, Form, HiddenField, LineField
from messages.heat.language_table import HeatTable
from messages.model import Action
from messages.personal_data import names_shared_place, names_stairwell, names_street_after
from messages.typed import clean_line

LONGEST_LABEL = 40
MOST_DOORS = 200
"""Doors that one person may try on one day."""


class ShowCaptain(Action, tag="ca.see"):
    """What one is captain of, or what that is."""


class BecomeCaptain(Action, tag="ca.new"):
    """Of a stairwell, or of another one instead."""


class EndCaptaincy(Action, tag="ca.end"):
    pass


class NameCaptain(Action, tag="ca.name"):
    """Whether organisers read the captain's name beside the stairwell."""

    yes: bool


class OfferCaptainHelp(Action, tag="ca.help"):
    """Let the captain there is know that somebody would help them."""

    captain: int


class CountDoors(Action, tag="ca.ask"):
    day: int


class TellDoors(Action, tag="ca.say"):
    day: int
    doors: int


class TypeDoors(Action, tag="ca.type"):
    """Another number; or so many `more` than were told before."""

    day: int
    more: bool


class TakeBackDoors(Action, tag="ca.undo"):
    """All that they told of that day."""

    day: int


class ListCaptains(Action, tag="ca.list"):
    area: int


class StairwellForm(Form, tag="captain.stairwell"):
    label: Annotated[
        str, LineField(LONGEST_LABEL, public=True, names_house=True, names_stairwell=True)
    ]


class OnPlate(StrEnum):
    """Whether a name is there for everybody to read."""

    YES = "yes"
    NO = "no"


class PlateForm(Form, tag="captain.plate"):
    """A label that may be somebody's name stands once it is known to be written there."""

    label: Annotated[str, HiddenField()]
    read: Annotated[OnPlate, ChoiceField(OnPlate, "captain-on-plate")]


class DoorsForm(Form, tag="captain.doors"):
    day: Annotated[int, HiddenField()]
    more: Annotated[bool, HiddenField()]
    doors: Annotated[int, CountField(0, MOST_DOORS)]


def fold_label(label: str) -> str:
    """A stairwell's label as it is compared: small letters and digits alone."""
    return "".join(sign for sign in without_accents(label) if sign.isalnum())


PARTS = re.compile(r"[,;:()–—/]| - ")


def may_name_somebody(label: str) -> bool:
    """Whether a part of a label is no street, stair or building for sure: it may be a surname."""
    parts = (part.strip() for part in PARTS.split(clean_line(label)))
    return not all(names_shared_place(part) for part in parts if part)


TOKEN = re.compile(r"[^\W\d_]+")
THE_FAMILY = re.compile(r"(?:^|[,;:(–-] ?)(?P<article>[^\W\d_]+) (?P<name>[^\W\d_]+)$")


def names_somebody(label: str) -> bool:
    """Whether a label speaks of a person anywhere; a street may be called after one."""
    typed = clean_line(label)
    return any(_is_title(typed, each) for each in TOKEN.finditer(typed)) or _names_family(typed)


def _is_title(typed: str, word: re.Match[str]) -> bool:
    """Whether somebody's title stands there: in no street's name, and as no stair's letter."""
    if not any(fold_label(word[0]) in table.titles for table in HeatTable.of_everybody()):
        return False
    before, after = typed[: word.start()], typed[word.end() :]
    if names_street_after(before, after):
        return False
    letter = len(word[0]) == 1
    return not letter or bool(after.startswith(".") or not _is_letter_of_stair(before, after))


def _is_letter_of_stair(before: str, after: str) -> bool:
    stair = TOKEN.findall(before)
    named = bool(stair) and names_stairwell(f"{stair[-1]} a")
    return named or not TOKEN.match(after.lstrip(" "))


def _names_family(typed: str) -> bool:
    """Whether it ends as one speaks of a family: "the Smiths", and not "the Gardens"."""
    said = THE_FAMILY.search(typed)
    if said is None or not said["name"][0].isupper():
        return False
    article, name = fold_label(said["article"]), fold_label(said["name"])
    return any(
        article in table.family_articles
        and name.endswith(table.family_ending)
        and name not in table.family_places
        for table in HeatTable.of_everybody()
    )


def asks_for_captain(typed: str) -> bool:
    """Whether the words after the command are about captains."""
    said = fold_label(typed)
    return any(said == fold_label(word) for t in HeatTable.of_everybody() for word in t.captains)
