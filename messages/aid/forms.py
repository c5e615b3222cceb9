"""What is asked of somebody who needs a hand, and of those who give one."""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum
from typing import Annotated

from messages import words
from messages.form import (
    ChoiceField,
    DayField,
    FileField,
    FileReference,
    Form,
    HiddenField,
    HourField,
    LineField,
    LongField,
    OutlivedAnswers,
    SeveralField,
    YesNoField,
)

FILE_BYTES = 10_000_000
NOTE = 500
"""Letters of the word to who helps."""

PHONED = 40
"""Letters of the name of somebody who is asked for."""


class AidKind(StrEnum):
    """What kind of hand is needed."""

    ERRANDS = "errands"
    MEDICINE = "medicine"
    COMPANY = "company"
    ELDERLY = "elderly"
    ESCORT = "escort"
    CHILDCARE = "childcare"
    PRINT = "print"
    DEVICES = "devices"
    REPAIRS = "repairs"
    FAN = "fan"
    PETS = "pets"
    OTHER = "other"

    @property
    def on_walls(self) -> bool:
        """Whether a wall may show it: a child is no matter for a wall."""
        return self is not AidKind.CHILDCARE

    @property
    def is_lent(self) -> bool:
        """Whether a thing goes from one to the other, and comes back."""
        return self is AidKind.FAN


class Urgency(StrEnum):
    """By when."""

    NOW = "now"
    TODAY = "today"
    WEEK = "week"
    ANYTIME = "anytime"

    @property
    def is_today(self) -> bool:
        """Whether it is for today."""
        return self in (Urgency.NOW, Urgency.TODAY)


class WeekSlot(StrEnum):
    """When in the week somebody usually helps."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    WEEKEND = "weekend"


class ArrivalChoice(StrEnum):
    """When a neighbour would come."""

    NOW = "now"
    TODAY = "today"
    TOMORROW = "tomorrow"
    LATER = "later"


class ClosingChoice(StrEnum):
    """What who asked says on closing."""

    DONE = "done"
    NOT_NEEDED = "not_needed"
    NOBODY = "nobody"


class TimeTaken(StrEnum):
    """How long it took."""

    HALF = "half"
    HOUR = "hour"
    MORE = "more"


class AskHelpForm(Form, tag="aid.ask"):
    area: Annotated[int, HiddenField()]
    kind: Annotated[AidKind, ChoiceField(AidKind, "aid-kind")]
    urgency: Annotated[Urgency, ChoiceField(Urgency, "aid-urgency")]
    behalf: Annotated[str, LineField(PHONED, takes_emergency=True)] = ""
    note: Annotated[str, LongField(NOTE, takes_emergency=True)] = ""


class AskHelpForForm(AskHelpForm, tag="aid.ask_for", stem="aid-ask"):
    """For somebody who agreed: without a name there is nobody to ask for."""

    behalf: Annotated[str, LineField(PHONED, takes_emergency=True)]


class AmendHelpForm(AskHelpForm, tag="aid.amend", stem="aid-ask", lined=True):
    request: Annotated[int, HiddenField()]
    sure: Annotated[int, HiddenField()] = 0

    def outlived(self, before: Form) -> OutlivedAnswers | None:
        """A word was about that person and that kind of help."""
        if not isinstance(before, AmendHelpForm) or not self.note or self.note != before.note:
            return None
        if (self.kind, self.behalf) == (before.kind, before.behalf):
            return None
        return OutlivedAnswers(("note",), ("kind", "behalf"), words.aid_recheck_note())


class ReopenForForm(Form, tag="aid.again"):
    """For whom it was: their name went when the request was closed."""

    request: Annotated[int, HiddenField()]
    behalf: Annotated[str, LineField(PHONED, takes_emergency=True)]


class AttachFileForm(Form, tag="aid.file"):
    request: Annotated[int, HiddenField()]
    file: Annotated[FileReference, FileField(FILE_BYTES)]


class ArrivalHourForm(Form, tag="aid.hour"):
    request: Annotated[int, HiddenField()]
    day: Annotated[date, HiddenField()]
    hour: Annotated[time, HourField(day="day")]


class ArrivalDayForm(Form, tag="aid.day"):
    request: Annotated[int, HiddenField()]
    day: Annotated[date, DayField(hour="hour", within=31)]
    hour: Annotated[time, HourField(day="day")]


class WriteToOtherForm(Form, tag="aid.write"):
    request: Annotated[int, HiddenField()]
    words: Annotated[str, LongField(600, takes_emergency=True)]


class WriteHelloForm(Form, tag="aid.write_hello", stem="aid-write"):
    hello: Annotated[int, HiddenField()]
    words: Annotated[str, LongField(600, takes_emergency=True)]


class AidAddressForm(Form, tag="aid.address"):
    request: Annotated[int, HiddenField()]
    address: Annotated[str, LineField(160)]


class ShareContactForm(Form, tag="aid.contact"):
    request: Annotated[int, HiddenField()]
    contact: Annotated[str, LineField(80)]


class AidNoteForm(Form, tag="aid.note"):
    request: Annotated[int, HiddenField()]
    note: Annotated[str, LongField(NOTE, takes_emergency=True)]


class NotFineForm(Form, tag="aid.not_fine"):
    request: Annotated[int, HiddenField()]
    words: Annotated[str, LongField(300, takes_emergency=True)] = ""


class HelpOfferForm(Form, tag="aid.offer", lined=True):
    kinds: Annotated[tuple[AidKind, ...], SeveralField(AidKind, "aid-kind")]
    slots: Annotated[tuple[WeekSlot, ...], SeveralField(WeekSlot, "aid-slot")] = ()
    monthly: Annotated[bool, YesNoField()] = False
