"""What organisers do: the journal, one-time codes, areas being declared, walls being bound."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any, ClassVar

from sqlalchemy import JSON, delete, func, select, true, update
from sqlmodel import Field, col

from storage.area import Alias, Area, JoinRequest, Membership, Role, Wall
from storage.custody import Custody, Table, days
from storage.people import Member
from storage.query import Query
from storage.types import Instant, key, new_code, refers


class Entry(Table, table=True):
    """One act of an organiser: who, what, on which, why, when; never what was written."""

    custody: ClassVar[Custody] = Custody(
        keep=days(365), since="at", member="member_id", leaving="blank", blank=("member_id",)
    )

    id: int = key()
    area_id: int | None = refers("area.id", nullable=True)
    member_id: int | None = refers("member.id", nullable=True)
    act: str
    on: str = ""
    why: str = ""
    at: datetime = Field(sa_type=Instant, index=True)


class OneTimeCode(Table, table=True):
    """A code that grants one right once; only its hash is kept."""

    custody: ClassVar[Custody] = Custody(keep=days(1), since="expires_at")

    digest: str = Field(primary_key=True)
    grants: str
    expires_at: datetime = Field(sa_type=Instant)


class Draft(Table, table=True):
    """An area that its author has described and not opened yet; nobody else sees it."""

    custody: ClassVar[Custody] = Custody(
        keep=days(7), since="drafted_at", member="member_id", leaving="delete"
    )

    id: int = key()
    member_id: int = refers("member.id")
    name: str
    aliases: list[str] = Field(default_factory=list, sa_type=JSON)
    town: str
    town_name: str
    country: str
    zone: str
    lat: float
    lon: float
    radius: int
    polygon: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    moved: bool = False
    language: str
    drafted_at: datetime = Field(sa_type=Instant)

    def opened(self, now: datetime) -> Area:
        """The area it describes, open from now on."""
        shared = Area.model_fields.keys() & Draft.model_fields.keys() - {"id"}
        return Area(**self.model_dump(include=set(shared)), declared_at=now)


class Organisation(Query):
    """Queries for organisers, and for nobody else."""

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

    async def at_a_glance(self, area_id: int) -> tuple[int, int, int, int]:
        """An area's members, organisers, walls, and people at its door."""
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
        found = await self.session.execute(
            select(
                members.scalar_subquery(),
                members.where(col(Membership.role) == Role.ORGANISER).scalar_subquery(),
                walls.scalar_subquery(),
                knocking.scalar_subquery(),
            )
        )
        row = found.one()
        return int(row[0]), int(row[1]), int(row[2]), int(row[3])

    async def new_code(self, grants: str, now: datetime, lasts: timedelta) -> str:
        """A fresh code for a right; earlier ones for the same right stop working."""
        code = new_code(12)
        await self.session.execute(delete(OneTimeCode).where(col(OneTimeCode.grants) == grants))
        self.session.add(OneTimeCode(digest=_digest(code), grants=grants, expires_at=now + lasts))
        return code

    async def peek(self, code: str, now: datetime) -> str | None:
        """What the code would grant, without spending it."""
        found = await self.session.execute(
            select(col(OneTimeCode.grants)).where(
                col(OneTimeCode.digest) == _digest(code), col(OneTimeCode.expires_at) > now
            )
        )
        return found.scalar_one_or_none()

    async def spend(self, code: str, now: datetime) -> str | None:
        """What the code grants, once; None when it is unknown, used or out of date."""
        spent = await self.session.execute(
            delete(OneTimeCode)
            .where(col(OneTimeCode.digest) == _digest(code), col(OneTimeCode.expires_at) > now)
            .returning(col(OneTimeCode.grants))
        )
        return spent.scalar_one_or_none()


def _digest(code: str) -> str:
    return hashlib.sha256(code.strip().lower().encode()).hexdigest()
