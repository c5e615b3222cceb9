"""What members offer, and whose turn it is to be asked."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import (
    and_,
    case,
    delete,
    func,
    literal,
    select,
    tuple_,
    update,
)
from sqlmodel import col

from messages.aid.forms import AidKind, WeekSlot
from storage.aid.helper_conditions import (
    has_moved,
    helps_at,
    may_be_asked,
    may_be_asked_again,
    offers_now,
)
from storage.aid.tables import (
    NEVER,
    HelperProfile,
    HelperQuestion,
    HelperResponse,
    HelpOffer,
    HelpRequest,
)
from storage.area import MemberRole, Membership
from storage.people import Member
from storage.query import QueryGroup
from storage.types import UtcInstant

A_WEEK = timedelta(days=7)
MOST_A_WEEK = 3


@dataclass(frozen=True)
class HelperCandidate:
    """A neighbour who offers what is asked for: who, in which role there, when last asked."""

    member: Member
    role: MemberRole
    asked_at: datetime


@dataclass(frozen=True)
class PastHelper:
    """A neighbour who said yes before, and their role there."""

    member: Member
    role: MemberRole


class HelpOfferQueries(QueryGroup):
    """Queries about what is offered.

    Whoever changes a member's offers, or counts on what they say, holds the member's row in
    `helper` before: helpers are held in the order of their keys, and once a transaction.
    """

    async def helper_profile(self, member_id: int) -> HelperProfile | None:
        return await self.session.get(HelperProfile, member_id, populate_existing=True)

    async def _lock_helpers(self, member_ids: Collection[int]) -> None:
        """Let nobody else ask these, or change what they offer, until the transaction ends."""
        await self.session.execute(
            select(col(HelperProfile.member_id))
            .where(col(HelperProfile.member_id).in_(member_ids))
            .order_by(col(HelperProfile.member_id))
            .with_for_update()
        )

    async def save_offers(self, helper: HelperProfile, areas: Iterable[int]) -> None:
        """Keep what a member offers, in these areas, instead of what they offered before."""
        await self.session.flush()
        await self._lock_helpers([helper.member_id])
        kept = select(func.max(col(HelpOffer.rests_until))).where(
            col(HelpOffer.member_id) == helper.member_id
        )
        rests_until = (await self.session.execute(kept)).scalar_one() or NEVER
        await self.withdraw_offers(helper.member_id)
        self.session.add(helper)
        for area in areas:
            await self._offer_in(area, helper, rests_until)
        await self.session.flush()

    async def _offer_in(
        self, area_id: int, helper: HelperProfile, rests_until: datetime = NEVER
    ) -> None:
        """Offer in one area; whose turn it was is known from what they were asked."""
        asked_at, rested = await self._last_asked(helper.member_id)
        self.session.add_all(
            HelpOffer(
                area_id=area_id,
                kind=AidKind(kind),
                member_id=helper.member_id,
                on_duty=helper.on_duty,
                asked_at=asked_at,
                rests_until=max(rests_until, rested),
            )
            for kind in helper.kinds
        )

    async def _last_asked(self, member_id: int) -> tuple[datetime, datetime]:
        """When a member was last asked, and until when three questions are enough."""
        await self.session.flush()
        asked = select(func.max(col(HelperResponse.asked_at))).where(
            col(HelperResponse.member_id) == member_id
        )
        asked_at = (await self.session.execute(asked)).scalar_one()
        return asked_at or NEVER, await self._rests_until(member_id)

    async def _rests_until(self, member_id: int) -> datetime:
        """Until when three questions are enough; asked twice about one request, it is two."""
        rang = await self.all_rows(
            select(col(HelperQuestion.at))
            .where(col(HelperQuestion.member_id) == member_id)
            .order_by(col(HelperQuestion.at).desc())
            .limit(MOST_A_WEEK)
        )
        return rang[-1] + A_WEEK if len(rang) == MOST_A_WEEK else NEVER

    async def withdraw_offers(self, member_id: int) -> None:
        """A member offers nothing any more."""
        await self._lock_helpers([member_id])
        await self.session.execute(
            delete(HelpOffer)
            .where(col(HelpOffer.member_id) == member_id)
            .execution_options(synchronize_session="fetch")
        )
        await self.session.execute(
            delete(HelperProfile)
            .where(col(HelperProfile.member_id) == member_id)
            .execution_options(synchronize_session="fetch")
        )

    async def set_duty(self, member_id: int, *, on: bool) -> None:
        """On duty one is asked, off duty one is left alone."""
        await self._lock_helpers([member_id])
        await self.session.execute(
            update(HelpOffer)
            .where(col(HelpOffer.member_id) == member_id)
            .values(on_duty=on)
            .execution_options(synchronize_session="fetch")
        )
        await self.session.execute(
            update(HelperProfile)
            .where(col(HelperProfile.member_id) == member_id)
            .values(on_duty=on)
            .execution_options(synchronize_session="fetch")
        )

    async def helpers_to_ask(
        self,
        request: HelpRequest,
        now: datetime,
        limit: int,
        *,
        free: Collection[WeekSlot] = (),
        after: HelperCandidate | None = None,
        though_blocked: bool = False,
    ) -> list[HelperCandidate]:
        """Neighbours who offer what is asked for and may be asked now, least recently asked first.

        `free` are times of the week of which one must suit them; `after` is where the last look
        ended. With `though_blocked` those too who are kept away from who asks: to be counted, not
        asked. One walk along `ix_offer_turn`: its cost grows neither with other areas nor with how
        many offer the same, but with how many must be passed over. So every condition is an
        EXISTS of its own, and who was found is read afterwards: joined, a planner may begin with
        the members.
        """
        turn = (col(HelpOffer.asked_at), col(HelpOffer.member_id))
        walk = (
            select(*turn)
            .where(
                *offers_now(
                    request.area_id,
                    request.kind,
                    request.asker_id or 0,
                    now,
                    though_blocked=though_blocked,
                ),
                *may_be_asked(request.id, now),
            )
            .order_by(*turn)
            .limit(limit)
        )
        if free:
            walk = walk.where(helps_at(free))
        if after:
            walk = walk.where(
                tuple_(*turn) > tuple_(literal(after.asked_at, UtcInstant), after.member.id)
            )
        in_turn = {row[1]: row[0] for row in await self.session.execute(walk)}
        result = await self.session.execute(
            select(Member, col(Membership.role))
            .join(Membership, col(Membership.member_id) == col(Member.id))
            .where(col(Member.id).in_(in_turn), col(Membership.area_id) == request.area_id)
        )
        people = {row[0].id: (row[0], row[1]) for row in result}
        return [HelperCandidate(*people[each], asked_at) for each, asked_at in in_turn.items()]

    async def past_helpers(self, request: HelpRequest, now: datetime) -> list[PastHelper]:
        """Who said yes to this before and may be asked again, those who answered first before.

        Once for each time it is opened: who was asked since then was let go, and is free.
        """
        result = await self.session.execute(
            select(Member, col(Membership.role))
            .join(HelperResponse, col(HelperResponse.member_id) == col(Member.id))
            .join(
                Membership,
                and_(
                    col(Membership.member_id) == col(Member.id),
                    col(Membership.area_id) == request.area_id,
                ),
            )
            .where(*may_be_asked_again(request.id, request.asker_id, request.opened_at or now, now))
            .order_by(col(HelperResponse.answered_at), col(Member.id))
        )
        return [PastHelper(row[0], row[1]) for row in result]

    async def count_ask(self, request_id: int, member_ids: Collection[int], now: datetime) -> None:
        """Note that these, who are held, were asked just now: three times a week are enough."""
        self.session.add_all(
            HelperQuestion(request_id=request_id, member_id=each, at=now) for each in member_ids
        )
        await self.session.flush()
        for member_id in sorted(member_ids):
            rests_until = await self._rests_until(member_id)
            later = case(
                (col(HelpOffer.rests_until) < rests_until, literal(rests_until, UtcInstant)),
                else_=col(HelpOffer.rests_until),
            )
            await self.session.execute(
                update(HelpOffer)
                .where(col(HelpOffer.member_id) == member_id)
                .values(asked_at=now, rests_until=later)
                .execution_options(synchronize_session=False)
            )

    async def resting_helpers(self, member_ids: Collection[int], now: datetime) -> set[int]:
        """Which of these are to be let be; whoever would ask them meanwhile waits."""
        await self._lock_helpers(member_ids)
        resting = select(col(HelpOffer.member_id)).where(
            col(HelpOffer.member_id).in_(member_ids), col(HelpOffer.rests_until) > now
        )
        return set(await self.all_rows(resting))

    async def rest_until(self, member_id: int, until: datetime) -> None:
        """Let a member be until then."""
        await self._lock_helpers([member_id])
        await self.session.execute(
            update(HelpOffer)
            .where(col(HelpOffer.member_id) == member_id, col(HelpOffer.rests_until) < until)
            .values(rests_until=until)
            .execution_options(synchronize_session=False)
        )

    async def follow_moves(self) -> set[int]:
        """Members who joined an area since they offered help offer it there too; who did."""
        result = await self.session.execute(
            select(HelperProfile, col(Membership.area_id))
            .join(Membership, col(Membership.member_id) == col(HelperProfile.member_id))
            .where(has_moved())
            .order_by(col(HelperProfile.member_id), col(Membership.area_id))
            .with_for_update(of=HelperProfile)
        )
        moved = [(row[0], row[1]) for row in result]
        for helper, area in moved:
            await self._offer_in(area, helper)
        await self.session.flush()
        return {helper.member_id for helper, _ in moved}
