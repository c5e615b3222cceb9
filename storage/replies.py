"""Replies kept until they were spoken: by whoever took the update, else by whoever comes next."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import LargeBinary, Select, select, type_coerce, update
from sqlmodel import col

from storage.people import Receipt
from storage.query import Query
from storage.types import vault

NO_MORE = {"reply": None, "due_at": None, "account_id": None}


class KeptRow:
    """One unspoken reply as it was claimed; its words are opened one by one."""

    def __init__(self, name: str, received_at: datetime, sealed: bytes | None) -> None:
        self.name, self.received_at, self._sealed = name, received_at, sealed

    def read(self) -> str:
        """What is to be said; raises what the vault raises when the key is another."""
        return vault.unseal(self._sealed or b"")


class UnspokenReplies(Query):
    """Queries on receipts whose reply nobody has spoken yet."""

    async def claim_reply(self, name: str, now: datetime, until: datetime) -> KeptRow | None:
        """Take the reply to speak it, when it is due; others leave it alone until that moment."""
        due = select(col(Receipt.name)).where(col(Receipt.name) == name, col(Receipt.due_at) <= now)
        return next(iter(await self._claim(due, now, until)), None)

    async def claim_due_replies(
        self, prefix: str, now: datetime, until: datetime, limit: int
    ) -> list[KeptRow]:
        """Take those that are due among receipts whose name begins so, oldest first."""
        due = (
            select(col(Receipt.name))
            .where(
                col(Receipt.due_at) <= now, col(Receipt.name).startswith(prefix, autoescape=True)
            )
            .order_by(col(Receipt.due_at))
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        found = await self._claim(due, now, until)
        return sorted(found, key=lambda each: each.received_at)

    async def _claim(self, due: Select[Any], now: datetime, until: datetime) -> list[KeptRow]:
        # Asked of the row itself as well: of two who claim at once, PostgreSQL lets the second look
        # again at what the first left, and at nothing that was read before.
        claimed = await self.session.execute(
            update(Receipt)
            .where(col(Receipt.name).in_(due), col(Receipt.due_at) <= now)
            .values(due_at=until)
            .returning(
                col(Receipt.name),
                col(Receipt.received_at),
                type_coerce(col(Receipt.reply), LargeBinary),
            )
            .execution_options(synchronize_session=False)
        )
        return [KeptRow(*row) for row in claimed]

    async def is_unspoken(self, name: str) -> bool:
        """Whether the reply still waits for somebody to speak it."""
        found = await self.session.execute(
            select(col(Receipt.due_at)).where(col(Receipt.name) == name)
        )
        return found.scalar_one_or_none() is not None

    async def mark_spoken(self, names: Collection[str]) -> None:
        """Forget what was said, and to whom."""
        await self.session.execute(
            update(Receipt)
            .where(col(Receipt.name).in_(names), col(Receipt.due_at).is_not(None))
            .values(NO_MORE)
            .execution_options(synchronize_session=False)
        )

    async def postpone_reply(self, name: str, due_at: datetime) -> None:
        """Speak it then, unless somebody has by now."""
        await self.session.execute(
            update(Receipt)
            .where(col(Receipt.name) == name, col(Receipt.due_at).is_not(None))
            .values(due_at=due_at)
            .execution_options(synchronize_session=False)
        )
