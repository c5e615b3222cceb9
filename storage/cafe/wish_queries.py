"""Wishes that may meet, those that are asked together, and what is due of them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, delete, exists, func, or_, select, update
from sqlmodel import col

from storage.area import Area, Membership
from storage.cafe.wishes import CafeGathering, CafeWish
from storage.people import Member, has_reachable_account
from storage.query import DueCheck, QueryGroup

LEAST = 3
"""Wishes that are asked together: with fewer, one would be told of another."""


class CafeWishQueries(QueryGroup):
    """Wishes for a café, over one transaction's session."""

    async def save_wish(self, wish: CafeWish) -> None:
        """A member's wish in an area; made twice at once it is one, with the times of the later."""
        values = wish.model_dump()
        renewed = {name: values[name] for name in ("times", "ask_at", "asked")}
        await self.session.execute(
            self.upsert_into(CafeWish)
            .values(values)
            .on_conflict_do_update(
                index_elements=[col(CafeWish.member_id), col(CafeWish.area_id)], set_=renewed
            )
        )

    async def wish_of(self, member_id: int, area_id: int) -> CafeWish | None:
        found = await self.session.execute(
            select(CafeWish)
            .where(col(CafeWish.member_id) == member_id, col(CafeWish.area_id) == area_id)
            .execution_options(populate_existing=True)
        )
        return found.scalar_one_or_none()

    async def wishes_of(self, member_id: int) -> list[CafeWish]:
        """What a member wishes, the eldest first."""
        return await self.all_rows(
            select(CafeWish)
            .where(col(CafeWish.member_id) == member_id)
            .order_by(col(CafeWish.made_at), col(CafeWish.id))
        )

    async def lock_gathering(self, gathering_id: int) -> CafeGathering | None:
        """The gathering, locked until the transaction ends: its wishes are changed under it."""
        found = await self.session.execute(
            select(CafeGathering)
            .where(col(CafeGathering.id) == gathering_id)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
        return found.scalar_one_or_none()

    async def lock_wish(self, wish_id: int) -> tuple[CafeWish | None, CafeGathering | None]:
        """The wish, locked, and its gathering, which is locked first."""
        held = select(col(CafeWish.gathering_id)).where(col(CafeWish.id) == wish_id)
        gathering_id = (await self.session.execute(held)).scalar_one_or_none()
        gathering = await self.lock_gathering(gathering_id) if gathering_id else None
        found = await self.session.execute(
            select(CafeWish)
            .where(col(CafeWish.id) == wish_id)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
        wish = found.scalar_one_or_none()
        if wish and wish.gathering_id and wish.gathering_id != gathering_id:
            # It was gathered while we waited.
            gathering = await self.lock_gathering(wish.gathering_id)
        return wish, gathering if wish and wish.gathering_id else None

    async def areas_of_wishes(self, now: datetime) -> list[int]:
        """Where enough wishes wait that some may meet."""
        return await self.all_rows(_areas_where_some_meet(now).order_by(col(CafeWish.area_id)))

    async def wishes_to_gather(self, area_id: int, now: datetime) -> list[tuple[CafeWish, Member]]:
        """Wishes of those to whom something may be proposed now, locked, the eldest first."""
        rows = await self.session.execute(
            select(CafeWish, Member)
            .join(Member, col(Member.id) == col(CafeWish.member_id))
            .join(
                Membership,
                and_(
                    col(Membership.member_id) == col(CafeWish.member_id),
                    col(Membership.area_id) == col(CafeWish.area_id),
                ),
            )
            .where(
                col(CafeWish.area_id) == area_id,
                _waits(now),
                col(Membership.cafe).is_(True),
                or_(col(Member.paused_until).is_(None), col(Member.paused_until) <= now),
                has_reachable_account(col(Member.id)),
            )
            .order_by(col(CafeWish.made_at), col(CafeWish.id))
            .with_for_update(of=CafeWish)
            .execution_options(populate_existing=True)
        )
        return [(row[0], row[1]) for row in rows]

    async def rest_wishes_of(self, member_ids: Collection[int], until: datetime) -> None:
        """Whatever these wish elsewhere, nothing more is proposed to them until then."""
        await self.session.flush()
        later = or_(col(CafeWish.rests_until).is_(None), col(CafeWish.rests_until) < until)
        await self.session.execute(
            update(CafeWish)
            .where(col(CafeWish.member_id).in_(member_ids), later)
            .values(rests_until=until)
        )

    async def wishes_in(self, gathering_id: int) -> list[tuple[CafeWish, Member]]:
        """Who is asked together: those who answered first come first."""
        await self.session.flush()
        rows = await self.session.execute(
            select(CafeWish, Member)
            .join(Member, col(Member.id) == col(CafeWish.member_id))
            .where(col(CafeWish.gathering_id) == gathering_id)
            .order_by(
                col(CafeWish.said_at).is_(None),
                col(CafeWish.said_at),
                col(CafeWish.made_at),
                col(CafeWish.id),
            )
        )
        return [(row[0], row[1]) for row in rows]

    async def gathering_of_cafe(self, cafe_id: int) -> CafeGathering | None:
        """The gathering out of which a café comes, locked; the café is locked first."""
        found = await self.session.execute(
            select(CafeGathering)
            .where(col(CafeGathering.cafe_id) == cafe_id)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
        return found.scalars().first()

    async def gatherings_due(self, now: datetime) -> list[int]:
        return await self.all_rows(
            select(col(CafeGathering.id))
            .where(col(CafeGathering.step_at) <= now)
            .order_by(col(CafeGathering.id))
        )

    async def wishes_to_ask(self, now: datetime) -> list[int]:
        """Those that are old, and wait."""
        return await self.all_rows(
            select(col(CafeWish.id)).where(_is_old(now)).order_by(col(CafeWish.id))
        )

    async def delete_wish(self, wish: CafeWish) -> None:
        await self.session.flush()
        await self.session.execute(delete(CafeWish).where(col(CafeWish.id) == wish.id))
        self.session.expunge(wish)

    async def delete_gathering(self, gathering: CafeGathering) -> None:
        await self.session.flush()
        await self.session.execute(
            delete(CafeGathering).where(col(CafeGathering.id) == gathering.id)
        )
        self.session.expunge(gathering)


def _waits(now: object) -> ColumnElement[bool]:
    """Wishes that are in no gathering, and do not rest."""
    rests = col(CafeWish.rests_until)
    return and_(col(CafeWish.gathering_id).is_(None), or_(rests.is_(None), rests <= now))


def _areas_where_some_meet(now: object) -> Select[Any]:
    return (
        select(col(CafeWish.area_id))
        .join(Area, col(Area.id) == col(CafeWish.area_id))
        .where(_waits(now), col(Area.closed_at).is_(None))
        .group_by(col(CafeWish.area_id))
        .having(func.count() >= LEAST)
    )


def _is_old(now: object) -> ColumnElement[bool]:
    return and_(col(CafeWish.gathering_id).is_(None), col(CafeWish.ask_at) <= now)


WISHES_MEET = DueCheck(lambda now: _areas_where_some_meet(now).exists())
"""In some area enough wishes wait."""

GATHERINGS_DUE = DueCheck(lambda now: exists().where(col(CafeGathering.step_at) <= now))
"""The time for an answer is over, or a café out of wishes begins."""

WISHES_OLD = DueCheck(lambda now: exists().where(_is_old(now)))
"""Whoever wished is to be asked whether they still do."""
