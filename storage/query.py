"""What every group of queries shares: one session, rows by key, inserts that may meet a twin."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CursorResult,
    Executable,
    Select,
    inspect,
)
from sqlalchemy import Table as Rows
from sqlalchemy.ext.asyncio import AsyncSession

from storage.errors import RowMissing
from storage.readable_rows import UNREADABLE
from storage.retention import Table

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite

T = TypeVar("T", bound=Table)


log = logging.getLogger(__name__)


def _entity(statement: Select[Any]) -> Any:
    """The one table class whose rows a statement finds, if it does."""
    column_descriptions = statement.column_descriptions
    entity = column_descriptions[0]["entity"] if len(column_descriptions) == 1 else None
    return entity if entity is not None and column_descriptions[0]["expr"] is entity else None


@dataclass(frozen=True)
class DueCheck:
    """Whether a job may find something to do: by a moment so far from now, or by the calendar.

    True too often costs a look; false while there is something to do would leave it undone.
    """

    condition: Callable[[BindParameter[datetime]], ColumnElement[bool]]
    shift: timedelta = timedelta(0)
    calendar: Callable[[datetime], bool] = lambda _: False


class QueryGroup:
    """Queries over one transaction's session."""

    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    async def get_row(self, table: type[T], key: Any, *, lock: bool = False) -> T:
        """The row, or `RowMissing`; locked until the transaction ends when asked."""
        found = await self.session.get(table, key, with_for_update=lock or None)
        if found is None:
            raise RowMissing(table.__name__, key)
        return found

    async def all_rows(
        self, statement: Executable, values: dict[str, Any] | None = None
    ) -> list[Any]:
        """What the statement finds; of rows, one that cannot be read is left out and logged."""
        try:
            return list((await self.session.execute(statement, values)).scalars())
        except UNREADABLE:
            if not isinstance(statement, Select) or _entity(statement) is None:
                raise
            return await self._readable(statement, values)

    async def _readable(self, statement: Select[Any], values: dict[str, Any] | None) -> list[Any]:
        """The rows of a statement, looked up one by one: somebody else's must not suffer."""
        table, found = _entity(statement), []
        keys = inspect(table).primary_key
        asked = statement.with_only_columns(*keys, maintain_column_froms=True)
        for key in (await self.session.execute(asked, values)).all():
            try:
                row = await self.session.get(table, tuple(key))
            except UNREADABLE:
                name = "/".join(str(part) for part in key).replace(" ", "_")
                log.exception("row unreadable table=%s key=%s", table.__name__, name)
            else:
                found += [row] if row is not None else []
        return found

    async def count_touched(
        self, statement: Executable, values: dict[str, Any] | None = None
    ) -> int:
        """Run an INSERT, UPDATE or DELETE; how many rows it touched."""
        return cast("CursorResult[Any]", await self.session.execute(statement, values)).rowcount

    def upsert_into(self, table: type[Table] | Rows) -> postgresql.Insert | sqlite.Insert:
        """An INSERT that knows ON CONFLICT in the database's own dialect."""
        return _insert_into(self.session.get_bind().dialect.name, table)

    def replacing(self, table: type[Table]) -> Executable:
        """An INSERT of a whole row that takes the place of the one with the same key."""
        return _replacing(self.session.get_bind().dialect.name, table)

    def unless_there(self, table: type[Table]) -> Executable:
        """An INSERT that does nothing where such a row is; it gives the key of one it made."""
        return _unless_there(self.session.get_bind().dialect.name, table)


def _insert_into(dialect: str, table: Any) -> postgresql.Insert | sqlite.Insert:
    # Each dialect takes megabytes: the one that is not used stays on the disk.
    if dialect == "postgresql":
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(table)
    from sqlalchemy.dialects import sqlite

    return sqlite.insert(table)


# Built once for a dialect and table: putting them together costs more than running them.
@cache
def _replacing(dialect: str, table: type[Table]) -> Executable:
    rows: Rows = inspect(table).local_table
    fresh = _insert_into(dialect, rows)
    keys = list(rows.primary_key)
    others = {each.name: fresh.excluded[each.name] for each in rows.c if each not in set(keys)}
    return fresh.on_conflict_do_update(index_elements=keys, set_=others)


@cache
def _unless_there(dialect: str, table: type[Table]) -> Executable:
    rows: Rows = inspect(table).local_table
    return _insert_into(dialect, rows).on_conflict_do_nothing().returning(*rows.primary_key)
