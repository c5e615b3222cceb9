"""What organisers leave behind: the journal, and the one-time code of the first admin."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import ClassVar

from sqlalchemy import delete, select, true
from sqlmodel import Field, col

from storage.custody import Custody, Table, days
from storage.query import Query
from storage.types import Instant, key, new_code, refers


class Entry(Table, table=True):
    """One act of an organiser: who, what, on which, why, when; never what was written."""

    custody: ClassVar[Custody] = Custody(
        keep=days(365), since="at", member="member_id", leaving="blank", blank=("member_id",)
    )

    id: int = key()
    area_id: int | None = refers("area.id", nullable=True)
    member_id: int | None = refers("member.id", nullable=True)
    act: str
    on: str = ""
    why: str = ""
    at: datetime = Field(sa_type=Instant, index=True)


class OneTimeCode(Table, table=True):
    """A code that grants one right once; only its hash is kept."""

    custody: ClassVar[Custody] = Custody(keep=days(1), since="expires_at")

    digest: str = Field(primary_key=True)
    grants: str
    expires_at: datetime = Field(sa_type=Instant)


class Organisation(Query):
    def note(self, entry: Entry) -> None:
        self.session.add(entry)

    async def journal(self, area_id: int | None, limit: int = 20) -> list[Entry]:
        """The latest acts in an area, or everywhere, newest first."""
        of = true() if area_id is None else col(Entry.area_id) == area_id
        return await self.all(select(Entry).where(of).order_by(col(Entry.at).desc()).limit(limit))

    async def new_code(self, grants: str, now: datetime, lasts: timedelta) -> str:
        """A fresh code for a right; earlier ones for the same right stop working."""
        code = new_code(12)
        await self.session.execute(delete(OneTimeCode).where(col(OneTimeCode.grants) == grants))
        self.session.add(OneTimeCode(digest=_digest(code), grants=grants, expires_at=now + lasts))
        return code

    async def spend(self, code: str, now: datetime) -> str | None:
        """What the code grants, once; None when it is unknown, used or out of date."""
        spent = await self.session.execute(
            delete(OneTimeCode)
            .where(col(OneTimeCode.digest) == _digest(code), col(OneTimeCode.expires_at) > now)
            .returning(col(OneTimeCode.grants))
        )
        return spent.scalar_one_or_none()


def _digest(code: str) -> str:
    return hashlib.sha256(code.strip().lower().encode()).hexdigest()
