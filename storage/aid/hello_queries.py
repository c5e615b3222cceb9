"""Weekly hellos between two who met over a helping hand."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, or_, select
from sqlmodel import col

from storage.aid.tables import HelperResponse, HelpRequest, WeeklyHello
from storage.blocks import no_block_between
from storage.people import Member
from storage.query import QueryGroup


class WeeklyHelloQueries(QueryGroup):
    """Queries about weekly hellos."""

    async def get_hello(self, hello_id: int, *, lock: bool = False) -> WeeklyHello:
        return await self.get_row(WeeklyHello, hello_id, lock=lock)

    async def hello_between(self, asker_id: int, helper_id: int) -> WeeklyHello | None:
        result = await self.session.execute(
            select(WeeklyHello)
            .where(col(WeeklyHello.asker_id) == asker_id, col(WeeklyHello.helper_id) == helper_id)
            .with_for_update()
        )
        return result.scalar_one_or_none()

    async def hellos_of(self, member_id: int) -> list[WeeklyHello]:
        """Every hello a member takes part in, agreed by both or not yet."""
        return await self.all_rows(
            select(WeeklyHello)
            .where(
                or_(col(WeeklyHello.asker_id) == member_id, col(WeeklyHello.helper_id) == member_id)
            )
            .order_by(col(WeeklyHello.id))
        )

    async def met_over_help(self, member_id: int) -> dict[int, str]:
        """Whom requests and hellos showed to a member by name, by key.

        Who said yes is shown to who asked, unless a block already stood between them; who asked is
        shown to the one who was chosen, unless it was for somebody else.
        """
        request, response = HelpRequest, HelperResponse
        of = col(response.request_id) == col(request.id)
        said_yes = (
            select(col(response.member_id))
            .join(request, of)
            .where(
                col(request.asker_id) == member_id,
                col(response.comes_at).is_not(None),
                no_block_between(
                    member_id, col(response.member_id), before=col(response.answered_at)
                ),
            )
        )
        helped = (
            select(col(request.asker_id))
            .join(response, of)
            .where(
                col(response.member_id) == member_id,
                col(request.proxied).is_(False),
                or_(col(request.helper_id) == member_id, col(response.helped_at).is_not(None)),
            )
        )
        greeted = select(col(WeeklyHello.asker_id)).where(col(WeeklyHello.helper_id) == member_id)
        greets = select(col(WeeklyHello.helper_id)).where(col(WeeklyHello.asker_id) == member_id)
        among = [col(Member.id).in_(each) for each in (said_yes, helped, greeted, greets)]
        rows = await self.session.execute(
            select(col(Member.id), col(Member.name)).where(or_(*among)).order_by(col(Member.id))
        )
        return {row[0]: row[1] for row in rows}

    async def end_hello(self, hello_id: int) -> None:
        await self.session.execute(
            delete(WeeklyHello)
            .where(col(WeeklyHello.id) == hello_id)
            .execution_options(synchronize_session="fetch")
        )

    async def hellos_due(self, now: datetime) -> list[int]:
        await self.session.flush()
        return await self.all_rows(
            select(col(WeeklyHello.id))
            .where(col(WeeklyHello.due_at) <= now)
            .order_by(col(WeeklyHello.id))
        )
