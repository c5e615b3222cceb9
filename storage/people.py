"""Members, the accounts they speak from, and what was already received from them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Any, ClassVar, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ColumnElement,
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

from messages.language import FALLBACK
from storage.errors import AlreadyDone
from storage.query import QueryGroup
from storage.retention import RetentionPolicy, Table, days_kept
from storage.types import Id, SealedText, UtcInstant, foreign_key, partial_index, primary_key

BEDTIME, MORNING = time(21), time(8, 30)
EVENINGS = time(17), time(23)
"""When whoever agreed to it is written to on hot days, even in quiet hours."""


class LanguageDoubt(StrEnum):
    """How far it is known what somebody would read whose own language is not spoken."""

    NONE = ""
    UNASKED = "unasked"
    ASKED = "asked"


class HotEvenings(StrEnum):
    """Whether somebody agreed to be written to until 23:00 on hot days, about who is silent."""

    UNASKED = ""
    ASKED = "asked"
    AGREED = "agreed"
    REFUSED = "refused"


class Member(Table, table=True):
    """A person, on however many platforms."""

    # Few are, and they are asked for wherever an area has no organiser.
    __table_args__ = (
        partial_index(
            "ix_member_admin", "id", where=text("admin = 1"), on_postgresql=text("admin")
        ),
    )
    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=days_kept(548), since="seen_at", member="id", on_erase="delete"
    )

    id: int = primary_key()
    name: str
    language: str = FALLBACK
    zone: str = "Europe/Paris"
    quiet_from: time = BEDTIME
    quiet_until: time = MORNING
    paused_until: datetime | None = Field(default=None, sa_type=UtcInstant)
    admin: bool = False
    joined_at: datetime = Field(sa_type=UtcInstant)
    seen_at: datetime = Field(sa_type=UtcInstant, index=True)
    # At how many get-togethers they were, as host or as guest: a number, not with whom.
    meetings: int = Field(default=0, sa_column_kwargs={"server_default": text("0")})
    warned_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    # Where their own language is not spoken: whether they were asked which other they would read.
    language_doubt: str = Field(default="", sa_column_kwargs={"server_default": ""})
    # Asked of buddies and organisers alone; no answer counts as no.
    evenings: str = Field(default="", sa_column_kwargs={"server_default": ""})

    def speak(self, language: str) -> None:
        """They said in which language they are written to."""
        self.language, self.language_doubt = language, LanguageDoubt.NONE

    def speak_as_around(self, language: str) -> None:
        """Where their own language is not spoken, they read what is read around them."""
        if self.language_doubt:
            self.language = language

    def quiet_at(self, now: datetime) -> bool:
        return in_quiet_hours(now, self.zone, self.quiet_from, self.quiet_until)

    def evening_at(self, now: datetime) -> bool:
        """Whether it is evening by their clocks."""
        return EVENINGS[0] <= now.astimezone(ZoneInfo(self.zone)).time() < EVENINGS[1]

    def evening_ends(self, now: datetime) -> datetime:
        """When the evening of that day is over by their clocks."""
        day = now.astimezone(ZoneInfo(self.zone)).date()
        return datetime.combine(day, EVENINGS[1], ZoneInfo(self.zone))

    def agreed_to(self, now: datetime) -> bool:
        """Whether it is an evening hour at which they agreed to be written to on hot days."""
        return self.evenings == HotEvenings.AGREED and self.evening_at(now)

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


def in_quiet_hours(now: datetime, zone: str, start: time = BEDTIME, end: time = MORNING) -> bool:
    """Whether it is between these hours by the zone's clocks; the night, unless told otherwise."""
    hour = now.astimezone(ZoneInfo(zone)).time()
    return start <= hour < end if start <= end else hour >= start or hour < end


class Account(Table, table=True):
    """One member on one platform; `chat` is where they can be written to, once they have spoken.

    `called` is how the account is shown there, so that its owner knows it among several.
    """

    __table_args__ = (
        UniqueConstraint("platform", "workspace", "user"),
        # Whatever joins accounts, one of a member's is written to first.
        partial_index(
            "uq_account_preferred",
            "member_id",
            where=text("preferred = 1"),
            on_postgresql=text("preferred"),
            unique=True,
        ),
    )
    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=None, because="its member", member="member_id", on_erase="delete"
    )

    id: int = primary_key()
    member_id: int = foreign_key("member.id")
    platform: str
    workspace: str = ""
    user: str
    called: str = ""
    chat: str | None = None
    preferred: bool = True
    blocked_at: datetime | None = Field(default=None, sa_type=UtcInstant)


def has_reachable_account(member_id: Any) -> ColumnElement[bool]:
    """Whether the member of that column has an account that can be written to."""
    return exists().where(
        col(Account.member_id) == member_id,
        col(Account.chat).is_not(None),
        col(Account.blocked_at).is_(None),
    )


UNSPOKEN = text("due_at IS NOT NULL")


class ProcessedUpdate(Table, table=True):
    """An update already answered: platforms deliver some of them twice.

    The reply is kept with it until it was spoken; from `due_at` on anybody may speak it. Once it
    was, nothing says any more whose update it was.
    """

    __tablename__ = "receipt"

    __table_args__ = (
        partial_index("ix_receipt_unspoken", "due_at", where=UNSPOKEN),
        partial_index("ix_receipt_account", "account_id", where=text("account_id IS NOT NULL")),
    )
    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=days_kept(2),
        since="received_at",
        member="account_id",
        on_erase="blank",
        blank=("account_id", "reply", "due_at"),
    )

    name: str = Field(primary_key=True)
    received_at: datetime = Field(sa_type=UtcInstant, index=True)
    account_id: int | None = foreign_key("account.id", index=False, nullable=True)
    reply: str | None = Field(default=None, sa_type=SealedText)
    due_at: datetime | None = Field(default=None, sa_type=UtcInstant)


class UnspokenReply(NamedTuple):
    """A reply as it is kept with a receipt, and when somebody else may speak it."""

    account_id: int | None
    reply: str
    due_at: datetime


# What every event asks is built once: putting an expression together costs more than running it.
BY_ACCOUNT = (
    select(
        Member,
        Account,
        exists().where(col(ProcessedUpdate.name) == bindparam("receipt")).label("received"),
    )
    .join(Account, col(Account.member_id) == col(Member.id))
    .where(
        col(Account.platform) == bindparam("platform"),
        col(Account.workspace) == bindparam("workspace"),
        col(Account.user) == bindparam("user"),
    )
)
BY_IDS = select(Member).where(col(Member.id).in_(bindparam("ids", expanding=True)))
# Whoever left in the same transaction has no account that could be named.
RECEIVED = ProcessedUpdate.__table__.insert().values(  # type: ignore[attr-defined]  # SQLModel hides it
    name=bindparam("receipt"),
    received_at=bindparam("now", type_=UtcInstant),
    account_id=select(col(Account.id))
    .where(col(Account.id) == bindparam("account", type_=Id))
    .scalar_subquery(),
    reply=bindparam("reply", type_=SealedText),
    due_at=bindparam("due_at", type_=UtcInstant),
)


class MemberQueries(QueryGroup):
    async def member_by_account(
        self, platform: str, workspace: str, user: str, receipt: str = ""
    ) -> tuple[Member, Account] | None:
        """Who has that account; `AlreadyDone` when what they bring was answered before."""
        whose = {"platform": platform, "workspace": workspace, "user": user, "receipt": receipt}
        row = (await self.session.execute(BY_ACCOUNT, whose)).first()
        if row and row[2]:
            raise AlreadyDone(receipt)
        return (row[0], row[1]) if row else None

    async def add_member(self, member: Member, account: Account) -> None:
        self.session.add(member)
        await self.session.flush()
        self.session.add(account)
        await self.session.flush()

    async def get_member(self, member_id: int, *, lock: bool = False) -> Member:
        return await self.get_row(Member, member_id, lock=lock)

    async def members_by_id(self, member_ids: Collection[int | None]) -> dict[int | None, Member]:
        """The members behind these keys."""
        if not member_ids:
            return {}
        rows = await self.all_rows(BY_IDS, {"ids": list(member_ids)})
        return {member.id: member for member in rows}

    async def accounts_of(self, member_id: int) -> list[Account]:
        return await self.all_rows(
            select(Account)
            .where(col(Account.member_id) == member_id)
            .order_by(col(Account.preferred).desc(), col(Account.id))
        )

    async def set_account_blocked(self, platform: str, chat: str, at: datetime | None) -> None:
        """Remember since when an account cannot be written to; None opens it again."""
        await self.session.execute(
            update(Account)
            .where(col(Account.platform) == platform, col(Account.chat) == chat)
            .values(blocked_at=at)
        )

    async def record_update(
        self, name: str, now: datetime, unspoken: UnspokenReply | None = None
    ) -> None:
        """Note an update as answered, and what is to be said; `AlreadyDone` when it was before."""
        kept = unspoken._asdict() if unspoken else dict.fromkeys(UnspokenReply._fields)
        kept["account"] = kept.pop("account_id")
        try:
            await self.session.execute(RECEIVED, {"receipt": name, "now": now, **kept})
        except IntegrityError as clash:
            raise AlreadyDone(name) from clash

    async def reject_repeated_update(self, name: str) -> None:
        """`AlreadyDone` when an update was answered before."""
        where = select(col(ProcessedUpdate.name)).where(col(ProcessedUpdate.name) == name)
        if (await self.session.execute(where)).first():
            raise AlreadyDone(name)

    async def count_admins(self) -> int:
        result = await self.session.execute(
            select(func.count()).select_from(Member).where(col(Member.admin))
        )
        return int(result.scalar_one())
