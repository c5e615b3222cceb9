"""Which database this is, and that the key at hand is the one it was sealed with."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import ClassVar

from sqlalchemy import select
from sqlmodel import Field, col

from storage.area import Area
from storage.people import Member
from storage.query import QueryGroup
from storage.retention import RetentionPolicy, Table
from storage.types import SealedText, UtcInstant

PROBE = "palier"


class DatabaseIdentity(Table, table=True):
    """The one row that tells one database from another; its probe opens with the right key only."""

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(keep=None, because="the database")

    number: int = Field(default=1, primary_key=True)
    name: str
    probe: str = Field(sa_type=SealedText)
    created_at: datetime = Field(sa_type=UtcInstant)


class IdentityQueries(QueryGroup):
    """The database's own name."""

    async def known_identity(self) -> DatabaseIdentity | None:
        return await self.session.get(DatabaseIdentity, 1)

    async def database_name(self) -> str:
        """What the database is called, told without a key; empty when it has no name yet."""
        own = select(col(DatabaseIdentity.name)).where(col(DatabaseIdentity.number) == 1)
        result = await self.session.execute(own)
        return result.scalar_one_or_none() or ""

    async def was_used(self) -> bool:
        """Whether this database was ever used."""
        for table in (Member, Area):
            if (await self.session.execute(select(col(table.id)).limit(1))).first():
                return True
        return False

    async def give_name(self, now: datetime) -> DatabaseIdentity:
        """Name the database; two processes that do so at once agree on one name."""
        fresh = DatabaseIdentity(name=secrets.token_hex(8), probe=PROBE, created_at=now)
        await self.session.execute(
            self.upsert_into(DatabaseIdentity).values(fresh.model_dump()).on_conflict_do_nothing()
        )
        identity = await self.known_identity()
        return identity or fresh
