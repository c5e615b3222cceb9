"""A café, who answered it, and how many that makes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import (
    JSON,
)
from sqlmodel import Field

from storage.retention import RetentionPolicy, Table, days_kept
from storage.types import EnumByValue, SealedText, UtcInstant, foreign_key, new_code, primary_key


class CafeState(StrEnum):
    """Where a café stands: shown to its host only, open to answers, called off, past."""

    DRAFT = "draft"
    OPEN = "open"
    CANCELLED = "cancelled"
    OVER = "over"


class Attendance(StrEnum):
    """A neighbour's answer. OFFERED holds a freed seat until it is taken or passed on."""

    GOING = "going"
    MAYBE = "maybe"
    NO = "no"
    WAITING = "waiting"
    OFFERED = "offered"


SEATED = (Attendance.GOING, Attendance.OFFERED)

LINKS_LAST = days_kept(7)
"""How long it is known, from a café's beginning, who met: for how it went, once again a week on,
and for a report of what happened there.
"""

SOME = 100
"""Cafés that are forgotten at once: presses wait for no more than that."""


class Cafe(Table, table=True):
    """One meeting at one place and hour; `address` is a home's, kept from every card."""

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=days_kept(365),
        since="starts_at",
        member="host_id",
        on_erase="blank",
        blank=("host_id", "address"),
    )

    id: int = primary_key()
    code: str = Field(default_factory=new_code, unique=True)
    area_id: int = foreign_key("area.id")
    host_id: int | None = foreign_key("member.id", nullable=True)
    kind: str
    starts_at: datetime = Field(sa_type=UtcInstant, index=True)
    place: str
    address: str | None = Field(default=None, sa_type=SealedText)
    seats: int
    note: str = ""
    access: list[str] = Field(default_factory=list, sa_type=JSON)
    state: CafeState = Field(default=CafeState.DRAFT, sa_type=EnumByValue(CafeState))
    outcome: str | None = None
    # How many came, named guests too, once it is over: who they were is not kept.
    came: int | None = None
    revision: int = 0
    heir_id: int | None = foreign_key("member.id", nullable=True)
    nudged: bool = False
    created_at: datetime = Field(sa_type=UtcInstant)

    @property
    def card_name(self) -> str:
        return f"cafe:{self.id}"

    def open_at(self, now: datetime) -> bool:
        """Whether answers still count."""
        return self.state is CafeState.OPEN and now < self.starts_at

    def within_a_day(self, now: datetime) -> bool:
        return now >= self.starts_at - timedelta(hours=24)


class CafeAnswer(Table, table=True):
    """A member's answer to a café, and the guest without account they bring."""

    __tablename__ = "answer"

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=None,
        because="its café, whose beginning it outlives by a week",
        member="member_id",
        on_erase="delete",
    )

    cafe_id: int = foreign_key("cafe.id", index=False, primary_key=True)
    member_id: int = foreign_key("member.id", primary_key=True)
    coming: Attendance = Field(sa_type=EnumByValue(Attendance))
    guest: str | None = Field(default=None, sa_type=SealedText)
    at: datetime = Field(sa_type=UtcInstant)
    offered_until: datetime | None = Field(default=None, sa_type=UtcInstant, index=True)

    @property
    def seats_taken(self) -> int:
        """How many seats the answer takes."""
        return 1 + (self.guest is not None) if self.coming in SEATED else 0


@dataclass(frozen=True)
class AttendanceCount:
    """Answers as counts: `seated` counts named guests too; the rest count members."""

    seated: int = 0
    maybe: int = 0
    waiting: int = 0

    def with_answer(self, answer: CafeAnswer | None, sign: int = 1) -> AttendanceCount:
        """The counts with one answer more."""
        if answer is None:
            return self
        return AttendanceCount(
            seated=self.seated + sign * answer.seats_taken,
            maybe=self.maybe + sign * (answer.coming is Attendance.MAYBE),
            waiting=self.waiting + sign * (answer.coming is Attendance.WAITING),
        )

    def without_answer(self, answer: CafeAnswer | None) -> AttendanceCount:
        """The counts with one answer less."""
        return self.with_answer(answer, sign=-1)
