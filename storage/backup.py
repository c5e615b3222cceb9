"""Everything a database holds in one SQLite file, and back; sealed words stay sealed on the way.

The file is a database of Palier's like any other, whichever database it was made from.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

from sqlalchemy import (
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    func,
    insert,
    select,
    text,
)
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import SQLModel

from storage.database import Database
from storage.migrations import STEPS, UnknownStep, upgrade_database
from storage.types import EnumByValue, SealedText

AT_ONCE = 500
PATIENCE = 30


class NoBackup(Exception):
    """A file that is no database of Palier's, or a damaged one."""


async def write_backup(database: Database, target: Path) -> None:
    """Copy everything, as it is at one moment, into a file for its owner only, named at the end.

    The file of that name before is replaced; `OSError` or SQLite's own error, and nothing is.
    """
    fresh = target.with_name(f".{target.name}.part")
    fresh.unlink(missing_ok=True)
    try:
        os.close(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        if database.path is not None:
            await asyncio.to_thread(_vacuum_into, database.path, fresh)
        else:
            await _fill_file(database, fresh)
        await asyncio.to_thread(backup_step, fresh)
        _write_through(fresh)
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)


def backup_step(path: Path) -> str:
    """The step a backup stands on; `NoBackup` for what is none, `UnknownStep` for another’s."""
    with path.open("rb"):
        pass  # SQLite does not say why it cannot open a file
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as file:
            [[sound]] = file.execute("PRAGMA quick_check(1)").fetchall()
            [[step]] = file.execute("SELECT version_num FROM alembic_version").fetchall()
    except (sqlite3.Error, ValueError):
        raise NoBackup from None
    if sound != "ok":
        raise NoBackup
    if step not in STEPS:
        raise UnknownStep(step)
    return str(step)


def was_used(path: Path) -> bool:
    """Whether anybody ever used the database of a file; older ones have no name."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as file:
        tables = {name for [name] in file.execute("SELECT name FROM sqlite_master")}
        known = [each for each in ("databaseidentity", "member") if each in tables]
        return any(file.execute(f"SELECT 1 FROM {each} LIMIT 1").fetchall() for each in known)  # noqa: S608  # ours


async def load_backup(backup: Database, database: Database) -> None:
    """Put what a backup holds in the place of everything a server's database holds, at once."""
    tables = plain_tables()
    async with backup.engine.connect() as source, database.engine.begin() as target:
        for table in reversed(tables):
            await target.execute(table.delete())
        for table in tables:
            await copy_rows(source, target, table)
            await count_on(target, table)


def _vacuum_into(path: Path, fresh: Path) -> None:
    with closing(sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)) as source:
        source.execute("VACUUM INTO ?", (str(fresh),))


async def _fill_file(database: Database, fresh: Path) -> None:
    file = Database(f"sqlite:///{fresh}")
    try:
        await upgrade_database(file)
        async with one_moment(database) as source, file.engine.begin() as target:
            await target.execute(text("PRAGMA defer_foreign_keys=ON"))
            for table in plain_tables():
                await copy_rows(source, target, table)
    finally:
        await file.close()


@asynccontextmanager
async def one_moment(database: Database) -> AsyncIterator[AsyncConnection]:
    """A connection that sees what was there at one moment, whatever is written meanwhile."""
    async with database.engine.connect() as connection:
        if database.path is None:
            connection = await connection.execution_options(isolation_level="REPEATABLE READ")
        yield connection


async def copy_rows(source: AsyncConnection, target: AsyncConnection, table: Table) -> None:
    rows = await source.stream(select(table).execution_options(yield_per=AT_ONCE))
    async for some in rows.mappings().partitions(AT_ONCE):
        await target.execute(insert(table), [dict(mapping) for mapping in some])


async def count_on(target: AsyncConnection, table: Table) -> None:
    """Let a server's own numbering go on after the rows that came with numbers."""
    [key, *more] = table.primary_key.columns
    if more or not issubclass(key.type.python_type, int):
        return
    last = select(func.max(key)).scalar_subquery()
    serial = func.pg_get_serial_sequence(table.name, key.name)
    await target.execute(select(func.setval(serial, func.coalesce(last, 1))))


def plain_tables() -> list[Table]:
    """Every table, with sealed and named values as they are kept; those referred to first."""
    plain = MetaData()
    for table in SQLModel.metadata.sorted_tables:
        for column in table.to_metadata(plain).columns:
            if isinstance(column.type, SealedText):
                column.type = LargeBinary()
            elif isinstance(column.type, EnumByValue):
                ranks = issubclass(column.type.among, int)
                column.type = SmallInteger() if ranks else String()
    return plain.sorted_tables


def _write_through(path: Path) -> None:
    """What is in the file survives the machine from now on."""
    written = os.open(path, os.O_RDONLY)
    try:
        os.fsync(written)
    finally:
        os.close(written)
