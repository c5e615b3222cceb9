"""What each act on the page stored and sent: tables, chats and numbers, never a word."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.engine import Engine
from sqlalchemy.engine.interfaces import ExecutionContext

KEPT = 60
"""Acts the page can look back at."""

LISTED = 6
"""Rows of one table named one by one; of more, the number is enough."""

PROGRAM_MADE = re.compile(r"[a-z_.-]+:\d+")
"""A key that Palier makes from a kind and a number; any other text may be somebody's words."""


@dataclass
class ActTrace:
    """What one act stored and sent: `changes` by kind of change and table, `posts` by chat."""

    number: int
    at: str
    user: str
    what: str
    changes: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    posts: list[tuple[str, str, str]] = field(default_factory=list)

    def draw_act(self) -> dict[str, Any]:
        """As the page lists it."""
        return {
            "number": self.number,
            "at": self.at,
            "user": self.user,
            "what": self.what,
            "stored": [
                {"change": change, "table": table, "count": len(keys), "keys": _named(keys)}
                for (change, table), keys in self.changes.items()
            ],
            "sent": [
                {"change": change, "chat": chat, "post": post} for change, chat, post in self.posts
            ],
        }


def _named(keys: list[str]) -> list[str]:
    return [key for key in keys if key] if len(keys) <= LISTED else []


class ActRecorder:
    """Notes, for the act in whose course it happens, every row that is committed and every post."""

    def __init__(self, clock: Callable[[], str], show: Callable[[ActTrace], None]) -> None:
        self._clock, self._show = clock, show
        self._act: ContextVar[ActTrace | None] = ContextVar("act", default=None)
        self._uncommitted: dict[int, list[tuple[str, str, list[str]]]] = {}
        self._savepoints: dict[int, list[int]] = {}
        self._count = 0
        self.latest: deque[ActTrace] = deque(maxlen=KEPT)
        self.done: set[str] = set()

    @contextmanager
    def record_act(self, user: str, what: str) -> Iterator[ActTrace]:
        """One act while the block lasts; what happens in the course of another belongs to that."""
        if outer := self._act.get():
            yield outer
            return
        self._count += 1
        act = ActTrace(self._count, self._clock(), user, what)
        token = self._act.set(act)
        try:
            yield act
        finally:
            self._act.reset(token)
            self.latest.append(act)
            self.done.add(what)
            self._show(act)

    def begin_afresh(self) -> None:
        """Forget what was done so far."""
        self.latest.clear()
        self.done.clear()
        self._count = 0

    def note_post(self, change: str, chat: str, post: str) -> None:
        """Something was put into a chat, or changed there."""
        if act := self._act.get():
            act.posts.append((change, chat, post))

    def watch_engine(self, engine: Engine) -> None:
        """Listen to what this database is told."""
        event.listen(engine, "after_cursor_execute", self._note_statement)
        event.listen(engine, "commit", self._commit)
        event.listen(engine, "rollback", self._roll_back)
        event.listen(engine, "savepoint", self._set_savepoint)
        event.listen(engine, "release_savepoint", self._leave_savepoint)
        event.listen(engine, "rollback_savepoint", self._return_to_savepoint)

    def _note_statement(
        self,
        connection: Connection,
        cursor: Any,
        statement: str,
        parameters: Any,
        context: ExecutionContext | None,
        many: bool,
    ) -> None:
        change = _change(context)
        if not change or self._act.get() is None or cursor.rowcount == 0:
            return
        compiled: Any = getattr(context, "compiled", None)
        table = getattr(getattr(compiled, "compile_state", None), "dml_table", None)
        if table is None:
            return
        asked = list(getattr(context, "compiled_parameters", None) or ())
        keys = [_row_key(table, values) for values in asked]
        if cursor.rowcount > 0 and cursor.rowcount != len(keys):
            keys = [""] * cursor.rowcount
        self._uncommitted.setdefault(id(connection), []).append((change, table.name, keys))

    def _commit(self, connection: Connection) -> None:
        noted, act = self._uncommitted.pop(id(connection), ()), self._act.get()
        self._savepoints.pop(id(connection), None)
        if act is None:
            return
        for change, table, keys in noted:
            seen = act.changes.setdefault((change, table), [])
            seen.extend(key for key in keys if not key or key not in seen)

    def _roll_back(self, connection: Connection) -> None:
        self._uncommitted.pop(id(connection), None)
        self._savepoints.pop(id(connection), None)

    def _set_savepoint(self, connection: Connection, _: str | None) -> None:
        so_far = len(self._uncommitted.get(id(connection), ()))
        self._savepoints.setdefault(id(connection), []).append(so_far)

    def _leave_savepoint(self, connection: Connection, name: str, _: Any) -> int:
        return self._savepoints[id(connection)].pop()

    def _return_to_savepoint(self, connection: Connection, name: str, _: Any) -> None:
        kept = self._leave_savepoint(connection, name, _)
        del self._uncommitted.get(id(connection), [])[kept:]


def _change(context: Any) -> str:
    kinds = {"isinsert": "added", "isupdate": "changed", "isdelete": "removed"}
    return next((change for kind, change in kinds.items() if getattr(context, kind, False)), "")


def _row_key(table: Any, values: Mapping[str, Any]) -> str:
    """The parts of a row's key that are numbers, or keys that Palier made; "" when none is."""
    parts = []
    for column in table.primary_key:
        names = (column.key, f"{column.key}_1", f"{table.name}_{column.key}", f"b_{column.key}")
        value = next((values[name] for name in names if values.get(name) is not None), None)
        if isinstance(value, int) or (isinstance(value, str) and PROGRAM_MADE.fullmatch(value)):
            parts.append(str(value))
    return " ".join(parts)
