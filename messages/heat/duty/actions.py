"""What can be pressed and filled in about the town's people on duty, and what they are told."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from messages.form import Form, HiddenField, LongField
from messages.model import Action


class DutyNews(StrEnum):
    """What a duty mail box is told: nobody hears from somebody, it is taken over, it is over.

    `ANSWERED`: they spoke, and are not well; neighbours were called, which is no end.
    """

    SILENT = "silent"
    TAKEN = "taken"
    ANSWERED = "answered"
    OVER = "over"


class MailOutcome(StrEnum):
    """What became of a mail: taken, its address refused for good, or to be tried again.

    `UNSURE`: its whole text had left, and nobody said whether it was taken. `UNTRIED`: the server
    was busy with others. `CARRIED`: it is being brought still.
    """

    SENT = "sent"
    REFUSED = "refused"
    FAILED = "failed"
    UNSURE = "unsure"
    UNTRIED = "untried"
    CARRIED = "carried"


class MailTrouble(StrEnum):
    """Why the town does not know, or perhaps does not."""

    STUCK = "stuck"
    REFUSED = "refused"
    PERHAPS = "perhaps"
    DROPPED = "dropped"


class DutyConsentForm(Form, tag="duty.consent"):
    """What the mail box of that address may be told about how to reach somebody."""

    mail: Annotated[str, HiddenField()]
    reach: Annotated[str, LongField(200, discreet=True)]


class AnswerDuty(Action, tag="du.ans"):
    """Whether the town's people on duty may be told of one's silence."""

    yes: bool


class HandToTown(Action, tag="du.town"):
    """An organiser says that the town takes a check over."""

    check: int


class MissTown(Action, tag="du.miss"):
    """An organiser says that the town does not come after all."""

    check: int
