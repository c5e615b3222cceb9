"""What is asked of somebody who needs a hand, and of those who give one."""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum
from typing import Annotated

from messages.form import (
    Attachment,
    Choice,
    Day,
    File,
    Form,
    Hidden,
    Hour,
    Line,
    Long,
    Several,
    YesNo,
)

FILE_BYTES = 10_000_000
NOTE = 500
"""Letters of the word to who helps."""

PHONED = 40
"""Letters of the name of somebody who is asked for."""


class Kind(StrEnum):
    """What kind of hand is needed."""

    ERRANDS = "errands"
    MEDICINE = "medicine"
    COMPANY = "company"
    ELDERLY = "elderly"
    CHILDCARE = "childcare"
    PRINT = "print"
    DEVICES = "devices"
    REPAIRS = "repairs"
    PETS = "pets"
    OTHER = "other"


class Urgency(StrEnum):
    """By when."""

    NOW = "now"
    TODAY = "today"
    WEEK = "week"
    ANYTIME = "anytime"

    @property
    def soon(self) -> bool:
        """Whether it is for today."""
        return self in (Urgency.NOW, Urgency.TODAY)


class Slot(StrEnum):
    """When in the week somebody usually helps."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    WEEKEND = "weekend"


class Soon(StrEnum):
    """When a neighbour would come."""

    NOW = "now"
    TODAY = "today"
    TOMORROW = "tomorrow"
    LATER = "later"


class Ending(StrEnum):
    """What who asked says on closing."""

    DONE = "done"
    NOT_NEEDED = "not_needed"
    NOBODY = "nobody"


class Spent(StrEnum):
    """How long it took."""

    HALF = "half"
    HOUR = "hour"
    MORE = "more"


class Act(StrEnum):
    """What the journal knows organisers to do about a helping hand."""

    CHOSE = "aid_chose"


class AskHelp(Form, tag="aid.ask"):
    area: Annotated[int, Hidden()]
    kind: Annotated[Kind, Choice(Kind, "aid-kind")]
    urgency: Annotated[Urgency, Choice(Urgency, "aid-urgency")]
    behalf: Annotated[str, Line(PHONED, takes_emergency=True)] = ""
    note: Annotated[str, Long(NOTE, takes_emergency=True)] = ""


class AskFor(AskHelp, tag="aid.ask_for", stem="aid-ask"):
    """For somebody who agreed: without a name there is nobody to ask for."""

    behalf: Annotated[str, Line(PHONED, takes_emergency=True)]


class AmendHelp(AskHelp, tag="aid.amend", stem="aid-ask"):
    request: Annotated[int, Hidden()]


class Again(Form, tag="aid.again"):
    """For whom it was: their name went when the request was closed."""

    request: Annotated[int, Hidden()]
    behalf: Annotated[str, Line(PHONED, takes_emergency=True)]


class Paper(Form, tag="aid.file"):
    request: Annotated[int, Hidden()]
    file: Annotated[Attachment, File(FILE_BYTES)]


class AtHour(Form, tag="aid.hour"):
    request: Annotated[int, Hidden()]
    day: Annotated[date, Hidden()]
    hour: Annotated[time, Hour()]


class OnDay(Form, tag="aid.day"):
    request: Annotated[int, Hidden()]
    day: Annotated[date, Day(hour="hour", within=31)]
    hour: Annotated[time, Hour()]


class WriteTo(Form, tag="aid.write"):
    request: Annotated[int, Hidden()]
    words: Annotated[str, Long(600, takes_emergency=True)]


class WriteHello(Form, tag="aid.write_hello", stem="aid-write"):
    hello: Annotated[int, Hidden()]
    words: Annotated[str, Long(600, takes_emergency=True)]


class Address(Form, tag="aid.address"):
    request: Annotated[int, Hidden()]
    address: Annotated[str, Line(160)]


class Contact(Form, tag="aid.contact"):
    request: Annotated[int, Hidden()]
    contact: Annotated[str, Line(80)]


class Note(Form, tag="aid.note"):
    request: Annotated[int, Hidden()]
    note: Annotated[str, Long(NOTE, takes_emergency=True)]


class NotFine(Form, tag="aid.not_fine"):
    request: Annotated[int, Hidden()]
    words: Annotated[str, Long(300, takes_emergency=True)] = ""


class Offering(Form, tag="aid.offer"):
    kinds: Annotated[tuple[Kind, ...], Several(Kind, "aid-kind")]
    slots: Annotated[tuple[Slot, ...], Several(Slot, "aid-slot")] = ()
    monthly: Annotated[bool, YesNo()] = False
