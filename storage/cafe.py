"""Cafés between neighbours: the invitation, who answered, who waits for a seat."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import JSON, case, func, select, update
from sqlmodel import Field, col

from storage.area import Area, Membership
from storage.custody import Custody, Table, days
from storage.errors import Missing
from storage.people import Member
from storage.query import Query
from storage.types import Instant, Named, Sealed, key, new_code, refers


class State(StrEnum):
    """Where a café stands: shown to its host only, open to answers, called off."""

    DRAFT = "draft"
    OPEN = "open"
    CANCELLED = "cancelled"


class Outcome(StrEnum):
    """What the host says the morning after."""

    HELD = "held"
    FEW = "few"
    NOT_YET = "not_yet"


class Coming(StrEnum):
    """A neighbour's answer. OFFERED holds a freed seat until it is taken or passed on."""

    GOING = "going"
    MAYBE = "maybe"
    NO = "no"
    WAITING = "waiting"
    OFFERED = "offered"


SEATED = (Coming.GOING, Coming.OFFERED)


class Cafe(Table, table=True):
    """One meeting at one place and hour; `address` is a home's, kept from every card."""

    custody: ClassVar[Custody] = Custody(
        keep=days(365), since="starts_at", member="host_id", leaving="blank", blank=("host_id",)
    )

    id: int = key()
    code: str = Field(default_factory=new_code, unique=True)
    area_id: int = refers("area.id")
    host_id: int | None = refers("member.id", nullable=True)
    kind: str
    starts_at: datetime = Field(sa_type=Instant, index=True)
    place: str
    address: str | None = Field(default=None, sa_type=Sealed)
    seats: int
    note: str = ""
    access: list[str] = Field(default_factory=list, sa_type=JSON)
    state: State = Field(default=State.DRAFT, sa_type=Named(State))
    outcome: Outcome | None = Field(default=None, sa_type=Named(Outcome))
    revision: int = 0
    created_at: datetime = Field(sa_type=Instant)

    @property
    def card(self) -> str:
        return f"cafe:{self.id}"

    def open_at(self, now: datetime) -> bool:
        """Whether answers still count."""
        return self.state is State.OPEN and now < self.starts_at


class Answer(Table, table=True):
    """A member's answer to a café, and the guest without account they bring."""

    custody: ClassVar[Custody] = Custody(
        keep=days(365), since="at", member="member_id", leaving="delete"
    )

    cafe_id: int = refers("cafe.id", index=False, primary_key=True)
    member_id: int = refers("member.id", primary_key=True)
    coming: Coming = Field(sa_type=Named(Coming))
    guest: str | None = Field(default=None, sa_type=Sealed)
    at: datetime = Field(sa_type=Instant)
    offered_until: datetime | None = Field(default=None, sa_type=Instant, index=True)


@dataclass(frozen=True)
class Tally:
    """Answers as counts: `seated` counts named guests too; the rest count members."""

    seated: int = 0
    maybe: int = 0
    waiting: int = 0


class Cafes(Query):
    def add(self, cafe: Cafe) -> None:
        self.session.add(cafe)

    async def get(self, cafe_id: int) -> Cafe:
        """The café, locked: two neighbours cannot take one seat."""
        return await self.one(Cafe, cafe_id, lock=True)

    async def with_area(self, cafe_id: int) -> tuple[Cafe, Area]:
        """The café, locked, and its area."""
        found = await self.session.execute(
            select(Cafe, Area)
            .join(Area, col(Area.id) == col(Cafe.area_id))
            .where(col(Cafe.id) == cafe_id)
            .with_for_update(of=Cafe)
        )
        row = found.first()
        if row is None:
            raise Missing("Cafe", cafe_id)
        return row[0], row[1]

    async def by_code(self, code: str) -> Cafe | None:
        found = await self.session.execute(select(Cafe).where(col(Cafe.code) == code))
        return found.scalar_one_or_none()

    async def tally(self, cafe_id: int) -> Tally:
        heads = 1 + case((col(Answer.guest).is_not(None), 1), else_=0)
        found = await self.session.execute(
            select(col(Answer.coming), func.count(), func.sum(heads))
            .where(col(Answer.cafe_id) == cafe_id)
            .group_by(col(Answer.coming))
        )
        counts = {row[0]: (int(row[1]), int(row[2])) for row in found}
        return Tally(
            seated=sum(counts.get(coming, (0, 0))[1] for coming in SEATED),
            maybe=counts.get(Coming.MAYBE, (0, 0))[0],
            waiting=counts.get(Coming.WAITING, (0, 0))[0],
        )

    async def answer(self, cafe_id: int, member_id: int) -> Answer | None:
        return await self.session.get(Answer, (cafe_id, member_id))

    async def keep(self, answer: Answer) -> None:
        await self.session.merge(answer)
        await self.session.flush()

    async def first_waiting(self, cafe_id: int) -> Answer | None:
        found = await self.session.execute(
            select(Answer)
            .where(col(Answer.cafe_id) == cafe_id, col(Answer.coming) == Coming.WAITING)
            .order_by(col(Answer.at), col(Answer.member_id))
            .limit(1)
        )
        return found.scalar_one_or_none()

    async def answers(self, cafe_id: int, among: Collection[Coming]) -> list[tuple[Answer, Member]]:
        found = await self.session.execute(
            select(Answer, Member)
            .join(Member, col(Member.id) == col(Answer.member_id))
            .where(col(Answer.cafe_id) == cafe_id, col(Answer.coming).in_(among))
            .order_by(col(Answer.at), col(Answer.member_id))
        )
        return [(row[0], row[1]) for row in found]

    async def lapsed_offers(self, now: datetime) -> list[Answer]:
        return await self.all(
            select(Answer).where(
                col(Answer.coming) == Coming.OFFERED, col(Answer.offered_until) <= now
            )
        )

    async def starting(self, after: datetime, before: datetime) -> list[tuple[Cafe, Area]]:
        """Open cafés that start in the window, with their areas."""
        found = await self.session.execute(
            select(Cafe, Area)
            .join(Area, col(Area.id) == col(Cafe.area_id))
            .where(
                col(Cafe.state) == State.OPEN,
                col(Cafe.starts_at) > after,
                col(Cafe.starts_at) <= before,
            )
            .order_by(col(Cafe.starts_at), col(Cafe.id))
        )
        return [(row[0], row[1]) for row in found]

    async def coming_up(self, member_id: int, now: datetime, limit: int = 10) -> list[Cafe]:
        """The next open cafés in the member's areas, or which they host or answered."""
        mine = select(col(Membership.area_id)).where(col(Membership.member_id) == member_id)
        answered = select(col(Answer.cafe_id)).where(col(Answer.member_id) == member_id)
        return await self.all(
            select(Cafe)
            .where(
                col(Cafe.state) == State.OPEN,
                col(Cafe.starts_at) > now,
                col(Cafe.area_id).in_(mine)
                | col(Cafe.id).in_(answered)
                | (col(Cafe.host_id) == member_id),
            )
            .order_by(col(Cafe.starts_at), col(Cafe.id))
            .limit(limit)
        )

    async def hosted(self, member_id: int, after: datetime) -> list[Cafe]:
        """Cafés a member hosts that are open and still to come."""
        return await self.all(
            select(Cafe).where(
                col(Cafe.host_id) == member_id,
                col(Cafe.state) == State.OPEN,
                col(Cafe.starts_at) > after,
            )
        )

    async def answered(self, member_id: int, after: datetime) -> list[tuple[Cafe, Answer]]:
        """Open cafés to come that a member answered."""
        found = await self.session.execute(
            select(Cafe, Answer)
            .join(Answer, col(Answer.cafe_id) == col(Cafe.id))
            .where(
                col(Answer.member_id) == member_id,
                col(Cafe.state) == State.OPEN,
                col(Cafe.starts_at) > after,
            )
            .order_by(col(Cafe.starts_at))
        )
        return [(row[0], row[1]) for row in found]

    async def drafts(self, member_id: int) -> int:
        found = await self.session.execute(
            select(func.count()).where(
                col(Cafe.host_id) == member_id, col(Cafe.state) == State.DRAFT
            )
        )
        return int(found.scalar_one())

    async def forget_guests(self, before: datetime) -> None:
        """Names of guests without account, and home addresses, are not kept after the café."""
        over = select(col(Cafe.id)).where(col(Cafe.starts_at) < before)
        await self.session.execute(
            update(Answer)
            .where(col(Answer.cafe_id).in_(over), col(Answer.guest).is_not(None))
            .values(guest=None)
            .execution_options(synchronize_session=False)
        )
        await self.session.execute(
            update(Cafe)
            .where(col(Cafe.starts_at) < before, col(Cafe.address).is_not(None))
            .values(address=None)
            .execution_options(synchronize_session=False)
        )
