"""Hours given, counted for who gave them; organisers read at most the sum of five and more."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, func, select
from sqlmodel import col

from storage.aid.tables import GivenHour
from storage.area import Membership
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

    async def minutes_given_in(self, area_id: int, since: datetime, until: datetime) -> list[int]:
        """What each neighbour gave while living there: nobody's hours are in two areas."""
        given = func.sum(col(GivenHour.minutes))
        result = await self.session.execute(
            select(given)
            .join(Membership, col(Membership.member_id) == col(GivenHour.member_id))
            .where(
                col(Membership.area_id) == area_id,
                col(Membership.home),
                col(Membership.joined_at) <= col(GivenHour.at),
                col(GivenHour.at) >= since,
                col(GivenHour.at) < until,
            )
            .group_by(col(GivenHour.member_id))
        )
        return [int(row[0] or 0) for row in result]
