"""Hours given, counted for who gave them alone."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, func, select
from sqlmodel import col

from storage.aid.tables import Hour
from storage.query import Query


class Hours(Query):
    """Queries about time given."""

    async def spend(self, hour: Hour, since: datetime) -> None:
        """Count an hour; it replaces what was said of the same request since it was done."""
        if hour.request_id is not None:
            await self.session.execute(
                delete(Hour).where(
                    col(Hour.member_id) == hour.member_id,
                    col(Hour.request_id) == hour.request_id,
                    col(Hour.at) >= since,
                )
            )
        self.session.add(hour)
        await self.session.flush()

    async def minutes(self, member_id: int, since: datetime) -> int:
        found = await self.session.execute(
            select(func.coalesce(func.sum(col(Hour.minutes)), 0)).where(
                col(Hour.member_id) == member_id, col(Hour.at) >= since
            )
        )
        return int(found.scalar_one())
