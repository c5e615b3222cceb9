"""Neighbourhoods, who belongs to them, the walls they are read on, and who waits for one."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import JSON, UniqueConstraint, delete, false, func, or_, select, true, update
from sqlmodel import Field, Relationship, col

from messages.model import Topic
from storage.custody import Custody, Table, days
from storage.people import Account, Member
from storage.places import metres
from storage.places.vocabulary import DIVIDED, PARENTS
from storage.query import Query
from storage.types import Instant, Named, key, new_code, refers

BESIDE = 500
"""Metres between the edges of two areas up to which they are neighbours."""


def kin(town: str) -> set[str]:
    """The town's code with those of the city it is part of, or of the parts it has."""
    for parent, (city, parts) in PARENTS.items():
        children = {DIVIDED[city].format(part) for part in range(1, parts + 1)}
        if town == parent:
            return {parent, *children}
        if town in children:
            return {parent, town}
    return {town}


class Role(StrEnum):
    """What a member may do in one area; each includes the ones before it."""

    MEMBER = "member"
    RELAY = "relay"
    ORGANISER = "organiser"


class Area(Table, table=True):
    """A neighbourhood: a circle of `radius` metres around a point, or a GeoJSON polygon."""

    custody: ClassVar[Custody] = Custody(keep=None, because="the neighbourhood itself")

    id: int = key()
    code: str = Field(default_factory=new_code, unique=True)
    name: str
    town: str = Field(index=True)
    town_name: str
    country: str = "FR"
    lat: float
    lon: float
    radius: int = 600
    polygon: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    language: str = "fr"
    zone: str = "Europe/Paris"
    declared_at: datetime = Field(sa_type=Instant)
    closed_at: datetime | None = Field(default=None, sa_type=Instant)


class Alias(Table, table=True):
    """Another name neighbours use for an area, folded for comparison; its own name is one."""

    __table_args__ = (UniqueConstraint("area_id", "folded"),)
    custody: ClassVar[Custody] = Custody(keep=None, because="its area")

    id: int = key()
    area_id: int = refers("area.id")
    name: str
    folded: str = Field(index=True)
    # Only a relationship tells the session which of the two is inserted first.
    area: Area = Relationship()


class Membership(Table, table=True):
    """A member in an area: their role and which kinds of message they want.

    `asked_in` is the year in which they were last asked whether they still live there.
    """

    custody: ClassVar[Custody] = Custody(
        keep=None, because="its member", member="member_id", leaving="delete"
    )

    member_id: int = refers("member.id", index=False, primary_key=True)
    area_id: int = refers("area.id", primary_key=True)
    role: Role = Field(default=Role.MEMBER, sa_type=Named(Role))
    home: bool = True
    neighbours: bool = False
    cafe: bool = True
    aid: bool = True
    heat: bool = True
    digest: bool = True
    joined_at: datetime = Field(sa_type=Instant)
    asked_in: int = 0

    def wants(self, topic: Topic) -> bool:
        return bool(getattr(self, topic.value))


class Wall(Table, table=True):
    """A group or channel on which an area's cards hang."""

    __table_args__ = (UniqueConstraint("platform", "workspace", "chat"),)
    custody: ClassVar[Custody] = Custody(keep=days(365), since="closed_at")

    id: int = key()
    area_id: int | None = refers("area.id", nullable=True)
    platform: str
    workspace: str = ""
    chat: str
    title: str = ""
    language: str = "fr"
    topic: str = ""
    join_link: str = ""
    may_post: bool = True
    may_pin: bool = False
    may_invite: bool = False
    bound_by: int | None = refers("member.id", nullable=True)
    closed_at: datetime | None = Field(default=None, sa_type=Instant)


class Waiting(Table, table=True):
    """Someone whose neighbourhood is not declared yet: a town, and a coarse H3 cell of demand.

    `home` tells where they live from another place they care about.
    """

    custody: ClassVar[Custody] = Custody(
        keep=days(548), since="since", member="member_id", leaving="delete"
    )

    member_id: int = refers("member.id", index=False, primary_key=True)
    town: str = Field(primary_key=True, index=True)
    town_name: str
    cell: str = ""
    home: bool = True
    since: datetime = Field(sa_type=Instant)


class JoinRequest(Table, table=True):
    """Someone at a wall's door: let in when their area is known, shown to organisers otherwise."""

    __table_args__ = (UniqueConstraint("wall_id", "user"),)
    custody: ClassVar[Custody] = Custody(
        keep=days(30), since="asked_at", member="member_id", leaving="delete"
    )

    id: int = key()
    wall_id: int = refers("wall.id")
    user: str
    member_id: int = refers("member.id")
    asked_at: datetime = Field(sa_type=Instant)
    decided: bool | None = None


class Areas(Query):
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

    async def members(self, area_id: int, topic: Topic | None = None) -> list[Member]:
        """Everybody in the area; those only who want the topic, when one is named."""
        wanted = true() if topic is None else col(getattr(Membership, topic.value)).is_(True)
        return await self.all(
            select(Member)
            .join(Membership, col(Membership.member_id) == col(Member.id))
            .where(col(Membership.area_id) == area_id, wanted)
            .order_by(col(Member.id))
        )

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

    async def organisers(self, area_id: int) -> list[Member]:
        return await self.all(
            select(Member)
            .join(Membership, col(Membership.member_id) == col(Member.id))
            .where(col(Membership.area_id) == area_id, col(Membership.role) == Role.ORGANISER)
            .order_by(col(Member.id))
        )

    async def size(self, area_id: int) -> int:
        found = await self.session.execute(
            select(func.count()).where(col(Membership.area_id) == area_id)
        )
        return int(found.scalar_one())

    async def walls(self, area_id: int) -> list[Wall]:
        return await self.all(
            select(Wall)
            .where(col(Wall.area_id) == area_id, col(Wall.closed_at).is_(None))
            .order_by(col(Wall.id))
        )

    async def wall(self, platform: str, workspace: str, chat: str) -> Wall | None:
        found = await self.session.execute(
            select(Wall).where(
                col(Wall.platform) == platform,
                col(Wall.workspace) == workspace,
                col(Wall.chat) == chat,
            )
        )
        return found.scalar_one_or_none()

    async def unbound(self) -> list[Wall]:
        return await self.all(
            select(Wall).where(col(Wall.area_id).is_(None), col(Wall.closed_at).is_(None))
        )

    async def get_wall(self, wall_id: int) -> Wall:
        return await self.one(Wall, wall_id)

    async def close_wall(self, platform: str, chat: str, now: datetime) -> None:
        """A chat is gone: nothing is hung there any more."""
        await self.session.execute(
            update(Wall)
            .where(col(Wall.platform) == platform, col(Wall.chat) == chat)
            .values(closed_at=now, may_post=False)
        )

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
        if not await self.all(select(col(Wall.id)).where(*old)):
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

    async def waiting(self, town: str) -> int:
        found = await self.session.execute(select(func.count()).where(col(Waiting.town) == town))
        return int(found.scalar_one())

    async def waiting_members(self, town: str) -> list[Member]:
        """Who waits in the town, or in the city it is part of."""
        there = select(col(Waiting.member_id)).where(col(Waiting.town).in_(kin(town)))
        return await self.all(
            select(Member).where(col(Member.id).in_(there)).order_by(col(Member.id))
        )

    async def waits(self, member_id: int) -> list[Waiting]:
        return await self.all(select(Waiting).where(col(Waiting.member_id) == member_id))

    async def enlist(self, waiting: Waiting) -> None:
        """Put somebody on a town's list; a person lives, and so waits for a home, in one place."""
        if waiting.home:
            for other in await self.waits(waiting.member_id):
                if other.home and other.town != waiting.town:
                    await self.stop_waiting(waiting.member_id, other.town)
        held = await self.session.get(Waiting, (waiting.member_id, waiting.town))
        if held is None:
            self.session.add(waiting)
        else:
            held.cell = waiting.cell or held.cell
            held.home = held.home or waiting.home
        await self.session.flush()

    async def stop_waiting(self, member_id: int, town: str | None = None) -> None:
        one = true() if town is None else col(Waiting.town) == town
        await self.session.execute(delete(Waiting).where(col(Waiting.member_id) == member_id, one))

    async def demand(self) -> list[tuple[str, str, str, int]]:
        """Where people wait: town code, town name, H3 cell ("" when unknown), how many."""
        found = await self.session.execute(
            select(col(Waiting.town), col(Waiting.town_name), col(Waiting.cell), func.count())
            .group_by(col(Waiting.town), col(Waiting.town_name), col(Waiting.cell))
            .order_by(func.count().desc())
        )
        return [(row[0], row[1], row[2], int(row[3])) for row in found]

    async def join_request(self, wall_id: int, user: str) -> JoinRequest | None:
        found = await self.session.execute(
            select(JoinRequest).where(
                col(JoinRequest.wall_id) == wall_id, col(JoinRequest.user) == user
            )
        )
        return found.scalar_one_or_none()

    async def knock(self, wall_id: int, user: str, member_id: int, now: datetime) -> JoinRequest:
        """Note somebody at a wall's door; the same person at the same door is one request."""
        request = await self.join_request(wall_id, user)
        if request is None:
            request = JoinRequest(wall_id=wall_id, user=user, member_id=member_id, asked_at=now)
            self.session.add(request)
        request.asked_at = now
        if request.decided:
            request.decided = None
        await self.session.flush()
        return request

    async def undecided(self, *, member_id: int) -> list[tuple[JoinRequest, Wall]]:
        found = await self.session.execute(
            select(JoinRequest, Wall)
            .join(Wall, col(Wall.id) == col(JoinRequest.wall_id))
            .where(col(JoinRequest.member_id) == member_id, col(JoinRequest.decided).is_(None))
        )
        return [(row[0], row[1]) for row in found]

    async def at_the_door(self, area_id: int) -> list[tuple[JoinRequest, Member]]:
        """Requests to an area's walls that nobody decided yet, oldest first."""
        found = await self.session.execute(
            select(JoinRequest, Member)
            .join(Wall, col(Wall.id) == col(JoinRequest.wall_id))
            .join(Member, col(Member.id) == col(JoinRequest.member_id))
            .where(col(Wall.area_id) == area_id, col(JoinRequest.decided).is_(None))
            .order_by(col(JoinRequest.asked_at))
        )
        return [(row[0], row[1]) for row in found]

    async def chats(self, member_id: int, platform: str) -> list[Account]:
        return await self.all(
            select(Account).where(
                col(Account.member_id) == member_id, col(Account.platform) == platform
            )
        )
