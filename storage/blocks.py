"""Whom a member prefers not to have to do with: known to themselves alone, and kept by Palier.

Whatever picks people for people, or tells one of another, asks `no_block_between`.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, and_, delete, exists, literal, or_, select
from sqlmodel import Field, col

from storage.people import Member
from storage.query import QueryGroup
from storage.retention import RetentionPolicy, Table
from storage.types import SealedText, UtcInstant, foreign_key


class PersonalBlock(Table, table=True):
    """Somebody prefers not to have to do with another, whom they know by this name.

    `warn` asks for a word before a café at which the other is expected too.
    """

    __tablename__ = "block"

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=None,
        because="both of the two, until who wished it takes it back",
        member="member_id",
        on_erase="delete",
        unseen_by=("other_id",),
    )

    member_id: int = foreign_key("member.id", index=False, primary_key=True)
    other_id: int = foreign_key("member.id", primary_key=True)
    called: str | None = Field(default=None, sa_type=SealedText)
    warn: bool = False
    since: datetime = Field(sa_type=UtcInstant)


def no_block_between(one: Any, other: Any, *, before: Any = None) -> ColumnElement[bool]:
    """That neither of two members blocks the other: keys, or columns of the statement around it.

    Whoever is None has nobody kept away. With `before` that neither did at that moment.
    """
    between = or_(
        and_(col(PersonalBlock.member_id) == one, col(PersonalBlock.other_id) == other),
        and_(col(PersonalBlock.member_id) == other, col(PersonalBlock.other_id) == one),
    )
    if before is not None:
        between = and_(between, col(PersonalBlock.since) <= before)
    # OFFSET 0 skips nothing: it keeps PostgreSQL from joining this before it walks what is asked.
    there = select(literal(1)).where(between).offset(0)
    return ~exists(there.correlate_except(PersonalBlock))


class BlockQueries(QueryGroup):
    """Queries about who is kept away from whom, over one transaction's session."""

    async def blocks_of(self, member_id: int) -> list[PersonalBlock]:
        """Whom a member blocks, those of longest standing first; not who blocks them."""
        return await self.all_rows(
            select(PersonalBlock)
            .where(col(PersonalBlock.member_id) == member_id)
            .order_by(col(PersonalBlock.since), col(PersonalBlock.other_id))
        )

    async def blockers_of(self, member_id: int) -> list[int]:
        """Who blocks a member: for what Palier settles by itself, never for what it says."""
        return await self.all_rows(
            select(col(PersonalBlock.member_id))
            .where(col(PersonalBlock.other_id) == member_id)
            .order_by(col(PersonalBlock.member_id))
        )

    async def get_block(self, member_id: int, other_id: int) -> PersonalBlock | None:
        return await self.session.get(PersonalBlock, (member_id, other_id), populate_existing=True)

    async def add_block(self, block: PersonalBlock) -> None:
        """Keep two apart; said again, the name and the wish of now count."""
        values = block.model_dump()
        await self.session.execute(
            self.upsert_into(PersonalBlock)
            .values(values)
            .on_conflict_do_update(
                index_elements=[col(PersonalBlock.member_id), col(PersonalBlock.other_id)],
                set_={"called": values["called"], "warn": values["warn"]},
            )
        )

    async def end_block(self, member_id: int, other_id: int) -> None:
        """A member takes their own block back; the other's, if there is one, stands."""
        await self.session.execute(
            delete(PersonalBlock)
            .where(
                col(PersonalBlock.member_id) == member_id, col(PersonalBlock.other_id) == other_id
            )
            .execution_options(synchronize_session="fetch")
        )

    async def end_blocks_between(self, one: int, other: int) -> None:
        """Whatever stood between two members, who turn out to be one."""
        await self.end_block(one, other)
        await self.end_block(other, one)

    async def is_blocked(self, one: int | None, other: int | None) -> bool:
        """Whether one of two members blocks the other."""
        if one is None or other is None:
            return False
        return other in await self.blocked_with(one, (other,))

    async def blocked_with(self, member_id: int, among: Collection[int]) -> set[int]:
        """Those among these who block a member or are blocked by them."""
        if not among:
            return set()
        return set(
            await self.all_rows(
                select(col(Member.id)).where(
                    col(Member.id).in_(among), ~no_block_between(member_id, col(Member.id))
                )
            )
        )

    async def pairs_apart(self, member_ids: Collection[int]) -> set[frozenset[int]]:
        """Pairs among these who are never grouped, whoever of the two wished it."""
        if len(member_ids) < 2:
            return set()
        rows = await self.session.execute(
            select(col(PersonalBlock.member_id), col(PersonalBlock.other_id)).where(
                col(PersonalBlock.member_id).in_(member_ids),
                col(PersonalBlock.other_id).in_(member_ids),
            )
        )
        return {frozenset((row[0], row[1])) for row in rows}

    async def warnings_among(self, member_ids: Collection[int]) -> set[tuple[int, int]]:
        """Those among these who want a word before they meet whom they block, with that one."""
        if len(member_ids) < 2:
            return set()
        rows = await self.session.execute(
            select(col(PersonalBlock.member_id), col(PersonalBlock.other_id)).where(
                col(PersonalBlock.member_id).in_(member_ids),
                col(PersonalBlock.other_id).in_(member_ids),
                col(PersonalBlock.warn).is_(True),
            )
        )
        return {(row[0], row[1]) for row in rows}
