"""Whether the database is there: its file still the same one, its answers no sign of absence."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from storage.errors import DatabaseAway, DatabaseReplaced

AWAY_STATES = ("08", "53", "57", "58", "25006")
"""How SQLSTATEs begin that say that the server, not the statement, is in trouble."""

SQLITE_TROUBLES = {
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_NOTADB,
}
"""What SQLite answers when its file or disk, not the statement, is in trouble."""

BESIDE = ("", "-wal", "-shm", "-journal")


class DatabaseFile:
    """A SQLite file: for its owner only, and the same one from the first look on.

    A file that was deleted or replaced underneath goes on taking writes nobody will ever read.
    """

    def __init__(self, path: Path) -> None:
        self._path, self._name = path, str(path)
        self._seen: tuple[int, int] | None = None

    def prepare(self) -> None:
        """Before a connection is opened, which would make a missing file: make it ourselves."""
        if self._seen is not None:
            self.must_be_there()
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600))
        except OSError as error:
            raise DatabaseAway from error
        for ending in BESIDE:
            with suppress(OSError):
                self._path.with_name(self._path.name + ending).chmod(0o600)
        self._seen = self._named()

    def forget_file(self) -> None:
        """No connection is left: whichever file lies there next is the right one."""
        self._seen = None

    def must_be_there(self) -> None:
        """Raise `DatabaseReplaced` unless the file is the one that was opened."""
        if self._seen is not None and self._named() != self._seen:
            raise DatabaseReplaced

    def _named(self) -> tuple[int, int] | None:
        try:
            stat = os.stat(self._name)  # noqa: PTH116 (twice a transaction: a path takes as long again)
        except OSError:
            return None
        return stat.st_dev, stat.st_ino


def is_away(error: Exception) -> bool:
    """Whether an error says that the database does not answer, not that we asked wrongly."""
    if isinstance(error, PoolTimeout):
        return True
    if not isinstance(error, DBAPIError):
        return False
    if error.connection_invalidated:
        return True
    if isinstance(error.orig, sqlite3.Error):
        return getattr(error.orig, "sqlite_errorcode", 0) & 0xFF in SQLITE_TROUBLES
    state = getattr(error.orig, "sqlstate", None)
    return isinstance(state, str) and state.startswith(AWAY_STATES)


async def connect_or_raise_away(*args: Any, **given: Any) -> Any:
    """A connection to PostgreSQL; SQLAlchemy itself lets the driver's own errors through."""
    import asyncpg

    try:
        return await asyncpg.connect(*args, **given)
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        raise DatabaseAway from error
