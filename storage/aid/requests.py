"""Requests and who was approached for them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, exists, func, or_, select, update
from sqlalchemy.orm import aliased
from sqlmodel import col

from storage.aid.tables import UNDER_WAY, Approach, Question, Reason, Request, Standing, State
from storage.area import Area
from storage.errors import Missing
from storage.people import Member, reachable
from storage.query import Query

Asker, Helping = aliased(Member), aliased(Member)
WHOLE = (
    select(Request, Area, Asker, Helping)
    .join(Area, col(Area.id) == col(Request.area_id))
    .outerjoin(Asker, col(Asker.id) == col(Request.asker_id))
    .outerjoin(Helping, col(Helping.id) == col(Request.helper_id))
    .where(col(Request.id) == bindparam("request"))
    .execution_options(populate_existing=True)
)
LOCKED = WHOLE.with_for_update(of=Request)


class Requests(Query):
    """Queries about what is asked for."""

    def ask(self, request: Request) -> None:
        self.session.add(request)

    async def whole(
        self, request_id: int, *, lock: bool = True
    ) -> tuple[Request, Area, Member | None, Member | None]:
        """The request, locked so that it is not given twice, its area, who asked, who helps."""
        await self.session.flush()
        row = await self._row(LOCKED if lock else WHOLE, request_id)
        request, area, asker, helper = row
        if (asker and asker.id) != request.asker_id or (helper and helper.id) != request.helper_id:
            # Who waited for PostgreSQL's lock reads the request anew, and not those joined to it.
            request, area, asker, helper = await self._row(WHOLE, request_id)
        return request, area, asker, helper

    async def _row(self, statement: Any, request_id: int) -> Any:
        row = (await self.session.execute(statement, {"request": request_id})).first()
        if row is None:
            raise Missing("Request", request_id)
        return row

    async def by_code(self, code: str) -> Request | None:
        found = await self.session.execute(select(Request).where(col(Request.code) == code))
        return found.scalar_one_or_none()

    async def drop(self, request_id: int) -> None:
        await self.session.execute(delete(Request).where(col(Request.id) == request_id))

    async def drop_drafts(self, before: datetime) -> None:
        await self.session.execute(
            delete(Request).where(
                col(Request.state) == State.DRAFT, col(Request.created_at) < before
            )
        )

    # Who was approached.

    async def approach(self, request_id: int, member_id: int) -> Approach | None:
        return await self.session.get(Approach, (request_id, member_id), populate_existing=True)

    async def approaches(
        self, request_id: int, among: Collection[Standing]
    ) -> list[tuple[Approach, Member]]:
        """Neighbours of that standing, those who come first before the others."""
        await self.session.flush()
        found = await self.session.execute(
            select(Approach, Member)
            .join(Member, col(Member.id) == col(Approach.member_id))
            .where(col(Approach.request_id) == request_id, col(Approach.standing).in_(among))
            .order_by(col(Approach.comes_at), col(Approach.answered_at), col(Approach.member_id))
            .execution_options(populate_existing=True)
        )
        return [(row[0], row[1]) for row in found]

    async def stand(
        self, request_id: int, member_id: int, standing: Standing, **given: Any
    ) -> Approach:
        """Note how a neighbour stands to a request from now on; lock the request before."""
        approach = await self.approach(request_id, member_id)
        if approach is None:
            approach = Approach(request_id=request_id, member_id=member_id, standing=standing)
            self.session.add(approach)
        for name, value in {"standing": standing, **given}.items():
            setattr(approach, name, value)
        await self.session.flush()
        return approach

    async def forget_approach(self, request_id: int, member_id: int) -> None:
        """As if they had never been asked."""
        await self.session.execute(
            delete(Approach)
            .where(col(Approach.request_id) == request_id, col(Approach.member_id) == member_id)
            .execution_options(synchronize_session="fetch")
        )

    async def forget_asked(self, request_id: int, member_ids: Collection[int]) -> None:
        """Their phones never rang: uncounted, and as if never asked if they did not answer."""
        asked_at = (
            select(col(Approach.asked_at))
            .where(
                col(Approach.request_id) == request_id,
                col(Approach.member_id) == col(Question.member_id),
            )
            .scalar_subquery()
        )
        await self.session.execute(
            delete(Question)
            .where(
                col(Question.request_id) == request_id,
                col(Question.member_id).in_(member_ids),
                col(Question.at) == asked_at,
            )
            .execution_options(synchronize_session=False)
        )
        await self._forget(request_id, col(Approach.member_id).in_(member_ids))

    async def forget_unanswered(self, request_id: int, before: datetime) -> None:
        """Those who were asked before that moment and said nothing may be asked again."""
        await self._forget(request_id, col(Approach.asked_at) <= before)

    async def _forget(self, request_id: int, which: Any) -> None:
        """Forget who was asked and did not answer; who said yes to it before still did."""
        asked = (
            col(Approach.request_id) == request_id,
            col(Approach.standing) == Standing.ASKED,
            which,
        )
        await self.session.execute(
            update(Approach)
            .where(*asked, col(Approach.comes_at).is_not(None))
            .values(standing=Standing.THANKED)
            .execution_options(synchronize_session="fetch")
        )
        await self.session.execute(
            delete(Approach).where(*asked).execution_options(synchronize_session="fetch")
        )

    # Lists.

    async def asked_by(self, member_id: int) -> list[Request]:
        """What a member asked for and is not closed, drafts included, oldest first."""
        return await self.all(
            select(Request)
            .where(col(Request.asker_id) == member_id, col(Request.state) != State.CLOSED)
            .order_by(col(Request.created_at), col(Request.id))
        )

    async def helped_by(self, member_id: int) -> list[Request]:
        """Requests a member said yes to, and which are under way."""
        agreed = select(col(Approach.request_id)).where(
            col(Approach.member_id) == member_id,
            col(Approach.standing).in_((Standing.READY, Standing.CHOSEN)),
        )
        return await self.all(
            select(Request)
            .where(col(Request.id).in_(agreed), col(Request.state).in_(UNDER_WAY))
            .order_by(col(Request.created_at), col(Request.id))
        )

    async def open_in(self, area_id: int, limit: int) -> list[Request]:
        """What is under way in an area, what waits for somebody first, oldest first."""
        return await self.all(
            select(Request)
            .where(col(Request.area_id) == area_id, col(Request.state).in_(UNDER_WAY))
            .order_by(col(Request.state) != State.OPEN, col(Request.opened_at), col(Request.id))
            .limit(limit)
        )

    async def searching_in(self, area_id: int) -> int:
        """How many requests in an area wait for somebody."""
        found = await self.session.execute(
            select(func.count()).where(
                col(Request.area_id) == area_id, col(Request.state) == State.OPEN
            )
        )
        return int(found.scalar_one())

    async def asking(self, member_id: int) -> int:
        """How many drafts and requests under way a member has."""
        found = await self.session.execute(
            select(func.count()).where(
                col(Request.asker_id) == member_id, col(Request.state) != State.CLOSED
            )
        )
        return int(found.scalar_one())

    async def reopenable(self, member_id: int) -> list[Request]:
        """The last few that a member closed."""
        return await self.all(
            select(Request)
            .where(col(Request.asker_id) == member_id, col(Request.state) == State.CLOSED)
            .order_by(col(Request.closed_at).desc())
            .limit(3)
        )

    async def touching(self, member_id: int) -> list[int]:
        """Every request a member asked for or was approached for, in one order."""
        approached = select(col(Approach.request_id)).where(col(Approach.member_id) == member_id)
        return await self.all(
            select(col(Request.id))
            .where(
                or_(
                    col(Request.asker_id) == member_id,
                    col(Request.helper_id) == member_id,
                    col(Request.id).in_(approached),
                )
            )
            .order_by(col(Request.id))
        )

    # Sweeps are given keys, in one order: rows are read once they are locked, or what another
    # process wrote meanwhile would be missed.

    async def due(self, now: datetime) -> list[int]:
        """Open requests whose next step to find somebody has come."""
        return await self._keys(col(Request.state) == State.OPEN, col(Request.step_at) <= now)

    async def to_ask(self, now: datetime) -> list[int]:
        """Requests under way of which nobody has said lately how they stand."""
        return await self._keys(col(Request.state).in_(UNDER_WAY), col(Request.asks_at) <= now)

    async def stranded(self) -> list[int]:
        """Requests under way where who asked, was chosen, or said yes, cannot be written to."""
        silent = exists().where(
            col(Approach.request_id) == col(Request.id),
            col(Approach.standing) == Standing.READY,
            ~reachable(col(Approach.member_id)),
        )
        return await self._keys(
            col(Request.state).in_(UNDER_WAY),
            or_(
                ~reachable(col(Request.asker_id)),
                (col(Request.state) == State.HELPED) & ~reachable(col(Request.helper_id)),
                (col(Request.state) == State.OPEN) & silent,
            ),
        )

    async def undecided(self, before: datetime) -> list[int]:
        """Open requests to which somebody said yes before the moment, and was not chosen."""
        waiting = exists().where(
            col(Approach.request_id) == col(Request.id),
            col(Approach.standing) == Standing.READY,
            col(Approach.answered_at) <= before,
        )
        return await self._keys(col(Request.state) == State.OPEN, waiting)

    async def given_up(self, after: datetime) -> list[int]:
        """Requests closed since then because who asked was gone, and who is back."""
        return await self._keys(
            col(Request.state) == State.CLOSED,
            col(Request.reason) == Reason.GONE,
            col(Request.closed_at) > after,
            reachable(col(Request.asker_id)),
        )

    async def with_files(self, before: datetime) -> list[int]:
        return await self._keys(col(Request.file_at) <= before)

    async def _keys(self, *where: Any) -> list[int]:
        await self.session.flush()
        return await self.all(select(col(Request.id)).where(*where).order_by(col(Request.id)))

    async def shred_files(self, request_ids: Sequence[int]) -> None:
        """Forget where the files to print are."""
        await self.session.execute(
            update(Request)
            .where(col(Request.id).in_(request_ids))
            .values(file_ref=None, file_name=None, file_at=None)
            .execution_options(synchronize_session=False)
        )
