"""Updates a platform was told we have, although nobody was answered yet."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import ClassVar

from sqlalchemy import BigInteger, delete, select
from sqlmodel import Field, col

from storage.custody import Custody, Table, days
from storage.query import Query
from storage.types import Instant, Sealed


class PendingUpdate(Table, table=True):
    """One update kept here while it waits for its answer."""

    custody: ClassVar[Custody] = Custody(keep=days(2), since="taken_at")

    bot: str = Field(primary_key=True)
    number: int = Field(primary_key=True, sa_type=BigInteger)
    # The platform's own number of whoever it is from, by which it is found when they leave.
    person: str = ""
    # JSON as it came: it may hold what somebody typed.
    raw: str = Field(sa_type=Sealed)
    taken_at: datetime = Field(sa_type=Instant)


class PendingUpdates(Query):
    """Updates that must outlive the process before they are answered."""

    async def keep(self, updates: Collection[PendingUpdate]) -> None:
        """Keep them; one that is kept already is written over."""
        for each in updates:
            fresh = self.insert(PendingUpdate).values(each.model_dump())
            await self.session.execute(
                fresh.on_conflict_do_update(
                    index_elements=[col(PendingUpdate.bot), col(PendingUpdate.number)],
                    set_={"raw": fresh.excluded.raw},
                )
            )

    async def waiting(self, bot: str) -> list[int]:
        """The numbers of those that wait for their answer, oldest first."""
        return await self.all(
            select(col(PendingUpdate.number))
            .where(col(PendingUpdate.bot) == bot)
            .order_by(col(PendingUpdate.number))
        )

    async def kept(self, bot: str, number: int) -> PendingUpdate | None:
        return await self.session.get(PendingUpdate, (bot, number))

    async def forget(self, bot: str, number: int) -> None:
        """It was answered."""
        await self.session.execute(
            delete(PendingUpdate).where(
                col(PendingUpdate.bot) == bot, col(PendingUpdate.number) == number
            )
        )
