"""Column types and keys that SQLite and PostgreSQL agree on."""

from __future__ import annotations

import hmac
import secrets
from datetime import UTC, datetime
from enum import Enum, IntEnum
from hashlib import sha256
from itertools import chain
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from sqlalchemy import (
    BigInteger,
    Connection,
    DateTime,
    Dialect,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    TextClause,
    event,
)
from sqlalchemy.types import TypeDecorator, TypeEngine
from sqlmodel import Field, SQLModel

WHERE = "where"

Id = BigInteger().with_variant(Integer, "sqlite")


def partial_index(
    name: str,
    *columns: str,
    where: TextClause,
    on_postgresql: TextClause | None = None,
    unique: bool = False,
) -> Index:
    """An index over the rows that fulfil a condition, in SQLite's words or in both databases'."""
    # To give it PostgreSQL's option loads that dialect, megabytes that SQLite never needs.
    info = {WHERE: where if on_postgresql is None else on_postgresql}
    return Index(name, *columns, unique=unique, sqlite_where=where, info=info)


@event.listens_for(SQLModel.metadata, "before_create")
def _limit_indexes(metadata: MetaData, connection: Connection, **_: object) -> None:
    """Partial indexes as PostgreSQL is to make them."""
    if connection.dialect.name == "sqlite":
        return
    for index in chain.from_iterable(table.indexes for table in metadata.tables.values()):
        if WHERE in index.info:
            index.dialect_options["postgresql"]["where"] = index.info[WHERE]


class UtcInstant(TypeDecorator[datetime]):
    """An aware moment, kept in UTC; SQLite forgets zones, so we put it back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


class EnumByValue(TypeDecorator[Enum]):
    """An enumeration kept by value, words or ranks: a new member needs no migration."""

    impl = String
    cache_ok = True

    def __init__(self, among: type[Enum]) -> None:
        super().__init__()
        self.among = among

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        kept = SmallInteger() if issubclass(self.among, IntEnum) else String()
        return dialect.type_descriptor(kept)

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else self.among(value).value

    def process_result_value(self, value: Any, dialect: Dialect) -> Enum | None:
        return None if value is None else self.among(value)


class Vault:
    """Seals what is encrypted at rest; the newest key writes, every key reads."""

    def __init__(self) -> None:
        self._keys: MultiFernet | None = None
        self._marking = b""

    def open(self, *keys: str) -> None:
        self._keys = MultiFernet([Fernet(key) for key in keys])
        self._marking = sha256(f"mark {keys[0]}".encode()).digest()

    def seal(self, words: str) -> bytes:
        return self._opened.encrypt(words.encode())

    def unseal(self, sealed: bytes) -> str:
        return self._opened.decrypt(sealed).decode()

    def mark(self, word: str) -> bytes:
        """What tells whether a word was said before, by the newest key; nobody reads it back."""
        if not self._marking:
            raise RuntimeError("the vault has no key yet: call vault.open() at start")
        return hmac.digest(self._marking, word.encode(), "sha512")

    @property
    def _opened(self) -> MultiFernet:
        if self._keys is None:
            raise RuntimeError("the vault has no key yet: call vault.open() at start")
        return self._keys


vault = Vault()


class UnreadableText(str):
    """Sealed words that no key at hand opens: they read as forgotten, and are kept as they are.

    One row nobody can read must not hide all others; whoever writes it back changes nothing.
    """

    sealed: bytes

    def __new__(cls, sealed: bytes) -> UnreadableText:
        made = super().__new__(cls)
        made.sealed = sealed
        return made


class SealedText(TypeDecorator[str]):
    """Words encrypted at rest: addresses, contacts, what was said in confidence.

    Words for many rows may be sealed once: what the vault sealed is written as it is. A row is
    nothing without `essential` words: it goes when nobody can read them any more.
    """

    impl = LargeBinary
    cache_ok = True

    def __init__(self, *, essential: bool = False) -> None:
        super().__init__()
        self.essential = essential

    def process_bind_param(self, value: str | bytes | None, dialect: Dialect) -> bytes | None:
        if isinstance(value, UnreadableText):
            return value.sealed
        return vault.seal(value) if isinstance(value, str) else value

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        try:
            return vault.unseal(value)
        except (InvalidToken, UnicodeDecodeError):
            return UnreadableText(value)


def new_id() -> int:
    """A key we choose ourselves: known before the insert, and not guessable in a button."""
    return secrets.randbits(53)


# Without 0/o, 1/l/i and u/v: readable from a poster, speakable on the phone.
SPEAKABLE = "abcdefghjkmnpqrstwxyz23456789"


def new_code(length: int = 10) -> str:
    """A word for links and posters; ten letters are 48 bits."""
    return "".join(secrets.choice(SPEAKABLE) for _ in range(length))


def primary_key() -> Any:
    return Field(default_factory=new_id, primary_key=True, sa_type=Id)


def foreign_key(
    to: str, *, index: bool = True, primary_key: bool = False, nullable: bool = False
) -> Any:
    """A reference to another table's key; a row that must have it goes with the row it names."""
    return Field(
        default=None if nullable else ...,
        foreign_key=to,
        ondelete="SET NULL" if nullable else "CASCADE",
        index=index,
        primary_key=primary_key,
        nullable=nullable,
        sa_type=Id,
    )
