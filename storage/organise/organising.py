"""Areas being declared, walls being bound, the door, the team and the journal."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import delete, func, select, true, update
from sqlmodel import col

from storage.area import Alias, Area, JoinRequest, Membership, Role, Wall
from storage.organise.reports import OPEN, TOLD
from storage.organise.tables import Draft, Entry, Report
from storage.people import Member
from storage.query import Query


class Organising(Query):
    """What organisers look up and change."""

    def note(self, entry: Entry) -> None:
        self.session.add(entry)

    async def journal(self, area_id: int | None, limit: int = 20) -> list[Entry]:
        """The latest acts in an area, or everywhere, newest first."""
        of = true() if area_id is None else col(Entry.area_id) == area_id
        return await self.all(select(Entry).where(of).order_by(col(Entry.at).desc()).limit(limit))

    async def draft(self, draft_id: int, member_id: int) -> Draft | None:
        """The draft, for its author only."""
        found = await self.session.get(Draft, draft_id)
        return found if found and found.member_id == member_id else None

    async def keep_draft(self, draft: Draft) -> None:
        """Keep what somebody is declaring; an earlier draft of theirs is given up."""
        mine = col(Draft.member_id) == draft.member_id
        await self.session.execute(delete(Draft).where(mine))
        self.session.add(draft)
        await self.session.flush()

    async def drop_draft(self, draft_id: int) -> bool:
        """Give the draft up; False when somebody already has."""
        dropped = await self.touched(delete(Draft).where(col(Draft.id) == draft_id))
        return bool(dropped)

    async def rename(self, area_id: int, names: dict[str, str]) -> None:
        """Give an area these names instead of its own, folded → as written."""
        await self.session.execute(delete(Alias).where(col(Alias.area_id) == area_id))
        self.session.add_all(
            Alias(area_id=area_id, name=name, folded=folded) for folded, name in names.items()
        )

    async def loose(self, area_id: int, member_id: int) -> list[Wall]:
        """Walls without an area that the member, or somebody of this area, brought Palier to."""
        neighbours = select(col(Membership.member_id)).where(col(Membership.area_id) == area_id)
        brought = col(Wall.bound_by)
        return await self.all(
            select(Wall)
            .where(
                col(Wall.area_id).is_(None),
                col(Wall.closed_at).is_(None),
                (brought == member_id) | brought.in_(neighbours),
            )
            .order_by(col(Wall.id))
        )

    async def bind(self, wall: Wall, area: Area, by: int) -> bool:
        """Give a wall that has none its area; False when somebody was faster."""
        bound = await self.touched(
            update(Wall)
            .where(col(Wall.id) == wall.id, col(Wall.area_id).is_(None))
            .values(area_id=area.id, bound_by=by, language=area.language)
        )
        await self.session.refresh(wall)
        return bool(bound)

    async def decide(self, request_id: int, admit: bool) -> bool:
        """Answer somebody at the door; False when somebody else already has."""
        decided = await self.touched(
            update(JoinRequest)
            .where(col(JoinRequest.id) == request_id, col(JoinRequest.decided).is_(None))
            .values(decided=admit)
        )
        return bool(decided)

    async def knock(self, request_id: int) -> tuple[JoinRequest, Wall]:
        """A request to be let in, and the wall it is about."""
        request = await self.one(JoinRequest, request_id)
        return request, await self.one(Wall, request.wall_id)

    async def walls(self, wall_ids: Collection[int]) -> dict[int, Wall]:
        """The walls behind these keys."""
        found = await self.all(select(Wall).where(col(Wall.id).in_(wall_ids)))
        return {wall.id: wall for wall in found}

    async def admins(self) -> list[Member]:
        return await self.all(select(Member).where(col(Member.admin)).order_by(col(Member.id)))

    async def team(self, area_id: int, role: Role) -> list[Member]:
        """The members who hold this very role in an area."""
        return await self.all(
            select(Member)
            .join(Membership, col(Membership.member_id) == col(Member.id))
            .where(col(Membership.area_id) == area_id, col(Membership.role) == role)
            .order_by(col(Membership.joined_at), col(Member.id))
        )

    async def at_a_glance(self, area_id: int) -> tuple[int, int, int, int, int]:
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
        reported = select(func.count(func.distinct(col(Report.subject)))).where(
            col(Report.area_id) == area_id, TOLD, OPEN
        )
        found = await self.session.execute(
            select(
                members.scalar_subquery(),
                members.where(col(Membership.role) == Role.ORGANISER).scalar_subquery(),
                walls.scalar_subquery(),
                knocking.scalar_subquery(),
                reported.scalar_subquery(),
            )
        )
        row = found.one()
        return int(row[0]), int(row[1]), int(row[2]), int(row[3]), int(row[4])
