"""Updates a platform was told we have, although nobody was answered yet."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import ClassVar

from sqlalchemy import BigInteger, delete, func, select
from sqlmodel import Field, col

from storage.query import QueryGroup
from storage.retention import RetentionPolicy, Table, days_kept
from storage.types import SealedText, UtcInstant


class PendingUpdate(Table, table=True):
    """One update kept here while it waits for its answer."""

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(keep=days_kept(2), since="taken_at")

    bot: str = Field(primary_key=True)
    number: int = Field(primary_key=True, sa_type=BigInteger)
    # The platform's own number of whoever it is from, by which it is found when they leave.
    person: str = ""
    # JSON as it came: it may hold what somebody typed.
    raw: str = Field(sa_type=SealedText)
    taken_at: datetime = Field(sa_type=UtcInstant)


class PendingUpdates(QueryGroup):
    """Updates that must outlive the process before they are answered."""

    async def keep_updates(self, updates: Collection[PendingUpdate]) -> None:
        """Keep them; one that is kept already is written over."""
        for update in updates:
            fresh = self.upsert_into(PendingUpdate).values(update.model_dump())
            await self.session.execute(
                fresh.on_conflict_do_update(
                    index_elements=[col(PendingUpdate.bot), col(PendingUpdate.number)],
                    set_={"raw": fresh.excluded.raw},
                )
            )

    async def waiting_numbers(self, bot: str) -> list[int]:
        """The numbers of those that wait for their answer, oldest first."""
        return await self.all_rows(
            select(col(PendingUpdate.number))
            .where(col(PendingUpdate.bot) == bot)
            .order_by(col(PendingUpdate.number))
        )

    async def count_waiting(self) -> dict[str, int]:
        """How many wait for their answer, by bot."""
        bot = col(PendingUpdate.bot)
        rows = await self.session.execute(select(bot, func.count()).group_by(bot))
        return {row[0]: row[1] for row in rows}

    async def kept_update(self, bot: str, number: int) -> PendingUpdate | None:
        return await self.session.get(PendingUpdate, (bot, number))

    async def forget_update(self, bot: str, number: int) -> None:
        """It was answered."""
        await self.session.execute(
            delete(PendingUpdate).where(
                col(PendingUpdate.bot) == bot, col(PendingUpdate.number) == number
            )
        )
