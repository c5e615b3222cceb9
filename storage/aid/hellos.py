"""Weekly hellos between two who met over a helping hand."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, or_, select
from sqlmodel import col

from storage.aid.tables import Hello
from storage.query import Query


class Hellos(Query):
    """Queries about weekly hellos."""

    async def hello(self, hello_id: int, *, lock: bool = False) -> Hello:
        return await self.one(Hello, hello_id, lock=lock)

    async def hello_between(self, asker_id: int, helper_id: int) -> Hello | None:
        found = await self.session.execute(
            select(Hello)
            .where(col(Hello.asker_id) == asker_id, col(Hello.helper_id) == helper_id)
            .with_for_update()
        )
        return found.scalar_one_or_none()

    async def hellos_of(self, member_id: int) -> list[Hello]:
        """Every hello a member takes part in, agreed by both or not yet."""
        return await self.all(
            select(Hello)
            .where(or_(col(Hello.asker_id) == member_id, col(Hello.helper_id) == member_id))
            .order_by(col(Hello.id))
        )

    async def end_hello(self, hello_id: int) -> None:
        await self.session.execute(
            delete(Hello)
            .where(col(Hello.id) == hello_id)
            .execution_options(synchronize_session="fetch")
        )

    async def hellos_due(self, now: datetime) -> list[int]:
        await self.session.flush()
        return await self.all(
            select(col(Hello.id)).where(col(Hello.due_at) <= now).order_by(col(Hello.id))
        )
