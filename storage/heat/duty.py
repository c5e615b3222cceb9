"""What the town's people on duty are told by mail: promised with its step, brought until it is."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar

from sqlalchemy import UniqueConstraint, delete, exists, select
from sqlmodel import Field, col

from messages.heat.duty.actions import DutyNews
from storage.area import Area, Membership
from storage.heat.checkins.tables import CheckIn, CheckInEnrolment
from storage.people import Member, has_reachable_account
from storage.query import DueCheck, QueryGroup
from storage.retention import RetentionPolicy, Table, days_kept
from storage.types import EnumByValue, UtcInstant, foreign_key, new_code, primary_key

AT_ONCE = 10
"""Mails brought in one go; the rest follow a minute later."""

LEASE = timedelta(minutes=2)
"""How long nobody else brings what is under way: longer than a mail server is waited for."""

LONGEST_WAIT = timedelta(minutes=15)
"""How long what a server did not take waits at most."""

CODE = 26
"""Letters of a link's secret: 126 bits."""


class DutyMail(Table, table=True):
    """What one mail box is told about one check; no word of it is kept, only that it is told.

    What it `says`, since `said_at`, is worded when it is brought; due at `next_at`, at rest without
    it. `tried_at` is when anything was first brought there, `sent_at` when the last arrived,
    `failing_since` since when it does not, `warned_at` when organisers heard of that. `said_for` is
    the occurrence a silence is told for, `unsure` whether it may have arrived. Whoever has the
    `code` may take the check over.
    """

    __tablename__ = "dutymail"

    __table_args__ = (UniqueConstraint("check_id", "mail"),)
    retention: ClassVar[RetentionPolicy] = RetentionPolicy(keep=days_kept(7), since="said_at")

    id: int = primary_key()
    check_id: int | None = foreign_key("checkin.id", nullable=True)
    area_id: int = foreign_key("area.id")
    mail: str
    code: str = Field(default_factory=lambda: new_code(CODE), unique=True)
    says: DutyNews = Field(sa_type=EnumByValue(DutyNews))
    said_for: str = ""
    said_at: datetime = Field(sa_type=UtcInstant)
    next_at: datetime | None = Field(default=None, sa_type=UtcInstant, index=True)
    attempts: int = 0
    tried_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    sent_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    failing_since: datetime | None = Field(default=None, sa_type=UtcInstant)
    warned_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    unsure: bool = False

    def begin_saying(self, says: DutyNews, now: datetime, said_for: str = "") -> None:
        """From now on this is to be told, instead of what was not yet.

        A box to which nothing arrives fails since then, whatever it is told.
        """
        self.says, self.said_at, self.next_at, self.attempts = says, now, now, 0
        self.said_for, self.warned_at, self.unsure = said_for, None, False

    def begin_carrying(self, now: datetime) -> None:
        """It is under way: should nobody note what became of it, it is brought again."""
        self.attempts += 1
        self.next_at, self.tried_at = now + LEASE, self.tried_at or now

    def lay_back(self) -> None:
        """It was not tried: that counts for nothing, and it comes first the next time."""
        carried_at = self.next_at and self.next_at - LEASE
        if self.tried_at == carried_at:
            self.tried_at = None
        self.attempts, self.next_at = max(self.attempts - 1, 0), self.said_at

    def put_off(self, now: datetime) -> None:
        """It did not arrive: a while longer each time."""
        minutes = timedelta(minutes=1 << min(self.attempts - 1, 6))
        self.next_at, self.failing_since = (
            now + min(minutes, LONGEST_WAIT),
            self.failing_since or now,
        )

    @property
    def key_subject(self) -> str:
        """What letters about it have as their subject."""
        return f"dutymail:{self.id}"


TO_BRING = DueCheck(lambda now: exists().where(col(DutyMail.next_at) <= now))
"""A mail is due."""

UNASKED = (
    col(CheckInEnrolment.member_id) == col(Membership.member_id),
    col(Membership.home),
    col(Area.id) == col(Membership.area_id),
    col(Area.closed_at).is_(None),
    col(Area.duty_mail) != "",
    col(Area.duty_mail) != col(CheckInEnrolment.duty_asked),
)

TO_ASK = DueCheck(lambda _: exists().where(*UNASKED))
"""Somebody was never asked whether this mail box may be told of them."""


class DutyQueries(QueryGroup):
    """Mails to the town's people on duty, and who was asked about them."""

    async def mails_about(self, check_id: int) -> list[DutyMail]:
        """What mail boxes are told about a check, locked."""
        await self.session.flush()
        return await self.all_rows(
            select(DutyMail)
            .where(col(DutyMail.check_id) == check_id)
            .order_by(col(DutyMail.id))
            .with_for_update()
        )

    async def mail_of(self, check: CheckIn, mail: str, now: datetime) -> DutyMail:
        """The row of a mail box about a check, made where there is none."""
        for row in await self.mails_about(check.id):
            if row.mail == mail:
                return row
        row = DutyMail(
            check_id=check.id,
            area_id=check.area_id,
            mail=mail,
            says=DutyNews.SILENT,
            said_at=now,
        )
        self.session.add(row)
        return row

    async def mail_by_code(self, code: str) -> DutyMail | None:
        """The row whose secret that is."""
        found = await self.session.execute(select(DutyMail).where(col(DutyMail.code) == code))
        return found.scalar_one_or_none()

    async def due_mails(self, now: datetime) -> list[int]:
        """Those to be brought, that wait longest first."""
        return await self.all_rows(
            select(col(DutyMail.id))
            .where(col(DutyMail.next_at) <= now)
            .order_by(col(DutyMail.next_at), col(DutyMail.id))
            .limit(AT_ONCE)
        )

    async def lock_mail(self, mail_id: int) -> DutyMail | None:
        """A row, locked after its check, as whoever moves a check on does; None when it is gone."""
        await self.session.flush()
        [about] = await self.all_rows(
            select(col(DutyMail.check_id)).where(col(DutyMail.id) == mail_id)
        ) or [None]
        if about:
            await self.session.get(CheckIn, about, with_for_update=True, populate_existing=True)
        return await self.session.get(
            DutyMail, mail_id, with_for_update=True, populate_existing=True
        )

    async def forget_mail(self, row: DutyMail) -> None:
        await self.session.execute(delete(DutyMail).where(col(DutyMail.id) == row.id))
        self.session.expunge(row)

    async def unasked_of_duty(self, limit: int) -> list[tuple[CheckInEnrolment, Member, Area]]:
        """Who was never asked whether their area's mail box may be told of them."""
        found = await self.session.execute(
            select(CheckInEnrolment, Member, Area)
            .join(Member, col(Member.id) == col(CheckInEnrolment.member_id))
            .join(Membership, col(Membership.member_id) == col(CheckInEnrolment.member_id))
            .join(Area, col(Area.id) == col(Membership.area_id))
            .where(*UNASKED, has_reachable_account(col(Member.id)))
            .order_by(col(CheckInEnrolment.member_id))
            .limit(limit)
            .with_for_update(of=CheckInEnrolment)
        )
        return [(row[0], row[1], row[2]) for row in found]
