"""Requests, who was approached for them, offers, hours given and weekly hellos as rows."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import JSON, ForeignKeyConstraint, Index, UniqueConstraint
from sqlmodel import Field

from messages.aid.forms import AidKind, Urgency
from storage.retention import RetentionPolicy, Table, days_kept
from storage.types import EnumByValue, SealedText, UtcInstant, foreign_key, new_code, primary_key

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""Before everything: who was never asked comes first, in every database's order."""

SPEAKABLE = 5
"""Letters of a request's code, to be said on the phone."""


class RequestState(StrEnum):
    """Where a request stands: seen by who asks only, looking for somebody, found, over."""

    DRAFT = "draft"
    OPEN = "open"
    HELPED = "helped"
    CLOSED = "closed"


UNDER_WAY = (RequestState.OPEN, RequestState.HELPED)


class ClosingReason(StrEnum):
    """Why a request was closed. SILENT: nobody said it was still needed. GONE: who asked left."""

    DONE = "done"
    NOT_NEEDED = "not_needed"
    NOBODY = "nobody"
    SILENT = "silent"
    GONE = "gone"


class HelperStatus(StrEnum):
    """How a neighbour stands to a request they were asked about, or answered by themselves."""

    ASKED = "asked"
    READY = "ready"
    NOT_THIS = "not_this"
    CHOSEN = "chosen"
    THANKED = "thanked"
    GAVE_UP = "gave_up"


AGREED = (HelperStatus.READY, HelperStatus.CHOSEN)


class HelpRequest(Table, table=True):
    """One helping hand that is asked for; what is confidential is emptied when it is closed.

    `behalf` is the first name or nickname of somebody who agreed to be asked for; that there is
    such a person is known (`proxied`) when the name is gone. `word` is what the helper says at the
    door, `day` the one it is needed on, if it is for that day. `step` counts the steps taken to
    find somebody, `step_at` is when the next one is due, `asks_at` when who asked is asked how it
    stands.
    """

    __tablename__ = "request"

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=days_kept(30),
        since="closed_at",
        member="asker_id",
        on_erase="blank",
        blank=(
            "asker_id", "behalf", "note", "address", "contact", "word", "file_ref", "file_name",
        ),
        owner_only=("behalf", "note", "address", "contact", "word", "file_ref", "file_name"),
    )  # fmt: skip

    id: int = primary_key()
    code: str = Field(default_factory=lambda: new_code(SPEAKABLE), unique=True)
    area_id: int = foreign_key("area.id")
    asker_id: int | None = foreign_key("member.id", nullable=True)
    helper_id: int | None = foreign_key("member.id", nullable=True)
    kind: AidKind = Field(sa_type=EnumByValue(AidKind))
    urgency: Urgency = Field(sa_type=EnumByValue(Urgency))
    day: date | None = None
    proxied: bool = False
    behalf: str | None = Field(default=None, sa_type=SealedText)
    note: str | None = Field(default=None, sa_type=SealedText)
    address: str | None = Field(default=None, sa_type=SealedText)
    contact: str | None = Field(default=None, sa_type=SealedText)
    word: str | None = Field(default=None, sa_type=SealedText)
    file_ref: str | None = Field(default=None, sa_type=SealedText)
    file_name: str | None = Field(default=None, sa_type=SealedText)
    file_at: datetime | None = Field(default=None, sa_type=UtcInstant, index=True)
    state: RequestState = Field(
        default=RequestState.DRAFT, sa_type=EnumByValue(RequestState), index=True
    )
    reason: ClosingReason | None = Field(default=None, sa_type=EnumByValue(ClosingReason))
    step: int = 0
    step_at: datetime | None = Field(default=None, sa_type=UtcInstant, index=True)
    comes_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    asks_at: datetime | None = Field(default=None, sa_type=UtcInstant, index=True)
    unanswered: int = 0
    created_at: datetime = Field(sa_type=UtcInstant)
    opened_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    closed_at: datetime | None = Field(default=None, sa_type=UtcInstant, index=True)

    @property
    def card_name(self) -> str:
        return f"aid:{self.id}"

    @property
    def under_way(self) -> bool:
        """Whether somebody is looked for or on their way."""
        return self.state in UNDER_WAY

    def erase_confidences(self) -> None:
        """Empty whatever was told in confidence."""
        for name in self.retention.blank:
            if name != "asker_id":
                setattr(self, name, None)
        self.file_at = None


class HelperResponse(Table, table=True):
    """A neighbour asked for a request, or who answered it from the wall; when they would come.

    `helped_at` is when it was last done by them, whatever became of the request since.
    """

    __tablename__ = "approach"

    __table_args__ = (Index("ix_approach_lately", "member_id", "asked_at"),)
    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=None, because="its request", member="member_id", on_erase="delete"
    )

    request_id: int = foreign_key("request.id", index=False, primary_key=True)
    member_id: int = foreign_key("member.id", index=False, primary_key=True)
    standing: HelperStatus = Field(sa_type=EnumByValue(HelperStatus))
    asked_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    answered_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    comes_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    helped_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    contact: str | None = Field(default=None, sa_type=SealedText)


class HelperQuestion(Table, table=True):
    """One question that a neighbour's phone rang for; three a week are the most."""

    __tablename__ = "question"

    __table_args__ = (Index("ix_question_lately", "member_id", "at"),)
    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=days_kept(7), since="at", member="member_id", on_erase="delete"
    )

    id: int = primary_key()
    request_id: int = foreign_key("request.id")
    member_id: int = foreign_key("member.id", index=False)
    at: datetime = Field(sa_type=UtcInstant)


class HelperProfile(Table, table=True):
    """A member who offers help: which kinds, at which times of the week, on duty or not.

    Who names no time helps at any. With `monthly` they give an hour a month and are left alone
    once it is given.
    """

    __tablename__ = "helper"

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=None, because="its member", member="member_id", on_erase="delete"
    )

    member_id: int = foreign_key("member.id", index=False, primary_key=True)
    kinds: list[str] = Field(default_factory=list, sa_type=JSON)
    slots: list[str] = Field(default_factory=list, sa_type=JSON)
    on_duty: bool = True
    monthly: bool = False
    offered_at: datetime = Field(sa_type=UtcInstant)


class HelpOffer(Table, table=True):
    """One kind of help by one member in one area, with what decides whose turn it is.

    `on_duty`, `asked_at` and `rests_until` are the member's, repeated in each of their offers, so
    that a wave is chosen by one walk along one index.
    """

    __tablename__ = "offer"

    __table_args__ = (
        ForeignKeyConstraint(
            ["member_id", "area_id"],
            ["membership.member_id", "membership.area_id"],
            ondelete="CASCADE",
            onupdate="CASCADE",
        ),
        Index(
            "ix_offer_turn", "area_id", "kind", "on_duty", "asked_at", "member_id", "rests_until"
        ),
    )
    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=None, because="its member", member="member_id", on_erase="delete"
    )

    area_id: int = foreign_key("area.id", index=False, primary_key=True)
    kind: AidKind = Field(sa_type=EnumByValue(AidKind), primary_key=True)
    member_id: int = foreign_key("member.id", primary_key=True)
    on_duty: bool = True
    asked_at: datetime = Field(default=NEVER, sa_type=UtcInstant)
    rests_until: datetime = Field(default=NEVER, sa_type=UtcInstant)


class GivenHour(Table, table=True):
    """Time a member gave: they alone read it, organisers the sum of five people and more."""

    __tablename__ = "hour"

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=days_kept(400), since="at", member="member_id", on_erase="delete"
    )

    id: int = primary_key()
    member_id: int = foreign_key("member.id")
    request_id: int | None = foreign_key("request.id", nullable=True)
    minutes: int
    at: datetime = Field(sa_type=UtcInstant)


class WeeklyHello(Table, table=True):
    """A weekly hello between the two who met; it begins once both said yes.

    `asked_at` is when the first of them did, and empty once the other did too: what nobody answers
    lapses.
    """

    __tablename__ = "hello"

    __table_args__ = (UniqueConstraint("asker_id", "helper_id"),)
    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=days_kept(14), since="asked_at", member="helper_id", on_erase="delete"
    )

    id: int = primary_key()
    area_id: int = foreign_key("area.id")
    asker_id: int | None = foreign_key("member.id", nullable=True)
    helper_id: int = foreign_key("member.id")
    asker_agrees: bool = False
    helper_agrees: bool = False
    asked_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    due_at: datetime | None = Field(default=None, sa_type=UtcInstant, index=True)

    @property
    def key_subject(self) -> str:
        """What letters about it have as their subject."""
        return f"hello:{self.id}"
