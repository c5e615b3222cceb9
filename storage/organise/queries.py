"""Areas being declared, walls being bound, the door and the team."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import delete, func, select, update
from sqlmodel import col

from storage.area import Area, AreaAlias, JoinRequest, MemberRole, Membership, Wall
from storage.organise.report_queries import OPEN, TOLD
from storage.organise.tables import AbuseReport, AreaDraft
from storage.people import Member
from storage.query import QueryGroup


class OrganisingQueries(QueryGroup):
    """What organisers look up and change."""

    async def get_area_draft(self, draft_id: int, member_id: int) -> AreaDraft | None:
        """The draft, for its author only."""
        draft = await self.session.get(AreaDraft, draft_id)
        return draft if draft and draft.member_id == member_id else None

    async def save_area_draft(self, draft: AreaDraft) -> None:
        """Keep what somebody is declaring; an earlier draft of theirs is given up."""
        mine = col(AreaDraft.member_id) == draft.member_id
        await self.session.execute(delete(AreaDraft).where(mine))
        self.session.add(draft)
        await self.session.flush()

    async def delete_area_draft(self, draft_id: int) -> bool:
        """Give the draft up; False when somebody already has."""
        dropped = await self.count_touched(delete(AreaDraft).where(col(AreaDraft.id) == draft_id))
        return bool(dropped)

    async def rename_area(self, area_id: int, names: dict[str, str]) -> None:
        """Give an area these names instead of its own, folded → as written."""
        await self.session.execute(delete(AreaAlias).where(col(AreaAlias.area_id) == area_id))
        self.session.add_all(
            AreaAlias(area_id=area_id, name=name, folded=folded) for folded, name in names.items()
        )

    async def unbound_walls_of(self, area_id: int, member_id: int) -> list[Wall]:
        """Walls without an area that the member, or somebody of this area, brought Palier to."""
        neighbours = select(col(Membership.member_id)).where(col(Membership.area_id) == area_id)
        brought = col(Wall.bound_by)
        return await self.all_rows(
            select(Wall)
            .where(
                col(Wall.area_id).is_(None),
                col(Wall.closed_at).is_(None),
                (brought == member_id) | brought.in_(neighbours),
            )
            .order_by(col(Wall.id))
        )

    async def bind_wall(self, wall: Wall, area: Area, by: int) -> bool:
        """Give a wall that has none its area; False when somebody was faster."""
        bound = await self.count_touched(
            update(Wall)
            .where(col(Wall.id) == wall.id, col(Wall.area_id).is_(None))
            .values(area_id=area.id, bound_by=by, language=area.language)
        )
        await self.session.refresh(wall)
        return bool(bound)

    async def decide_join_request(self, request_id: int, admit: bool) -> bool:
        """Answer somebody at the door; False when somebody else already has."""
        decided = await self.count_touched(
            update(JoinRequest)
            .where(col(JoinRequest.id) == request_id, col(JoinRequest.decided).is_(None))
            .values(decided=admit)
        )
        return bool(decided)

    async def get_join_request(self, request_id: int) -> tuple[JoinRequest, Wall]:
        """A request to be let in, and the wall it is about."""
        request = await self.get_row(JoinRequest, request_id)
        return request, await self.get_row(Wall, request.wall_id)

    async def walls_by_id(self, wall_ids: Collection[int]) -> dict[int, Wall]:
        """The walls behind these keys."""
        rows = await self.all_rows(select(Wall).where(col(Wall.id).in_(wall_ids)))
        return {wall.id: wall for wall in rows}

    async def list_admins(self, *, lock: bool = False) -> list[Member]:
        """Who runs the instance; locked until the transaction ends when asked."""
        found = select(Member).where(col(Member.admin)).order_by(col(Member.id))
        return await self.all_rows(found.with_for_update() if lock else found)

    async def area_team(self, area_id: int, role: MemberRole) -> list[Member]:
        """The members who hold this very role in an area."""
        return await self.all_rows(
            select(Member)
            .join(Membership, col(Membership.member_id) == col(Member.id))
            .where(col(Membership.area_id) == area_id, col(Membership.role) == role)
            .order_by(col(Membership.joined_at), col(Member.id))
        )

    async def area_overview(self, area_id: int) -> tuple[int, int, int, int, int]:
        """An area's members, organisers, walls, people at its door, and things reported."""
        members = select(func.count()).where(col(Membership.area_id) == area_id)
        walls = select(func.count()).where(
            col(Wall.area_id) == area_id, col(Wall.closed_at).is_(None)
        )
        knocking = (
            select(func.count())
            .select_from(JoinRequest)
            .join(Wall, col(Wall.id) == col(JoinRequest.wall_id))
            .where(col(Wall.area_id) == area_id, col(JoinRequest.decided).is_(None))
        )
        reported = select(func.count(func.distinct(col(AbuseReport.subject)))).where(
            col(AbuseReport.area_id) == area_id, TOLD, OPEN
        )
        result = await self.session.execute(
            select(
                members.scalar_subquery(),
                members.where(col(Membership.role) == MemberRole.ORGANISER).scalar_subquery(),
                walls.scalar_subquery(),
                knocking.scalar_subquery(),
                reported.scalar_subquery(),
            )
        )
        row = result.one()
        return int(row[0]), int(row[1]), int(row[2]), int(row[3]), int(row[4])
