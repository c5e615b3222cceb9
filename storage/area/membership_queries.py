"""Areas, their names, and who belongs to them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    bindparam,
    delete,
    exists,
    false,
    func,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.orm import aliased
from sqlmodel import col

from messages.model import Topic
from storage.area.tables import Area, AreaAlias, MemberRole, Membership, Wall
from storage.blocks import no_block_between
from storage.people import Account, Member
from storage.places import metres_between
from storage.query import DueCheck, QueryGroup
from storage.types import Id

BESIDE = 500
"""Metres between the edges of two areas up to which they are neighbours."""


# What nearly every event asks is built once: putting it together costs more than running it.
OPEN = select(Area).where(col(Area.closed_at).is_(None)).order_by(col(Area.name))
THEIR_AREAS = (
    select(Membership, Area)
    .join(Area, col(Area.id) == col(Membership.area_id))
    .where(
        col(Membership.member_id) == bindparam("member", type_=Id), col(Area.closed_at).is_(None)
    )
    .order_by(col(Membership.home).desc(), col(Membership.joined_at))
)


def members_joined_before(time: timedelta) -> DueCheck:
    """Somebody has lived in an area for longer than that."""
    return DueCheck(lambda then: exists().where(col(Membership.joined_at) < then), -time)


class MembershipQueries(QueryGroup):
    """Areas and memberships."""

    async def get_area(self, area_id: int) -> Area:
        return await self.get_row(Area, area_id)

    async def open_areas(self) -> list[Area]:
        return await self.all_rows(OPEN)

    async def area_by_code(self, code: str) -> Area | None:
        result = await self.session.execute(
            select(Area).where(col(Area.code) == code, col(Area.closed_at).is_(None))
        )
        return result.scalar_one_or_none()

    async def areas_named(self, folded: str) -> list[Area]:
        """The open areas that bear the folded name."""
        bearing = select(col(AreaAlias.area_id)).where(col(AreaAlias.folded) == folded)
        return await self.all_rows(
            select(Area)
            .where(col(Area.id).in_(bearing), col(Area.closed_at).is_(None))
            .order_by(col(Area.name))
        )

    async def aliases(self, area_id: int | None = None) -> list[AreaAlias]:
        of = true() if area_id is None else col(AreaAlias.area_id) == area_id
        return await self.all_rows(select(AreaAlias).where(of).order_by(col(AreaAlias.folded)))

    async def areas_in_towns(self, towns: Collection[str]) -> list[Area]:
        return await self.all_rows(
            select(Area)
            .where(col(Area.town).in_(towns), col(Area.closed_at).is_(None))
            .order_by(col(Area.name))
        )

    def add_area(self, area: Area, names: dict[str, str]) -> None:
        """Keep a new area under its names, given folded → as written."""
        self.session.add(area)
        self.session.add_all(
            AreaAlias(area_id=area.id, name=name, folded=folded) for folded, name in names.items()
        )

    async def memberships(self, member_id: int) -> list[tuple[Membership, Area]]:
        """The member's open areas, home first."""
        result = await self.session.execute(THEIR_AREAS, {"member": member_id})
        return [(row[0], row[1]) for row in result]

    async def home_territory(self, member_id: int) -> str:
        """The country whose facts hold where the member lives; "" while they have no area."""
        areas = await self.memberships(member_id)
        return areas[0][1].territory if areas else ""

    async def membership(self, member_id: int, area_id: int) -> Membership | None:
        return await self.session.get(Membership, (member_id, area_id))

    async def join_area(
        self, member_id: int, area_id: int, now: datetime, *, home: bool
    ) -> Membership:
        """The member belongs to the area from now on; a new home makes the others second."""
        found = await self.membership(member_id, area_id)
        if home:
            for membership, _ in await self.memberships(member_id):
                membership.home = False
        if found is None:
            found = Membership(member_id=member_id, area_id=area_id, home=home, joined_at=now)
            self.session.add(found)
        found.home = found.home or home
        await self.session.flush()
        return found

    async def leave_area(self, member_id: int, area_id: int) -> None:
        """Nothing ties the member to the area; the eldest of their others becomes their home."""
        await self.session.flush()
        await self.session.execute(
            delete(Membership).where(
                col(Membership.member_id) == member_id, col(Membership.area_id) == area_id
            )
        )
        left = await self.memberships(member_id)
        if left and not left[0][0].home:
            left[0][0].home = True
            await self.session.flush()

    async def topic_audience(
        self, area: Area, topic: Topic, *, off_walls: bool = False, author: int | None = None
    ) -> list[Member]:
        """Who hears of the topic in the area: its members, and neighbours who want to.

        With `off_walls` only those who were not seen where the area's cards hang; with an `author`,
        whose doing they would hear of, nobody who is kept away from them.
        """
        beside = [each.id for each in await self.neighbouring_areas(area)]
        reads = aliased(Membership)
        on_wall = exists().where(
            col(reads.member_id) == col(Member.id),
            col(reads.area_id) == area.id,
            col(reads.on_wall).is_(True),
        )
        return await self.all_rows(
            select(Member)
            .join(Membership, col(Membership.member_id) == col(Member.id))
            .where(
                col(getattr(Membership, topic.value)).is_(True),
                or_(
                    col(Membership.area_id) == area.id,
                    col(Membership.area_id).in_(beside) & col(Membership.neighbours)
                    if beside
                    else false(),
                ),
                ~on_wall if off_walls else true(),
                no_block_between(author, col(Member.id)) if author else true(),
            )
            .distinct()
            .order_by(col(Member.id))
        )

    async def note_on_wall(self, member_id: int, platform: str, workspace: str, chat: str) -> None:
        """The member acts on a wall: what hangs there needs not be told them in private."""
        there = select(col(Wall.area_id)).where(
            col(Wall.platform) == platform,
            col(Wall.workspace) == workspace,
            col(Wall.chat) == chat,
            col(Wall.closed_at).is_(None),
        )
        await self._set_on_wall(
            col(Membership.member_id) == member_id, col(Membership.area_id).in_(there), on=True
        )

    async def note_admitted(self, wall: Wall, user: str) -> None:
        """Whoever has this account on the wall's platform is let in."""
        admitted = select(col(Account.member_id)).where(
            col(Account.platform) == wall.platform,
            col(Account.workspace) == wall.workspace,
            col(Account.user) == user,
        )
        await self._set_on_wall(
            col(Membership.member_id).in_(admitted),
            col(Membership.area_id) == wall.area_id,
            on=True,
        )

    async def forget_who_is_on_walls(self, area_id: int) -> None:
        """The area has no wall any more: who reads the next one is known once they act there."""
        await self._set_on_wall(col(Membership.area_id) == area_id, on=False)

    async def _set_on_wall(self, *which: ColumnElement[bool], on: bool) -> None:
        await self.session.flush()
        await self.session.execute(
            update(Membership)
            .where(*which, col(Membership.on_wall).is_not(on))
            .values(on_wall=on)
            .execution_options(synchronize_session=False)
        )

    async def neighbouring_areas(self, area: Area) -> list[Area]:
        """The open areas that touch this one or nearly do."""
        return [
            each
            for each in await self.open_areas()
            if each.id != area.id
            and metres_between((each.lat, each.lon), (area.lat, area.lon))
            <= each.radius + area.radius + BESIDE
        ]

    async def members_to_confirm(
        self, area_id: int, year: int, before: datetime
    ) -> list[tuple[Membership, Member]]:
        """Those at home there since before, not asked this year."""
        result = await self.session.execute(
            select(Membership, Member)
            .join(Member, col(Member.id) == col(Membership.member_id))
            .where(
                col(Membership.area_id) == area_id,
                col(Membership.home).is_(True),
                col(Membership.asked_in) < year,
                col(Membership.joined_at) < before,
            )
            .order_by(col(Member.id))
        )
        return [(row[0], row[1]) for row in result]

    async def organisers_of_many(self, area_ids: Collection[int]) -> list[tuple[int, Member]]:
        """Who organises these areas, each with the area."""
        if not area_ids:
            return []
        rows = await self.session.execute(
            select(col(Membership.area_id), Member)
            .join(Member, col(Member.id) == col(Membership.member_id))
            .where(
                col(Membership.area_id).in_(area_ids),
                col(Membership.role) == MemberRole.ORGANISER,
            )
            .order_by(col(Membership.area_id), col(Member.id))
        )
        return [(row[0], row[1]) for row in rows]

    async def organisers(self, area_id: int, *, wanting: Topic | None = None) -> list[Member]:
        """Who organises an area; with a topic, those who have not switched it off."""
        wants = true() if wanting is None else getattr(Membership, wanting.value).is_(True)
        return await self.all_rows(
            select(Member)
            .join(Membership, col(Membership.member_id) == col(Member.id))
            .where(
                col(Membership.area_id) == area_id,
                col(Membership.role) == MemberRole.ORGANISER,
                wants,
            )
            .order_by(col(Member.id))
        )

    async def list_members(
        self, area_id: int, limit: int, offset: int
    ) -> list[tuple[Membership, Member]]:
        """A page of who belongs to an area, by name."""
        result = await self.session.execute(
            select(Membership, Member)
            .join(Member, col(Member.id) == col(Membership.member_id))
            .where(col(Membership.area_id) == area_id)
            .order_by(func.lower(col(Member.name)), col(Member.id))
            .limit(limit)
            .offset(offset)
        )
        return [(row[0], row[1]) for row in result]

    async def count_members(self, area_id: int) -> int:
        result = await self.session.execute(
            select(func.count()).where(col(Membership.area_id) == area_id)
        )
        return int(result.scalar_one())
