"""Hours given, counted for who gave them alone."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, func, select
from sqlmodel import col

from storage.aid.tables import GivenHour
from storage.query import QueryGroup


class GivenHourQueries(QueryGroup):
    """Queries about time given."""

    async def record_hour(self, hour: GivenHour, since: datetime) -> None:
        """Count an hour; it replaces what was said of the same request since it was done."""
        if hour.request_id is not None:
            await self.session.execute(
                delete(GivenHour).where(
                    col(GivenHour.member_id) == hour.member_id,
                    col(GivenHour.request_id) == hour.request_id,
                    col(GivenHour.at) >= since,
                )
            )
        self.session.add(hour)
        await self.session.flush()

    async def minutes_given(self, member_id: int, since: datetime) -> int:
        result = await self.session.execute(
            select(func.coalesce(func.sum(col(GivenHour.minutes)), 0)).where(
                col(GivenHour.member_id) == member_id, col(GivenHour.at) >= since
            )
        )
        return int(result.scalar_one())
