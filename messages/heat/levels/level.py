"""How hot it is officially, or may be: levels in order, the days they are for, who says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import IntEnum, StrEnum
from typing import cast

COOL_UNTIL, COOL_FROM = time(10), time(20)
"""Between these hours an orange day is too hot to meet."""


class HeatLevel(IntEnum):
    """A level of heat; the ranks are those of official colours. `UNKNOWN` is below every known one.

    What is unknown is not calm: ask `known` before telling anybody that it is over.
    """

    UNKNOWN = 0
    NONE = 1
    YELLOW = 2
    ORANGE = 3
    RED = 4

    @property
    def is_known(self) -> bool:
        return self is not HeatLevel.UNKNOWN

    @property
    def is_hot(self) -> bool:
        """Whether somebody should be looked in on."""
        return self >= HeatLevel.YELLOW

    @property
    def key_word(self) -> str:
        """The level as catalogue keys name it."""
        return self.name.lower()

    def is_too_hot_to_meet(self, hour: time) -> bool:
        """On a red day nobody goes out; on an orange one not between the cool hours."""
        return self is HeatLevel.RED or (self is HeatLevel.ORANGE and COOL_UNTIL < hour < COOL_FROM)


class HeatDay(StrEnum):
    """The two days a level is given for, by their official names."""

    TODAY = "J"
    TOMORROW = "J1"

    @property
    def key_word(self) -> str:
        return "today" if self is HeatDay.TODAY else "tomorrow"


class HeatSource(StrEnum):
    """Who gives a level, from the one that always wins to nobody.

    A source that is added needs no member here: its file makes its key, `HeatSource.add("name")`.
    """

    ORGANISER = "organiser"
    VIGILANCE = "vigilance"
    METEOALARM = "meteoalarm"
    OPENMETEO = "openmeteo"
    NOBODY = "nobody"

    @classmethod
    def add(cls, value: str) -> HeatSource:
        """The key of a source; any other word is no source, and a row that holds it unreadable."""
        added = str.__new__(cls, value)
        added._name_, added._value_ = value.upper(), value
        return cast(HeatSource, cls._value2member_map_.setdefault(value, added))


class SourceSilence(StrEnum):
    """Why a service said nothing that can be believed."""

    TIMEOUT = "timeout"
    REFUSED = "refused"
    DENIED = "denied"
    LIMITED = "limited"
    LARGE = "large"
    BROKEN = "broken"
    STALE = "stale"
    EMPTY = "empty"
    ELSEWHERE = "elsewhere"


class UnknownReason(StrEnum):
    """Why a level is not known."""

    SILENT = "silent"
    NOT_YET = "later"
    SEASON = "season"
    NOBODY = "nobody"


@dataclass(frozen=True)
class HeatState:
    """The level of an area on a day: what it is, who says so, since when and until when.

    An organiser's level is not official, nor is an indicative one: only `official` may be called
    an alert. `issued_at` is the source's own time, `read_at` ours; `service` is the national
    service that a list passes on. A level that two organisers set below an official one names
    that one as well: `official_level`, by `official_source`.
    """

    level: HeatLevel
    day: HeatDay
    on: date
    source: HeatSource = HeatSource.NOBODY
    official: bool = False
    issued_at: datetime | None = None
    read_at: datetime | None = None
    valid_until: datetime | None = None
    url: str = ""
    set_by: int | None = None
    why: UnknownReason | None = None
    service: str = ""
    agreed_by: int | None = None
    official_level: HeatLevel = HeatLevel.UNKNOWN
    official_source: HeatSource = HeatSource.NOBODY

    @property
    def is_lowered(self) -> bool:
        """Whether organisers set it below what an official source says."""
        return self.official_level > self.level

    @property
    def is_indicative(self) -> bool:
        """Whether it was only worked out from temperatures."""
        by_hand = self.source in (HeatSource.ORGANISER, HeatSource.NOBODY)
        return self.level.is_known and not self.official and not by_hand
