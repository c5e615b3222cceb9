"""Cafés that come back by themselves: what each occurrence is made of, and when the next is due."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import ClassVar

from sqlalchemy import JSON, delete, exists, select
from sqlmodel import Field, col

from storage.area import Area
from storage.people import Member
from storage.query import DueCheck, QueryGroup
from storage.retention import RetentionPolicy, Table
from storage.types import SealedText, UtcInstant, foreign_key, primary_key


class RecurringCafe(Table, table=True):
    """A host's recurring café, counted by its `rhythm` from the day `first_on`.

    `cafe_id` is the occurrence that was published last; the next one falls on `next_on` and is
    published from `due_at`. At `ask_at` its host is asked whether it goes on; `asked` counts how
    often that went unanswered.
    """

    __tablename__ = "recurring"

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=None,
        because="its host, who is asked every three months and stops it in one tap",
        member="host_id",
        on_erase="delete",
    )

    id: int = primary_key()
    area_id: int = foreign_key("area.id")
    host_id: int = foreign_key("member.id")
    cafe_id: int | None = foreign_key("cafe.id", nullable=True)
    kind: str
    place: str
    address: str | None = Field(default=None, sa_type=SealedText)
    seats: int
    note: str = ""
    access: list[str] = Field(default_factory=list, sa_type=JSON)
    rhythm: str
    first_on: date
    hour: time
    next_on: date
    due_at: datetime = Field(sa_type=UtcInstant, index=True)
    ask_at: datetime = Field(sa_type=UtcInstant, index=True)
    asked: int = 0

    @property
    def key_subject(self) -> str:
        """What letters about it have as their subject."""
        return f"recurring:{self.id}"


class RecurringCafeQueries(QueryGroup):
    """Recurring cafés, over one transaction's session."""

    def add_recurring(self, recurring: RecurringCafe) -> None:
        self.session.add(recurring)

    async def recurring_with_people(
        self, recurring_id: int
    ) -> tuple[RecurringCafe, Area, Member] | None:
        """The recurring café, locked until the transaction ends, with its area and host."""
        row = (
            await self.session.execute(
                select(RecurringCafe, Area, Member)
                .join(Area, col(Area.id) == col(RecurringCafe.area_id))
                .join(Member, col(Member.id) == col(RecurringCafe.host_id))
                .where(col(RecurringCafe.id) == recurring_id)
                .with_for_update(of=RecurringCafe)
                .execution_options(populate_existing=True)
            )
        ).first()
        return (row[0], row[1], row[2]) if row else None

    async def last_occurrence(self, recurring_id: int) -> int | None:
        """The café that was published last, if it is still known."""
        result = await self.session.execute(
            select(col(RecurringCafe.cafe_id)).where(col(RecurringCafe.id) == recurring_id)
        )
        return result.scalar_one_or_none()

    async def recurring_of(self, member_id: int, *, lock: bool = False) -> list[RecurringCafe]:
        """What a member lets come back; as it is now, and locked, if it is to be changed."""
        theirs = (
            select(RecurringCafe)
            .where(col(RecurringCafe.host_id) == member_id)
            .order_by(col(RecurringCafe.id))
        )
        if lock:
            theirs = theirs.with_for_update().execution_options(populate_existing=True)
        return await self.all_rows(theirs)

    async def recurring_due(self, now: datetime) -> list[int]:
        """Those whose next occurrence is to be published."""
        return await self.all_rows(
            select(col(RecurringCafe.id))
            .where(col(RecurringCafe.due_at) <= now)
            .order_by(col(RecurringCafe.id))
        )

    async def recurring_to_ask(self, now: datetime) -> list[int]:
        """Those whose hosts are to be asked whether they go on."""
        return await self.all_rows(
            select(col(RecurringCafe.id))
            .where(col(RecurringCafe.ask_at) <= now)
            .order_by(col(RecurringCafe.id))
        )

    async def delete_recurring(self, recurring_id: int) -> None:
        await self.session.execute(
            delete(RecurringCafe).where(col(RecurringCafe.id) == recurring_id)
        )


RECURRING_DUE = DueCheck(lambda now: exists().where(col(RecurringCafe.due_at) <= now))
"""An occurrence is to be published."""

RECURRING_ASKS = DueCheck(lambda now: exists().where(col(RecurringCafe.ask_at) <= now))
"""A host is to be asked whether it goes on."""
