"""The engine, and the one place a transaction begins and ends."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from sqlite3 import SQLITE_BUSY, OperationalError
from time import monotonic
from typing import Any

from sqlalchemy import Connection, event, make_url
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)

from storage.aid import Aid
from storage.area import Areas
from storage.cafe import Cafes
from storage.dialog import Dialogs
from storage.heat import Heat
from storage.heat.nudges import Nudges
from storage.heat.watch import CheckIns
from storage.jobs import Jobs
from storage.kit import Kit
from storage.leaving import Leaving
from storage.linking import Linking
from storage.organise import Organisation
from storage.outbox import Outbox
from storage.people import People
from storage.workspace import Installations

DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgresql": "postgresql+asyncpg",
    "postgres": "postgresql+asyncpg",
}

DEADLOCK, OUT_OF_TURN = "40P01", "40001"
"""What PostgreSQL answers (SQLSTATE) to the one of two transactions that it ends."""

PATIENCE = 30
"""Seconds to wait for another process that works on the same SQLite file."""


class Store:
    """Everything one transaction can see and change."""

    def __init__(self, session: AsyncSession) -> None:
        self.session = session
        self.people = People(session)
        self.areas = Areas(session)
        self.cafes = Cafes(session)
        self.aid = Aid(session)
        self.kit = Kit(session)
        self.heat = Heat(session)
        self.nudges = Nudges(session)
        self.checkins = CheckIns(session)
        self.organisation = Organisation(session)
        self.outbox = Outbox(session)
        self.dialogs = Dialogs(session)
        self.jobs = Jobs(session)
        self.leaving = Leaving(session)
        self.linking = Linking(session)
        self.installations = Installations(session)

    @property
    def begun(self) -> bool:
        return self.session.in_transaction()


class Database:
    """One database, SQLite or PostgreSQL, given by URL with or without its driver."""

    def __init__(self, url: str) -> None:
        self.url = with_driver(url)
        if make_url(self.url).get_backend_name() == "sqlite":
            self.engine = _sqlite(self.url)
        else:
            self.engine = create_async_engine(
                self.url, pool_size=8, max_overflow=8, hide_parameters=True
            )
        self._sessions = async_sessionmaker(self.engine, expire_on_commit=False, autoflush=False)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Store]:
        """Commit on a clean exit, roll back on any other; nobody else commits."""
        async with self._sessions() as session:
            yield Store(session)
            await session.commit()

    async def close(self) -> None:
        await self.engine.dispose()


def crossed(error: DBAPIError) -> bool:
    """Whether another transaction was in the way, so that the same work may be done again."""
    state = getattr(error.orig, "sqlstate", None)
    return isinstance(error, IntegrityError) or state in (DEADLOCK, OUT_OF_TURN)


def with_driver(url: str) -> str:
    """The URL with the asynchronous driver Palier uses, whichever form it was given in."""
    parsed = make_url(url)
    driver = DRIVERS.get(parsed.get_backend_name())
    if driver is None:
        raise ValueError(f"{parsed.get_backend_name()} is neither sqlite nor postgresql")
    return parsed.set(drivername=driver).render_as_string(hide_password=False)


async def _turn_wal_on(driver: Any) -> None:
    """Readers and a writer side by side from now on; of several first starts all wait their turn.

    While another writes to a file without WAL, SQLite refuses this at once, whatever its patience.
    """
    until = monotonic() + PATIENCE
    while True:
        try:
            await driver.execute_fetchall("PRAGMA journal_mode=WAL")
        except OperationalError as error:
            if error.sqlite_errorcode != SQLITE_BUSY or monotonic() >= until:
                raise
            await asyncio.sleep(0.1)
        else:
            return


def _sqlite(url: str) -> AsyncEngine:
    """An engine over one warm connection that takes SQLite's single write lock at the start.

    SQLite has no row locks; in one process transactions queue for the connection in order, which
    is fairer and faster than polling for the lock; other processes wait for it, patiently.
    """
    file = make_url(url).database
    if file and file != ":memory:":
        Path(file).parent.mkdir(parents=True, exist_ok=True)
    engine = create_async_engine(
        url, pool_size=1, max_overflow=0, pool_timeout=60, hide_parameters=True
    )

    @event.listens_for(engine.sync_engine, "connect")
    def connect(connection: Any, _: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (f"busy_timeout={PATIENCE * 1000}", "foreign_keys=ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()
        connection.run_async(_turn_wal_on)

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
