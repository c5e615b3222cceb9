"""What somebody presses and fills in to report, and organisers to judge."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from messages.form import ChoiceField, Form, HiddenField, LongField
from messages.model import Action


class ReportReason(StrEnum):
    """What is wrong with what hangs on a wall."""

    MONEY = "money"
    INSULT = "insult"
    PRIVATE = "private"
    DANGER = "danger"
    OTHER = "other"


class ReportJudgement(StrEnum):
    """What organisers make of it."""

    LEFT = "left"
    HIDDEN = "hidden"
    MUTED = "muted"


class ComplainForm(Form, tag="organise.report"):
    report: Annotated[int, HiddenField()]
    what: Annotated[ReportReason, ChoiceField(ReportReason, "organise-trouble")]
    word: Annotated[str, LongField(300, takes_emergency=True)] = ""


class PointAtCard(Action, tag="og.point"):
    kind: str
    key: int


class ShowReports(Action, tag="og.bad"):
    area: int


class ShowReport(Action, tag="og.see"):
    report: int


class JudgeReport(Action, tag="og.judge"):
    report: int
    judgement: ReportJudgement


class AppealJudgement(Action, tag="og.again"):
    report: int


class ReconsiderJudgement(Action, tag="og.recon"):
    report: int
    lift: bool
