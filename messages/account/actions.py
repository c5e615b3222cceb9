"""What a member presses and fills in about themselves."""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum
from typing import Annotated

from messages.form import DayField, Form, HourField, LineField
from messages.model import Action


class QuietChoice(StrEnum):
    """Quiet hours most people choose from."""

    USUAL = "usual"
    LONG = "long"
    SHORT = "short"
    NEVER = "never"


HOURS = {
    QuietChoice.USUAL: (time(21), time(8, 30)),
    QuietChoice.LONG: (time(20), time(9)),
    QuietChoice.SHORT: (time(23), time(7)),
    QuietChoice.NEVER: (time(0), time(0)),
}
"""From when until when; from an hour until the same is never."""


class PauseSpan(StrEnum):
    """How long a pause lasts."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class RenameForm(Form, tag="account.name"):
    name: Annotated[str, LineField(40, public=True)]


class QuietHoursForm(Form, tag="account.quiet", lined=True):
    start: Annotated[time, HourField((time(20), time(21), time(22), time(23)))]
    end: Annotated[time, HourField((time(7), time(8), time(8, 30), time(9)))]


class PauseUntilForm(Form, tag="account.pause", stem="account-until"):
    day: Annotated[date, DayField()]


class ShowMyPage(Action, tag="me"):
    pass


class AskNewName(Action, tag="me.name"):
    pass


class SpeakLanguage(Action, tag="me.lang"):
    language: str


class SeeQuiet(Action, tag="me.quiet"):
    pass


class SetQuiet(Action, tag="me.hush"):
    quiet: QuietChoice


class OtherQuiet(Action, tag="me.hours"):
    pass


class SeePause(Action, tag="me.pause"):
    pass


class SetPause(Action, tag="me.rest"):
    span: PauseSpan


class OtherPause(Action, tag="me.until"):
    pass


class PauseUntilDay(Action, tag="me.day"):
    """One of the days that were perhaps meant."""

    day: str


class EndPause(Action, tag="me.back"):
    pass


class ExportMyData(Action, tag="me.copy"):
    pass


class ShowPrivacy(Action, tag="me.priv"):
    pass


class ShowConsents(Action, tag="me.yes"):
    """What one agreed to, purpose by purpose."""


class AskToLeave(Action, tag="me.out"):
    pass


class EraseMe(Action, tag="me.erase", weighty=True):
    pass


class CarryOn(Action, tag="me.go"):
    """The command that was said in public is gone there: it may be carried out."""

    held: int
