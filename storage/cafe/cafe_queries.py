"""Cafés to come, past, and as drafts."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import (
    and_,
    bindparam,
    func,
    or_,
    select,
)
from sqlmodel import col

from storage.area import Area, Membership
from storage.cafe.recurring import RecurringCafe
from storage.cafe.tables import (
    Cafe,
    CafeAnswer,
    CafeState,
)
from storage.errors import RowMissing
from storage.people import Member
from storage.query import QueryGroup

WHOLE = (
    select(Cafe, Area, Member, RecurringCafe)
    .join(Area, col(Area.id) == col(Cafe.area_id))
    .outerjoin(Member, col(Member.id) == col(Cafe.host_id))
    .outerjoin(
        RecurringCafe,
        and_(
            col(RecurringCafe.cafe_id) == col(Cafe.id),
            col(RecurringCafe.host_id) == col(Cafe.host_id),
        ),
    )
    .where(col(Cafe.id) == bindparam("cafe"))
)
LOCKED = WHOLE.with_for_update(of=Cafe)


class CafeListQueries(QueryGroup):
    """Cafés themselves, over one transaction's session."""

    async def count_held(self, area_id: int, since: datetime, until: datetime) -> tuple[int, int]:
        """To how many cafés of that time somebody came, and how many came in all."""
        result = await self.session.execute(
            select(func.count(), func.coalesce(func.sum(col(Cafe.came)), 0)).where(
                col(Cafe.area_id) == area_id,
                col(Cafe.state) == CafeState.OVER,
                col(Cafe.came) > 0,
                or_(col(Cafe.outcome).is_(None), col(Cafe.outcome) != "not_yet"),
                col(Cafe.starts_at) >= since,
                col(Cafe.starts_at) < until,
            )
        )
        held, came = result.one()
        return int(held or 0), int(came or 0)

    def add_cafe(self, cafe: Cafe) -> None:
        self.session.add(cafe)

    async def cafe_with_people(
        self, cafe_id: int, *, lock: bool = True
    ) -> tuple[Cafe, Area, Member | None, RecurringCafe | None]:
        """The café, locked so that two neighbours cannot take one seat, its area and its host.

        With it the recurring café whose last occurrence it is, if its host has it come back.
        """
        row = (await self.session.execute(LOCKED if lock else WHOLE, {"cafe": cafe_id})).first()
        if row is not None and row[0].host_id and row[2] is None:
            # Who waited for PostgreSQL's lock reads the café anew, and not the host joined to it.
            row = (await self.session.execute(WHOLE, {"cafe": cafe_id})).first()
        if row is None:
            raise RowMissing("Cafe", cafe_id)
        return row[0], row[1], row[2], row[3]

    async def cafe_by_code(self, code: str) -> Cafe | None:
        result = await self.session.execute(select(Cafe).where(col(Cafe.code) == code))
        return result.scalar_one_or_none()

    async def days_of_cafes(self, ids: Collection[int]) -> dict[int, datetime]:
        """When these begin."""
        found = select(col(Cafe.id), col(Cafe.starts_at)).where(col(Cafe.id).in_(ids))
        return {row.id: row.starts_at for row in await self.session.execute(found)}

    async def cafes_starting(self, after: datetime, before: datetime) -> list[int]:
        """Open cafés that start in the window."""
        return await self.all_rows(
            select(col(Cafe.id))
            .where(
                col(Cafe.state) == CafeState.OPEN,
                col(Cafe.starts_at) > after,
                col(Cafe.starts_at) <= before,
            )
            .order_by(col(Cafe.id))
        )

    async def cafes_between(self, area_id: int, begins: datetime, ends: datetime) -> list[Cafe]:
        """An area's open cafés that start from then until then, first ones first."""
        return await self.all_rows(
            select(Cafe)
            .where(
                col(Cafe.area_id) == area_id,
                col(Cafe.state) == CafeState.OPEN,
                col(Cafe.starts_at) >= begins,
                col(Cafe.starts_at) < ends,
            )
            .order_by(col(Cafe.starts_at), col(Cafe.id))
        )

    async def upcoming_cafes(self, member_id: int, now: datetime, limit: int = 10) -> list[Cafe]:
        """The next open cafés in the member's areas, or which they host or answered."""
        mine = select(col(Membership.area_id)).where(col(Membership.member_id) == member_id)
        answered = select(col(CafeAnswer.cafe_id)).where(col(CafeAnswer.member_id) == member_id)
        return await self.all_rows(
            select(Cafe)
            .where(
                col(Cafe.state) == CafeState.OPEN,
                col(Cafe.starts_at) > now,
                col(Cafe.area_id).in_(mine)
                | col(Cafe.id).in_(answered)
                | (col(Cafe.host_id) == member_id),
            )
            .order_by(col(Cafe.starts_at), col(Cafe.id))
            .limit(limit)
        )

    async def hosted_cafes(self, member_id: int) -> list[int]:
        """Every café a member published, past ones included."""
        return await self.all_rows(
            select(col(Cafe.id))
            .where(col(Cafe.host_id) == member_id, col(Cafe.state) != CafeState.DRAFT)
            .order_by(col(Cafe.id))
        )

    async def cafe_drafts(self, member_id: int) -> list[Cafe]:
        return await self.all_rows(
            select(Cafe).where(col(Cafe.host_id) == member_id, col(Cafe.state) == CafeState.DRAFT)
        )

    async def count_cafes_of(self, member_id: int, now: datetime) -> int:
        """How many drafts and cafés to come a member has; what comes back counts in between too."""
        live = or_(
            col(Cafe.state) == CafeState.DRAFT,
            and_(col(Cafe.state) == CafeState.OPEN, col(Cafe.starts_at) > now),
        )
        to_come = select(col(Cafe.id)).where(col(Cafe.host_id) == member_id, live)
        between = (
            select(func.count(col(RecurringCafe.id)))
            .where(
                col(RecurringCafe.host_id) == member_id,
                or_(
                    col(RecurringCafe.cafe_id).is_(None),
                    col(RecurringCafe.cafe_id).not_in(to_come),
                ),
            )
            .scalar_subquery()
        )
        result = await self.session.execute(
            select(func.count() + between).where(col(Cafe.host_id) == member_id, live)
        )
        return int(result.scalar_one())

    async def hosted_at(self, member_id: int, starts_at: datetime) -> Cafe | None:
        """What a member hosts at that very moment."""
        result = await self.session.execute(
            select(Cafe).where(
                col(Cafe.host_id) == member_id,
                col(Cafe.starts_at) == starts_at,
                col(Cafe.state).in_((CafeState.DRAFT, CafeState.OPEN)),
            )
        )
        return result.scalars().first()

    async def open_cafe_at(self, member_id: int, area_id: int, starts_at: datetime) -> Cafe | None:
        """What a member has published in an area for that very moment."""
        result = await self.session.execute(
            select(Cafe)
            .where(
                col(Cafe.host_id) == member_id,
                col(Cafe.area_id) == area_id,
                col(Cafe.starts_at) == starts_at,
                col(Cafe.state) == CafeState.OPEN,
            )
            .order_by(col(Cafe.id))
        )
        return result.scalars().first()

    async def to_come(self, area_id: int, now: datetime) -> list[int]:
        """An area's open cafés that have not begun."""
        return await self.all_rows(
            select(col(Cafe.id))
            .where(
                col(Cafe.area_id) == area_id,
                col(Cafe.state) == CafeState.OPEN,
                col(Cafe.starts_at) > now,
            )
            .order_by(col(Cafe.id))
        )

    async def past_cafes(self, before: datetime) -> list[int]:
        """Open cafés that started before the moment."""
        return await self.all_rows(
            select(col(Cafe.id))
            .where(col(Cafe.state) == CafeState.OPEN, col(Cafe.starts_at) <= before)
            .order_by(col(Cafe.id))
        )

    async def cafes_to_review(self, after: datetime) -> list[int]:
        """Cafés that took place since the moment, and whose host has not said how it went."""
        return await self.all_rows(
            select(col(Cafe.id))
            .where(
                col(Cafe.state) == CafeState.OVER,
                col(Cafe.starts_at) > after,
                col(Cafe.outcome).is_(None),
            )
            .order_by(col(Cafe.id))
        )
