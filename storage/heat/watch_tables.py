"""Who asked to be checked on hot days, their buddies, and how today's checks stand.

A row says that somebody asked, never why. All of it goes on 15 October, checks after
a week at most.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from messages.heat.watch import Cause, Ended, Moment, Pace
from storage.custody import Custody, Table, days
from storage.types import Instant, Named, Sealed, key, new_code, refers


class Enrolment(Table, table=True):
    """Somebody asked to be checked: at which hour, and what whoever comes should know."""

    custody: ClassVar[Custody] = Custody(
        keep=days(366), since="since", member="member_id", leaving="delete"
    )

    member_id: int = refers("member.id", index=False, primary_key=True)
    code: str = Field(default_factory=new_code, unique=True)
    hour: time | None = None
    contact: str | None = Field(default=None, sa_type=Sealed)
    access: str | None = Field(default=None, sa_type=Sealed)
    # Whether buddies hear "fine" when nobody had to ask them.
    share: bool = False
    paused: bool = False
    away_until: datetime | None = Field(default=None, sa_type=Instant)
    # Questions whose hour struck before are not asked any more.
    asks_from: datetime = Field(sa_type=Instant)
    since: datetime = Field(sa_type=Instant)

    def rests_at(self, now: datetime) -> bool:
        """Whether they do not want to be asked at that moment."""
        return self.paused or (self.away_until is not None and now < self.away_until)


class Buddy(Table, table=True):
    """Two who agreed that one looks in on the other; asked for as long as `agreed_at` is empty."""

    __table_args__ = (UniqueConstraint("member_id", "buddy_id"),)
    custody: ClassVar[Custody] = Custody(
        keep=days(366), since="since", member="member_id", leaving="delete"
    )

    id: int = key()
    member_id: int = refers("member.id")
    buddy_id: int | None = refers("member.id", nullable=True)
    since: datetime = Field(sa_type=Instant)
    agreed_at: datetime | None = Field(default=None, sa_type=Instant)


class BuddyOffer(Table, table=True):
    """Somebody would be a neighbour's buddy, and may be shown to those who look for one."""

    custody: ClassVar[Custody] = Custody(
        keep=days(366), since="since", member="member_id", leaving="delete"
    )

    member_id: int = refers("member.id", index=False, primary_key=True)
    since: datetime = Field(sa_type=Instant)


class CheckIn(Table, table=True):
    """One question to one person at one moment, the last step taken for it, and its outcome.

    `next_at` is when the next step is due; empty when there is none, or it has ended.
    """

    __table_args__ = (UniqueConstraint("member_id", "on", "moment"),)
    custody: ClassVar[Custody] = Custody(
        keep=days(7), since="asked_at", member="member_id", leaving="delete"
    )

    id: int = key()
    member_id: int = refers("member.id")
    area_id: int = refers("area.id")
    on: date
    moment: Moment = Field(sa_type=Named(Moment))
    pace: Pace = Field(sa_type=Named(Pace))
    cause: Cause = Field(default=Cause.SILENCE, sa_type=Named(Cause))
    asked_at: datetime = Field(sa_type=Instant)
    # When they asked for somebody; the silence was over then.
    called_at: datetime | None = Field(default=None, sa_type=Instant)
    step: int = 0
    step_at: datetime = Field(sa_type=Instant)
    next_at: datetime | None = Field(default=None, sa_type=Instant, index=True)
    going_id: int | None = refers("member.id", nullable=True)
    again_at: datetime | None = Field(default=None, sa_type=Instant, index=True)
    outcome: Ended | None = Field(default=None, sa_type=Named(Ended))
    ended_at: datetime | None = Field(default=None, sa_type=Instant)


class Told(Table, table=True):
    """Somebody was told about a check at a step, and whether they cannot go."""

    custody: ClassVar[Custody] = Custody(
        keep=None, because="its check", member="member_id", leaving="delete"
    )

    check_id: int = refers("checkin.id", index=False, primary_key=True)
    member_id: int = refers("member.id", primary_key=True)
    step: int
    cannot: bool = False
