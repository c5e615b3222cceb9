"""Levels of heat as rows: what services said, what organisers set, what changed; never people.

Nothing here tells who may suffer from the heat.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import text
from sqlmodel import Field

from messages.heat.levels.level import HeatLevel, HeatSource, SourceSilence
from storage.retention import RetentionPolicy, Table, days_kept
from storage.types import EnumByValue, UtcInstant, foreign_key, primary_key


class OfficialBulletin(Table, table=True):
    """An official level of a place on a day, as last read; unknown when it could not be.

    `issued_at` is the source's own time, `service` the national service whose word it passes on.
    """

    __tablename__ = "bulletin"

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(keep=days_kept(14), since="read_at")

    source: HeatSource = Field(primary_key=True, sa_type=EnumByValue(HeatSource))
    place: str = Field(primary_key=True)
    on: date = Field(primary_key=True)
    level: HeatLevel = Field(sa_type=EnumByValue(HeatLevel))
    issued_at: datetime = Field(sa_type=UtcInstant)
    until: datetime = Field(sa_type=UtcInstant)
    url: str = ""
    service: str = Field(default="", sa_column_kwargs={"server_default": ""})
    read_at: datetime = Field(sa_type=UtcInstant)


class DayForecast(Table, table=True):
    """Temperatures at a coarse point on a day, and the thresholds they are held against."""

    __tablename__ = "forecast"

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(keep=days_kept(14), since="read_at")

    spot: str = Field(primary_key=True)
    on: date = Field(primary_key=True)
    low: float | None = None
    high: float | None = None
    felt: float | None = None
    night: float
    day: float
    read_at: datetime = Field(sa_type=UtcInstant)


class SourceHealth(Table, table=True):
    """How a service in use fares: when it was asked and read, since when it fails, when next.

    A part of its answers that cannot be read has a row of its own. `mark` changes with what it
    says, `changed_at` is when that last did, `issued_at` the time of its newest message, and
    `holds_until` the end of what was in force when it was last believed.
    """

    __tablename__ = "watch"

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(keep=days_kept(14), since="asked_at")

    source: HeatSource = Field(primary_key=True, sa_type=EnumByValue(HeatSource))
    place: str = Field(primary_key=True)
    asked_at: datetime = Field(sa_type=UtcInstant)
    read_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    next_at: datetime = Field(sa_type=UtcInstant)
    failures: int = 0
    failing_since: datetime | None = Field(default=None, sa_type=UtcInstant)
    told_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    mark: str = Field(default="", sa_column_kwargs={"server_default": ""})
    changed_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    issued_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    holds_until: datetime | None = Field(default=None, sa_type=UtcInstant)


class SourceLookup(Table, table=True):
    """One asking, for organisers to read: who was asked about which place, and what came."""

    __tablename__ = "lookup"

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(keep=days_kept(14), since="at")

    id: int = primary_key()
    source: HeatSource = Field(sa_type=EnumByValue(HeatSource))
    place: str = Field(index=True)
    at: datetime = Field(sa_type=UtcInstant, index=True)
    silence: SourceSilence | None = Field(default=None, sa_type=EnumByValue(SourceSilence))
    today: HeatLevel = Field(default=HeatLevel.UNKNOWN, sa_type=EnumByValue(HeatLevel))
    tomorrow: HeatLevel = Field(default=HeatLevel.UNKNOWN, sa_type=EnumByValue(HeatLevel))


class LevelOverride(Table, table=True):
    """A level set by an organiser for an area, or for a département's areas.

    Without `starts_at` it waits for somebody else's consent and counts for nothing yet. The
    level UNKNOWN hands over to the sources again, whatever was set before. Below an official level
    it counts as long as that is no higher than `agreed_below`, which the proposal named.
    """

    __tablename__ = "override"

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=days_kept(14), since="ends_at", member="set_by", on_erase="blank", blank=("set_by",)
    )

    id: int = primary_key()
    area_id: int | None = foreign_key("area.id", nullable=True)
    department: str = ""
    level: HeatLevel = Field(sa_type=EnumByValue(HeatLevel))
    set_by: int | None = foreign_key("member.id", nullable=True)
    set_at: datetime = Field(sa_type=UtcInstant)
    confirmed_by: int | None = foreign_key("member.id", nullable=True)
    starts_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    ends_at: datetime = Field(sa_type=UtcInstant)
    agreed_below: HeatLevel = Field(
        default=HeatLevel.UNKNOWN,
        sa_type=EnumByValue(HeatLevel),
        sa_column_kwargs={"server_default": text("0")},
    )

    @property
    def key_subject(self) -> str:
        """What letters about it have as their subject."""
        return f"override:{self.id}"


class LevelChange(Table, table=True):
    """The level of an area for a day became this: the latest of a day is what it was."""

    __tablename__ = "turning"

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(keep=days_kept(400), since="at")

    id: int = primary_key()
    area_id: int = foreign_key("area.id")
    on: date = Field(index=True)
    level: HeatLevel = Field(sa_type=EnumByValue(HeatLevel))
    source: HeatSource = Field(sa_type=EnumByValue(HeatSource))
    at: datetime = Field(sa_type=UtcInstant)


class WeatherRegion(Table, table=True):
    """Under which name an area's country warns it, chosen once by an organiser."""

    __tablename__ = "region"

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(keep=None, because="its area")

    area_id: int = foreign_key("area.id", index=False, primary_key=True)
    feed: str
    code: str
    name: str


class AreaThresholds(Table, table=True):
    """From how many degrees it is hot in an area, where no authority says so: an organiser does."""

    __tablename__ = "threshold"

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(keep=None, because="its area")

    area_id: int = foreign_key("area.id", index=False, primary_key=True)
    night: float
    day: float
    felt: float
