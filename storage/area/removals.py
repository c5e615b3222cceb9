"""Members whom two organisers take out of an area, as rows."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import exists, func, or_, select, update
from sqlmodel import Field, col

from storage.people import Account, Member
from storage.query import DueCheck, QueryGroup
from storage.retention import RetentionPolicy, Table, days_kept
from storage.types import EnumByValue, SealedText, UtcInstant, foreign_key, primary_key

LAPSES = timedelta(days=7)
"""How long a second organiser has to say yes or no."""

STAYS_OUT = days_kept(365)
"""How long somebody who was removed stays out at most."""


class RemovalState(StrEnum):
    """How far a removal has come; only who is `OUT` may not come back."""

    PROPOSED = "proposed"
    REFUSED = "refused"
    LAPSED = "lapsed"
    OUT = "out"
    LIFTED = "lifted"


class AppealState(StrEnum):
    """Whether who was removed has asked that somebody looks again, and what came of it."""

    NONE = "none"
    ASKED = "asked"
    LIFTED = "lifted"
    UPHELD = "upheld"


class Removal(Table, table=True):
    """One organiser's proposal that a member leaves an area, and what became of it.

    `since` is when it came to stand where it stands; a `note` is for the second organiser and for
    the member themselves.
    """

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=days_kept(400),
        since="since",
        member="member_id",
        on_erase="delete",
        owner_only=("note",),
    )

    id: int = primary_key()
    area_id: int = foreign_key("area.id")
    member_id: int = foreign_key("member.id")
    proposed_by: int | None = foreign_key("member.id", nullable=True)
    decided_by: int | None = foreign_key("member.id", nullable=True)
    reason: str
    note: str | None = Field(default=None, sa_type=SealedText)
    state: RemovalState = Field(default=RemovalState.PROPOSED, sa_type=EnumByValue(RemovalState))
    appeal: AppealState = Field(default=AppealState.NONE, sa_type=EnumByValue(AppealState))
    since: datetime = Field(sa_type=UtcInstant, index=True)

    @property
    def key_subject(self) -> str:
        """What letters about it have as their subject."""
        return f"removal:{self.id}"

    @property
    def the_two(self) -> set[int]:
        """Who proposed and who decided, as far as they are known still."""
        return {each for each in (self.proposed_by, self.decided_by) if each}


OPEN = col(Removal.state) == RemovalState.PROPOSED
OUT = col(Removal.state) == RemovalState.OUT


class RemovalQueries(QueryGroup):
    """Removals, and who is out of an area."""

    async def get_removal(self, removal_id: int, *, lock: bool = False) -> Removal:
        return await self.get_row(Removal, removal_id, lock=lock)

    async def add_removal(self, removal: Removal) -> None:
        self.session.add(removal)
        await self.session.flush()

    async def open_removal(self, member_id: int, area_id: int) -> Removal | None:
        """What is proposed about a member there, or stands."""
        result = await self.session.execute(
            select(Removal)
            .where(
                col(Removal.member_id) == member_id, col(Removal.area_id) == area_id, or_(OPEN, OUT)
            )
            .limit(1)
        )
        return result.scalars().first()

    async def is_out(self, member_id: int, area_id: int) -> bool:
        """Whether the member was taken out of the area and may not come back yet."""
        result = await self.session.execute(
            select(func.count()).where(
                col(Removal.member_id) == member_id, col(Removal.area_id) == area_id, OUT
            )
        )
        return bool(result.scalar_one())

    async def areas_out_of(self, member_id: int) -> list[Removal]:
        """The removals that keep a member out of areas."""
        return await self.all_rows(
            select(Removal)
            .where(col(Removal.member_id) == member_id, OUT)
            .order_by(col(Removal.id))
        )

    async def keep_out_too(self, member_id: int, other_id: int) -> None:
        """Whoever was the same person until now may not come back by that either."""
        for removal in await self.areas_out_of(member_id):
            twin = removal.model_copy(update={"member_id": other_id})
            self.session.add(Removal(**twin.model_dump(exclude={"id"})))
        await self.session.flush()

    async def removals_in(self, area_id: int) -> list[tuple[Removal, Member]]:
        """What is proposed in an area or stands, with the members, the oldest first."""
        result = await self.session.execute(
            select(Removal, Member)
            .join(Member, col(Member.id) == col(Removal.member_id))
            .where(col(Removal.area_id) == area_id, or_(OPEN, OUT))
            .order_by(col(Removal.since), col(Removal.id))
        )
        return [(row[0], row[1]) for row in result]

    async def open_removals_by(self, member_id: int) -> list[Removal]:
        """What a member proposed and nobody decided yet."""
        return await self.all_rows(
            select(Removal)
            .where(col(Removal.proposed_by) == member_id, OPEN)
            .order_by(col(Removal.id))
        )

    async def open_removals_of(self, member_id: int) -> list[Removal]:
        """What is proposed about a member and nobody decided yet."""
        return await self.all_rows(
            select(Removal)
            .where(col(Removal.member_id) == member_id, OPEN)
            .order_by(col(Removal.id))
        )

    async def move_removal(
        self,
        removal_id: int,
        before: RemovalState,
        after: RemovalState,
        now: datetime,
        by: int | None = None,
    ) -> bool:
        """Move a removal on; False when somebody was faster."""
        values = {"state": after, "since": now}
        if by is not None:
            values["decided_by"] = by
        moved = await self.count_touched(
            update(Removal)
            .where(col(Removal.id) == removal_id, col(Removal.state) == before)
            .values(values)
        )
        return bool(moved)

    async def move_removal_appeal(
        self, removal_id: int, before: AppealState, after: AppealState
    ) -> bool:
        """Move the appeal on; False when it stood elsewhere, or nobody is out any more."""
        moved = await self.count_touched(
            update(Removal)
            .where(col(Removal.id) == removal_id, OUT, col(Removal.appeal) == before)
            .values(appeal=after)
        )
        return bool(moved)

    async def proposed_before(self, moment: datetime) -> list[int]:
        """Proposals that nobody answered in time."""
        return await self.all_rows(
            select(col(Removal.id))
            .where(OPEN, col(Removal.since) <= moment)
            .order_by(col(Removal.id))
        )

    async def out_before(self, moment: datetime) -> list[int]:
        """Removals that have lasted long enough."""
        return await self.all_rows(
            select(col(Removal.id))
            .where(OUT, col(Removal.since) <= moment)
            .order_by(col(Removal.id))
        )

    async def users_of(self, member_id: int, platform: str, workspace: str) -> Collection[str]:
        """A member's names on a platform."""
        return await self.all_rows(
            select(col(Account.user)).where(
                col(Account.member_id) == member_id,
                col(Account.platform) == platform,
                col(Account.workspace) == workspace,
            )
        )


UNANSWERED = DueCheck(lambda then: exists().where(OPEN, col(Removal.since) <= then), -LAPSES)
"""A proposal has waited long enough."""

OUT_LONG = DueCheck(lambda then: exists().where(OUT, col(Removal.since) <= then), -STAYS_OUT)
"""Somebody was out long enough."""
