"""Messages that tell something in confidence: where each is, and whether it still may."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar

from sqlalchemy import (
    ColumnElement,
    Select,
    UniqueConstraint,
    and_,
    bindparam,
    exists,
    or_,
    select,
)
from sqlmodel import Field, col

from messages.model import ConfidencePurpose
from storage.aid import HelpRequest, WeeklyHello
from storage.aid import RequestState as RequestState
from storage.area.removals import Removal
from storage.broadcast import Broadcast
from storage.cafe import Cafe
from storage.cafe import CafeState as CafeState
from storage.heat.announcements.queries import PrivateNickname
from storage.heat.captains import StairwellCaptain
from storage.heat.checkins.queries import CheckIn, CheckInEnrolment
from storage.query import DueCheck
from storage.retention import RetentionPolicy, Table, days_kept
from storage.types import EnumByValue, Id, UtcInstant, foreign_key, primary_key

LASTS: Mapping[ConfidencePurpose, timedelta] = {
    ConfidencePurpose.FILE: timedelta(hours=48),
    ConfidencePurpose.HELLO: days_kept(7),
    ConfidencePurpose.ALARM: days_kept(1),
    ConfidencePurpose.REVIEW: days_kept(30),
    ConfidencePurpose.FIRST_CARD: days_kept(14),
    ConfidencePurpose.REMOVAL: days_kept(30),
    ConfidencePurpose.LOOK: days_kept(1),
}
"""How long a message stays readable at most, whatever becomes of its purpose."""

KEPT_TRYING = days_kept(30)
"""How long a platform that does not answer is asked to blank a message."""


class ConfidentialMessage(Table, table=True):
    """One message that tells something in confidence: where it is, never what it says.

    Promised by a letter it has no name yet; it has one as soon as it arrived, and is gone once the
    platform says that it was blanked. `ended_at` is when that was promised.
    """

    __table_args__ = (UniqueConstraint("platform", "workspace", "chat", "message"),)
    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=KEPT_TRYING,
        since="ended_at",
        member="reader_id",
        on_erase="blank",
        blank=("reader_id",),
        owner_only=("platform", "workspace", "chat", "message", "language"),
    )

    id: int = primary_key()
    letter_id: int | None = Field(
        default=None, foreign_key="letter.id", ondelete="CASCADE", index=True, sa_type=Id
    )
    platform: str
    workspace: str = ""
    chat: str
    message: str | None = None
    language: str
    purpose: ConfidencePurpose = Field(sa_type=EnumByValue(ConfidencePurpose))
    subject: int = Field(sa_type=Id, index=True)
    owner_id: int | None = foreign_key("member.id", nullable=True)
    reader_id: int | None = foreign_key("member.id", nullable=True)
    until: datetime | None = Field(default=None, sa_type=UtcInstant)
    ended_at: datetime | None = Field(default=None, sa_type=UtcInstant, index=True)


@dataclass(frozen=True)
class MessagePlace:
    """One message of a private talk, by the names the platform gave."""

    platform: str
    workspace: str
    chat: str
    message: str

    @classmethod
    def of(cls, row: ConfidentialMessage) -> MessagePlace:
        return cls(row.platform, row.workspace, row.chat, row.message or "")

    @property
    def matches(self) -> tuple[ColumnElement[bool], ...]:
        return (
            col(ConfidentialMessage.platform) == self.platform,
            col(ConfidentialMessage.workspace) == self.workspace,
            col(ConfidentialMessage.chat) == self.chat,
            col(ConfidentialMessage.message) == self.message,
        )


def _still_serves(purpose: ConfidencePurpose, *still: ColumnElement[bool]) -> ColumnElement[bool]:
    """Messages of that purpose for which there is still a row that wants it."""
    return and_(col(ConfidentialMessage.purpose) == purpose, exists().where(*still))


def _under_way() -> list[ColumnElement[bool]]:
    """Messages whose purpose is not over, as the tables tell it: whatever may have ended it."""
    subject, reader = col(ConfidentialMessage.subject), col(ConfidentialMessage.reader_id)
    asked = (col(HelpRequest.id) == subject, col(HelpRequest.state) != RequestState.CLOSED)
    waits = (col(CheckIn.id) == subject, col(CheckIn.ended_at).is_(None))
    stands = (
        col(Broadcast.id) == subject,
        col(Broadcast.withdrawn_at).is_(None),
        col(Broadcast.ended_at).is_(None),
    )
    meets = (col(Cafe.id) == subject, col(Cafe.state).in_((CafeState.DRAFT, CafeState.OPEN)))
    return [
        _still_serves(ConfidencePurpose.AID, *asked),
        _still_serves(ConfidencePurpose.FILE, *asked),
        _still_serves(ConfidencePurpose.HELLO, col(WeeklyHello.id) == subject),
        _still_serves(ConfidencePurpose.CHECK, *waits),
        _still_serves(ConfidencePurpose.ENROLMENT, col(CheckInEnrolment.member_id) == reader),
        _still_serves(ConfidencePurpose.NICKNAMES, col(PrivateNickname.member_id) == reader),
        _still_serves(ConfidencePurpose.CAPTAIN, col(StairwellCaptain.member_id) == reader),
        _still_serves(ConfidencePurpose.CAFE, *meets),
        _still_serves(ConfidencePurpose.NEWS, *stands),
        _still_serves(ConfidencePurpose.REMOVAL, col(Removal.id) == subject),
        col(ConfidentialMessage.purpose).in_(
            (
                ConfidencePurpose.ALARM,
                ConfidencePurpose.REVIEW,
                ConfidencePurpose.FIRST_CARD,
                ConfidencePurpose.LOOK,
            )
        ),
    ]


OVER: Select[Any] = select(col(ConfidentialMessage.id)).where(
    col(ConfidentialMessage.ended_at).is_(None),
    or_(
        col(ConfidentialMessage.until) <= bindparam("now", type_=UtcInstant),
        ~or_(*_under_way()),
    ),
)
"""Asked every minute, it is built once."""

TOLD_STILL = DueCheck(lambda _: exists().where(col(ConfidentialMessage.ended_at).is_(None)))
"""Some message still tells something in confidence."""

OVER_ALREADY = OVER.where(col(ConfidentialMessage.id) == bindparam("row"))
