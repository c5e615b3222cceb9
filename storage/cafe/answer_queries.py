"""Who answered a café, who waits for a seat, and who met whom."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import (
    and_,
    bindparam,
    case,
    exists,
    func,
    or_,
    select,
    union,
)
from sqlmodel import col

from storage.area import Membership
from storage.area.removals import OUT, Removal
from storage.cafe.tables import (
    SEATED,
    Attendance,
    AttendanceCount,
    Cafe,
    CafeAnswer,
    CafeState,
)
from storage.people import Member
from storage.query import QueryGroup

# What every press asks is built once: putting an expression together costs more than running it.
COUNTS = (
    select(
        func.coalesce(
            func.sum(1 + case((col(CafeAnswer.guest).is_not(None), 1), else_=0)).filter(
                col(CafeAnswer.coming).in_(SEATED)
            ),
            0,
        ).label("seated"),
        func.count().filter(col(CafeAnswer.coming) == Attendance.MAYBE).label("maybe"),
        func.count().filter(col(CafeAnswer.coming) == Attendance.WAITING).label("waiting"),
    )
    .where(col(CafeAnswer.cafe_id) == bindparam("cafe"))
    .subquery("counts")
)
TALLY = select(*COUNTS.c)
BARRED = (
    exists()
    .where(
        OUT,
        col(Removal.member_id) == bindparam("member"),
        col(Removal.area_id)
        == select(col(Cafe.area_id)).where(col(Cafe.id) == bindparam("cafe")).scalar_subquery(),
    )
    .label("barred")
)
STANDING = (
    select(*COUNTS.c, CafeAnswer, BARRED)
    .select_from(COUNTS)
    .outerjoin(
        CafeAnswer,
        and_(
            col(CafeAnswer.cafe_id) == bindparam("cafe"),
            col(CafeAnswer.member_id) == bindparam("member"),
        ),
    )
)


class CafeAnswerQueries(QueryGroup):
    """Answers to cafés, over one transaction's session."""

    async def count_attendance(self, cafe_id: int) -> AttendanceCount:
        return AttendanceCount(*(await self.session.execute(TALLY, {"cafe": cafe_id})).one())

    async def count_with_answer_of(
        self, cafe_id: int, member_id: int
    ) -> tuple[AttendanceCount, CafeAnswer | None, bool]:
        """The counts, a member's own answer, and whether its area took them out, in one query.

        Ask once the café is locked: PostgreSQL counts as of a statement's beginning, so that
        one which waited for the lock would miss what its former holder wrote.
        """
        result = await self.session.execute(STANDING, {"cafe": cafe_id, "member": member_id})
        *counts, mine, barred = result.one()
        return AttendanceCount(*counts), mine, bool(barred)

    async def get_answer(self, cafe_id: int, member_id: int) -> CafeAnswer | None:
        return await self.session.get(CafeAnswer, (cafe_id, member_id))

    async def save_answer(self, answer: CafeAnswer) -> None:
        """Write an answer over the member's earlier one, in one statement."""
        values = answer.model_dump()
        await self.session.execute(
            self.upsert_into(CafeAnswer)
            .values(values)
            .on_conflict_do_update(
                index_elements=[col(CafeAnswer.cafe_id), col(CafeAnswer.member_id)], set_=values
            )
        )

    async def first_waiting(self, cafe_id: int) -> CafeAnswer | None:
        result = await self.session.execute(
            select(CafeAnswer)
            .where(col(CafeAnswer.cafe_id) == cafe_id, col(CafeAnswer.coming) == Attendance.WAITING)
            .order_by(col(CafeAnswer.at), col(CafeAnswer.member_id))
            .limit(1)
            .execution_options(populate_existing=True)
        )
        return result.scalar_one_or_none()

    async def list_answers(
        self, cafe_id: int, among: Collection[Attendance]
    ) -> list[tuple[CafeAnswer, Member]]:
        result = await self.session.execute(
            select(CafeAnswer, Member)
            .join(Member, col(Member.id) == col(CafeAnswer.member_id))
            .where(col(CafeAnswer.cafe_id) == cafe_id, col(CafeAnswer.coming).in_(among))
            .order_by(col(CafeAnswer.at), col(CafeAnswer.member_id))
        )
        return [(row[0], row[1]) for row in result]

    async def lapsed_offers(self, now: datetime) -> list[tuple[int, int]]:
        """Café and member of every offer whose time is over."""
        result = await self.session.execute(
            select(col(CafeAnswer.cafe_id), col(CafeAnswer.member_id))
            .where(
                col(CafeAnswer.coming) == Attendance.OFFERED, col(CafeAnswer.offered_until) <= now
            )
            .order_by(col(CafeAnswer.cafe_id), col(CafeAnswer.member_id))
        )
        return [(row[0], row[1]) for row in result]

    async def answered_cafes(self, member_id: int, after: datetime) -> list[int]:
        """Open cafés to come that a member answered."""
        return await self.all_rows(
            select(col(Cafe.id))
            .join(CafeAnswer, col(CafeAnswer.cafe_id) == col(Cafe.id))
            .where(
                col(CafeAnswer.member_id) == member_id,
                col(Cafe.state) == CafeState.OPEN,
                col(Cafe.starts_at) > after,
            )
            .order_by(col(Cafe.id))
        )

    async def who_answered(self, cafe_id: int) -> set[int]:
        return set(
            await self.all_rows(
                select(col(CafeAnswer.member_id)).where(col(CafeAnswer.cafe_id) == cafe_id)
            )
        )

    async def cafes_shared_by(self, one: int, other: int) -> list[int]:
        """Cafés which both of two members host or answered."""
        touched = [
            union(
                select(col(CafeAnswer.cafe_id)).where(col(CafeAnswer.member_id) == member),
                select(col(Cafe.id)).where(col(Cafe.host_id) == member),
            ).subquery()
            for member in (one, other)
        ]
        both = select(touched[0].c[0]).where(touched[0].c[0].in_(select(touched[1].c[0])))
        return sorted(await self.all_rows(both))

    async def met_over_cafes(self, member_id: int, now: datetime) -> dict[int, str]:
        """Whom cafés show to a member by name, by key.

        Hosts where they live or answered, and who comes to what they host themselves.
        """
        theirs = select(col(Membership.area_id)).where(col(Membership.member_id) == member_id)
        answered = select(col(CafeAnswer.cafe_id)).where(col(CafeAnswer.member_id) == member_id)
        hosts = select(col(Cafe.host_id)).where(
            col(Cafe.state) != CafeState.DRAFT,
            or_(
                col(Cafe.id).in_(answered),
                and_(col(Cafe.starts_at) > now, col(Cafe.area_id).in_(theirs)),
            ),
        )
        guests = (
            select(col(CafeAnswer.member_id))
            .join(Cafe, col(Cafe.id) == col(CafeAnswer.cafe_id))
            .where(col(Cafe.host_id) == member_id, col(CafeAnswer.coming) == Attendance.GOING)
        )
        rows = await self.session.execute(
            select(col(Member.id), col(Member.name))
            .where(or_(col(Member.id).in_(hosts), col(Member.id).in_(guests)))
            .order_by(col(Member.id))
        )
        return {row[0]: row[1] for row in rows}

    async def regular_guests(self, among: Collection[int], times: int, now: datetime) -> set[int]:
        """Those of these members who were at so many past cafés, as host or as guest."""
        if not among:
            return set()
        took_place = (
            col(Cafe.state) == CafeState.OVER,
            col(Cafe.starts_at) < now,
            or_(col(Cafe.outcome).is_(None), col(Cafe.outcome) != "not_yet"),
        )
        hosts = select(col(Cafe.host_id), col(Cafe.id)).where(
            col(Cafe.host_id).in_(among), *took_place
        )
        guests = (
            select(col(CafeAnswer.member_id), col(CafeAnswer.cafe_id))
            .join(Cafe, col(Cafe.id) == col(CafeAnswer.cafe_id))
            .where(
                col(CafeAnswer.member_id).in_(among),
                col(CafeAnswer.coming) == Attendance.GOING,
                *took_place,
            )
        )
        there = union(hosts, guests).subquery()
        lately = (
            select(there.c.host_id, func.count().label("times"))
            .group_by(there.c.host_id)
            .subquery()
        )
        often = (
            select(col(Member.id))
            .outerjoin(lately, lately.c.host_id == col(Member.id))
            .where(
                col(Member.id).in_(among),
                col(Member.meetings) + func.coalesce(lately.c.times, 0) >= times,
            )
        )
        return set(await self.all_rows(often))
