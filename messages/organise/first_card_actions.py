"""What somebody presses while a first card waits for a glance, and where that is switched."""

from __future__ import annotations

from messages.model import Action
from messages.organise.report_actions import ReportReason


class ShowFirstCards(Action, tag="og.first"):
    area: int


class SwitchFirstCards(Action, tag="og.firston"):
    area: int
    on: bool


class SeeFirstCard(Action, tag="og.firstsee"):
    card: int


class PublishFirstCard(Action, tag="og.firstok"):
    card: int


class AskWhyNot(Action, tag="og.firstwhy"):
    card: int


class DeclineFirstCard(Action, tag="og.firstno"):
    card: int
    why: ReportReason


class AppealFirstCard(Action, tag="og.firstag"):
    card: int


class ReconsiderFirstCard(Action, tag="og.firstrec"):
    card: int
    lift: bool
