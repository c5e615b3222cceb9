"""The engine, and the one place a transaction begins and ends."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import Any

from sqlalchemy import event, make_url
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)

from storage.aid import AidQueries
from storage.area import AreaQueries
from storage.blocks import BlockQueries
from storage.broadcast import BroadcastQueries
from storage.cafe import CafeQueries
from storage.clock_repair import ClockRepair
from storage.confidences import ConfidenceQueries
from storage.database_presence import DatabaseFile, connect_or_raise_away, is_away
from storage.dialog import FormDialogQueries
from storage.errors import DatabaseAway
from storage.heat import HeatLevelQueries
from storage.heat.announcements.queries import NudgeQueries
from storage.heat.captains import CaptainQueries
from storage.heat.checkins.queries import CheckInQueries
from storage.heat.cool import CoolPlaceQueries
from storage.heat.duty import DutyQueries
from storage.identity import IdentityQueries
from storage.jobs import JobQueries
from storage.kit import KitQueries
from storage.leaving import RetentionQueries
from storage.linking import LinkingQueries
from storage.numbers import NumberQueries
from storage.organise import OrganiserQueries
from storage.outbox import OutboxQueries
from storage.people import MemberQueries
from storage.quarantine import QuarantineQueries
from storage.readable_rows import READABLE_ONLY, leaves_out_unreadable, may_be_unreadable
from storage.replies import UnspokenReplies
from storage.updates import PendingUpdates
from storage.workspace import InstallationQueries

log = logging.getLogger(__name__)

DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgresql": "postgresql+asyncpg",
    "postgres": "postgresql+asyncpg",
}

DEADLOCK, OUT_OF_TURN = "40P01", "40001"
"""What PostgreSQL answers (SQLSTATE) to the one of two transactions that it ends."""

PATIENCE = 30
"""Seconds to wait for another process that works on the same SQLite file."""


class BriefSession(AsyncSession):
    """A session that, once it has committed, ends without a task of its own.

    The task is there to give the connection back whoever is cancelled; after a commit it has gone
    back already.
    """

    async def __aexit__(self, type_: Any, value: Any, traceback: Any) -> None:
        if type_ is not None or self.in_transaction():
            await super().__aexit__(type_, value, traceback)
            return
        self.sync_session.close()
        # Whoever waits for the connection is let go first.
        await asyncio.sleep(0)


class Store:
    """Everything one transaction can see and change."""

    def __init__(self, session: AsyncSession, *, readable_only: bool = False) -> None:
        self.session, self._readable_only = session, readable_only
        self.people = MemberQueries(session)
        self.areas = AreaQueries(session)
        self.blocks = BlockQueries(session)
        self.cafes = CafeQueries(session)
        self.broadcasts = BroadcastQueries(session)
        self.aid = AidQueries(session)
        self.kit = KitQueries(session)
        self.heat = HeatLevelQueries(session)
        self.nudges = NudgeQueries(session)
        self.checkins = CheckInQueries(session)
        self.cool = CoolPlaceQueries(session)
        self.duty = DutyQueries(session)
        self.captains = CaptainQueries(session)
        self.organisation = OrganiserQueries(session)
        self.outbox = OutboxQueries(session)
        self.confidences = ConfidenceQueries(session)
        self.dialogs = FormDialogQueries(session)
        self.replies = UnspokenReplies(session)
        self.jobs = JobQueries(session)
        self.leaving = RetentionQueries(session)
        self.linking = LinkingQueries(session)
        self.numbers = NumberQueries(session)
        self.installations = InstallationQueries(session)
        self.quarantine = QuarantineQueries(session)
        self.identity = IdentityQueries(session)
        self.updates = PendingUpdates(session)
        self.clocks = ClockRepair(session)

    @asynccontextmanager
    async def isolate_item(self, kind: str, key: object) -> AsyncIterator[None]:
        """One thing of a sweep: what is wrong with it undoes its own changes and stops no other.

        A database that does not answer, or ended this transaction, stops everything; so does a row
        that cannot be read, as long as such rows are not left out.
        """
        try:
            async with self.session.begin_nested():
                yield
        except Exception as fault:
            ended = isinstance(fault, DBAPIError) and _was_ended(fault)
            if ended or isinstance(fault, DatabaseAway) or is_away(fault):
                raise
            if not self._readable_only and may_be_unreadable(fault):
                raise
            log.exception("left out of a sweep kind=%s key=%s", kind, key)

    @property
    def in_transaction(self) -> bool:
        return self.session.in_transaction()


class Database:
    """One database, SQLite or PostgreSQL, given by URL with or without its driver."""

    def __init__(self, url: str) -> None:
        self.url = with_driver(url)
        self._file: DatabaseFile | None = None
        if make_url(self.url).get_backend_name() == "sqlite":
            self._file = _database_file(self.url)
            self.engine = _sqlite(self.url, self._file)
        else:
            self.engine = create_async_engine(
                self.url,
                pool_size=8,
                max_overflow=8,
                hide_parameters=True,
                connect_args={"async_creator_fn": connect_or_raise_away},
            )
        leaves_out_unreadable(self.engine.dialect)
        readable = self.engine.execution_options(**{READABLE_ONLY: True})
        self._sessions, self._readable_sessions = (
            async_sessionmaker(engine, class_=BriefSession, expire_on_commit=False, autoflush=False)
            for engine in (self.engine, readable)
        )

    @property
    def path(self) -> Path | None:
        """Where the database's file lies, if it is one."""
        return Path(make_url(self.url).database or "") if self._file else None

    @property
    def is_there(self) -> bool:
        """Whether there is a file to open: where there is none, opening makes one."""
        try:
            return self.path is None or self.path.is_file()
        except OSError:  # nobody lets us look: opening it tells why
            return True

    @asynccontextmanager
    async def transaction(self, *, readable_only: bool = False) -> AsyncIterator[Store]:
        """Commit on a clean exit, roll back on any other; nobody else commits.

        With `readable_only`, rows that cannot be read are as if they were not there.
        `DatabaseAway` when the database does not answer or is not the one that was opened.
        """
        try:
            self.must_be_there()
            sessions = self._readable_sessions if readable_only else self._sessions
            async with sessions() as session:
                yield Store(session, readable_only=readable_only)
                self.must_be_there()
                await session.commit()
        except DatabaseAway:
            raise
        except Exception as error:
            if is_away(error):
                raise DatabaseAway from error
            raise

    def must_be_there(self) -> None:
        """Raise `DatabaseReplaced` when a SQLite file was taken away or replaced underneath."""
        if self._file is not None:
            self._file.must_be_there()

    async def close(self) -> None:
        await self.engine.dispose()
        if self._file is not None:
            self._file.forget_file()


def is_contention(error: DBAPIError) -> bool:
    """Whether another transaction was in the way, so that the same work may be done again."""
    return isinstance(error, IntegrityError) or _was_ended(error)


def _was_ended(error: DBAPIError) -> bool:
    """Whether PostgreSQL ended this transaction for another's sake."""
    return getattr(error.orig, "sqlstate", None) in (DEADLOCK, OUT_OF_TURN)


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
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or monotonic() >= until:
                raise
            await asyncio.sleep(0.1)
        else:
            return


async def _roll_back(driver: Any) -> None:
    """Before it is closed; what is closed or broken has nothing to roll back."""
    with suppress(sqlite3.Error, ValueError):
        await driver.rollback()


def _database_file(url: str) -> DatabaseFile | None:
    name = make_url(url).database
    return DatabaseFile(Path(name)) if name and name != ":memory:" else None


def _sqlite(url: str, file: DatabaseFile | None) -> AsyncEngine:
    """An engine over one warm connection that takes SQLite's single write lock at the start.

    SQLite has no row locks; in one process transactions queue for the connection in order, which
    is fairer and faster than polling for the lock; other processes wait for it, patiently.
    """
    engine = create_async_engine(
        url, pool_size=1, max_overflow=0, pool_timeout=60, hide_parameters=True
    )
    ending: set[asyncio.Future[None]] = set()

    @event.listens_for(engine.sync_engine, "do_connect")
    def prepare(dialect: Any, record: Any, args: Any, given: Any) -> None:
        if file is not None:
            file.prepare()

    @event.listens_for(engine.sync_engine, "connect")
    def connect(connection: Any, _: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (f"busy_timeout={PATIENCE * 1000}", "foreign_keys=ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()
        connection.run_async(_turn_wal_on)

    @event.listens_for(engine.sync_engine, "invalidate")
    def let_lock_go(connection: Any, _: Any, fault: BaseException | None) -> None:
        # A closed connection lives on, with its lock, for as long as anything (the error that
        # ended it) remembers a look it was in the middle of. Nobody may wait here: whoever is
        # being cancelled is cancelled again.
        rolling_back = asyncio.ensure_future(  # noqa: TID251 (`ending` owns it)
            _roll_back(connection.driver_connection)
        )
        ending.add(rolling_back)
        rolling_back.add_done_callback(ending.discard)

    def begin(connection: Any) -> None:
        cursor = connection.cursor()
        cursor.execute("BEGIN IMMEDIATE")
        cursor.close()

    # Not by the event "begin": whoever listens to an engine makes every statement dearer.
    engine.dialect.do_begin = begin  # type: ignore[assignment,method-assign]  # the dialect's own hook

    return engine
