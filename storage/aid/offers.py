"""What members offer, and whose turn it is to be asked."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import (
    and_,
    case,
    delete,
    exists,
    func,
    literal,
    or_,
    select,
    tuple_,
    update,
)
from sqlmodel import col

from messages.aid.forms import Kind, Slot
from storage.aid.tables import NEVER, Approach, Helper, Offer, Question, Request, Standing
from storage.aid.walk import helps_at, may_be_asked
from storage.area import Membership, Role
from storage.people import Member, reachable
from storage.query import Query
from storage.types import Instant

A_WEEK = timedelta(days=7)
MOST_A_WEEK = 3


@dataclass(frozen=True)
class Fitting:
    """A neighbour who offers what is asked for: who, in which role there, when last asked."""

    member: Member
    role: Role
    asked_at: datetime


@dataclass(frozen=True)
class Before:
    """A neighbour who said yes before, and their role there."""

    member: Member
    role: Role


class Offers(Query):
    """Queries about what is offered.

    Whoever changes a member's offers, or counts on what they say, holds the member's row in
    `helper` before: helpers are held in the order of their keys, and once a transaction.
    """

    async def helper(self, member_id: int) -> Helper | None:
        return await self.session.get(Helper, member_id, populate_existing=True)

    async def _hold(self, member_ids: Collection[int]) -> None:
        """Let nobody else ask these, or change what they offer, until the transaction ends."""
        await self.session.execute(
            select(col(Helper.member_id))
            .where(col(Helper.member_id).in_(member_ids))
            .order_by(col(Helper.member_id))
            .with_for_update()
        )

    async def offer(self, helper: Helper, areas: Iterable[int]) -> None:
        """Keep what a member offers, in these areas, instead of what they offered before."""
        await self.session.flush()
        await self._hold([helper.member_id])
        kept = select(func.max(col(Offer.rests_until))).where(
            col(Offer.member_id) == helper.member_id
        )
        rests_until = (await self.session.execute(kept)).scalar_one() or NEVER
        await self.retire(helper.member_id)
        self.session.add(helper)
        for area in areas:
            await self._offer_in(area, helper, rests_until)
        await self.session.flush()

    async def _offer_in(self, area_id: int, helper: Helper, rests_until: datetime = NEVER) -> None:
        """Offer in one area; whose turn it was is known from what they were asked."""
        asked_at, rested = await self._turn(helper.member_id)
        self.session.add_all(
            Offer(
                area_id=area_id,
                kind=Kind(kind),
                member_id=helper.member_id,
                on_duty=helper.on_duty,
                asked_at=asked_at,
                rests_until=max(rests_until, rested),
            )
            for kind in helper.kinds
        )

    async def _turn(self, member_id: int) -> tuple[datetime, datetime]:
        """When a member was last asked, and until when three questions are enough."""
        await self.session.flush()
        asked = select(func.max(col(Approach.asked_at))).where(col(Approach.member_id) == member_id)
        asked_at = (await self.session.execute(asked)).scalar_one()
        return asked_at or NEVER, await self._rests(member_id)

    async def _rests(self, member_id: int) -> datetime:
        """Until when three questions are enough; asked twice about one request, it is two."""
        rang = await self.all(
            select(col(Question.at))
            .where(col(Question.member_id) == member_id)
            .order_by(col(Question.at).desc())
            .limit(MOST_A_WEEK)
        )
        return rang[-1] + A_WEEK if len(rang) == MOST_A_WEEK else NEVER

    async def retire(self, member_id: int) -> None:
        """A member offers nothing any more."""
        await self._hold([member_id])
        await self.session.execute(
            delete(Offer)
            .where(col(Offer.member_id) == member_id)
            .execution_options(synchronize_session="fetch")
        )
        await self.session.execute(
            delete(Helper)
            .where(col(Helper.member_id) == member_id)
            .execution_options(synchronize_session="fetch")
        )

    async def set_duty(self, member_id: int, *, on: bool) -> None:
        """On duty one is asked, off duty one is left alone."""
        await self._hold([member_id])
        await self.session.execute(
            update(Offer)
            .where(col(Offer.member_id) == member_id)
            .values(on_duty=on)
            .execution_options(synchronize_session="fetch")
        )
        await self.session.execute(
            update(Helper)
            .where(col(Helper.member_id) == member_id)
            .values(on_duty=on)
            .execution_options(synchronize_session="fetch")
        )

    async def fitting(
        self,
        request: Request,
        now: datetime,
        limit: int,
        *,
        free: Collection[Slot] = (),
        after: Fitting | None = None,
    ) -> list[Fitting]:
        """Neighbours who offer what is asked for and may be asked now, least recently asked first.

        `free` are times of the week of which one must suit them; `after` is where the last look
        ended. One walk along `ix_offer_turn`: its cost grows neither with other areas nor with how
        many offer the same, but with how many must be passed over. So every condition is an
        EXISTS of its own, and who was found is read afterwards: joined, a planner may begin with
        the members.
        """
        turn = (col(Offer.asked_at), col(Offer.member_id))
        walk = (
            select(*turn)
            .where(
                col(Offer.area_id) == request.area_id,
                col(Offer.kind) == request.kind,
                col(Offer.on_duty).is_(True),
                col(Offer.rests_until) <= now,
                col(Offer.member_id) != (request.asker_id or 0),
                *may_be_asked(request, now),
            )
            .order_by(*turn)
            .limit(limit)
        )
        if free:
            walk = walk.where(helps_at(free))
        if after:
            walk = walk.where(
                tuple_(*turn) > tuple_(literal(after.asked_at, Instant), after.member.id)
            )
        in_turn = {row[1]: row[0] for row in await self.session.execute(walk)}
        found = await self.session.execute(
            select(Member, col(Membership.role))
            .join(Membership, col(Membership.member_id) == col(Member.id))
            .where(col(Member.id).in_(in_turn), col(Membership.area_id) == request.area_id)
        )
        people = {row[0].id: (row[0], row[1]) for row in found}
        return [Fitting(*people[each], asked_at) for each, asked_at in in_turn.items()]

    async def thanked(self, request: Request, now: datetime) -> list[Before]:
        """Who said yes to this before and may be asked again, those who answered first before.

        Once for each time it is opened: who was asked since then was let go, and is free.
        """
        resting = exists().where(
            col(Offer.member_id) == col(Approach.member_id),
            or_(col(Offer.rests_until) > now, col(Offer.on_duty).is_(False)),
        )
        found = await self.session.execute(
            select(Member, col(Membership.role))
            .join(Approach, col(Approach.member_id) == col(Member.id))
            .join(
                Membership,
                and_(
                    col(Membership.member_id) == col(Member.id),
                    col(Membership.area_id) == request.area_id,
                ),
            )
            .where(
                col(Approach.request_id) == request.id,
                col(Approach.standing) == Standing.THANKED,
                or_(
                    col(Approach.asked_at).is_(None),
                    col(Approach.asked_at) < (request.opened_at or now),
                ),
                col(Membership.aid).is_(True),
                or_(col(Member.paused_until).is_(None), col(Member.paused_until) <= now),
                ~resting,
                reachable(col(Member.id)),
            )
            .order_by(col(Approach.answered_at), col(Member.id))
        )
        return [Before(row[0], row[1]) for row in found]

    async def count_ask(self, request_id: int, member_ids: Collection[int], now: datetime) -> None:
        """Note that these, who are held, were asked just now: three times a week are enough."""
        self.session.add_all(
            Question(request_id=request_id, member_id=each, at=now) for each in member_ids
        )
        await self.session.flush()
        for member_id in sorted(member_ids):
            rests_until = await self._rests(member_id)
            later = case(
                (col(Offer.rests_until) < rests_until, literal(rests_until, Instant)),
                else_=col(Offer.rests_until),
            )
            await self.session.execute(
                update(Offer)
                .where(col(Offer.member_id) == member_id)
                .values(asked_at=now, rests_until=later)
                .execution_options(synchronize_session=False)
            )

    async def resting(self, member_ids: Collection[int], now: datetime) -> set[int]:
        """Which of these are to be let be; whoever would ask them meanwhile waits."""
        await self._hold(member_ids)
        resting = select(col(Offer.member_id)).where(
            col(Offer.member_id).in_(member_ids), col(Offer.rests_until) > now
        )
        return set(await self.all(resting))

    async def rest(self, member_id: int, until: datetime) -> None:
        """Let a member be until then."""
        await self._hold([member_id])
        await self.session.execute(
            update(Offer)
            .where(col(Offer.member_id) == member_id, col(Offer.rests_until) < until)
            .values(rests_until=until)
            .execution_options(synchronize_session=False)
        )

    async def follow_moves(self) -> set[int]:
        """Members who joined an area since they offered help offer it there too; who did."""
        offers_there = exists().where(
            col(Offer.member_id) == col(Membership.member_id),
            col(Offer.area_id) == col(Membership.area_id),
        )
        found = await self.session.execute(
            select(Helper, col(Membership.area_id))
            .join(Membership, col(Membership.member_id) == col(Helper.member_id))
            .where(~offers_there)
            .order_by(col(Helper.member_id), col(Membership.area_id))
            .with_for_update(of=Helper)
        )
        moved = [(row[0], row[1]) for row in found]
        for helper, area in moved:
            await self._offer_in(area, helper)
        await self.session.flush()
        return {helper.member_id for helper, _ in moved}
