"""Who asked to be checked on hot days, their buddies, and how today's checks stand.

A row says that somebody asked, never why. All of it goes on 15 October, checks after
a week at most.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import ClassVar

from sqlalchemy import UniqueConstraint, false
from sqlmodel import Field

from messages.heat.checkins.actions import (
    CheckCause,
    CheckEnding,
    CheckMoment,
    CheckPace,
    TakenVia,
)
from storage.retention import RetentionPolicy, Table, days_kept
from storage.types import EnumByValue, SealedText, UtcInstant, foreign_key, new_code, primary_key


class CheckInEnrolment(Table, table=True):
    """Somebody asked to be checked: at which hour, and what whoever comes should know."""

    __tablename__ = "enrolment"

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=days_kept(366), since="since", member="member_id", on_erase="delete"
    )

    member_id: int = foreign_key("member.id", index=False, primary_key=True)
    code: str = Field(default_factory=new_code, unique=True)
    hour: time | None = None
    contact: str | None = Field(default=None, sa_type=SealedText)
    access: str | None = Field(default=None, sa_type=SealedText)
    # Whether buddies hear "fine" when nobody had to ask them.
    share: bool = False
    # Which mail box of the town may be told of a silence, and how they may be reached then; about
    # which one they were last asked.
    duty_mail: str = Field(default="", sa_column_kwargs={"server_default": ""})
    duty_asked: str = Field(default="", sa_column_kwargs={"server_default": ""})
    duty_reach: str | None = Field(default=None, sa_type=SealedText)
    paused: bool = False
    away_until: datetime | None = Field(default=None, sa_type=UtcInstant)
    # Questions whose hour struck before are not asked any more.
    asks_from: datetime = Field(sa_type=UtcInstant)
    since: datetime = Field(sa_type=UtcInstant)

    def rests_at(self, now: datetime) -> bool:
        """Whether they do not want to be asked at that moment."""
        return self.paused or (self.away_until is not None and now < self.away_until)


class Buddy(Table, table=True):
    """Two who agreed that one looks in on the other; asked for as long as `agreed_at` is empty."""

    __table_args__ = (UniqueConstraint("member_id", "buddy_id"),)
    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=days_kept(366), since="since", member="member_id", on_erase="delete"
    )

    id: int = primary_key()
    member_id: int = foreign_key("member.id")
    buddy_id: int | None = foreign_key("member.id", nullable=True)
    since: datetime = Field(sa_type=UtcInstant)
    agreed_at: datetime | None = Field(default=None, sa_type=UtcInstant)

    @property
    def key_subject(self) -> str:
        """What letters about the two have as their subject."""
        return f"buddy:{self.id}"


class BuddyOffer(Table, table=True):
    """Somebody would be a neighbour's buddy, and may be shown to those who look for one."""

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=days_kept(366), since="since", member="member_id", on_erase="delete"
    )

    member_id: int = foreign_key("member.id", index=False, primary_key=True)
    since: datetime = Field(sa_type=UtcInstant)


class CheckIn(Table, table=True):
    """One question to one person, the last step taken for it, and its outcome.

    While it is open the next question asks it again: `on` and `moment` are those of the last one,
    `asked_at` is when it was first asked. `next_at` is when the next step is due; empty when there
    is none, or it has ended. Who goes has taken it over from `taken_at` on, and has to say how it
    ended; `taken_via` is where they were told.
    """

    __table_args__ = (UniqueConstraint("member_id", "on", "moment"),)
    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=days_kept(7), since="asked_at", member="member_id", on_erase="delete"
    )

    id: int = primary_key()
    member_id: int = foreign_key("member.id")
    area_id: int = foreign_key("area.id")
    on: date
    moment: CheckMoment = Field(sa_type=EnumByValue(CheckMoment))
    pace: CheckPace = Field(sa_type=EnumByValue(CheckPace))
    cause: CheckCause = Field(default=CheckCause.SILENCE, sa_type=EnumByValue(CheckCause))
    asked_at: datetime = Field(sa_type=UtcInstant)
    # When they asked for somebody; the silence was over then.
    called_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    step: int = 0
    step_at: datetime = Field(sa_type=UtcInstant)
    next_at: datetime | None = Field(default=None, sa_type=UtcInstant, index=True)
    going_id: int | None = foreign_key("member.id", nullable=True)
    taken_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    taken_via: TakenVia | None = Field(default=None, sa_type=EnumByValue(TakenVia))
    # Whether they spoke themselves, or somebody had news of them, before whoever worries now.
    answered: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    again_at: datetime | None = Field(default=None, sa_type=UtcInstant, index=True)
    outcome: CheckEnding | None = Field(default=None, sa_type=EnumByValue(CheckEnding))
    ended_at: datetime | None = Field(default=None, sa_type=UtcInstant)

    @property
    def key_subject(self) -> str:
        """What letters about the check have as their subject."""
        return f"check:{self.id}"

    @property
    def is_with_town_alone(self) -> bool:
        """Whether the town said itself that it takes this over: nobody here is asked for it."""
        town = self.taken_via is TakenVia.TOWN and self.going_id is None
        return town and self.ended_at is None


class CheckInRecipient(Table, table=True):
    """Somebody was told about a check at a step, and whether they cannot go."""

    __tablename__ = "told"

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=None, because="its check", member="member_id", on_erase="delete"
    )

    check_id: int = foreign_key("checkin.id", index=False, primary_key=True)
    member_id: int = foreign_key("member.id", primary_key=True)
    step: int
    cannot: bool = False
