"""Codes that grant one right, once."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, func, or_, select
from sqlmodel import col

from storage.organise.tables import OneTimeCode
from storage.query import QueryGroup
from storage.types import new_code


class OneTimeCodeQueries(QueryGroup):
    """One-time codes."""

    async def new_code(self, grants: str, now: datetime, lasts: timedelta) -> str:
        """A fresh code for a right; earlier ones for the same right stop working."""
        code = new_code(12)
        await self.session.execute(delete(OneTimeCode).where(col(OneTimeCode.grants) == grants))
        self.session.add(OneTimeCode(digest=_digest(code), grants=grants, expires_at=now + lasts))
        return code

    async def revoke_codes(self, grants: str) -> None:
        """Codes for that right stop working."""
        await self.session.execute(delete(OneTimeCode).where(col(OneTimeCode.grants) == grants))

    async def count_codes(self, grants: Sequence[str], now: datetime) -> int:
        """How many codes still work for these rights, those that stand beside others included."""
        works = select(func.count()).where(_for_rights(grants), col(OneTimeCode.expires_at) > now)
        return int((await self.session.execute(works)).scalar_one())

    async def revoke_all(self, grants: Sequence[str]) -> None:
        """No code works for these rights any more."""
        await self.session.execute(delete(OneTimeCode).where(_for_rights(grants)))

    async def peek_code(self, code: str, now: datetime) -> str | None:
        """What the code would grant, without spending it."""
        result = await self.session.execute(
            select(col(OneTimeCode.grants)).where(
                col(OneTimeCode.digest) == _digest(code), col(OneTimeCode.expires_at) > now
            )
        )
        return result.scalar_one_or_none()

    async def spend_code(self, code: str, now: datetime) -> str | None:
        """What the code grants, once; None when it is unknown, used or out of date."""
        spent = await self.session.execute(
            delete(OneTimeCode)
            .where(col(OneTimeCode.digest) == _digest(code), col(OneTimeCode.expires_at) > now)
            .returning(col(OneTimeCode.grants))
        )
        return spent.scalar_one_or_none()


def _for_rights(grants: Sequence[str]) -> ColumnElement[bool]:
    right = col(OneTimeCode.grants)
    beside = [right.startswith(f"{each}:", autoescape=True) for each in grants]
    return or_(right.in_(grants), *beside)


def _digest(code: str) -> str:
    return hashlib.sha256(code.strip().lower().encode()).hexdigest()
