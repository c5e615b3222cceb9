"""What can be pressed and filled in under messages about hot days.

A day travels as its ordinal: actions carry numbers.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from messages.form import Form, Hidden, Line
from messages.heat.checkcard import Outcome
from messages.heat.level import Level
from messages.model import Action


class Answer(StrEnum):
    """What a member answers for a hot day."""

    KNOCK = "knock"
    CALL = "call"
    AWAY = "away"
    NEED = "need"
    NOT_TODAY = "not_today"

    @property
    def visits(self) -> bool:
        """Whether they look in on somebody that day."""
        return self in (Answer.KNOCK, Answer.CALL)


class Respond(Action, tag="nu.a"):
    """One's answer for a day; the level is the one under which it was asked."""

    area: int
    day: int
    level: Level
    answer: Answer


class Check(Action, tag="nu.card"):
    """The check card: its signs, or its questions."""

    area: int
    questions: bool


class Report(Action, tag="nu.out"):
    """How it was, at a door or on the phone."""

    area: int
    outcome: Outcome


class AskForHelp(Action, tag="nu.aid"):
    """A helping hand is needed after all."""

    area: int


class BeWilling(Action, tag="nu.will"):
    """Would look in on somebody when it is hot, or not any more."""

    area: int
    yes: bool


class Nicknames(Action, tag="nu.nick"):
    area: int


class AddNickname(Action, tag="nu.add"):
    area: int


class DropNickname(Action, tag="nu.drop"):
    area: int
    nickname: int


class EditCool(Action, tag="nu.cool"):
    area: int


class MoveCafe(Action, tag="nu.cafe"):
    """Propose another hour for a café on a hot day; -1 is the phone, 0 a cool place."""

    cafe: int
    hour: int


class KeepCafe(Action, tag="nu.keep"):
    cafe: int


class Drilled(Action, tag="nu.drill"):
    """Any button of an exercise."""


class Name(Form, tag="nudge.nickname"):
    area: Annotated[int, Hidden()]
    name: Annotated[str, Line(40)]


class Cool(Form, tag="nudge.cool"):
    area: Annotated[int, Hidden()]
    places: Annotated[str, Line(60, public=True, names_house=True)] = ""
