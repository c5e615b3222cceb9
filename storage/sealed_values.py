"""Every sealed value of every table, found from the tables themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Column, delete, select, tuple_, update
from sqlmodel import SQLModel

from storage.types import SealedText, UnreadableText

if TYPE_CHECKING:
    from storage.database import Store

AT_ONCE = 500


class SealedValue(NamedTuple):
    """One value: where it stands, in which row, and what it says."""

    column: Column[Any]
    row: tuple[Any, ...]
    value: str


def sealed_columns() -> list[Column[Any]]:
    """Every column that is encrypted at rest, in whichever table."""
    return [
        column
        for table in SQLModel.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, SealedText)
    ]


async def sealed_values(store: Store) -> AsyncIterator[SealedValue]:
    """Every sealed value there is, table by table; what no key opens is an `UnreadableText`."""
    for column in sealed_columns():
        keys = list(column.table.primary_key.columns)
        asked = select(*keys, column).where(column.is_not(None))
        result = await store.session.stream(asked, execution_options={"yield_per": AT_ONCE})
        async for row in result:
            yield SealedValue(column, tuple(row[:-1]), row[-1])


async def anything_sealed(store: Store) -> bool:
    """Whether there is any sealed value; told without a key."""
    for column in sealed_columns():
        key = next(iter(column.table.primary_key.columns))
        result = await store.session.execute(select(key).where(column.is_not(None)).limit(1))
        if result.first():
            return True
    return False


async def count_unreadable(store: Store) -> Counter[str]:
    """How many values no key at hand opens, by table."""
    counted: Counter[str] = Counter()
    async for value in sealed_values(store):
        counted[value.column.table.name] += isinstance(value.value, UnreadableText)
    return +counted


async def forget_unreadable(store: Store) -> Counter[str]:
    """Empty every value that no key at hand opens; a row that is nothing without it goes.

    What can still be read stays. How many values were given up, by table.
    """
    lost: dict[Column[Any], list[tuple[Any, ...]]] = {}
    async for value in sealed_values(store):
        if isinstance(value.value, UnreadableText):
            lost.setdefault(value.column, []).append(value.row)
    for column, rows in lost.items():
        for start in range(0, len(rows), AT_ONCE):
            await _forget(store, column, rows[start : start + AT_ONCE])
    counted: Counter[str] = Counter()
    for column, rows in lost.items():
        counted[column.table.name] += len(rows)
    return counted


async def _forget(store: Store, column: Column[Any], rows: list[tuple[Any, ...]]) -> None:
    table = column.table
    these = tuple_(*table.primary_key.columns).in_(rows)
    if column.nullable and not column.type.essential:  # type: ignore[attr-defined]  # a Sealed
        await store.session.execute(update(table).where(these).values({column.name: None}))
    else:
        await store.session.execute(delete(table).where(these))
