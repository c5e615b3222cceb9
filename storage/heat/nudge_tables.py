"""What was announced to areas, and what members answered; never for whose sake.

Nothing here tells who may suffer from the heat: nicknames are their author's own, and sealed.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import false
from sqlmodel import Field

from messages.heat.checkcard import Outcome
from messages.heat.level import Level
from messages.heat.pressed import Answer
from storage.custody import Custody, Table, days
from storage.types import Id, Instant, Named, Sealed, key, refers


class Announcement(Table, table=True):
    """How far a moment of an area's day is told: up to which member, and whether to the end."""

    custody: ClassVar[Custody] = Custody(keep=days(60), since="begun_at")

    area_id: int = refers("area.id", index=False, primary_key=True)
    on: date = Field(primary_key=True)
    moment: str = Field(primary_key=True)
    told_up_to: int = Field(default=0, sa_type=Id)
    begun_at: datetime = Field(sa_type=Instant)
    done_at: datetime | None = Field(default=None, sa_type=Instant)


class Episode(Table, table=True):
    """Hot days in a row in an area: the card that hangs meanwhile, the worst level, the visits.

    `hot_at` is when it was last known to be hot, `shown` what the card tells, in brief. They are
    `lost` when they ended because nobody gave a level any more, and not because it got cooler.
    """

    custody: ClassVar[Custody] = Custody(keep=days(400), since="began_at")

    id: int = key()
    area_id: int = refers("area.id")
    began_at: datetime = Field(sa_type=Instant)
    hot_at: datetime = Field(sa_type=Instant)
    worst: Level = Field(sa_type=Named(Level))
    shown: str = ""
    visits: int = 0
    lost: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    ended_at: datetime | None = Field(default=None, sa_type=Instant)
    thanked_at: datetime | None = Field(default=None, sa_type=Instant)

    @property
    def card(self) -> str:
        return f"heat:{self.id}"


class Nudge(Table, table=True):
    """What a member answered for one hot day: an answer stops that day's reminders."""

    custody: ClassVar[Custody] = Custody(
        keep=days(7), since="at", member="member_id", leaving="delete"
    )

    member_id: int = refers("member.id", index=False, primary_key=True)
    on: date = Field(primary_key=True, index=True)
    area_id: int = refers("area.id")
    answer: Answer = Field(sa_type=Named(Answer))
    level: Level = Field(sa_type=Named(Level))
    at: datetime = Field(sa_type=Instant)


class Visit(Table, table=True):
    """That a member looked in on somebody, and how it was; not on whom."""

    custody: ClassVar[Custody] = Custody(
        keep=days(7), since="at", member="member_id", leaving="delete"
    )

    id: int = key()
    member_id: int = refers("member.id")
    area_id: int = refers("area.id")
    on: date = Field(index=True)
    outcome: Outcome = Field(sa_type=Named(Outcome))
    at: datetime = Field(sa_type=Instant)


class Nickname(Table, table=True):
    """A note to oneself, such as "Mme R., 3e": read by its author alone, erased in October."""

    custody: ClassVar[Custody] = Custody(
        keep=days(365), since="since", member="member_id", leaving="delete"
    )

    id: int = key()
    member_id: int = refers("member.id")
    name: str = Field(sa_type=Sealed)
    since: datetime = Field(sa_type=Instant)


class Willing(Table, table=True):
    """A member who would look in on somebody when it is hot."""

    custody: ClassVar[Custody] = Custody(
        keep=None, because="its member", member="member_id", leaving="delete"
    )

    member_id: int = refers("member.id", index=False, primary_key=True)
    since: datetime = Field(sa_type=Instant)


class CoolPlaces(Table, table=True):
    """Where it is cool in an area, as an organiser wrote it."""

    custody: ClassVar[Custody] = Custody(keep=None, because="its area")

    area_id: int = refers("area.id", index=False, primary_key=True)
    places: str
