"""What members offer, and whose turn it is to be asked."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, delete, exists, func, or_, select, update
from sqlmodel import col

from messages.aid.forms import Kind
from storage.aid.tables import NEVER, Approach, Helper, Hour, Offer, Request
from storage.area import Membership, Role
from storage.people import Account, Member
from storage.query import Query

A_WEEK = timedelta(days=7)
MOST_A_WEEK = 3


@dataclass(frozen=True)
class Fitting:
    """A neighbour who offers what is asked for: who, at which times, in which role there."""

    member: Member
    helper: Helper
    role: Role


class Offers(Query):
    """Queries about what is offered."""

    async def helper(self, member_id: int) -> Helper | None:
        return await self.session.get(Helper, member_id, populate_existing=True)

    async def offer(self, helper: Helper, areas: Iterable[int]) -> None:
        """Keep what a member offers, in these areas, instead of what they offered before."""
        await self.session.flush()
        mine = col(Offer.member_id) == helper.member_id
        turn = select(func.max(col(Offer.asked_at)), func.max(col(Offer.rests_until))).where(mine)
        asked_at, rests_until = (await self.session.execute(turn)).one()
        await self.retire(helper.member_id)
        self.session.add(helper)
        self.session.add_all(
            Offer(
                area_id=area,
                kind=Kind(kind),
                member_id=helper.member_id,
                on_duty=helper.on_duty,
                asked_at=asked_at or NEVER,
                rests_until=rests_until or NEVER,
            )
            for area in areas
            for kind in helper.kinds
        )
        await self.session.flush()

    async def retire(self, member_id: int) -> None:
        """A member offers nothing any more."""
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

    async def fitting(self, request: Request, now: datetime, limit: int) -> list[Fitting]:
        """Neighbours who offer what is asked for and may be asked now, least recently asked first.

        One walk along `ix_offer_turn`: its cost grows neither with other areas nor with how many
        offer the same, but with how many must be passed over.
        """
        known = exists().where(
            col(Approach.request_id) == request.id, col(Approach.member_id) == col(Offer.member_id)
        )
        reachable = exists().where(
            col(Account.member_id) == col(Offer.member_id),
            col(Account.chat).is_not(None),
            col(Account.blocked_at).is_(None),
        )
        found = await self.session.execute(
            select(Member, Helper, col(Membership.role))
            .select_from(Offer)
            .join(Member, col(Member.id) == col(Offer.member_id))
            .join(Helper, col(Helper.member_id) == col(Offer.member_id))
            .join(
                Membership,
                and_(
                    col(Membership.member_id) == col(Offer.member_id),
                    col(Membership.area_id) == col(Offer.area_id),
                ),
            )
            .where(
                col(Offer.area_id) == request.area_id,
                col(Offer.kind) == request.kind,
                col(Offer.on_duty).is_(True),
                col(Offer.rests_until) <= now,
                col(Offer.member_id) != (request.asker_id or 0),
                col(Membership.aid).is_(True),
                or_(col(Member.paused_until).is_(None), col(Member.paused_until) <= now),
                ~known,
                reachable,
            )
            .order_by(col(Offer.asked_at), col(Offer.member_id))
            .limit(limit)
        )
        return [Fitting(row[0], row[1], row[2]) for row in found]

    async def count_ask(self, member_ids: Collection[int], now: datetime) -> None:
        """Note that these were asked just now: their turn is last, and three a week are enough."""
        for member_id in sorted(member_ids):
            lately = await self.all(
                select(col(Approach.asked_at))
                .where(col(Approach.member_id) == member_id, col(Approach.asked_at) > now - A_WEEK)
                .order_by(col(Approach.asked_at).desc())
                .limit(MOST_A_WEEK)
            )
            values: dict[str, datetime] = {"asked_at": now}
            if len(lately) == MOST_A_WEEK:
                values["rests_until"] = lately[-1] + A_WEEK
            await self.session.execute(
                update(Offer)
                .where(col(Offer.member_id) == member_id)
                .values(values)
                .execution_options(synchronize_session=False)
            )

    async def rest(self, member_id: int, until: datetime) -> None:
        """Let a member be until then."""
        await self.session.execute(
            update(Offer)
            .where(col(Offer.member_id) == member_id, col(Offer.rests_until) < until)
            .values(rests_until=until)
            .execution_options(synchronize_session=False)
        )

    async def follow_moves(self) -> None:
        """Members who joined an area since they offered help offer it there too."""
        offers_there = exists().where(
            col(Offer.member_id) == col(Membership.member_id),
            col(Offer.area_id) == col(Membership.area_id),
        )
        found = await self.session.execute(
            select(Helper, col(Membership.area_id))
            .join(Membership, col(Membership.member_id) == col(Helper.member_id))
            .where(~offers_there)
            .order_by(col(Helper.member_id), col(Membership.area_id))
        )
        for helper, area in found.all():
            self.session.add_all(
                Offer(
                    area_id=area,
                    kind=Kind(kind),
                    member_id=helper.member_id,
                    on_duty=helper.on_duty,
                )
                for kind in helper.kinds
            )
        await self.session.flush()

    # Hours given.

    async def spend(self, hour: Hour) -> None:
        """Count an hour; said again for the same request, it replaces what was said before."""
        if hour.request_id is not None:
            await self.session.execute(
                delete(Hour).where(
                    col(Hour.member_id) == hour.member_id, col(Hour.request_id) == hour.request_id
                )
            )
        self.session.add(hour)
        await self.session.flush()

    async def minutes(self, member_id: int, since: datetime) -> int:
        found = await self.session.execute(
            select(func.coalesce(func.sum(col(Hour.minutes)), 0)).where(
                col(Hour.member_id) == member_id, col(Hour.at) >= since
            )
        )
        return int(found.scalar_one())
