"""What weather services say, once read: a map of colours, a list of warnings, temperatures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from messages.heat.levels.level import HeatLevel, HeatSource, SourceSilence
from storage.heat.levels.outlines import Rings


class WeatherSilent(Exception):
    """A service gave no answer that can be believed, which says nothing about the heat.

    `retry_after` is in seconds, when the service said so.
    """

    def __init__(self, reason: SourceSilence, retry_after: float | None = None) -> None:
        super().__init__(reason.value)
        self.reason, self.retry_after = reason, retry_after


@dataclass(frozen=True)
class FetchPlace:
    """What a source is asked about, by its name there; a point where it wants one."""

    name: str
    lat: float = 0.0
    lon: float = 0.0


class SourceFacts:
    """What a source said, once read: each has its own kind."""


@dataclass(frozen=True)
class VigilanceColour:
    """A département's heat on one day, and until when the map speaks for it.

    An unknown level is a colour that could not be read.
    """

    on: date
    level: HeatLevel
    until: datetime


@dataclass(frozen=True)
class VigilanceMap(SourceFacts):
    """A vigilance map: the colours of every département on it, by code.

    `follows_heat` tells whether heat is among what the map warns of, anywhere.
    """

    issued_at: datetime
    colours: Mapping[str, tuple[VigilanceColour, ...]]
    follows_heat: bool = True


@dataclass(frozen=True)
class WarnedRegion:
    """Where a warning holds: a code and its scheme, a name, or lines on the map."""

    code: str
    name: str
    scheme: str = ""
    rings: Rings = ()

    @property
    def region(self) -> WarnedRegion:
        return self


@dataclass(frozen=True)
class HeatWarning:
    """A heat warning for a region, from its onset until it expires, and whose it is."""

    code: str
    name: str
    level: HeatLevel
    onset: datetime
    expires: datetime
    sent: datetime
    url: str = ""
    scheme: str = ""
    rings: Rings = ()
    service: str = ""

    @property
    def region(self) -> WarnedRegion:
        return WarnedRegion(self.code, self.name, self.scheme, self.rings)


@dataclass(frozen=True)
class WarningFeed(SourceFacts):
    """A country's warnings: those about heat, every region named, and how many of any kind.

    `sent` is when each of its messages was, `in_force` from when until when anything above green
    is, of any kind. Of the regions `unread` a warning stands there that could not be read, and
    `unread_anywhere` when not even its region could. `mark` changes with the list.
    """

    alerts: tuple[HeatWarning, ...]
    regions: tuple[tuple[str, str], ...]
    total: int
    sent: tuple[datetime, ...] = ()
    in_force: tuple[tuple[datetime, datetime], ...] = ()
    unread: tuple[WarnedRegion, ...] = ()
    unread_anywhere: bool = False
    service: str = ""
    schemes: tuple[tuple[str, str], ...] = ()
    mark: str = ""


@dataclass(frozen=True)
class DayTemperatures:
    """One day's forecast in degrees Celsius; None where the service has none yet."""

    on: date
    low: float | None
    high: float | None
    felt: float | None = None


@dataclass(frozen=True)
class TemperatureForecast(SourceFacts):
    """The days ahead at a point, as far as the service says where that is."""

    days: tuple[DayTemperatures, ...]
    lat: float | None = None
    lon: float | None = None


FELT = 38.0
"""Felt degrees that are hot anywhere."""


@dataclass(frozen=True)
class HeatThresholds:
    """Degrees from which it counts as hot: means over three days at night and by day, felt once."""

    night: float
    day: float
    felt: float = FELT


ABROAD = HeatThresholds(20.0, 35.0)
"""Where no authority's thresholds are known, unless the operator says otherwise."""


@dataclass(frozen=True)
class SourceReading:
    """What one service answered about one place, or why it did not."""

    source: HeatSource
    place: str
    said: SourceFacts | SourceSilence
    retry_after: float | None = None
