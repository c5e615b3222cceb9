"""What could not be worked on and was set aside, so that everything else goes on."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, String, cast, delete, exists, func, select, update
from sqlmodel import Field, col

from storage.query import QueryGroup
from storage.retention import RetentionPolicy, Table, days_kept
from storage.types import EnumByValue, UtcInstant

LONGEST_REASON = 500


class ItemKind(StrEnum):
    """What kinds of things may be set aside."""

    LETTER = "letter"
    CARD = "card"
    UPDATE = "update"
    PAYLOAD = "payload"
    JOB = "job"
    PRESENCE = "presence"


class QuarantinedItem(Table, table=True):
    """One thing that was set aside: its name and why, never what it said.

    While it is `held`, nobody works on it; released, its row only remembers how often it failed.
    """

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(keep=days_kept(30), since="since")

    kind: ItemKind = Field(primary_key=True, sa_type=EnumByValue(ItemKind))
    key: str = Field(primary_key=True)
    reason: str
    since: datetime = Field(sa_type=UtcInstant, index=True)
    attempts: int = 1
    held: bool = True


def in_quarantine(kind: ItemKind, key: Any) -> ColumnElement[bool]:
    """Whether the thing named in that column is set aside."""
    return exists().where(
        col(QuarantinedItem.kind) == kind,
        col(QuarantinedItem.key) == cast(key, String),
        col(QuarantinedItem.held).is_(True),
    )


class QuarantineQueries(QueryGroup):
    """What is set aside, and what is tried again."""

    async def set_aside(self, kind: ItemKind, key: str, reason: str, now: datetime) -> None:
        """Leave this alone from now on; said again, it counts one attempt more."""
        why = reason[:LONGEST_REASON]
        fresh = self.upsert_into(QuarantinedItem).values(
            kind=kind, key=key, reason=why, since=now, attempts=1, held=True
        )
        await self.session.execute(
            fresh.on_conflict_do_update(
                index_elements=[col(QuarantinedItem.kind), col(QuarantinedItem.key)],
                set_={
                    "reason": why,
                    "since": now,
                    "attempts": col(QuarantinedItem.attempts) + 1,
                    "held": True,
                },
            )
        )

    async def held_items(self) -> list[QuarantinedItem]:
        """Everything that is set aside, the longest first."""
        return await self.all_rows(
            select(QuarantinedItem)
            .where(col(QuarantinedItem.held).is_(True))
            .order_by(col(QuarantinedItem.since), col(QuarantinedItem.key))
        )

    async def count_held(self) -> dict[ItemKind, int]:
        """How much of each kind is set aside."""
        rows = await self.session.execute(
            select(col(QuarantinedItem.kind), func.count())
            .where(col(QuarantinedItem.held).is_(True))
            .group_by(col(QuarantinedItem.kind))
        )
        return {row[0]: row[1] for row in rows}

    async def release_all(self) -> int:
        """Let everything be tried again; how much that is."""
        return await self.count_touched(
            update(QuarantinedItem)
            .where(col(QuarantinedItem.held).is_(True))
            .values(held=False)
            .execution_options(synchronize_session=False)
        )

    async def forget_item(self, kind: ItemKind, key: str) -> None:
        """It works again, or there is no such thing any more."""
        await self.session.execute(
            delete(QuarantinedItem).where(
                col(QuarantinedItem.kind) == kind, col(QuarantinedItem.key) == key
            )
        )
