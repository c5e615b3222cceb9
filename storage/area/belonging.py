"""Areas, their names, and who belongs to them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, false, func, or_, select, true
from sqlmodel import col

from messages.model import Topic
from storage.area.tables import Alias, Area, Membership, Role
from storage.people import Member
from storage.places import metres
from storage.query import Query

BESIDE = 500
"""Metres between the edges of two areas up to which they are neighbours."""


class Belonging(Query):
    """Areas and memberships."""

    async def get(self, area_id: int) -> Area:
        return await self.one(Area, area_id)

    async def open(self) -> list[Area]:
        return await self.all(
            select(Area).where(col(Area.closed_at).is_(None)).order_by(col(Area.name))
        )

    async def by_code(self, code: str) -> Area | None:
        found = await self.session.execute(
            select(Area).where(col(Area.code) == code, col(Area.closed_at).is_(None))
        )
        return found.scalar_one_or_none()

    async def named(self, folded: str) -> list[Area]:
        """The open areas that bear the folded name."""
        bearing = select(col(Alias.area_id)).where(col(Alias.folded) == folded)
        return await self.all(
            select(Area)
            .where(col(Area.id).in_(bearing), col(Area.closed_at).is_(None))
            .order_by(col(Area.name))
        )

    async def aliases(self, area_id: int | None = None) -> list[Alias]:
        of = true() if area_id is None else col(Alias.area_id) == area_id
        return await self.all(select(Alias).where(of).order_by(col(Alias.folded)))

    async def in_towns(self, towns: Collection[str]) -> list[Area]:
        return await self.all(
            select(Area)
            .where(col(Area.town).in_(towns), col(Area.closed_at).is_(None))
            .order_by(col(Area.name))
        )

    def declare(self, area: Area, names: dict[str, str]) -> None:
        """Keep a new area under its names, given folded → as written."""
        self.session.add(area)
        self.session.add_all(
            Alias(area_id=area.id, name=name, folded=folded) for folded, name in names.items()
        )

    async def memberships(self, member_id: int) -> list[tuple[Membership, Area]]:
        """The member's open areas, home first."""
        found = await self.session.execute(
            select(Membership, Area)
            .join(Area, col(Area.id) == col(Membership.area_id))
            .where(col(Membership.member_id) == member_id, col(Area.closed_at).is_(None))
            .order_by(col(Membership.home).desc(), col(Membership.joined_at))
        )
        return [(row[0], row[1]) for row in found]

    async def membership(self, member_id: int, area_id: int) -> Membership | None:
        return await self.session.get(Membership, (member_id, area_id))

    async def join(self, member_id: int, area_id: int, now: datetime, *, home: bool) -> Membership:
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

    async def leave(self, member_id: int, area_id: int) -> None:
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

    async def audience(self, area: Area, topic: Topic) -> list[Member]:
        """Who hears of the topic in the area: its members, and neighbours who want to."""
        beside = [each.id for each in await self.beside(area)]
        return await self.all(
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
            )
            .distinct()
            .order_by(col(Member.id))
        )

    async def beside(self, area: Area) -> list[Area]:
        """The open areas that touch this one or nearly do."""
        return [
            each
            for each in await self.open()
            if each.id != area.id
            and metres((each.lat, each.lon), (area.lat, area.lon))
            <= each.radius + area.radius + BESIDE
        ]

    async def to_ask(
        self, area_id: int, year: int, before: datetime
    ) -> list[tuple[Membership, Member]]:
        """Those at home there since before, not asked this year."""
        found = await self.session.execute(
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
        return [(row[0], row[1]) for row in found]

    async def organisers(self, area_id: int, *, wanting: Topic | None = None) -> list[Member]:
        """Who organises an area; with a topic, those who have not switched it off."""
        wants = true() if wanting is None else getattr(Membership, wanting.value).is_(True)
        return await self.all(
            select(Member)
            .join(Membership, col(Membership.member_id) == col(Member.id))
            .where(
                col(Membership.area_id) == area_id,
                col(Membership.role) == Role.ORGANISER,
                wants,
            )
            .order_by(col(Member.id))
        )

    async def size(self, area_id: int) -> int:
        found = await self.session.execute(
            select(func.count()).where(col(Membership.area_id) == area_id)
        )
        return int(found.scalar_one())
