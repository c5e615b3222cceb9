"""Captains of stairwells, by their own wish, and how many doors an area's captains tried.

Of a day only the area's sum is kept: not who tried how many, not where, and no door.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import UniqueConstraint, delete, exists, func, select, update
from sqlmodel import Field, col

from storage.area import Area, Membership
from storage.people import Member
from storage.query import DueCheck, QueryGroup
from storage.retention import RetentionPolicy, Table, days_kept
from storage.types import SealedText, UtcInstant, foreign_key, primary_key


class StairwellCaptain(Table, table=True):
    """Somebody looks after a stairwell or street where they live, as they call it.

    Organisers read their name only when they are `named`; `counted_on` is the day for which they
    told how many doors, so that it counts once, and is forgotten soon after.
    """

    __tablename__ = "captain"
    __table_args__ = (UniqueConstraint("member_id"),)

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=days_kept(366), since="since", member="member_id", on_erase="delete"
    )

    id: int = primary_key()
    member_id: int = foreign_key("member.id", index=False)
    area_id: int = foreign_key("area.id")
    label: str = Field(sa_type=SealedText)
    named: bool = False
    counted_on: date | None = None
    since: datetime = Field(sa_type=UtcInstant)

    @property
    def key_subject(self) -> str:
        """What letters to them as a captain have as their subject."""
        return f"captain:{self.id}"


class DoorCount(Table, table=True):
    """How many doors the captains of an area tried on a hot day, all of them together."""

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(keep=days_kept(60), since="at")

    area_id: int = foreign_key("area.id", index=False, primary_key=True)
    on: date = Field(primary_key=True)
    doors: int = 0
    at: datetime = Field(sa_type=UtcInstant)


CAPTAINS = DueCheck(lambda _: exists().where(col(StairwellCaptain.id).is_not(None)))
"""There is a captain of some stairwell."""


class CaptainQueries(QueryGroup):
    """Queries about captains and their doors."""

    async def captain_of(self, member_id: int, *, lock: bool = False) -> StairwellCaptain | None:
        """What somebody is captain of, wherever that is."""
        asked = select(StairwellCaptain).where(col(StairwellCaptain.member_id) == member_id)
        rows = await self.all_rows(asked.with_for_update() if lock else asked)
        return rows[0] if rows else None

    async def any_captain(self) -> bool:
        """Whether anybody is captain of anything."""
        return bool(await self.all_rows(select(col(StairwellCaptain.id)).limit(1)))

    async def captain_by_id(self, captain_id: int) -> StairwellCaptain | None:
        return await self.session.get(StairwellCaptain, captain_id)

    async def captains_in(
        self, area_id: int, *, lock: bool = False
    ) -> list[tuple[StairwellCaptain, Member]]:
        """An area's captains who live there; locked, nobody becomes one there meanwhile."""
        if lock:
            area = select(col(Area.id)).where(col(Area.id) == area_id).with_for_update()
            await self.session.execute(area)
        rows = await self.session.execute(
            select(StairwellCaptain, Member)
            .join(Member, col(Member.id) == col(StairwellCaptain.member_id))
            .join(Membership, col(Membership.member_id) == col(Member.id))
            .where(
                col(StairwellCaptain.area_id) == area_id,
                col(Membership.area_id) == area_id,
                col(Membership.home),
            )
            .order_by(col(StairwellCaptain.id))
        )
        return [(row[0], row[1]) for row in rows]

    async def captains_among(self, member_ids: Collection[int]) -> dict[int, StairwellCaptain]:
        """Those of them who are captains where they live."""
        if not member_ids:
            return {}
        rows = await self.all_rows(
            select(StairwellCaptain)
            .join(Membership, col(Membership.member_id) == col(StairwellCaptain.member_id))
            .where(
                col(StairwellCaptain.member_id).in_(member_ids),
                col(Membership.area_id) == col(StairwellCaptain.area_id),
                col(Membership.home),
            )
        )
        return {each.member_id: each for each in rows}

    async def save_captain(self, captain: StairwellCaptain) -> None:
        self.session.add(captain)
        await self.session.flush()

    async def end_captaincy(self, member_id: int) -> None:
        for each in await self.all_rows(
            select(StairwellCaptain).where(col(StairwellCaptain.member_id) == member_id)
        ):
            await self.session.delete(each)
        await self.session.flush()

    async def forget_who_counted(self, before: date) -> None:
        """Nothing says any more that somebody told of a day before that one."""
        await self.session.execute(
            update(StairwellCaptain)
            .where(col(StairwellCaptain.counted_on) < before)
            .values(counted_on=None)
            .execution_options(synchronize_session=False)
        )

    async def captains_before(self, before: datetime) -> list[Member]:
        """Everybody who is captain of something since before that moment."""
        theirs = select(col(StairwellCaptain.member_id)).where(col(StairwellCaptain.since) < before)
        return await self.all_rows(
            select(Member).where(col(Member.id).in_(theirs)).order_by(col(Member.id))
        )

    async def forget_captains(self, before: datetime) -> None:
        """The season is over: nobody who began before that moment is captain any more."""
        await self.session.execute(
            delete(StairwellCaptain)
            .where(col(StairwellCaptain.since) < before)
            .execution_options(synchronize_session=False)
        )

    async def add_doors(self, area_id: int, on: date, doors: int, begins: datetime) -> None:
        """So many more, or fewer, in an area's sum of a day, which `begins` then."""
        fresh = self.upsert_into(DoorCount).values(
            area_id=area_id, on=on, doors=max(0, doors), at=begins
        )
        sum_ = func.coalesce(col(DoorCount.doors), 0) + doors
        await self.session.execute(
            fresh.on_conflict_do_update(index_elements=["area_id", "on"], set_={"doors": sum_})
        )

    async def doors_on(self, area_id: int, on: date) -> int | None:
        """An area's sum of a day; None where no captain told any."""
        found = await self.session.get(DoorCount, (area_id, on), populate_existing=True)
        return max(0, found.doors) if found else None

    async def doors_since(self, area_id: int, first: date) -> int:
        """An area's sum since that day."""
        result = await self.session.execute(
            select(func.sum(col(DoorCount.doors))).where(
                col(DoorCount.area_id) == area_id, col(DoorCount.on) >= first
            )
        )
        return max(0, int(result.scalar_one() or 0))
