"""What can be pressed and filled in under messages about hot days.

A day travels as its ordinal: actions carry numbers.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from messages.form import Form, HiddenField, LineField
from messages.heat.checkins.check_card import HeatNeed, VisitOutcome
from messages.heat.levels.level import HeatLevel
from messages.model import Action


class HeatAnswer(StrEnum):
    """What a member answers for a hot day."""

    KNOCK = "knock"
    CALL = "call"
    AWAY = "away"
    NEED = "need"
    NOT_TODAY = "not_today"

    @property
    def is_visit(self) -> bool:
        """Whether they look in on somebody that day."""
        return self in (HeatAnswer.KNOCK, HeatAnswer.CALL)


class AnswerNudge(Action, tag="nu.a"):
    """One's answer for a day; the level is the one under which it was asked."""

    area: int
    day: int
    level: HeatLevel
    answer: HeatAnswer


class SpareToday(Action, tag="nu.spare"):
    """Nothing more that day, said to a question or an alarm: nobody is waited for."""

    area: int
    day: int
    level: HeatLevel


class StopHeat(Action, tag="nu.stop"):
    """No more announcements: in an area, or with 0 in all of one's own."""

    area: int


class ShowCheckCard(Action, tag="nu.card"):
    """The check card: its signs, or its questions."""

    area: int
    questions: bool


class ReportVisit(Action, tag="nu.out"):
    """How it was, at a door or on the phone."""

    area: int
    outcome: VisitOutcome


class AskForHelpToday(Action, tag="nu.aid"):
    """A helping hand is needed after all, of that kind."""

    area: int
    need: HeatNeed = HeatNeed.ANY


class AskForVisited(Action, tag="nu.for"):
    """A helping hand for whoever was looked in on: it reports nothing."""

    area: int
    need: HeatNeed


class SetWilling(Action, tag="nu.will"):
    """Would look in on somebody when it is hot, or not any more."""

    area: int
    yes: bool


class ShowNicknames(Action, tag="nu.nick"):
    area: int


class AddNickname(Action, tag="nu.add"):
    area: int


class DropNickname(Action, tag="nu.drop"):
    area: int
    nickname: int


class EditCoolPlaces(Action, tag="nu.cool"):
    area: int


class MoveHotCafe(Action, tag="nu.cafe"):
    """Propose another hour for a café on a hot day; -1 is the phone, 0 a cool place.

    Without the day that was spoken of, as under a letter of an older Palier, nothing moves.
    """

    cafe: int
    hour: int
    day: int = 0


class KeepHotCafe(Action, tag="nu.keep"):
    cafe: int


class PressInDrill(Action, tag="nu.drill"):
    """Any button of an exercise."""


class NicknameForm(Form, tag="nudge.nickname"):
    area: Annotated[int, HiddenField()]
    name: Annotated[str, LineField(40)]


class CoolPlacesForm(Form, tag="nudge.cool"):
    area: Annotated[int, HiddenField()]
    places: Annotated[str, LineField(60, public=True, names_house=True)] = ""
