"""SQLite worked in place, without a thread: where one process has a file to itself.

Elsewhere a thread waits for the file while everybody else is served.
"""

from __future__ import annotations

import sqlite3
from asyncio import Future
from collections import deque
from collections.abc import Awaitable, Callable, Generator, Sequence
from typing import Any

import aiosqlite
from aiosqlite.core import LOG
from sqlalchemy import event
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
)
from sqlalchemy.util import EMPTY_DICT, await_only

from storage.database import Database


class InlineQueue:
    """Takes what aiosqlite would hand to its thread, and does it at once."""

    def start(self) -> None:
        """Nothing to start."""

    def put_nowait(self, asked: tuple[Future[Any] | None, Callable[[], Any]]) -> None:
        future, work = asked
        LOG.debug("executing %s", work)
        try:
            result = work()
        except Exception as error:
            if future:
                future.set_exception(error)
        else:
            if future:
                future.set_result(result)


class InlineConnection(aiosqlite.Connection):
    """A connection without a thread: the way there and back costs more than the statement."""

    def __init__(self, connector: Callable[[], sqlite3.Connection]) -> None:
        super().__init__(connector, iter_chunk_size=64)
        here: Any = InlineQueue()
        self._tx = self._thread = here


class Done(Awaitable[None]):
    """Nothing to wait for; SQLAlchemy insists that somebody waited."""

    def __await__(self) -> Generator[Any, None, None]:
        yield from ()


DONE = Done()


class InlineCursor(AsyncAdapt_aiosqlite_cursor):
    """Runs a statement and reads all it finds, with nobody to wait for."""

    __slots__ = ()

    def __init__(self, adapted: InlineAdapter) -> None:
        self._adapt_connection = adapted
        self._connection = adapted._connection
        self._cursor: Any = adapted.bare.cursor()
        self._soft_closed_memoized = EMPTY_DICT
        self._rows = deque()

    def execute(self, operation: str, parameters: Any = None) -> Any:
        await_only(DONE)
        LOG.debug("executing %s %s", operation, parameters)
        self._cursor.execute(operation, () if parameters is None else parameters)
        self._rows = deque(self._cursor.fetchall() if self._cursor.description else ())

    def executemany(self, operation: str, seq_of_parameters: Sequence[Any]) -> Any:
        await_only(DONE)
        LOG.debug("executing %s %s", operation, seq_of_parameters)
        self._cursor.executemany(operation, seq_of_parameters)

    async def _async_soft_close(self) -> None:
        """What was found is read already."""

    def close(self) -> None:
        self._rows.clear()
        self._cursor.close()


class InlineAdapter(AsyncAdapt_aiosqlite_connection):
    """What SQLAlchemy speaks to: statements go straight to SQLite."""

    __slots__ = ()

    @property
    def bare(self) -> sqlite3.Connection:
        """The connection underneath."""
        connection: sqlite3.Connection = self._connection._conn
        return connection

    def cursor(self, server_side: bool = False) -> AsyncAdapt_aiosqlite_cursor:
        return super().cursor(server_side) if server_side else InlineCursor(self)  # type: ignore[return-value]  # a kind of it

    def commit(self) -> None:
        if self._connection._connection:
            await_only(DONE)
            self.bare.commit()

    def rollback(self) -> None:
        if self._connection._connection:
            await_only(DONE)
            self.bare.rollback()


def forget_power_cuts(database: Database) -> None:
    """Of a file that goes with its process, nothing need survive the machine's own end."""

    @event.listens_for(database.engine.sync_engine, "connect")
    def connect(connection: Any, _: Any) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA synchronous=OFF")
        cursor.close()


def use_inline_sqlite(database: Database) -> Database:
    """The database, if it is SQLite, without aiosqlite's thread.

    A second connection that waits for the first would wait for ever: only where there is one.
    """

    if database.engine.dialect.name != "sqlite":
        return database

    @event.listens_for(database.engine.sync_engine, "do_connect")
    def connect(dialect: Any, record: Any, args: Any, given: dict[str, Any]) -> InlineAdapter:
        given["async_creator_fn"] = lambda *args, **given: InlineConnection(
            lambda: sqlite3.connect(*args, **given)
        )
        adapted = dialect.connect(*args, **given)
        return InlineAdapter(adapted.dbapi, adapted._connection)

    return database
