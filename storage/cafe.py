"""Cafés between neighbours: the invitation, who answered, who waits for a seat."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import (
    JSON,
    and_,
    bindparam,
    case,
    delete,
    exists,
    func,
    or_,
    select,
    union,
    update,
)
from sqlmodel import Field, col

from storage.area import Area, Membership
from storage.errors import RowMissing
from storage.people import Member
from storage.query import QueryGroup
from storage.retention import RetentionPolicy, Table, days_kept
from storage.types import EnumByValue, SealedText, UtcInstant, foreign_key, new_code, primary_key


class CafeState(StrEnum):
    """Where a café stands: shown to its host only, open to answers, called off, past."""

    DRAFT = "draft"
    OPEN = "open"
    CANCELLED = "cancelled"
    OVER = "over"


class Attendance(StrEnum):
    """A neighbour's answer. OFFERED holds a freed seat until it is taken or passed on."""

    GOING = "going"
    MAYBE = "maybe"
    NO = "no"
    WAITING = "waiting"
    OFFERED = "offered"


SEATED = (Attendance.GOING, Attendance.OFFERED)

LINKS_LAST = days_kept(7)
"""How long it is known, from a café's beginning, who met: for how it went, once again a week on,
and for a report of what happened there.
"""

SOME = 100
"""Cafés that are forgotten at once: presses wait for no more than that."""


class Cafe(Table, table=True):
    """One meeting at one place and hour; `address` is a home's, kept from every card."""

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=days_kept(365),
        since="starts_at",
        member="host_id",
        on_erase="blank",
        blank=("host_id", "address"),
    )

    id: int = primary_key()
    code: str = Field(default_factory=new_code, unique=True)
    area_id: int = foreign_key("area.id")
    host_id: int | None = foreign_key("member.id", nullable=True)
    kind: str
    starts_at: datetime = Field(sa_type=UtcInstant, index=True)
    place: str
    address: str | None = Field(default=None, sa_type=SealedText)
    seats: int
    note: str = ""
    access: list[str] = Field(default_factory=list, sa_type=JSON)
    state: CafeState = Field(default=CafeState.DRAFT, sa_type=EnumByValue(CafeState))
    outcome: str | None = None
    # How many came, named guests too, once it is over: who they were is not kept.
    came: int | None = None
    revision: int = 0
    heir_id: int | None = foreign_key("member.id", nullable=True)
    nudged: bool = False
    created_at: datetime = Field(sa_type=UtcInstant)

    @property
    def card_name(self) -> str:
        return f"cafe:{self.id}"

    def open_at(self, now: datetime) -> bool:
        """Whether answers still count."""
        return self.state is CafeState.OPEN and now < self.starts_at

    def within_a_day(self, now: datetime) -> bool:
        return now >= self.starts_at - timedelta(hours=24)


class CafeAnswer(Table, table=True):
    """A member's answer to a café, and the guest without account they bring."""

    __tablename__ = "answer"

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=None,
        because="its café, whose beginning it outlives by a week",
        member="member_id",
        on_erase="delete",
    )

    cafe_id: int = foreign_key("cafe.id", index=False, primary_key=True)
    member_id: int = foreign_key("member.id", primary_key=True)
    coming: Attendance = Field(sa_type=EnumByValue(Attendance))
    guest: str | None = Field(default=None, sa_type=SealedText)
    at: datetime = Field(sa_type=UtcInstant)
    offered_until: datetime | None = Field(default=None, sa_type=UtcInstant, index=True)

    @property
    def seats_taken(self) -> int:
        """How many seats the answer takes."""
        return 1 + (self.guest is not None) if self.coming in SEATED else 0


@dataclass(frozen=True)
class AttendanceCount:
    """Answers as counts: `seated` counts named guests too; the rest count members."""

    seated: int = 0
    maybe: int = 0
    waiting: int = 0

    def with_answer(self, answer: CafeAnswer | None, sign: int = 1) -> AttendanceCount:
        """The counts with one answer more."""
        if answer is None:
            return self
        return AttendanceCount(
            seated=self.seated + sign * answer.seats_taken,
            maybe=self.maybe + sign * (answer.coming is Attendance.MAYBE),
            waiting=self.waiting + sign * (answer.coming is Attendance.WAITING),
        )

    def without_answer(self, answer: CafeAnswer | None) -> AttendanceCount:
        """The counts with one answer less."""
        return self.with_answer(answer, sign=-1)


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
STANDING = (
    select(*COUNTS.c, CafeAnswer)
    .select_from(COUNTS)
    .outerjoin(
        CafeAnswer,
        and_(
            col(CafeAnswer.cafe_id) == bindparam("cafe"),
            col(CafeAnswer.member_id) == bindparam("member"),
        ),
    )
)
WHOLE = (
    select(Cafe, Area, Member)
    .join(Area, col(Area.id) == col(Cafe.area_id))
    .outerjoin(Member, col(Member.id) == col(Cafe.host_id))
    .where(col(Cafe.id) == bindparam("cafe"))
)
LOCKED = WHOLE.with_for_update(of=Cafe)


class CafeQueries(QueryGroup):
    def add_cafe(self, cafe: Cafe) -> None:
        self.session.add(cafe)

    async def cafe_with_people(
        self, cafe_id: int, *, lock: bool = True
    ) -> tuple[Cafe, Area, Member | None]:
        """The café, locked so that two neighbours cannot take one seat, its area and its host."""
        row = (await self.session.execute(LOCKED if lock else WHOLE, {"cafe": cafe_id})).first()
        if row is not None and row[0].host_id and row[2] is None:
            # Who waited for PostgreSQL's lock reads the café anew, and not the host joined to it.
            row = (await self.session.execute(WHOLE, {"cafe": cafe_id})).first()
        if row is None:
            raise RowMissing("Cafe", cafe_id)
        return row[0], row[1], row[2]

    async def cafe_by_code(self, code: str) -> Cafe | None:
        found = await self.session.execute(select(Cafe).where(col(Cafe.code) == code))
        return found.scalar_one_or_none()

    async def count_attendance(self, cafe_id: int) -> AttendanceCount:
        return AttendanceCount(*(await self.session.execute(TALLY, {"cafe": cafe_id})).one())

    async def count_with_answer_of(
        self, cafe_id: int, member_id: int
    ) -> tuple[AttendanceCount, CafeAnswer | None]:
        """The counts, and a member's own answer, in one query.

        Ask once the café is locked: PostgreSQL counts as of a statement's beginning, so that
        one which waited for the lock would miss what its former holder wrote.
        """
        found = await self.session.execute(STANDING, {"cafe": cafe_id, "member": member_id})
        *counts, mine = found.one()
        return AttendanceCount(*counts), mine

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
        found = await self.session.execute(
            select(CafeAnswer)
            .where(col(CafeAnswer.cafe_id) == cafe_id, col(CafeAnswer.coming) == Attendance.WAITING)
            .order_by(col(CafeAnswer.at), col(CafeAnswer.member_id))
            .limit(1)
            .execution_options(populate_existing=True)
        )
        return found.scalar_one_or_none()

    async def list_answers(
        self, cafe_id: int, among: Collection[Attendance]
    ) -> list[tuple[CafeAnswer, Member]]:
        found = await self.session.execute(
            select(CafeAnswer, Member)
            .join(Member, col(Member.id) == col(CafeAnswer.member_id))
            .where(col(CafeAnswer.cafe_id) == cafe_id, col(CafeAnswer.coming).in_(among))
            .order_by(col(CafeAnswer.at), col(CafeAnswer.member_id))
        )
        return [(row[0], row[1]) for row in found]

    # Sweeps are given keys, in one order: rows are read once their café is locked, or what another
    # process wrote meanwhile would be missed, and two sweeps could wait for each other.

    async def lapsed_offers(self, now: datetime) -> list[tuple[int, int]]:
        """Café and member of every offer whose time is over."""
        found = await self.session.execute(
            select(col(CafeAnswer.cafe_id), col(CafeAnswer.member_id))
            .where(
                col(CafeAnswer.coming) == Attendance.OFFERED, col(CafeAnswer.offered_until) <= now
            )
            .order_by(col(CafeAnswer.cafe_id), col(CafeAnswer.member_id))
        )
        return [(row[0], row[1]) for row in found]

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

    async def cafe_drafts(self, member_id: int) -> list[Cafe]:
        return await self.all_rows(
            select(Cafe).where(col(Cafe.host_id) == member_id, col(Cafe.state) == CafeState.DRAFT)
        )

    async def count_cafes_of(self, member_id: int, now: datetime) -> int:
        """How many drafts and cafés to come a member has."""
        live = or_(
            col(Cafe.state) == CafeState.DRAFT,
            and_(col(Cafe.state) == CafeState.OPEN, col(Cafe.starts_at) > now),
        )
        found = await self.session.execute(
            select(func.count()).where(col(Cafe.host_id) == member_id, live)
        )
        return int(found.scalar_one())

    async def hosted_at(self, member_id: int, starts_at: datetime) -> Cafe | None:
        """What a member hosts at that very moment."""
        found = await self.session.execute(
            select(Cafe).where(
                col(Cafe.host_id) == member_id,
                col(Cafe.starts_at) == starts_at,
                col(Cafe.state).in_((CafeState.DRAFT, CafeState.OPEN)),
            )
        )
        return found.scalars().first()

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

    async def delete_cafe(self, cafe_id: int) -> None:
        await self.session.execute(delete(Cafe).where(col(Cafe.id) == cafe_id))

    async def delete_cafe_drafts(self, before: datetime) -> None:
        await self.session.execute(
            delete(Cafe).where(col(Cafe.state) == CafeState.DRAFT, col(Cafe.created_at) < before)
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
