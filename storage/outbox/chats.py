"""Chats that go or move, and who carries for a bot."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import and_, case, or_, select, update
from sqlmodel import col

from storage.outbox.tables import Card, Carrier, Letter, Posting
from storage.query import Query


class Chats(Query):
    """What befalls chats, and whose turn it is to carry."""

    async def forget_chat(self, platform: str, chat: str) -> None:
        """A chat is gone: its copies are given up."""
        await self.session.execute(
            update(Posting)
            .where(col(Posting.platform) == platform, col(Posting.chat) == chat)
            .values(gone=True)
        )

    async def move_chat(self, platform: str, chat: str, to: str, now: datetime) -> None:
        """Follow a chat whose address changed; copies in the old one cannot be edited any more.

        Cards that still ask for something are hung again; what is past stays behind.
        """
        await self.session.execute(
            update(Letter)
            .where(
                col(Letter.platform) == platform,
                col(Letter.chat) == chat,
                col(Letter.settled_at).is_(None),
            )
            .values(chat=to, place=case((col(Letter.place).is_not(None), to)), due_at=now)
        )
        here = (col(Posting.platform) == platform, col(Posting.chat) == chat)
        live = select(col(Card.name)).where(col(Card.live).is_(True))
        await self.session.execute(
            update(Posting).where(*here, col(Posting.card).not_in(live)).values(gone=True)
        )
        await self.session.execute(
            update(Posting)
            .where(*here, col(Posting.gone).is_(False))
            .values(chat=to, message=None, version=0, due_at=now, pinned=False)
        )
        moved = select(col(Posting.card)).where(
            col(Posting.platform) == platform, col(Posting.chat) == to
        )
        await self.session.execute(
            update(Card)
            .where(col(Card.name).in_(moved), col(Card.dirty_at).is_(None))
            .values(dirty_at=now)
            .execution_options(synchronize_session=False)
        )

    async def lease(self, token: str, holder: str, now: datetime, until: datetime) -> bool:
        """Hold or take over the carrying for a bot token; False while another process has it."""
        await self.session.execute(
            self.insert(Carrier)
            .values(token=token, holder=holder, until=now)
            .on_conflict_do_nothing()
        )
        taken = await self.touched(
            update(Carrier)
            .where(
                col(Carrier.token) == token,
                or_(col(Carrier.holder) == holder, col(Carrier.until) <= now),
            )
            .values(holder=holder, until=until)
        )
        return bool(taken)

    async def release(self, token: str, holder: str, now: datetime) -> None:
        await self.session.execute(
            update(Carrier)
            .where(and_(col(Carrier.token) == token, col(Carrier.holder) == holder))
            .values(until=now)
        )
