"""What is forgotten of a café, and when."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import (
    case,
    delete,
    exists,
    func,
    or_,
    select,
    union,
    update,
)
from sqlmodel import col

from storage.cafe.recurring import RecurringCafe
from storage.cafe.tables import (
    SEATED,
    SOME,
    Attendance,
    Cafe,
    CafeAnswer,
    CafeState,
)
from storage.people import Member
from storage.query import QueryGroup


class CafeRetentionQueries(QueryGroup):
    """What goes when a café is over, over one transaction's session."""

    async def delete_cafe(self, cafe_id: int) -> None:
        await self.session.execute(delete(Cafe).where(col(Cafe.id) == cafe_id))

    async def delete_cafe_drafts(self, before: datetime, but: Collection[int] = ()) -> None:
        """Forget what was written so long ago and never published, `but` some."""
        await self.session.execute(
            delete(Cafe).where(
                col(Cafe.state) == CafeState.DRAFT,
                col(Cafe.created_at) < before,
                col(Cafe.id).not_in(but),
            )
        )

    async def long_over(self, before: datetime) -> list[int]:
        """Cafés that began before the moment, and of which it is still known who met, locked."""
        return await self.all_rows(
            select(col(Cafe.id))
            .where(
                col(Cafe.starts_at) < before,
                col(Cafe.state) != CafeState.DRAFT,
                or_(
                    col(Cafe.host_id).is_not(None),
                    col(Cafe.place) != "",
                    exists().where(col(CafeAnswer.cafe_id) == col(Cafe.id)),
                ),
            )
            .order_by(col(Cafe.id))
            .limit(SOME)
            .with_for_update()
        )

    async def forget_who_met(self, cafe_ids: Collection[int]) -> None:
        """Each member keeps how often they met; who met whom, where, is forgotten."""
        took_place = (
            col(Cafe.id).in_(cafe_ids),
            col(Cafe.state) == CafeState.OVER,
            or_(col(Cafe.outcome).is_(None), col(Cafe.outcome) != "not_yet"),
        )
        hosts = select(col(Cafe.host_id), col(Cafe.id)).where(
            col(Cafe.host_id).is_not(None), *took_place
        )
        guests = (
            select(col(CafeAnswer.member_id), col(CafeAnswer.cafe_id))
            .join(Cafe, col(Cafe.id) == col(CafeAnswer.cafe_id))
            .where(col(CafeAnswer.coming) == Attendance.GOING, *took_place)
        )
        there = union(hosts, guests).subquery()
        counts = select(there.c.host_id, func.count()).group_by(there.c.host_id)
        for row in (await self.session.execute(counts.order_by(there.c.host_id))).all():
            await self.session.execute(
                update(Member)
                .where(col(Member.id) == row[0])
                .values(meetings=col(Member.meetings) + row[1])
                .execution_options(synchronize_session=False)
            )
        # A café that was over before its count was kept has it in its answers alone.
        heads = func.sum(1 + case((col(CafeAnswer.guest).is_not(None), 1), else_=0))
        seated = select(func.coalesce(heads, 0)).where(
            col(CafeAnswer.cafe_id) == col(Cafe.id), col(CafeAnswer.coming).in_(SEATED)
        )
        await self.session.execute(
            update(Cafe)
            .where(
                col(Cafe.id).in_(cafe_ids),
                col(Cafe.state) == CafeState.OVER,
                col(Cafe.came).is_(None),
            )
            .values(came=seated.scalar_subquery())
            .execution_options(synchronize_session=False)
        )
        await self.session.execute(
            delete(CafeAnswer)
            .where(col(CafeAnswer.cafe_id).in_(cafe_ids))
            .execution_options(synchronize_session=False)
        )
        # What still comes back names its host, and must not name what is forgotten.
        await self.session.execute(
            update(RecurringCafe)
            .where(col(RecurringCafe.cafe_id).in_(cafe_ids))
            .values(cafe_id=None)
            .execution_options(synchronize_session=False)
        )
        await self.session.execute(
            update(Cafe)
            .where(col(Cafe.id).in_(cafe_ids))
            .values(host_id=None, heir_id=None, address=None, place="", note="")
            .execution_options(synchronize_session=False)
        )

    async def forget_answer(self, cafe_id: int, member_id: int) -> None:
        """Take a member's answer back as if never given."""
        await self.session.execute(
            delete(CafeAnswer).where(
                col(CafeAnswer.cafe_id) == cafe_id, col(CafeAnswer.member_id) == member_id
            )
        )

    async def forget_guests_of(self, cafe_id: int) -> None:
        """Names of guests without account have served when the café is over; its count is kept."""
        await self.session.execute(
            update(CafeAnswer)
            .where(col(CafeAnswer.cafe_id) == cafe_id, col(CafeAnswer.guest).is_not(None))
            .values(guest=None)
            .execution_options(synchronize_session=False)
        )

    async def forget_guests(self, before: datetime) -> None:
        """Names of guests without account, and home addresses, are not kept after the café."""
        over = select(col(Cafe.id)).where(col(Cafe.starts_at) < before)
        await self.session.execute(
            update(CafeAnswer)
            .where(col(CafeAnswer.cafe_id).in_(over), col(CafeAnswer.guest).is_not(None))
            .values(guest=None)
            .execution_options(synchronize_session=False)
        )
        await self.session.execute(
            update(Cafe)
            .where(col(Cafe.starts_at) < before, col(Cafe.address).is_not(None))
            .values(address=None)
            .execution_options(synchronize_session=False)
        )
