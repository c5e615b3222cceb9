"""Captains of stairwells, by their own wish, and how many doors an area's captains tried.

Of a day only the area's sum is kept, if three captains told; who told how many is known, sealed,
until noon of the day after. No door, and not where it is.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import (
    ColumnElement,
    UniqueConstraint,
    case,
    delete,
    exists,
    or_,
    select,
    update,
)
from sqlmodel import Field, col

from storage.area import Area, Membership
from storage.people import Member
from storage.query import DueCheck, QueryGroup
from storage.retention import RetentionPolicy, Table, days_kept
from storage.types import SealedText, UnreadableText, UtcInstant, foreign_key, primary_key

ENOUGH = 3
"""Captains whose doors together are nobody's own number."""


class StairwellCaptain(Table, table=True):
    """Somebody looks after a stairwell or street where they live, as they call it.

    Organisers read their name only when they are `named`.
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
    since: datetime = Field(sa_type=UtcInstant)

    @property
    def key_subject(self) -> str:
        """What letters to them as a captain have as their subject."""
        return f"captain:{self.id}"


class DoorCount(Table, table=True):
    """How many doors the captains of an area tried on a hot day, so many of them together.

    What was `said` of it is the sum of so many of them, `said_by`.
    """

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(keep=days_kept(60), since="at")

    area_id: int = foreign_key("area.id", index=False, primary_key=True)
    on: date = Field(primary_key=True)
    doors: int = 0
    captains: int = 0
    said: int = 0
    said_by: int = 0
    at: datetime = Field(sa_type=UtcInstant)

    def speak(self) -> int | None:
        """The sum as it may be said; None while fewer than three captains told.

        It grows by three captains or not at all: a difference of two sums is nobody's number.
        """
        if self.captains - self.said_by >= ENOUGH:
            self.said, self.said_by = self.doors, self.captains
        return self.said if self.said_by else None


class DoorsTold(Table, table=True):
    """For which day a captain told how many doors: it counts once, and can be taken back.

    It is forgotten when the day cannot be told of any more.
    """

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=days_kept(1), since="until", member="member_id", on_erase="delete"
    )

    member_id: int = foreign_key("member.id", index=False, primary_key=True)
    on: date = Field(primary_key=True)
    area_id: int = foreign_key("area.id")
    doors: str | None = Field(default=None, sa_type=SealedText)
    until: datetime = Field(sa_type=UtcInstant)

    @property
    def number(self) -> int | None:
        """How many; None where no key at hand reads it."""
        known = self.doors and not isinstance(self.doors, UnreadableText)
        return int(self.doors or 0) if known else None


CAPTAINS = DueCheck(
    lambda _: or_(
        exists().where(col(StairwellCaptain.id).is_not(None)),
        exists().where(col(DoorsTold.member_id).is_not(None)),
        exists().where(col(DoorCount.area_id).is_not(None)),
    )
)
"""There is a captain of some stairwell, or doors were told: also once all captains are gone."""


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

    async def doors_told(self, member_id: int, on: date) -> DoorsTold | None:
        """What somebody told of that day."""
        return await self.session.get(DoorsTold, (member_id, on))

    async def days_told(self, member_ids: Collection[int]) -> set[tuple[int, date]]:
        """Of which days they told, each of them."""
        told = select(DoorsTold).where(col(DoorsTold.member_id).in_(member_ids))
        return {(each.member_id, each.on) for each in await self.all_rows(told)}

    async def told_by_both(self, one: int, other: int) -> list[DoorsTold]:
        """What the second told of days and areas of which the first told as well."""
        theirs = select(DoorsTold).where(col(DoorsTold.member_id).in_((one, other)))
        told = await self.all_rows(theirs)
        known = {(each.area_id, each.on) for each in told if each.member_id == one}
        return [
            each for each in told if each.member_id == other and (each.area_id, each.on) in known
        ]

    async def count_one_captain_less(self, area_id: int, on: date) -> None:
        await self.session.execute(
            update(DoorCount)
            .where(col(DoorCount.area_id) == area_id, col(DoorCount.on) == on)
            .values(captains=_at_least_none(col(DoorCount.captains) - 1))
            .execution_options(synchronize_session=False)
        )

    async def save_told(self, told: DoorsTold) -> None:
        self.session.add(told)
        await self.session.flush()

    async def forget_told(self, told: DoorsTold) -> None:
        await self.session.delete(told)
        await self.session.flush()

    async def forget_who_counted(self, now: datetime) -> None:
        """Nothing says any more who told of days that are over, nor what one or two told.

        Of a sum that may not be said it is known that doors were tried.
        """
        await self.session.execute(
            delete(DoorsTold)
            .where(col(DoorsTold.until) <= now)
            .execution_options(synchronize_session=False)
        )
        whole = col(DoorCount.captains) - col(DoorCount.said_by) >= ENOUGH
        some = case((col(DoorCount.doors) > 0, 1), else_=0)
        kept = case((col(DoorCount.said_by) > 0, col(DoorCount.said)), else_=some)
        still_told = exists().where(
            col(DoorsTold.area_id) == col(DoorCount.area_id), col(DoorsTold.on) == col(DoorCount.on)
        )
        await self.session.execute(
            update(DoorCount)
            .where(~whole, ~still_told, col(DoorCount.doors) != kept)
            .values(doors=kept)
            .execution_options(synchronize_session=False)
        )

    async def captains_before(self, before: datetime) -> list[Member]:
        """Everybody who is captain of something since before that moment."""
        theirs = select(col(StairwellCaptain.member_id)).where(col(StairwellCaptain.since) < before)
        return await self.all_rows(
            select(Member).where(col(Member.id).in_(theirs)).order_by(col(Member.id))
        )

    async def forget_captains(self, before: datetime) -> int:
        """The season is over: nobody who began before is captain any more; how many were."""
        return await self.count_touched(
            delete(StairwellCaptain)
            .where(col(StairwellCaptain.since) < before)
            .execution_options(synchronize_session=False)
        )

    async def add_doors(
        self, area_id: int, on: date, doors: int, begins: datetime, *, captains: int = 0
    ) -> None:
        """So many more, or fewer, in an area's sum of a day, which `begins` then; by so many."""
        fresh = self.upsert_into(DoorCount).values(
            area_id=area_id,
            on=on,
            doors=max(0, doors),
            captains=max(0, captains),
            said=0,
            said_by=0,
            at=begins,
        )
        sums = {
            "doors": _at_least_none(col(DoorCount.doors) + doors),
            "captains": _at_least_none(col(DoorCount.captains) + captains),
        }
        await self.session.execute(
            fresh.on_conflict_do_update(index_elements=["area_id", "on"], set_=sums)
        )

    async def doors_on(self, area_id: int, on: date) -> DoorCount | None:
        """An area's sum of a day; None where no captain told any."""
        await self.session.flush()
        found = await self.session.get(DoorCount, (area_id, on), populate_existing=True)
        return found if found and found.captains else None

    async def doors_since(self, area_id: int, first: date) -> list[DoorCount]:
        """An area's sums since that day."""
        await self.session.flush()
        return await self.all_rows(
            select(DoorCount)
            .where(col(DoorCount.area_id) == area_id, col(DoorCount.on) >= first)
            .execution_options(populate_existing=True)
        )


def _at_least_none(sum_: ColumnElement[int]) -> ColumnElement[int]:
    return case((sum_ < 0, 0), else_=sum_)
