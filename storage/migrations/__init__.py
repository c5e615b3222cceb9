"""How a database of an older Palier becomes one of this Palier, step by step.

The first step stands for all those up to the version in use, and bears the number of the last of
them: a database of that version stands on it, and climbs from there.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Column, Connection, MetaData, String, Table, inspect, text
from sqlmodel import SQLModel

from storage.database import Database

if TYPE_CHECKING:
    from alembic.config import Config

FOLDER = Path(__file__).parent
STEPS = frozenset(path.name[:4] for path in (FOLDER / "versions").glob("*.py"))
HEAD = max(STEPS, default="")

# PostgreSQL's lock for one process at a time; the number is Palier's alone.
LOCK = text("SELECT pg_advisory_xact_lock(7254370001)")


# Alembic's own table, in which one row says on which step the database stands.
VERSION = Table("alembic_version", MetaData(), Column("version_num", String(32), primary_key=True))


class DanglingReference(Exception):
    """A step left rows that refer to nothing; nothing of it was kept."""


class ForeignDatabase(Exception):
    """The database has tables, and none of them is Palier's."""


class UnknownStep(Exception):
    """The database stands on a step, named here, from which this Palier knows no way."""


async def upgrade_database(database: Database) -> None:
    """Bring the database to this Palier's tables; at once when it is there already.

    Processes that start together wait for the one that does the work. All steps happen in one
    transaction, so that a failed one leaves the database as it was. `UnknownStep` or
    `ForeignDatabase`, and nothing is touched, where it is another Palier's or programme's.
    """
    async with database.engine.begin() as connection:
        if await connection.run_sync(current_revision) == HEAD or await connection.run_sync(
            _create_schema
        ):
            return
    from alembic.command import upgrade as climb

    await run_alembic(database, lambda config: climb(config, HEAD))


def _create_schema(connection: Connection) -> bool:
    """Give an empty database its tables at once, as the steps would; False if it has some.

    A first start need not load Alembic, nor live through the history of a database it never had.
    """
    if connection.dialect.name != "sqlite":
        connection.execute(LOCK)
    if inspect(connection).get_table_names():
        current = current_revision(connection)
        if current and current not in STEPS:
            raise UnknownStep(current)
        if not current and _holds_others(connection):
            raise ForeignDatabase
        return current == HEAD
    SQLModel.metadata.create_all(connection)
    VERSION.create(connection)
    connection.execute(VERSION.insert().values(version_num=HEAD))
    return True


def _holds_others(connection: Connection) -> bool:
    """Whether a database without a step has tables in which somebody else keeps something."""
    there = set(inspect(connection).get_table_names()) - {VERSION.name}
    return bool(
        there if connection.dialect.name == "sqlite" else there & SQLModel.metadata.tables.keys()
    )


def current_revision(connection: Connection) -> str | None:
    """The step the database stands on; None before the first."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    or_none = connection.execute(
        text("SELECT version_num FROM alembic_version")
    ).scalar_one_or_none()
    return str(or_none) if or_none else None


async def run_alembic(database: Database, step: Callable[[Config], None]) -> None:
    """Do something with Alembic on the database, alone and in one transaction."""
    async with database.engine.connect() as connection:
        sqlite = connection.dialect.name == "sqlite"
        driver = (await connection.get_raw_connection()).driver_connection
        if sqlite:
            # A table rebuilt by Alembic is dropped under its old name: rows that refer to it
            # would go too. The switch does nothing inside a transaction.
            await driver.execute("PRAGMA foreign_keys=OFF")  # type: ignore[union-attr]  # aiosqlite's
        try:
            async with connection.begin():
                await connection.run_sync(_step, step)
        finally:
            if sqlite:
                await driver.execute("PRAGMA foreign_keys=ON")  # type: ignore[union-attr]  # aiosqlite's


def _step(connection: Connection, step: Callable[[Config], None]) -> None:
    from alembic.config import Config

    sqlite = connection.dialect.name == "sqlite"
    if not sqlite:
        connection.execute(LOCK)
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = connection
    step(config)
    if sqlite and (dangling := connection.execute(text("PRAGMA foreign_key_check")).first()):
        raise DanglingReference(dangling[0])
