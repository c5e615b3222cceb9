"""Replies kept until they were spoken: by whoever took the update, else by whoever comes next."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import LargeBinary, select, type_coerce, update
from sqlmodel import col

from storage.people import ProcessedUpdate
from storage.query import QueryGroup
from storage.types import vault

KEPT = (
    col(ProcessedUpdate.name),
    col(ProcessedUpdate.received_at),
    type_coerce(col(ProcessedUpdate.reply), LargeBinary),
)
NO_MORE = {"reply": None, "due_at": None, "account_id": None}


class KeptRow:
    """One unspoken reply as it was found; its words are opened one by one."""

    def __init__(self, name: str, received_at: datetime, sealed: bytes | None) -> None:
        self.name, self.received_at, self._sealed = name, received_at, sealed

    def read_reply(self) -> str:
        """What is to be said; raises what the vault raises when the key is another."""
        return vault.unseal(self._sealed or b"")


class UnspokenReplies(QueryGroup):
    """Queries on receipts whose reply nobody has spoken yet."""

    async def claim_reply(self, name: str, now: datetime, until: datetime) -> KeptRow | None:
        """Take the reply to speak it, when it is due; others leave it alone until that moment."""
        # The row is asked, and nothing else: of two who claim at once, PostgreSQL lets the second
        # look again at what the first left of it, but not at anything read beside it.
        claimed = await self.session.execute(
            update(ProcessedUpdate)
            .where(col(ProcessedUpdate.name) == name, col(ProcessedUpdate.due_at) <= now)
            .values(due_at=until)
            .returning(*KEPT)
            .execution_options(synchronize_session=False)
        )
        return next((KeptRow(*row) for row in claimed), None)

    async def due_replies(self, prefix: str, now: datetime, limit: int) -> list[KeptRow]:
        """Those that are due among receipts whose name begins so, oldest first; none is claimed."""
        result = await self.session.execute(
            select(*KEPT)
            .where(
                col(ProcessedUpdate.due_at) <= now,
                col(ProcessedUpdate.name).startswith(prefix, autoescape=True),
            )
            .order_by(col(ProcessedUpdate.due_at))
            .limit(limit)
        )
        return sorted((KeptRow(*row) for row in result), key=lambda kept_row: kept_row.received_at)

    async def is_unspoken(self, name: str) -> bool:
        """Whether the reply still waits for somebody to speak it."""
        result = await self.session.execute(
            select(col(ProcessedUpdate.due_at)).where(col(ProcessedUpdate.name) == name)
        )
        return result.scalar_one_or_none() is not None

    async def mark_spoken(self, names: Collection[str]) -> None:
        """Forget what was said, and to whom."""
        await self.session.execute(
            update(ProcessedUpdate)
            .where(col(ProcessedUpdate.name).in_(names), col(ProcessedUpdate.due_at).is_not(None))
            .values(NO_MORE)
            .execution_options(synchronize_session=False)
        )

    async def postpone_reply(self, name: str, due_at: datetime) -> None:
        """Speak it then, unless somebody has by now."""
        await self.session.execute(
            update(ProcessedUpdate)
            .where(col(ProcessedUpdate.name) == name, col(ProcessedUpdate.due_at).is_not(None))
            .values(due_at=due_at)
            .execution_options(synchronize_session=False)
        )
