"""What was announced to areas, and what members answered; never for whose sake.

Nothing here tells who may suffer from the heat: nicknames are their author's own, and sealed.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import false
from sqlmodel import Field

from messages.heat.announcements.actions import HeatAnswer
from messages.heat.checkins.check_card import VisitOutcome
from messages.heat.levels.level import HeatLevel
from storage.retention import RetentionPolicy, Table, days_kept
from storage.types import EnumByValue, Id, SealedText, UtcInstant, foreign_key, primary_key


class HeatAnnouncement(Table, table=True):
    """How far a moment of an area's day is told: up to which member, and whether to the end."""

    __tablename__ = "announcement"

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(keep=days_kept(60), since="begun_at")

    area_id: int = foreign_key("area.id", index=False, primary_key=True)
    on: date = Field(primary_key=True)
    moment: str = Field(primary_key=True)
    told_up_to: int = Field(default=0, sa_type=Id)
    begun_at: datetime = Field(sa_type=UtcInstant)
    done_at: datetime | None = Field(default=None, sa_type=UtcInstant)


class HeatEpisode(Table, table=True):
    """Hot days in a row in an area: the card that hangs meanwhile, the worst level, the visits.

    `hot_at` is when it was last known to be hot, `shown` what the card tells, in brief. They are
    `lost` when they ended because nobody gave a level any more, and not because it got cooler.
    """

    __tablename__ = "episode"

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(keep=days_kept(400), since="began_at")

    id: int = primary_key()
    area_id: int = foreign_key("area.id")
    began_at: datetime = Field(sa_type=UtcInstant)
    hot_at: datetime = Field(sa_type=UtcInstant)
    worst: HeatLevel = Field(sa_type=EnumByValue(HeatLevel))
    shown: str = ""
    visits: int = 0
    lost: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    ended_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    thanked_at: datetime | None = Field(default=None, sa_type=UtcInstant)

    @property
    def card_name(self) -> str:
        return f"heat:{self.id}"


class NudgeAnswer(Table, table=True):
    """What a member answered for one hot day: an answer stops that day's reminders."""

    __tablename__ = "nudge"

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=days_kept(7), since="at", member="member_id", on_erase="delete"
    )

    member_id: int = foreign_key("member.id", index=False, primary_key=True)
    on: date = Field(primary_key=True, index=True)
    area_id: int = foreign_key("area.id")
    answer: HeatAnswer = Field(sa_type=EnumByValue(HeatAnswer))
    level: HeatLevel = Field(sa_type=EnumByValue(HeatLevel))
    at: datetime = Field(sa_type=UtcInstant)


class VisitReport(Table, table=True):
    """That a member looked in on somebody, and how it was; not on whom."""

    __tablename__ = "visit"

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=days_kept(7), since="at", member="member_id", on_erase="delete"
    )

    id: int = primary_key()
    member_id: int = foreign_key("member.id")
    area_id: int = foreign_key("area.id")
    on: date = Field(index=True)
    outcome: VisitOutcome = Field(sa_type=EnumByValue(VisitOutcome))
    at: datetime = Field(sa_type=UtcInstant)


class PrivateNickname(Table, table=True):
    """A note to oneself, such as "Mme R., 3e": read by its author alone, erased in October."""

    __tablename__ = "nickname"

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=days_kept(365), since="since", member="member_id", on_erase="delete"
    )

    id: int = primary_key()
    member_id: int = foreign_key("member.id")
    name: str = Field(sa_type=SealedText)
    since: datetime = Field(sa_type=UtcInstant)


class WillingVisitor(Table, table=True):
    """A member who would look in on somebody when it is hot."""

    __tablename__ = "willing"

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=None, because="its member", member="member_id", on_erase="delete"
    )

    member_id: int = foreign_key("member.id", index=False, primary_key=True)
    since: datetime = Field(sa_type=UtcInstant)


class CoolPlaces(Table, table=True):
    """Where it is cool in an area, as an organiser wrote it."""

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(keep=None, because="its area")

    area_id: int = foreign_key("area.id", index=False, primary_key=True)
    places: str
