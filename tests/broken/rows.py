"""Rows that no Palier of this version wrote: a table made from every table's columns."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import IntEnum
from typing import Any

from cryptography.fernet import Fernet
from sqlalchemy import (
    JSON,
    Column,
    Integer,
    MetaData,
    String,
    insert,
    literal,
    update,
)
from sqlalchemy import Table as Raw
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.types import Boolean, Float
from sqlmodel import AutoString

from messages import words
from messages.model import message
from storage.area import Area, Membership
from storage.database import Database
from storage.leaving import rows_of, table_classes
from storage.outbox import OutboxMessage
from storage.people import Account, Member
from storage.retention import Table
from storage.types import EnumByValue, SealedText, UtcInstant, new_id, vault
from tests.conftest import KEY
from tests.test_privacy import Census

STRANGER = Fernet(Fernet.generate_key())
HELLO = message(words.form_point()).model_dump_json()
CUT = '{"lines": [{"key": "cafe-'
SANE = {
    "language": "fr", "zone": "Europe/Paris", "platform": "telegram", "workspace": "",
    "country": "FR", "town": "75120", "topic": "", "form": "cafe.invite", "asking": "place",
    "message": "4", "kind": "cafe", "moment": "eve", "errand": "send",
}  # fmt: skip
ODD_WORDS: dict[str, tuple[Any, ...]] = {
    "language": ("xx", ""), "zone": ("Mars/Phobos", ""), "platform": ("pigeon",),
    "country": ("XX",), "town": ("nowhere",), "form": ("gone.form", "cafe.invite:3"),
    "asking": ("gone",), "message": ("words", ""), "kind": ("hologram",), "moment": ("hologram",),
    "chat": ("words", ""), "user": ("words",), "body": (CUT, "{}", "null", '{"lines": 3}'),
    "instead": (CUT,), "job": ("gone.job",), "numbers": ("\x07",), "department": ("1234",),
    "code": ("",), "places": (CUT,), "given": (CUT,), "grants": ("hologram",),
    "outcome": ("hologram",), "shown": ("hologram",), "judged": ("hologram",),
    "act": ("hologram",), "sheet": ("hologram",), "source": ("hologram",), "feed": ("hologram",),
}  # fmt: skip
ODD_JSON = ('"words"', "[[3]]", '{"cut":', "17")
ALONE = {Area, Account, Member, Membership}
ENDS_OF_TIME = (datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, tzinfo=UTC))


@dataclass(frozen=True)
class Spoiling:
    """One cell that is not as Palier writes it; `raw` is what the database holds."""

    table: type[Table]
    column: str
    what: str
    raw: Any

    def __str__(self) -> str:
        return f"{self.table.__tablename__}.{self.column} {self.what}"


def spoilings() -> list[Spoiling]:
    """Every way to spoil every column that a row could have been written with."""
    return [
        Spoiling(table, column.name, what, raw)
        for table in table_classes()
        for column in rows_of(table).columns
        if not column.primary_key or isinstance(column.type, EnumByValue)
        for what, raw in _odd(table, column)
    ]


def holds_words(column: Column[Any]) -> bool:
    return isinstance(column.type, String | AutoString)


def _odd(table: type[Table], column: Column[Any]) -> Iterator[tuple[str, Any]]:
    kind = column.type
    if column.nullable:
        yield "null", None
    if column.foreign_keys or isinstance(kind, Boolean):
        return
    match kind:
        case SealedText():
            yield "of another key", STRANGER.encrypt(b"words")
            yield "cut", b"gAAAA"
            vault.open(KEY)
            yield "that holds no JSON", vault.seal(CUT)
        case EnumByValue(among=among):
            yield "of a name to come", 99 if issubclass(among, IntEnum) else "hologram"
        case JSON():
            yield from ((f"that holds {odd}", odd) for odd in ODD_JSON)
        case UtcInstant():
            yield "before time", ENDS_OF_TIME[0]
            yield "after time", ENDS_OF_TIME[1]
        case Float():
            yield "off the globe", 1e300
        case Integer():
            yield "below nothing", -7
            yield "beyond counting", 2**30
        case _ if holds_words(column):
            yield from ((f"{odd!r:.20}", odd) for odd in ODD_WORDS.get(column.name, ()))


class Household(Census):
    """One row in every table about one member, each as Palier might have written it."""

    def __init__(self, number: int, now: datetime) -> None:
        self.number, self.now, self.chance = number, now, random.Random(number)
        super().__init__(now)

    def _made_up(self, table: type[Table], column: Column[Any]) -> Any:
        made = self._of_type(column)
        return self._of_name(table, column) if made is None else made

    def _of_type(self, column: Column[Any]) -> Any:
        """What Palier might write into a column of this type; None where any would do."""
        match column.type:
            case EnumByValue(among=among):
                return self.chance.choice([*among])
            case UtcInstant():
                return self.now + timedelta(minutes=self.chance.choice([-90, -5, 10, 120]))
            case SealedText():
                return HELLO if column.name == "body" else "{}"
            case Boolean():
                return self.chance.random() < 0.5 if column.name != "preferred" else True
            case Float():
                return 48.0 + self.number / 1000
            case Integer():
                one_of_a_kind = column.primary_key or column.name == "key"
                return new_id() if one_of_a_kind else self.chance.randint(0, 3)
        return None

    def _of_name(self, table: type[Table], column: Column[Any]) -> Any:
        name = column.name
        if name in ("chat", "user") and holds_words(column):
            return str(500_000_000 + self.number)
        if name in SANE and holds_words(column) and not column.primary_key:
            return SANE[name]
        if name == "body":
            return HELLO
        made = super()._made_up(table, column)
        if isinstance(made, date):
            return (self.now + timedelta(days=self.chance.choice([0, 1]))).date()
        return f"{made} {self.number}" if isinstance(made, str) else made


def shared(chosen: Iterable[Spoiling]) -> list[list[Spoiling]]:
    """Who shares a household: one cell of a table each, and nobody with what all else hangs on."""
    households: list[list[Spoiling]] = []
    for each in chosen:
        for others in households:
            held = {other.table for other in others}
            if not {each.table, *held} & ALONE and each.table not in held:
                others.append(each)
                break
        else:
            households.append([each])
    return households


async def spoil(database: Database, chosen: Iterable[Spoiling], now: datetime) -> None:
    """Households as Palier writes them, then the cells as it does not."""
    groups = shared(chosen)
    households = [Household(number, now) for number, _ in enumerate(groups)]
    async with database.engine.begin() as connection:
        raw = MetaData()
        await connection.run_sync(raw.reflect)
        for table in table_classes() if households else ():
            name = str(table.__tablename__)
            rows = [as_written(table, household.rows[name]) for household in households]
            await connection.execute(insert(rows_of(table)), rows)
        for group, household in zip(groups, households, strict=True):
            for each in group:
                await _spoil(connection, raw.tables[str(each.table.__tablename__)], each, household)


def as_written(table: type[Table], row: Table) -> dict[str, Any]:
    """A row's values; a letter is one that waits."""
    values = {column.name: getattr(row, column.name) for column in rows_of(table).columns}
    if table is OutboxMessage:
        values |= {"settled_at": None, "failure": None, "expires_at": None, "attempts": 0}
    return values


async def _spoil(
    connection: AsyncConnection, raw: Raw, each: Spoiling, household: Household
) -> None:
    row = household.rows[raw.name]
    typed = rows_of(each.table)
    change = update(typed)
    for key in typed.primary_key.columns:
        change = change.where(key == getattr(row, key.name))
    column = raw.columns[each.column]
    value = each.raw
    if isinstance(column.type, JSON) and value is not None:
        column.type = String()
    await connection.execute(change.values({typed.columns[each.column]: _as_is(value, column)}))


def _as_is(value: Any, column: Column[Any]) -> Any:
    """The value past the types that would refuse it."""
    return literal(value, column.type) if value is not None else None
