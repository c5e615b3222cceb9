"""Members, the accounts they speak from, and what was already received from them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, time, timedelta
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ColumnElement,
    Index,
    UniqueConstraint,
    bindparam,
    exists,
    func,
    select,
    text,
    update,
)
from sqlalchemy.exc import IntegrityError
from sqlmodel import Field, col

from storage.custody import Custody, Table, days
from storage.errors import Duplicate
from storage.query import Query
from storage.types import Instant, key, refers

BEDTIME, MORNING = time(21), time(8, 30)


class Member(Table, table=True):
    """A person, on however many platforms."""

    # Few are, and they are asked for wherever an area has no organiser.
    __table_args__ = (
        Index(
            "ix_member_admin",
            "id",
            sqlite_where=text("admin = 1"),
            postgresql_where=text("admin"),
        ),
    )
    custody: ClassVar[Custody] = Custody(
        keep=days(548), since="seen_at", member="id", leaving="delete"
    )

    id: int = key()
    name: str
    language: str = "fr"
    zone: str = "Europe/Paris"
    quiet_from: time = BEDTIME
    quiet_until: time = MORNING
    paused_until: datetime | None = Field(default=None, sa_type=Instant)
    admin: bool = False
    joined_at: datetime = Field(sa_type=Instant)
    seen_at: datetime = Field(sa_type=Instant, index=True)
    warned_at: datetime | None = Field(default=None, sa_type=Instant)

    def quiet_at(self, now: datetime) -> bool:
        return quiet(now, self.zone, self.quiet_from, self.quiet_until)

    def wakes_at(self, now: datetime) -> datetime:
        """The first moment from now on that is outside the member's quiet hours."""
        if not self.quiet_at(now):
            return now
        local = now.astimezone(ZoneInfo(self.zone))
        morning = local.replace(
            hour=self.quiet_until.hour, minute=self.quiet_until.minute, second=0, microsecond=0
        )
        return morning if morning > local else morning + timedelta(days=1)

    def paused_at(self, now: datetime) -> bool:
        return self.paused_until is not None and now < self.paused_until


def quiet(now: datetime, zone: str, start: time = BEDTIME, end: time = MORNING) -> bool:
    """Whether it is between these hours by the zone's clocks; the night, unless told otherwise."""
    hour = now.astimezone(ZoneInfo(zone)).time()
    return start <= hour < end if start <= end else hour >= start or hour < end


class Account(Table, table=True):
    """One member on one platform; `chat` is where they can be written to, once they have spoken."""

    __table_args__ = (UniqueConstraint("platform", "workspace", "user"),)
    custody: ClassVar[Custody] = Custody(
        keep=None, because="its member", member="member_id", leaving="delete"
    )

    id: int = key()
    member_id: int = refers("member.id")
    platform: str
    workspace: str = ""
    user: str
    chat: str | None = None
    preferred: bool = True
    blocked_at: datetime | None = Field(default=None, sa_type=Instant)


def reachable(member_id: Any) -> ColumnElement[bool]:
    """Whether the member of that column has an account that can be written to."""
    return exists().where(
        col(Account.member_id) == member_id,
        col(Account.chat).is_not(None),
        col(Account.blocked_at).is_(None),
    )


class Receipt(Table, table=True):
    """An update already answered: platforms deliver some of them twice."""

    custody: ClassVar[Custody] = Custody(keep=days(2), since="received_at")

    name: str = Field(primary_key=True)
    received_at: datetime = Field(sa_type=Instant, index=True)


# What every event asks is built once: putting an expression together costs more than running it.
BY_ACCOUNT = (
    select(Member, Account)
    .join(Account, col(Account.member_id) == col(Member.id))
    .where(
        col(Account.platform) == bindparam("platform"),
        col(Account.workspace) == bindparam("workspace"),
        col(Account.user) == bindparam("user"),
    )
)
RECEIVED = Receipt.__table__.insert()  # type: ignore[attr-defined]  # SQLModel hides it


class People(Query):
    async def by_account(
        self, platform: str, workspace: str, user: str
    ) -> tuple[Member, Account] | None:
        whose = {"platform": platform, "workspace": workspace, "user": user}
        row = (await self.session.execute(BY_ACCOUNT, whose)).first()
        return (row[0], row[1]) if row else None

    async def add(self, member: Member, account: Account) -> None:
        self.session.add(member)
        await self.session.flush()
        self.session.add(account)
        await self.session.flush()

    async def get(self, member_id: int, *, lock: bool = False) -> Member:
        return await self.one(Member, member_id, lock=lock)

    async def named(self, member_ids: Collection[int | None]) -> dict[int | None, Member]:
        """The members behind these keys."""
        if not member_ids:
            return {}
        found = await self.all(select(Member).where(col(Member.id).in_(member_ids)))
        return {member.id: member for member in found}

    async def accounts(self, member_id: int) -> list[Account]:
        return await self.all(
            select(Account)
            .where(col(Account.member_id) == member_id)
            .order_by(col(Account.preferred).desc(), col(Account.id))
        )

    async def block(self, platform: str, chat: str, at: datetime | None) -> None:
        """Remember since when an account cannot be written to; None opens it again."""
        await self.session.execute(
            update(Account)
            .where(col(Account.platform) == platform, col(Account.chat) == chat)
            .values(blocked_at=at)
        )

    async def receive(self, name: str, now: datetime) -> None:
        """Note an update as answered; `Duplicate` when it was before."""
        try:
            await self.session.execute(RECEIVED, {"name": name, "received_at": now})
        except IntegrityError as clash:
            raise Duplicate(name) from clash

    async def admins(self) -> int:
        found = await self.session.execute(
            select(func.count()).select_from(Member).where(col(Member.admin))
        )
        return int(found.scalar_one())
