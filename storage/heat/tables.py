"""Levels of heat as rows: what services said, what organisers set, what changed; never people.

Nothing here tells who may suffer from the heat.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from sqlmodel import Field

from messages.heat.level import Level, Silence, Source
from storage.custody import Custody, Table, days
from storage.types import Instant, Named, key, refers


class Bulletin(Table, table=True):
    """An official level of a place on a day, as last read."""

    custody: ClassVar[Custody] = Custody(keep=days(14), since="read_at")

    source: Source = Field(primary_key=True, sa_type=Named(Source))
    place: str = Field(primary_key=True)
    on: date = Field(primary_key=True)
    level: Level = Field(sa_type=Named(Level))
    issued_at: datetime = Field(sa_type=Instant)
    until: datetime = Field(sa_type=Instant)
    url: str = ""
    read_at: datetime = Field(sa_type=Instant)


class Forecast(Table, table=True):
    """Temperatures at a coarse point on a day, and the thresholds they are held against."""

    custody: ClassVar[Custody] = Custody(keep=days(14), since="read_at")

    spot: str = Field(primary_key=True)
    on: date = Field(primary_key=True)
    low: float | None = None
    high: float | None = None
    felt: float | None = None
    night: float
    day: float
    read_at: datetime = Field(sa_type=Instant)


class Watch(Table, table=True):
    """How a service in use fares: when it was asked and read, since when it fails, when next."""

    custody: ClassVar[Custody] = Custody(keep=days(14), since="asked_at")

    source: Source = Field(primary_key=True, sa_type=Named(Source))
    place: str = Field(primary_key=True)
    asked_at: datetime = Field(sa_type=Instant)
    read_at: datetime | None = Field(default=None, sa_type=Instant)
    next_at: datetime = Field(sa_type=Instant)
    failures: int = 0
    failing_since: datetime | None = Field(default=None, sa_type=Instant)
    told_at: datetime | None = Field(default=None, sa_type=Instant)


class Lookup(Table, table=True):
    """One asking, for organisers to read: who was asked about which place, and what came."""

    custody: ClassVar[Custody] = Custody(keep=days(14), since="at")

    id: int = key()
    source: Source = Field(sa_type=Named(Source))
    place: str = Field(index=True)
    at: datetime = Field(sa_type=Instant, index=True)
    silence: Silence | None = Field(default=None, sa_type=Named(Silence))
    today: Level = Field(default=Level.UNKNOWN, sa_type=Named(Level))
    tomorrow: Level = Field(default=Level.UNKNOWN, sa_type=Named(Level))


class Override(Table, table=True):
    """A level set by an organiser for an area, or for a département's areas.

    Without `starts_at` it waits for somebody else's consent and counts for nothing yet. The
    level UNKNOWN hands over to the sources again, whatever was set before.
    """

    custody: ClassVar[Custody] = Custody(
        keep=days(14), since="ends_at", member="set_by", leaving="blank", blank=("set_by",)
    )

    id: int = key()
    area_id: int | None = refers("area.id", nullable=True)
    department: str = ""
    level: Level = Field(sa_type=Named(Level))
    set_by: int | None = refers("member.id", nullable=True)
    set_at: datetime = Field(sa_type=Instant)
    confirmed_by: int | None = refers("member.id", nullable=True)
    starts_at: datetime | None = Field(default=None, sa_type=Instant)
    ends_at: datetime = Field(sa_type=Instant)


class Turning(Table, table=True):
    """The level of an area for a day became this: the latest of a day is what it was."""

    custody: ClassVar[Custody] = Custody(keep=days(400), since="at")

    id: int = key()
    area_id: int = refers("area.id")
    on: date = Field(index=True)
    level: Level = Field(sa_type=Named(Level))
    source: Source = Field(sa_type=Named(Source))
    at: datetime = Field(sa_type=Instant)


class Region(Table, table=True):
    """Under which name an area's country warns it, chosen once by an organiser."""

    custody: ClassVar[Custody] = Custody(keep=None, because="its area")

    area_id: int = refers("area.id", index=False, primary_key=True)
    feed: str
    code: str
    name: str
