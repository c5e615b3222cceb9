"""Chats that go or move, and who carries for a bot."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, case, exists, func, or_, select, union_all, update
from sqlmodel import col

from storage.outbox.tables import Card, CardCopy, OutboxLease, OutboxMessage, Priority
from storage.query import QueryGroup
from storage.types import UtcInstant

# Each priority by itself, as where letters are taken: it is in the index.
ANY_DUE = select(
    or_(
        *(
            exists().where(
                col(OutboxMessage.platform) == bindparam("carried_by"),
                col(OutboxMessage.settled_at).is_(None),
                col(OutboxMessage.priority) == priority,
                col(OutboxMessage.due_at) <= bindparam("now", type_=UtcInstant),
            )
            for priority in Priority
        ),
        exists().where(
            col(Card.dirty_at).is_not(None),
            col(CardCopy.card) == col(Card.name),
            col(CardCopy.platform) == bindparam("carried_by"),
            col(CardCopy.version) < col(Card.version),
            col(CardCopy.due_at) <= bindparam("now", type_=UtcInstant),
            col(CardCopy.gone).is_(False),
        ),
    )
)


class ChatQueries(QueryGroup):
    """What befalls chats, and whose turn it is to carry."""

    async def is_any_due(self, platform: str, now: datetime) -> bool:
        """Whether a look for something to carry may find any: most looks find none."""
        asked = {"carried_by": platform, "now": now}
        return bool((await self.session.execute(ANY_DUE, asked)).scalar_one())

    async def forget_chat(self, platform: str, chat: str) -> None:
        """A chat is gone: its copies are given up."""
        await self.session.execute(
            update(CardCopy)
            .where(col(CardCopy.platform) == platform, col(CardCopy.chat) == chat)
            .values(gone=True)
        )

    async def move_chat(self, platform: str, chat: str, to: str, now: datetime) -> None:
        """Follow a chat whose address changed; copies in the old one cannot be edited any more.

        Cards that still ask for something are hung again; what is past stays behind.
        """
        await self.session.execute(
            update(OutboxMessage)
            .where(
                col(OutboxMessage.platform) == platform,
                col(OutboxMessage.chat) == chat,
                col(OutboxMessage.settled_at).is_(None),
            )
            .values(chat=to, place=case((col(OutboxMessage.place).is_not(None), to)), due_at=now)
        )
        here = (col(CardCopy.platform) == platform, col(CardCopy.chat) == chat)
        live = select(col(Card.name)).where(col(Card.live).is_(True))
        await self.session.execute(
            update(CardCopy).where(*here, col(CardCopy.card).not_in(live)).values(gone=True)
        )
        await self.session.execute(
            update(CardCopy)
            .where(*here, col(CardCopy.gone).is_(False))
            .values(chat=to, message=None, version=0, due_at=now, pinned=False)
        )
        moved = select(col(CardCopy.card)).where(
            col(CardCopy.platform) == platform, col(CardCopy.chat) == to
        )
        await self.session.execute(
            update(Card)
            .where(col(Card.name).in_(moved), col(Card.dirty_at).is_(None))
            .values(dirty_at=now)
            .execution_options(synchronize_session=False)
        )

    async def hold_lease(
        self,
        token: str,
        holder: str,
        now: datetime,
        until: datetime,
        stale: datetime | None = None,
        ended: str = "",
    ) -> bool:
        """Hold or take over the carrying for a bot token; False while another process has it.

        An end that is `stale` counts as passed, unless its holder moves it meanwhile; whatever a
        holder has that `ended` is free.
        """
        await self.session.execute(
            self.upsert_into(OutboxLease)
            .values(token=token, holder=holder, until=now)
            .on_conflict_do_nothing()
        )
        free = [col(OutboxLease.holder).in_((holder, ended, "")), col(OutboxLease.until) <= now]
        if stale:
            free.append(col(OutboxLease.until) == stale)
        taken = await self.count_touched(
            update(OutboxLease)
            .where(col(OutboxLease.token) == token, or_(*free))
            .values(holder=holder, until=until)
        )
        return bool(taken)

    async def lease_now(self, token: str) -> tuple[str, datetime | None]:
        """Who holds the carrying for a bot token, and until when by the holder's clock."""
        held = await self.session.get(OutboxLease, token, populate_existing=True)
        return (held.holder, held.until) if held else ("", None)

    async def release_lease(self, token: str, holder: str, now: datetime) -> None:
        """Give the carrying back: from now on it is nobody's."""
        await self.session.execute(
            update(OutboxLease)
            .where(col(OutboxLease.token) == token, col(OutboxLease.holder) == holder)
            .values(holder="", until=now)
        )

    async def oldest_due(self, platform: str, now: datetime) -> datetime | None:
        """Since when the letter or card waits that has waited longest, if one is due."""
        letters = [
            select(func.min(col(OutboxMessage.due_at)).label("due_at")).where(
                col(OutboxMessage.platform) == platform,
                col(OutboxMessage.settled_at).is_(None),
                col(OutboxMessage.priority) == priority,
                col(OutboxMessage.due_at) <= now,
                or_(col(OutboxMessage.expires_at).is_(None), col(OutboxMessage.expires_at) > now),
            )
            for priority in Priority
        ]
        cards = (
            select(func.min(col(Card.dirty_at)).label("due_at"))
            .join(CardCopy, col(CardCopy.card) == col(Card.name))
            .where(
                col(Card.dirty_at) <= now,
                col(CardCopy.platform) == platform,
                col(CardCopy.version) < col(Card.version),
                col(CardCopy.gone).is_(False),
            )
        )
        rows = await self.all_rows(union_all(*letters, cards))
        return min((each for each in rows if each), default=None)
