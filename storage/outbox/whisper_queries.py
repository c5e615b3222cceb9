"""What is told to one person after another where others are too: how far it is, what came of it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select, update
from sqlmodel import col

from storage.outbox.message_queries import under_acts
from storage.outbox.tables import OutboxAction, OutboxMessage
from storage.query import QueryGroup

ASIDE = (
    OutboxAction.WHISPER,
    OutboxAction.LIST,
    OutboxAction.EXPEL,
    OutboxAction.READMIT,
)
"""What puts nothing on the wall: where it is refused, cards may hang all the same."""

SAVES_NOTHING = {"synchronize_session": False}


class WhisperQueries(QueryGroup):
    """Letters that go round a wall."""

    async def is_going_round(self, subject: str, *acts: str) -> bool:
        """Whether any of this still waits, or is under way."""
        waits = select(col(OutboxMessage.id)).where(
            under_acts(subject, acts), col(OutboxMessage.settled_at).is_(None)
        )
        return bool(await self.all_rows(waits.limit(1)))

    async def count_whispered(self, subject: str, act: str, occurrence: str) -> int:
        """How many were told this, of all whose occurrence begins so."""
        told = select(func.count()).where(
            under_acts(subject, (act,)),
            col(OutboxMessage.errand) == OutboxAction.WHISPER,
            col(OutboxMessage.once_occurrence).startswith(occurrence, autoescape=True),
            col(OutboxMessage.settled_at).is_not(None),
            col(OutboxMessage.failure).is_(None),
        )
        return int((await self.session.execute(told)).scalar_one())

    async def expire_aside(self, platform: str, now: datetime, limit: int) -> list[OutboxMessage]:
        """Settle what was to go round and was not taken in time: somebody waits for it."""
        late = (
            select(col(OutboxMessage.id))
            .where(
                col(OutboxMessage.platform) == platform,
                col(OutboxMessage.errand).in_(ASIDE),
                col(OutboxMessage.settled_at).is_(None),
                col(OutboxMessage.expires_at) <= now,
            )
            .limit(limit)
        )
        ids = await self.all_rows(late)
        if not ids:
            return []
        await self.session.execute(
            update(OutboxMessage)
            .where(col(OutboxMessage.id).in_(ids))
            .values(settled_at=now, failure="too late", body=None)
            .execution_options(**SAVES_NOTHING)
        )
        return await self.all_rows(select(OutboxMessage).where(col(OutboxMessage.id).in_(ids)))
