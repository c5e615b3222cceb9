"""Everything a database holds into an empty one, each row compared before any of it counts."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Table, func, inspect, select, text, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.backup import AT_ONCE, copy_rows, count_on, one_moment, plain_tables
from storage.database import Database


class TargetInUse(Exception):
    """The database to move into holds something already; named is the table."""


class RowDiffers(Exception):
    """A row did not arrive as it was; named is the table."""


async def move_rows(source: Database, target: Database) -> int:
    """Copy every row as it is at one moment, all or none; how many there were.

    `TargetInUse` or `RowDiffers`, and the target is as it was before.
    """
    tables, moved = plain_tables(), 0
    async with one_moment(source) as given, target.engine.begin() as taken:
        if target.path is not None:
            await taken.execute(text("PRAGMA defer_foreign_keys=ON"))
        for table in tables:
            if await _count_rows(taken, table):
                raise TargetInUse(table.name)
        for table in tables:
            await copy_rows(given, taken, table)
            if target.path is None:
                await count_on(taken, table)
        for table in tables:
            moved += await _compare_rows(given, taken, table)
    return moved


async def holds_rows(database: Database) -> bool:
    """Whether any of Palier's tables holds something, whichever Palier made them."""
    async with database.engine.connect() as connection:
        there = await connection.run_sync(lambda sync: set(inspect(sync).get_table_names()))
        for table in plain_tables():
            if table.name in there and await _count_rows(connection, table):
                return True
    return False


async def _compare_rows(given: AsyncConnection, taken: AsyncConnection, table: Table) -> int:
    """Look every row up by its key on the other side: the two do not sort words alike."""
    keys = list(table.primary_key.columns)
    rows = await given.stream(select(table).execution_options(yield_per=AT_ONCE))
    compared = 0
    async for some in rows.mappings().partitions(AT_ONCE):
        sent = {tuple(row[key.name] for key in keys): dict(row) for row in some}
        found = await taken.execute(select(table).where(_keyed(keys, list(sent))))
        arrived = {tuple(row[key.name] for key in keys): dict(row) for row in found.mappings()}
        if arrived != sent:
            raise RowDiffers(table.name)
        compared += len(sent)
    if await _count_rows(taken, table) != compared:
        raise RowDiffers(table.name)
    return compared


def _keyed(keys: list[Any], values: list[tuple[Any, ...]]) -> ColumnElement[bool]:
    return tuple_(*keys).in_(values)


async def _count_rows(connection: AsyncConnection, table: Table) -> int:
    counted = await connection.execute(select(func.count()).select_from(table))
    return int(counted.scalar_one())
