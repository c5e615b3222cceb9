"""Calendars that follow a member's cafés, by a secret of which only a print is kept."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from typing import ClassVar

from sqlalchemy import and_, delete, func, or_, select
from sqlmodel import Field, col

from storage.cafe.tables import SEATED, Attendance, Cafe, CafeAnswer, CafeState
from storage.people import Member
from storage.query import QueryGroup
from storage.retention import RetentionPolicy, Table
from storage.types import UtcInstant, foreign_key

FOLLOWED = (*SEATED, Attendance.MAYBE)
"""With these answers a café stands in somebody's calendar."""


class CafeCalendar(Table, table=True):
    """A member's calendar address, by the SHA-256 of its secret: this row opens nothing."""

    __tablename__ = "calendar"

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=None,
        because="its member, who renews or ends it in one tap",
        member="member_id",
        on_erase="delete",
    )

    secret_print: str = Field(primary_key=True)
    member_id: int = foreign_key("member.id")
    created_at: datetime = Field(sa_type=UtcInstant)


def print_of(secret: str) -> str:
    """What is kept of a calendar's secret."""
    return sha256(secret.encode()).hexdigest()


class CafeCalendarQueries(QueryGroup):
    """Calendars of cafés, over one transaction's session."""

    async def calendar_since(self, member_id: int) -> datetime | None:
        """Since when a member's calendar has its address; two that became one may have two."""
        result = await self.session.execute(
            select(func.max(col(CafeCalendar.created_at))).where(
                col(CafeCalendar.member_id) == member_id
            )
        )
        return result.scalar_one()

    async def set_calendar(self, member_id: int, secret: str, now: datetime) -> None:
        """Give a member's calendar this secret; what was before opens nothing any more."""
        await self.end_calendar(member_id)
        self.session.add(
            CafeCalendar(secret_print=print_of(secret), member_id=member_id, created_at=now)
        )

    async def end_calendar(self, member_id: int) -> None:
        await self.session.execute(
            delete(CafeCalendar).where(col(CafeCalendar.member_id) == member_id)
        )

    async def calendar_reader(self, secret: str) -> Member | None:
        """Whose calendar a secret opens."""
        result = await self.session.execute(
            select(Member)
            .join(CafeCalendar, col(CafeCalendar.member_id) == col(Member.id))
            .where(col(CafeCalendar.secret_print) == print_of(secret))
        )
        return result.scalar_one_or_none()

    async def cafes_followed(
        self, member_id: int, since: datetime
    ) -> list[tuple[Cafe, Attendance | None]]:
        """What a member hosts, comes to or may come to, beginning later than `since`, by time.

        With their answer; None for the host.
        """
        joined = and_(
            col(CafeAnswer.cafe_id) == col(Cafe.id), col(CafeAnswer.member_id) == member_id
        )
        rows = await self.session.execute(
            select(Cafe, col(CafeAnswer.coming))
            .outerjoin(CafeAnswer, joined)
            .where(
                col(Cafe.starts_at) > since,
                col(Cafe.state) != CafeState.DRAFT,
                or_(col(Cafe.host_id) == member_id, col(CafeAnswer.coming).in_(FOLLOWED)),
            )
            .order_by(col(Cafe.starts_at), col(Cafe.id))
        )
        return [(cafe, None if cafe.host_id == member_id else coming) for cafe, coming in rows]
