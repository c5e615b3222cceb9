"""Weekly hellos between two who met over a helping hand."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, or_, select
from sqlmodel import col

from storage.aid.tables import WeeklyHello
from storage.query import QueryGroup


class WeeklyHelloQueries(QueryGroup):
    """Queries about weekly hellos."""

    async def get_hello(self, hello_id: int, *, lock: bool = False) -> WeeklyHello:
        return await self.get_row(WeeklyHello, hello_id, lock=lock)

    async def hello_between(self, asker_id: int, helper_id: int) -> WeeklyHello | None:
        result = await self.session.execute(
            select(WeeklyHello)
            .where(col(WeeklyHello.asker_id) == asker_id, col(WeeklyHello.helper_id) == helper_id)
            .with_for_update()
        )
        return result.scalar_one_or_none()

    async def hellos_of(self, member_id: int) -> list[WeeklyHello]:
        """Every hello a member takes part in, agreed by both or not yet."""
        return await self.all_rows(
            select(WeeklyHello)
            .where(
                or_(col(WeeklyHello.asker_id) == member_id, col(WeeklyHello.helper_id) == member_id)
            )
            .order_by(col(WeeklyHello.id))
        )

    async def end_hello(self, hello_id: int) -> None:
        await self.session.execute(
            delete(WeeklyHello)
            .where(col(WeeklyHello.id) == hello_id)
            .execution_options(synchronize_session="fetch")
        )

    async def hellos_due(self, now: datetime) -> list[int]:
        await self.session.flush()
        return await self.all_rows(
            select(col(WeeklyHello.id))
            .where(col(WeeklyHello.due_at) <= now)
            .order_by(col(WeeklyHello.id))
        )
