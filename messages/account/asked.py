"""What a member presses and fills in about themselves."""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum
from typing import Annotated

from messages.form import Day, Form, Hour, Line
from messages.model import Action


class Quiet(StrEnum):
    """Quiet hours most people choose from."""

    USUAL = "usual"
    LONG = "long"
    SHORT = "short"
    NEVER = "never"


HOURS = {
    Quiet.USUAL: (time(21), time(8, 30)),
    Quiet.LONG: (time(20), time(9)),
    Quiet.SHORT: (time(23), time(7)),
    Quiet.NEVER: (time(0), time(0)),
}
"""From when until when; from an hour until the same is never."""


class Span(StrEnum):
    """How long a pause lasts."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class Rename(Form, tag="account.name"):
    name: Annotated[str, Line(40, public=True)]


class ChooseQuiet(Form, tag="account.quiet"):
    start: Annotated[time, Hour((time(20), time(21), time(22), time(23)))]
    end: Annotated[time, Hour((time(7), time(8), time(8, 30), time(9)))]


class PauseUntil(Form, tag="account.pause", stem="account-until"):
    day: Annotated[date, Day()]


class Me(Action, tag="me"):
    pass


class ChangeName(Action, tag="me.name"):
    pass


class Speak(Action, tag="me.lang"):
    language: str


class SeeQuiet(Action, tag="me.quiet"):
    pass


class SetQuiet(Action, tag="me.hush"):
    quiet: Quiet


class OtherQuiet(Action, tag="me.hours"):
    pass


class SeePause(Action, tag="me.pause"):
    pass


class SetPause(Action, tag="me.rest"):
    span: Span


class OtherPause(Action, tag="me.until"):
    pass


class EndPause(Action, tag="me.back"):
    pass


class Export(Action, tag="me.copy"):
    pass


class Privacy(Action, tag="me.priv"):
    pass


class Leave(Action, tag="me.out"):
    pass


class Erase(Action, tag="me.erase"):
    pass


class CarryOn(Action, tag="me.go"):
    """The command that was said in public is gone there: it may be carried out."""

    held: int
