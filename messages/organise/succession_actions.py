"""What is pressed about a role that ends, or passes on."""

from __future__ import annotations

from enum import StrEnum

from messages.model import Action


class StillThere(StrEnum):
    """What a silent organiser may answer; stopping has a question of its own."""

    HERE = "here"
    HAND_OVER = "hand"


class AnswerSilence(Action, tag="og.still"):
    question: int
    answer: StillThere


class StepDown(Action, tag="og.stop"):
    """Organise an area no longer, and stay its member."""

    area: int
    sure: bool = False


class ShowAdmins(Action, tag="og.admins"):
    pass


class AskAdmin(Action, tag="og.askadm"):
    """Ask an organiser to run the instance too."""

    member: int


class AnswerAdmin(Action, tag="og.ansadm"):
    question: int
    accepts: bool


class StopAdmin(Action, tag="og.stopadm"):
    sure: bool = False
