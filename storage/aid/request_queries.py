"""Requests and who was approached for them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    and_,
    bindparam,
    delete,
    exists,
    func,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.orm import aliased
from sqlmodel import col

from storage.aid.helper_conditions import may_be_asked, may_be_asked_again, offers_now
from storage.aid.tables import (
    UNDER_WAY,
    ClosingReason,
    HelperQuestion,
    HelperResponse,
    HelperStatus,
    HelpRequest,
    RequestState,
)
from storage.area import Area, Membership
from storage.blocks import no_block_between
from storage.errors import RowMissing
from storage.people import Member, has_reachable_account
from storage.query import QueryGroup

Asker, Helping = aliased(Member), aliased(Member)
WHOLE = (
    select(HelpRequest, Area, Asker, Helping)
    .join(Area, col(Area.id) == col(HelpRequest.area_id))
    .outerjoin(Asker, col(Asker.id) == col(HelpRequest.asker_id))
    .outerjoin(Helping, col(Helping.id) == col(HelpRequest.helper_id))
    .where(col(HelpRequest.id) == bindparam("request"))
    .execution_options(populate_existing=True)
)
LOCKED = WHOLE.with_for_update(of=HelpRequest)


class HelpRequestQueries(QueryGroup):
    """Queries about what is asked for."""

    def add_request(self, request: HelpRequest) -> None:
        self.session.add(request)

    async def request_with_people(
        self, request_id: int, *, lock: bool = True
    ) -> tuple[HelpRequest, Area, Member | None, Member | None]:
        """The request, locked so that it is not given twice, its area, who asked, who helps."""
        await self.session.flush()
        row = await self._request_row(LOCKED if lock else WHOLE, request_id)
        request, area, asker, helper = row
        if (asker and asker.id) != request.asker_id or (helper and helper.id) != request.helper_id:
            # Who waited for PostgreSQL's lock reads the request anew, and not those joined to it.
            request, area, asker, helper = await self._request_row(WHOLE, request_id)
        return request, area, asker, helper

    async def _request_row(self, statement: Any, request_id: int) -> Any:
        row = (await self.session.execute(statement, {"request": request_id})).first()
        if row is None:
            raise RowMissing("HelpRequest", request_id)
        return row

    async def request_by_code(self, code: str) -> HelpRequest | None:
        result = await self.session.execute(
            select(HelpRequest).where(col(HelpRequest.code) == code)
        )
        return result.scalar_one_or_none()

    async def codes_of_requests(self, ids: Collection[int]) -> dict[int, str]:
        """The codes by which these are spoken of."""
        found = select(col(HelpRequest.id), col(HelpRequest.code))
        rows = await self.session.execute(found.where(col(HelpRequest.id).in_(ids)))
        return {row.id: row.code for row in rows}

    async def delete_request(self, request_id: int) -> None:
        await self.session.execute(delete(HelpRequest).where(col(HelpRequest.id) == request_id))

    async def delete_request_drafts(self, before: datetime, but: Collection[int] = ()) -> None:
        """Forget what was written so long ago and never sent, `but` some."""
        await self.session.execute(
            delete(HelpRequest).where(
                col(HelpRequest.state) == RequestState.DRAFT,
                col(HelpRequest.created_at) < before,
                col(HelpRequest.id).not_in(but),
            )
        )

    # Who was approached.

    async def helper_response(self, request_id: int, member_id: int) -> HelperResponse | None:
        return await self.session.get(
            HelperResponse, (request_id, member_id), populate_existing=True
        )

    async def helpers_to_choose(
        self, request_id: int, *, reader: int = 0
    ) -> list[tuple[HelperResponse, Member]]:
        """Who said yes and may be chosen, those who come first before the others.

        Whoever is kept away from who asked said so to Palier alone, and is thanked in the end; as
        the `reader` they see their own yes as always.
        """
        asker = (
            select(col(HelpRequest.asker_id))
            .where(col(HelpRequest.id) == request_id)
            .scalar_subquery()
        )
        theirs = col(HelperResponse.member_id)
        free = or_(no_block_between(asker, theirs), theirs == reader)
        return await self._responses(request_id, (HelperStatus.READY,), free)

    async def helper_responses(
        self, request_id: int, among: Collection[HelperStatus]
    ) -> list[tuple[HelperResponse, Member]]:
        """Neighbours of that standing, those who come first before the others."""
        return await self._responses(request_id, among)

    async def _responses(
        self, request_id: int, among: Collection[HelperStatus], *which: Any
    ) -> list[tuple[HelperResponse, Member]]:
        await self.session.flush()
        result = await self.session.execute(
            select(HelperResponse, Member)
            .join(Member, col(Member.id) == col(HelperResponse.member_id))
            .where(
                col(HelperResponse.request_id) == request_id,
                col(HelperResponse.standing).in_(among),
                *which,
            )
            .order_by(
                col(HelperResponse.comes_at),
                col(HelperResponse.answered_at),
                col(HelperResponse.member_id),
            )
            .execution_options(populate_existing=True)
        )
        return [(row[0], row[1]) for row in result]

    async def set_helper_status(
        self, request_id: int, member_id: int, standing: HelperStatus, **given: Any
    ) -> HelperResponse:
        """Note how a neighbour stands to a request from now on; lock the request before."""
        approach = await self.helper_response(request_id, member_id)
        if approach is None:
            approach = HelperResponse(request_id=request_id, member_id=member_id, standing=standing)
            self.session.add(approach)
        for name, value in {"standing": standing, **given}.items():
            setattr(approach, name, value)
        await self.session.flush()
        return approach

    async def forget_response(self, request_id: int, member_id: int) -> None:
        """As if they had never been asked."""
        await self.session.execute(
            delete(HelperResponse)
            .where(
                col(HelperResponse.request_id) == request_id,
                col(HelperResponse.member_id) == member_id,
            )
            .execution_options(synchronize_session="fetch")
        )

    async def forget_asked(self, request_id: int, member_ids: Collection[int]) -> None:
        """Their phones never rang: uncounted, and as if never asked if they did not answer."""
        asked_at = (
            select(col(HelperResponse.asked_at))
            .where(
                col(HelperResponse.request_id) == request_id,
                col(HelperResponse.member_id) == col(HelperQuestion.member_id),
            )
            .scalar_subquery()
        )
        await self.session.execute(
            delete(HelperQuestion)
            .where(
                col(HelperQuestion.request_id) == request_id,
                col(HelperQuestion.member_id).in_(member_ids),
                col(HelperQuestion.at) == asked_at,
            )
            .execution_options(synchronize_session=False)
        )
        await self._forget_responses(request_id, col(HelperResponse.member_id).in_(member_ids))

    async def forget_unanswered(self, request_id: int, before: datetime) -> None:
        """Those who were asked before that moment and said nothing may be asked again."""
        await self._forget_responses(request_id, col(HelperResponse.asked_at) <= before)

    async def _forget_responses(self, request_id: int, which: Any) -> None:
        """Forget who was asked and did not answer; who said yes to it before still did."""
        asked = (
            col(HelperResponse.request_id) == request_id,
            col(HelperResponse.standing) == HelperStatus.ASKED,
            which,
        )
        await self.session.execute(
            update(HelperResponse)
            .where(*asked, col(HelperResponse.comes_at).is_not(None))
            .values(standing=HelperStatus.THANKED)
            .execution_options(synchronize_session="fetch")
        )
        await self.session.execute(
            delete(HelperResponse).where(*asked).execution_options(synchronize_session="fetch")
        )

    # Lists.

    async def asked_by(self, member_id: int) -> list[HelpRequest]:
        """What a member asked for and is not closed, drafts included, oldest first."""
        return await self.all_rows(
            select(HelpRequest)
            .where(
                col(HelpRequest.asker_id) == member_id,
                col(HelpRequest.state) != RequestState.CLOSED,
            )
            .order_by(col(HelpRequest.created_at), col(HelpRequest.id))
        )

    async def helped_by(self, member_id: int) -> list[HelpRequest]:
        """Requests a member said yes to, and which are under way."""
        agreed = select(col(HelperResponse.request_id)).where(
            col(HelperResponse.member_id) == member_id,
            col(HelperResponse.standing).in_((HelperStatus.READY, HelperStatus.CHOSEN)),
        )
        return await self.all_rows(
            select(HelpRequest)
            .where(col(HelpRequest.id).in_(agreed), col(HelpRequest.state).in_(UNDER_WAY))
            .order_by(col(HelpRequest.created_at), col(HelpRequest.id))
        )

    async def open_in(self, area_id: int, limit: int) -> list[HelpRequest]:
        """What is under way in an area, what waits for somebody first, oldest first."""
        return await self.all_rows(
            select(HelpRequest)
            .where(col(HelpRequest.area_id) == area_id, col(HelpRequest.state).in_(UNDER_WAY))
            .order_by(
                col(HelpRequest.state) != RequestState.OPEN,
                col(HelpRequest.opened_at),
                col(HelpRequest.id),
            )
            .limit(limit)
        )

    async def searching_in(self, area_id: int) -> int:
        """How many requests in an area wait for somebody."""
        result = await self.session.execute(
            select(func.count()).where(
                col(HelpRequest.area_id) == area_id, col(HelpRequest.state) == RequestState.OPEN
            )
        )
        return int(result.scalar_one())

    async def searching_since(self, area_id: int) -> datetime | None:
        """Since when the eldest request there waits for somebody."""
        result = await self.session.execute(
            select(func.min(col(HelpRequest.opened_at))).where(
                col(HelpRequest.area_id) == area_id, col(HelpRequest.state) == RequestState.OPEN
            )
        )
        return result.scalar_one_or_none()

    async def count_requests_of(self, member_id: int) -> int:
        """How many drafts and requests under way a member has."""
        result = await self.session.execute(
            select(func.count()).where(
                col(HelpRequest.asker_id) == member_id,
                col(HelpRequest.state) != RequestState.CLOSED,
            )
        )
        return int(result.scalar_one())

    async def reopenable_requests(self, member_id: int) -> list[HelpRequest]:
        """The last few that a member closed."""
        return await self.all_rows(
            select(HelpRequest)
            .where(
                col(HelpRequest.asker_id) == member_id,
                col(HelpRequest.state) == RequestState.CLOSED,
            )
            .order_by(col(HelpRequest.closed_at).desc())
            .limit(3)
        )

    async def requests_touching(self, member_id: int) -> list[int]:
        """Every request a member asked for or was approached for, in one order."""
        approached = select(col(HelperResponse.request_id)).where(
            col(HelperResponse.member_id) == member_id
        )
        return await self.all_rows(
            select(col(HelpRequest.id))
            .where(
                or_(
                    col(HelpRequest.asker_id) == member_id,
                    col(HelpRequest.helper_id) == member_id,
                    col(HelpRequest.id).in_(approached),
                )
            )
            .order_by(col(HelpRequest.id))
        )

    # Sweeps are given keys, in one order: rows are read once they are locked, or what another
    # process wrote meanwhile would be missed.

    async def due_requests(self, now: datetime) -> list[int]:
        """Open requests whose next step to find somebody has come."""
        return await self._request_ids(
            col(HelpRequest.state) == RequestState.OPEN, col(HelpRequest.step_at) <= now
        )

    async def requests_to_look_on(self, now: datetime, steps: int, most: int) -> list[int]:
        """Open requests past these steps for which somebody may be asked who could not be before.

        Fewer than `most` were asked since it was opened: nobody who fitted then was left out.
        """
        request, opened_at = col(HelpRequest.id), col(HelpRequest.opened_at)
        asked = (
            select(func.count())
            .where(
                col(HelperResponse.request_id) == request,
                col(HelperResponse.asked_at) >= opened_at,
            )
            .correlate(HelpRequest)
            .scalar_subquery()
        )
        asker = func.coalesce(col(HelpRequest.asker_id), 0)
        fresh = offers_now(col(HelpRequest.area_id), col(HelpRequest.kind), asker, now)
        offering = select(literal(1)).where(*fresh, *may_be_asked(request, now))
        before = (
            select(literal(1))
            .select_from(HelperResponse)
            .join(Member, col(Member.id) == col(HelperResponse.member_id))
            .join(
                Membership,
                and_(
                    col(Membership.member_id) == col(Member.id),
                    col(Membership.area_id) == col(HelpRequest.area_id),
                ),
            )
            .where(*may_be_asked_again(request, asker, opened_at, now))
        )
        return await self._request_ids(
            col(HelpRequest.state) == RequestState.OPEN,
            col(HelpRequest.step) >= steps,
            asked < most,
            or_(exists(offering.correlate(HelpRequest)), exists(before.correlate(HelpRequest))),
        )

    async def asked_since_opening(self, request: HelpRequest) -> int:
        """How many neighbours were asked since it was last opened."""
        result = await self.session.execute(
            select(func.count()).where(
                col(HelperResponse.request_id) == request.id,
                col(HelperResponse.asked_at) >= request.opened_at,
            )
        )
        return int(result.scalar_one())

    async def requests_to_confirm(self, now: datetime) -> list[int]:
        """Requests under way of which nobody has said lately how they stand."""
        return await self._request_ids(
            col(HelpRequest.state).in_(UNDER_WAY), col(HelpRequest.asks_at) <= now
        )

    async def stranded_requests(self) -> list[int]:
        """Requests under way where who asked, was chosen, or said yes, cannot be written to."""
        silent = exists().where(
            col(HelperResponse.request_id) == col(HelpRequest.id),
            col(HelperResponse.standing) == HelperStatus.READY,
            ~has_reachable_account(col(HelperResponse.member_id)),
        )
        return await self._request_ids(
            col(HelpRequest.state).in_(UNDER_WAY),
            or_(
                ~has_reachable_account(col(HelpRequest.asker_id)),
                (col(HelpRequest.state) == RequestState.HELPED)
                & ~has_reachable_account(col(HelpRequest.helper_id)),
                (col(HelpRequest.state) == RequestState.OPEN) & silent,
            ),
        )

    async def undecided_requests(self, before: datetime) -> list[int]:
        """Open requests to which somebody said yes before the moment, and was not chosen."""
        waiting = exists().where(
            col(HelperResponse.request_id) == col(HelpRequest.id),
            col(HelperResponse.standing) == HelperStatus.READY,
            col(HelperResponse.answered_at) <= before,
        )
        return await self._request_ids(col(HelpRequest.state) == RequestState.OPEN, waiting)

    async def abandoned_requests(self, after: datetime) -> list[int]:
        """Requests closed since then because who asked was gone, and who is back."""
        return await self._request_ids(
            col(HelpRequest.state) == RequestState.CLOSED,
            col(HelpRequest.reason) == ClosingReason.GONE,
            col(HelpRequest.closed_at) > after,
            has_reachable_account(col(HelpRequest.asker_id)),
        )

    async def requests_with_files(self, before: datetime) -> list[int]:
        return await self._request_ids(col(HelpRequest.file_at) <= before)

    async def _request_ids(self, *where: Any) -> list[int]:
        await self.session.flush()
        return await self.all_rows(
            select(col(HelpRequest.id)).where(*where).order_by(col(HelpRequest.id))
        )

    async def shred_files(self, request_ids: Sequence[int]) -> None:
        """Forget where the files to print are."""
        await self.session.execute(
            update(HelpRequest)
            .where(col(HelpRequest.id).in_(request_ids))
            .values(file_ref=None, file_name=None, file_at=None)
            .execution_options(synchronize_session=False)
        )
