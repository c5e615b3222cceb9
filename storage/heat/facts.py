"""What weather services say, once read: a map of colours, a list of warnings, temperatures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from messages.heat.level import Level, Silence, Source


class WeatherSilent(Exception):
    """A service gave no answer that can be believed, which says nothing about the heat.

    `retry_after` is in seconds, when the service said so.
    """

    def __init__(self, reason: Silence, retry_after: float | None = None) -> None:
        super().__init__(reason.value)
        self.reason, self.retry_after = reason, retry_after


@dataclass(frozen=True)
class Colour:
    """A département's heat on one day, and until when the map speaks for it."""

    on: date
    level: Level
    until: datetime


@dataclass(frozen=True)
class Map:
    """A vigilance map: the colours of every département on it, by code."""

    issued_at: datetime
    colours: Mapping[str, tuple[Colour, ...]]


@dataclass(frozen=True)
class Alert:
    """A heat warning for a region, from its onset until it expires."""

    code: str
    name: str
    level: Level
    onset: datetime
    expires: datetime
    sent: datetime
    url: str = ""


@dataclass(frozen=True)
class Feed:
    """A country's warnings: those about heat, every region named, and how many of any kind."""

    alerts: tuple[Alert, ...]
    regions: tuple[tuple[str, str], ...]
    total: int


@dataclass(frozen=True)
class Temperatures:
    """One day's forecast in degrees Celsius; None where the service has none yet."""

    on: date
    low: float | None
    high: float | None
    felt: float | None = None


@dataclass(frozen=True)
class Outlook:
    """The days ahead at a point."""

    days: tuple[Temperatures, ...]


@dataclass(frozen=True)
class Thresholds:
    """Degrees from which means over three days count as hot: at night, by day."""

    night: float
    day: float


ABROAD = Thresholds(20.0, 35.0)
"""Where no authority's thresholds are known, unless the operator says otherwise."""


@dataclass(frozen=True)
class Finding:
    """What one service answered about one place, or why it did not."""

    source: Source
    place: str
    said: Map | Feed | Outlook | Silence
    retry_after: float | None = None
