"""Every sealed value sealed anew with the newest key, a few rows at a time; may be done again."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Sequence
from typing import Any, NamedTuple

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from sqlalchemy import Column, Table, literal, select, tuple_, update

from storage.backup import plain_tables
from storage.database import Database
from storage.sealed_values import sealed_columns

AT_ONCE = 200


class Resealed(NamedTuple):
    """How many values were sealed anew, and by table how many no key at hand opens."""

    anew: int
    unreadable: Counter[str]


async def reseal_values(database: Database, keys: Sequence[str]) -> Resealed:
    """Seal with the first key whatever another one opens; each few rows are kept at once.

    What somebody writes meanwhile is left as written. What no key opens stays as it is.
    """
    newest, every = Fernet(keys[0]), MultiFernet([Fernet(key) for key in keys])
    anew, unreadable = 0, Counter[str]()
    for column in _plain_sealed_columns():
        last: tuple[Any, ...] | None = None
        while True:
            async with database.transaction() as store:
                rows = (await store.session.execute(_next_rows(column, last))).all()
                for *key, sealed in rows:
                    if _opens(newest, sealed):
                        continue
                    if not _opens(every, sealed):
                        unreadable[column.table.name] += 1
                        continue
                    fresh = {column.name: every.rotate(sealed)}
                    this = [_is_row(column.table, key), column == sealed]
                    await store.session.execute(update(column.table).where(*this).values(fresh))
                    anew += 1
            if len(rows) < AT_ONCE:
                break
            last = tuple(rows[-1][:-1])
    return Resealed(anew, +unreadable)


async def is_sealed_with(database: Database, keys: Sequence[str]) -> bool:
    """Whether the first key opens all that any of them opens."""
    newest, every = Fernet(keys[0]), MultiFernet([Fernet(key) for key in keys])
    async for sealed in _sealed_bytes(database):
        if not _opens(newest, sealed) and _opens(every, sealed):
            return False
    return True


async def _sealed_bytes(database: Database) -> AsyncIterator[bytes]:
    async with database.transaction() as store:
        for column in _plain_sealed_columns():
            asked = select(column).where(column.is_not(None))
            rows = await store.session.stream(asked, execution_options={"yield_per": AT_ONCE})
            async for [sealed] in rows:
                yield sealed


def _plain_sealed_columns() -> list[Column[Any]]:
    """The sealed columns as bytes, with the columns of their keys as they are kept."""
    tables = {table.name: table for table in plain_tables()}
    return [tables[each.table.name].columns[each.name] for each in sealed_columns()]


def _next_rows(column: Column[Any], last: tuple[Any, ...] | None) -> Any:
    keys = list(column.table.primary_key.columns)
    asked = select(*keys, column).where(column.is_not(None)).order_by(*keys).limit(AT_ONCE)
    if last is None:
        return asked
    after = tuple_(*(literal(value, key.type) for key, value in zip(keys, last, strict=True)))
    return asked.where(tuple_(*keys) > after)


def _is_row(table: Table, key: Sequence[Any]) -> Any:
    return tuple_(*table.primary_key.columns).in_([tuple(key)])


def _opens(key: Fernet | MultiFernet, sealed: bytes) -> bool:
    try:
        key.decrypt(sealed)
    except InvalidToken:
        return False
    return True
