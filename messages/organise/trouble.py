"""What somebody presses and fills in to report, and organisers to judge."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from messages.form import Choice, Form, Hidden, Long
from messages.model import Action


class Trouble(StrEnum):
    """What is wrong with what hangs on a wall."""

    MONEY = "money"
    INSULT = "insult"
    PRIVATE = "private"
    DANGER = "danger"
    OTHER = "other"


class Judgement(StrEnum):
    """What organisers make of it."""

    LEFT = "left"
    HIDDEN = "hidden"
    MUTED = "muted"


class Complain(Form, tag="organise.report"):
    report: Annotated[int, Hidden()]
    what: Annotated[Trouble, Choice(Trouble, "organise-trouble")]
    word: Annotated[str, Long(300, takes_emergency=True)] = ""


class PointAt(Action, tag="og.point"):
    kind: str
    key: int


class Reports(Action, tag="og.bad"):
    area: int


class SeeReport(Action, tag="og.see"):
    report: int


class Judge(Action, tag="og.judge"):
    report: int
    judgement: Judgement


class Appeal(Action, tag="og.again"):
    report: int


class Reconsider(Action, tag="og.recon"):
    report: int
    lift: bool
