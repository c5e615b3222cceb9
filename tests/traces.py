"""What is left of somebody's words: in every column, sealed or not, in the file, in the log."""

from __future__ import annotations

import asyncio
import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Executable, inspect, select, text
from sqlmodel import SQLModel

from bot.logs import FORMATTERS, is_logged
from storage.database import Database


@contextmanager
def logged() -> Iterator[io.StringIO]:
    """Everything that Palier writes into its log at its most talkative, in each way of writing."""
    lines = io.StringIO()
    root = logging.getLogger()
    before = root.level
    handlers = [_handler(lines, each()) for each in FORMATTERS.values()]
    for handler in handlers:
        root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        logging.getLogger("palier").debug("what is written here is heard")
        assert lines.getvalue().count("is heard") == len(FORMATTERS)
        yield lines
    finally:
        root.setLevel(before)
        for handler in handlers:
            root.removeHandler(handler)


def _handler(lines: io.StringIO, formatter: logging.Formatter) -> logging.Handler:
    handler = logging.StreamHandler(lines)
    handler.setFormatter(formatter)
    handler.addFilter(is_logged)
    return handler


async def left(database: Database, *wanted: str) -> list[str]:
    """Where one of these words can be read: table and column, or the file; by the key too."""
    found = [
        f"{where}: {word}"
        for where, value in await _values(database)
        for word in wanted
        if word.encode() in _bytes(value)
    ]
    kept = await asyncio.to_thread(_file, database)
    return sorted({*found, *(f"the file: {word}" for word in wanted if word.encode() in kept)})


async def _values(database: Database) -> list[tuple[str, Any]]:
    """Every value of every table as it lies there, and those the models know as they read it."""
    async with database.engine.connect() as connection:
        names = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
        tables = SQLModel.metadata.sorted_tables
        statements: list[tuple[str, Executable]] = [(each.name, select(each)) for each in tables]
        statements += [(name, text(f'SELECT * FROM "{name}"')) for name in names]
        return [
            (f"{name}.{column}", value)
            for name, statement in statements
            for row in (await connection.execute(statement)).mappings()
            for column, value in row.items()
        ]


def _bytes(value: Any) -> bytes:
    if isinstance(value, bytes | memoryview):
        return bytes(value)
    return str(value).encode()


def _file(database: Database) -> bytes:
    """Every byte of a database that is a file, its journal included; none of one that is not."""
    if database.engine.dialect.name != "sqlite":
        return b""
    file = Path(str(database.engine.url.database))
    return b"".join(each.read_bytes() for each in file.parent.glob(f"{file.name}*"))
