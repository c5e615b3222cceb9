"""How much waits to be carried, and since when: for whoever watches, not for the courier."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    CompoundSelect,
    Select,
    String,
    bindparam,
    cast,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlmodel import col

from storage.outbox.tables import Card, CardCopy, OutboxMessage, Priority
from storage.quarantine import ItemKind, in_quarantine
from storage.query import QueryGroup
from storage.types import UtcInstant

CARD = "card"
KINDS = (*(each.name.lower() for each in Priority), CARD)
"""What waits to be carried: letters by their priority, and copies of cards."""


class QueueDepth(NamedTuple):
    """How many of a kind are due, counted up to a limit, and since when the oldest is."""

    kind: str
    due: int
    oldest: datetime | None


@cache
def _depths() -> CompoundSelect[Any]:
    """One look in the index for each kind, no further than the limit."""
    now = bindparam("now", type_=UtcInstant)
    platform = bindparam("carried_by", type_=String)
    waiting: list[tuple[str, Select[Any]]] = [
        (
            priority.name.lower(),
            select(col(OutboxMessage.due_at).label("due_at"))
            .where(
                col(OutboxMessage.platform) == platform,
                col(OutboxMessage.settled_at).is_(None),
                col(OutboxMessage.priority) == priority,
                col(OutboxMessage.due_at) <= now,
                or_(col(OutboxMessage.expires_at).is_(None), col(OutboxMessage.expires_at) > now),
                ~in_quarantine(ItemKind.LETTER, col(OutboxMessage.id)),
            )
            .order_by(col(OutboxMessage.due_at)),
        )
        for priority in Priority
    ]
    stale: Select[Any] = (
        select(col(CardCopy.due_at).label("due_at"))
        .join(Card, col(Card.name) == col(CardCopy.card))
        .where(
            col(Card.dirty_at).is_not(None),
            col(CardCopy.version) < col(Card.version),
            col(CardCopy.platform) == platform,
            col(CardCopy.due_at) <= now,
            col(CardCopy.gone).is_(False),
            ~in_quarantine(ItemKind.CARD, col(Card.name) + "@" + cast(col(Card.version), String)),
        )
        .order_by(col(CardCopy.due_at))
    )
    found = []
    for kind, rows in (*waiting, (CARD, stale)):
        some = rows.limit(bindparam("most")).subquery()
        found.append(select(literal(kind), func.count(), func.min(some.c.due_at)).select_from(some))
    return union_all(*found)


class QueueQueries(QueryGroup):
    """The outbox as a monitor sees it."""

    async def queue_depths(self, platform: str, now: datetime, most: int) -> list[QueueDepth]:
        """What is due on a platform, kind by kind; none is counted beyond `most`."""
        asked = {"now": now, "carried_by": platform, "most": most}
        rows = await self.session.execute(_depths(), asked)
        return [QueueDepth(*row) for row in rows]
