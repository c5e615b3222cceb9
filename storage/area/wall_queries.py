"""The walls an area is read on, and those who knock there."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlmodel import col

from storage.area.tables import JoinRequest, Membership, Wall
from storage.people import Account, Member
from storage.query import QueryGroup


class WallQueries(QueryGroup):
    """Walls and join requests."""

    async def area_walls(self, area_id: int) -> list[Wall]:
        return await self.all_rows(
            select(Wall)
            .where(col(Wall.area_id) == area_id, col(Wall.closed_at).is_(None))
            .order_by(col(Wall.id))
        )

    async def users_enrolled(self, wall: Wall) -> set[str]:
        """The accounts, by the names they have on the wall's platform, of the area's members."""
        enrolled = await self.all_rows(
            select(col(Account.user))
            .join(Membership, col(Membership.member_id) == col(Account.member_id))
            .where(
                col(Membership.area_id) == wall.area_id,
                col(Account.platform) == wall.platform,
                col(Account.workspace) == wall.workspace,
            )
        )
        return set(enrolled)

    async def areas_in_workspace(self, platform: str, workspace: str) -> set[int]:
        """The areas that have a wall in that workspace; none where there are no workspaces."""
        if not workspace:
            return set()
        found = await self.all_rows(
            select(col(Wall.area_id)).where(
                col(Wall.platform) == platform,
                col(Wall.workspace) == workspace,
                col(Wall.area_id).is_not(None),
                col(Wall.closed_at).is_(None),
            )
        )
        return {each for each in found if each}

    async def find_wall(self, platform: str, workspace: str, chat: str) -> Wall | None:
        result = await self.session.execute(
            select(Wall).where(
                col(Wall.platform) == platform,
                col(Wall.workspace) == workspace,
                col(Wall.chat) == chat,
            )
        )
        return result.scalar_one_or_none()

    async def unbound_walls(self) -> list[Wall]:
        return await self.all_rows(
            select(Wall).where(col(Wall.area_id).is_(None), col(Wall.closed_at).is_(None))
        )

    async def get_wall(self, wall_id: int) -> Wall:
        return await self.get_row(Wall, wall_id)

    async def close_wall(self, platform: str, chat: str, now: datetime) -> None:
        """A chat is gone: nothing is hung there any more."""
        await self.session.execute(
            update(Wall)
            .where(col(Wall.platform) == platform, col(Wall.chat) == chat)
            .values(closed_at=now, may_post=False)
        )

    async def taking_cards(self, area_id: int) -> list[Wall]:
        """The area's walls on which a card will hang, as far as is known."""
        return [wall for wall in await self.area_walls(area_id) if wall.takes_cards]

    async def topic_of(self, platform: str, workspace: str, chat: str) -> str:
        """The topic in which a wall is spoken to; empty where none was chosen."""
        wall = await self.find_wall(platform, workspace, chat)
        return wall.topic if wall else ""

    async def set_join_link(self, platform: str, workspace: str, chat: str, link: str) -> None:
        """Keep the link by which people ask to be let onto a wall."""
        await self.session.execute(
            update(Wall)
            .where(
                col(Wall.platform) == platform,
                col(Wall.workspace) == workspace,
                col(Wall.chat) == chat,
                col(Wall.closed_at).is_(None),
            )
            .values(join_link=link)
        )

    async def move_wall(self, platform: str, chat: str, to: str) -> None:
        """Follow a chat whose address changed (a group become supergroup); twice is once."""
        old = col(Wall.platform) == platform, col(Wall.chat) == chat
        if not await self.all_rows(select(col(Wall.id)).where(*old)):
            return
        # The platform may have shown us the new chat first: then it is known, and bound to nothing.
        await self.session.execute(
            delete(Wall).where(col(Wall.platform) == platform, col(Wall.chat) == to)
        )
        await self.session.execute(
            update(Wall)
            .where(col(Wall.platform) == platform, col(Wall.chat) == chat)
            .values(chat=to)
        )

    async def join_request(self, wall_id: int, user: str) -> JoinRequest | None:
        result = await self.session.execute(
            select(JoinRequest).where(
                col(JoinRequest.wall_id) == wall_id, col(JoinRequest.user) == user
            )
        )
        return result.scalar_one_or_none()

    async def record_join_request(
        self, wall_id: int, user: str, member_id: int, now: datetime
    ) -> JoinRequest:
        """Note somebody at a wall's door; the same person at the same door is one request.

        Whoever waits already keeps their turn; whoever was let in once waits anew.
        """
        request = await self.join_request(wall_id, user)
        if request is None:
            request = JoinRequest(wall_id=wall_id, user=user, member_id=member_id, asked_at=now)
            self.session.add(request)
        if request.decided:
            request.decided, request.asked_at, request.organisers_told = None, now, False
        await self.session.flush()
        return request

    async def undecided_join_requests(self, *, member_id: int) -> list[tuple[JoinRequest, Wall]]:
        result = await self.session.execute(
            select(JoinRequest, Wall)
            .join(Wall, col(Wall.id) == col(JoinRequest.wall_id))
            .where(col(JoinRequest.member_id) == member_id, col(JoinRequest.decided).is_(None))
        )
        return [(row[0], row[1]) for row in result]

    async def forget_join_requests(self, member_id: int, area_id: int) -> None:
        """What was answered at an area's doors holds no more for a member: they may ask anew."""
        walls = select(col(Wall.id)).where(col(Wall.area_id) == area_id)
        await self.session.execute(
            delete(JoinRequest).where(
                col(JoinRequest.member_id) == member_id, col(JoinRequest.wall_id).in_(walls)
            )
        )

    async def join_requests_in(self, area_id: int) -> list[tuple[JoinRequest, Member]]:
        """Requests to an area's walls that nobody decided yet, oldest first."""
        result = await self.session.execute(
            select(JoinRequest, Member)
            .join(Wall, col(Wall.id) == col(JoinRequest.wall_id))
            .join(Member, col(Member.id) == col(JoinRequest.member_id))
            .where(col(Wall.area_id) == area_id, col(JoinRequest.decided).is_(None))
            .order_by(col(JoinRequest.asked_at))
        )
        return [(row[0], row[1]) for row in result]
