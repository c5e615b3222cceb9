"""What organisers press and fill in about one member of their area."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from messages.form import ChoiceField, Form, HiddenField, LongField
from messages.model import Action
from messages.organise.report_actions import ReportReason

NOTE_MOST = 200
"""Characters of what is added to a reason."""


class AreaRole(StrEnum):
    """What somebody may do in an area, as it is worded."""

    MEMBER = "member"
    RELAY = "relay"
    ORGANISER = "organiser"


class RemovalOutcome(StrEnum):
    """What became of a proposal."""

    OUT = "out"
    REFUSED = "refused"
    LAPSED = "lapsed"


class RemovalReason(StrEnum):
    """Why somebody should have no part in an area any more."""

    MONEY = "money"
    INSULT = "insult"
    PRIVATE = "private"
    UNSAFE = "unsafe"
    AGAIN = "again"
    OTHER = "other"


class ShowMembers(Action, tag="og.people"):
    area: int
    page: int = 0


class ShowMember(Action, tag="og.who"):
    area: int
    member: int


class SetVouching(Action, tag="og.vouch"):
    """Answer for a member, who is a relay from then on; or no longer."""

    area: int
    member: int
    given: bool


class BeginMute(Action, tag="og.mute"):
    area: int
    member: int


class EndMute(Action, tag="og.unmute"):
    area: int
    member: int


class MuteMemberForm(Form, tag="organise.mute"):
    area: Annotated[int, HiddenField()]
    member: Annotated[int, HiddenField()]
    what: Annotated[ReportReason, ChoiceField(ReportReason, "organise-trouble")]


class BeginRemoval(Action, tag="og.out"):
    area: int
    member: int


class RemovalForm(Form, tag="organise.removal"):
    area: Annotated[int, HiddenField()]
    member: Annotated[int, HiddenField()]
    reason: Annotated[RemovalReason, ChoiceField(RemovalReason, "removal-why")]
    note: Annotated[str, LongField(NOTE_MOST, public=True)] = ""


class ShowRemovals(Action, tag="og.outs"):
    area: int


class ShowRemoval(Action, tag="og.outsee"):
    removal: int


class DecideRemoval(Action, tag="og.outyes"):
    """The second organiser's word."""

    removal: int
    agrees: bool


class LiftRemoval(Action, tag="og.back"):
    removal: int


class AppealRemoval(Action, tag="og.outask"):
    """By the one who was removed, once."""

    removal: int


class ReviewRemoval(Action, tag="og.outrev"):
    removal: int
    lift: bool
