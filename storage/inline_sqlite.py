"""SQLite worked in place, without a thread: where one process has a file to itself.

Elsewhere a thread waits for the file while everybody else is served.
"""

from __future__ import annotations

import sqlite3
from asyncio import Future
from collections.abc import Callable
from typing import Any

import aiosqlite
from aiosqlite.core import LOG
from sqlalchemy import event

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


def use_inline_sqlite(database: Database) -> Database:
    """The database, if it is SQLite, without aiosqlite's thread.

    A second connection that waits for the first would wait for ever: only where there is one.
    """

    @event.listens_for(database.engine.sync_engine, "do_connect")
    def connect(dialect: Any, record: Any, args: Any, given: dict[str, Any]) -> None:
        given["async_creator_fn"] = lambda *args, **given: InlineConnection(
            lambda: sqlite3.connect(*args, **given)
        )

    return database
