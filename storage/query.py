"""What every group of queries shares: one session, rows by key, inserts that may meet a twin."""

from __future__ import annotations

from typing import Any, TypeVar, cast

from sqlalchemy import CursorResult, Executable
from sqlalchemy import Table as Rows
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from storage.custody import Table
from storage.errors import Missing

T = TypeVar("T", bound=Table)


class Query:
    """Queries over one transaction's session."""

    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    async def one(self, table: type[T], key: Any, *, lock: bool = False) -> T:
        """The row, or `Missing`; locked until the transaction ends when asked."""
        found = await self.session.get(table, key, with_for_update=lock or None)
        if found is None:
            raise Missing(table.__name__, key)
        return found

    async def all(self, statement: Executable, values: dict[str, Any] | None = None) -> list[Any]:
        return list((await self.session.execute(statement, values)).scalars())

    async def touched(self, statement: Executable, values: dict[str, Any] | None = None) -> int:
        """Run an INSERT, UPDATE or DELETE; how many rows it touched."""
        return cast("CursorResult[Any]", await self.session.execute(statement, values)).rowcount

    def insert(self, table: type[Table] | Rows) -> postgresql.Insert | sqlite.Insert:
        """An INSERT that knows ON CONFLICT in the database's own dialect."""
        if self.session.get_bind().dialect.name == "postgresql":
            return postgresql.insert(table)
        return sqlite.insert(table)
