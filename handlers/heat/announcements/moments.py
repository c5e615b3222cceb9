"""Who is told what, when, by an area's own clocks: the table of announcements, as data."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from messages.heat.levels.level import HeatDay, HeatLevel


class HeatAudience(StrEnum):
    """Who is told: members who follow the heat, those who would look in, those who said so today,
    those who answer for the area."""

    MEMBERS = "members"
    WILLING = "willing"
    LOOKING_IN = "looking in"
    ORGANISERS = "organisers"


class HeatMessageKind(StrEnum):
    """What they are told."""

    PREPARE = "prepare"
    YELLOW_EVE = "yellow eve"
    EVE = "eve"
    FIRST_EVE = "first eve"
    THANKS = "thanks"
    COUNTS = "counts"
    RED_EVE = "red eve"
    RED_MORNING = "red morning"
    RED_NOON = "red noon"
    RED_EVENING = "red evening"
    HOW = "how"
    CLEAR = "clear"


ASKING = (
    HeatMessageKind.PREPARE,
    HeatMessageKind.EVE,
    HeatMessageKind.FIRST_EVE,
    HeatMessageKind.THANKS,
    HeatMessageKind.RED_EVE,
    HeatMessageKind.RED_MORNING,
    HeatMessageKind.RED_NOON,
    HeatMessageKind.RED_EVENING,
)
"""What asks for an act, and so is worded otherwise for who asked to be looked after."""


class MomentCause(StrEnum):
    """What brings a moment about: a level, a date, or the end of the heat."""

    LEVEL = "level"
    DATE = "date"
    END = "end"


@dataclass(frozen=True)
class HeatMoment:
    """One line of the table. Nobody is told before `at`, none begun at or after `until`.

    A letter still under way expires at `stale`. With `first`, only when the level is the year's
    first of its kind, or only when it is not. `organisers` hear of it too, members or not, and
    with `checked` so does whoever asked to be checked, whatever their switch says.
    """

    name: str
    what: HeatMessageKind
    audience: HeatAudience
    at: time
    until: time
    stale: time
    levels: Collection[HeatLevel] = ()
    day: HeatDay = HeatDay.TODAY
    cause: MomentCause = MomentCause.LEVEL
    dates: Collection[tuple[int, int]] = ()
    first: bool | None = None
    reminder: bool = False
    organisers: bool = False
    checked: bool = False

    def is_open(self, now: datetime, zone: str) -> bool:
        """Whether it may be told now, by the zone's clocks."""
        return self.at <= now.astimezone(ZoneInfo(zone)).time() < self.until

    def expires_at(self, on: date, zone: str) -> datetime:
        """When it is not worth arriving any more."""
        return datetime.combine(on, self.stale, ZoneInfo(zone))

    def day_spoken_of(self, on: date) -> date:
        """The day it speaks of, when it is told on that one."""
        return on + timedelta(days=self.day is HeatDay.TOMORROW)


HOT = (HeatLevel.YELLOW, HeatLevel.ORANGE, HeatLevel.RED)
ALERT = (HeatLevel.ORANGE, HeatLevel.RED)
M, W, L, ORG = (
    HeatAudience.MEMBERS,
    HeatAudience.WILLING,
    HeatAudience.LOOKING_IN,
    HeatAudience.ORGANISERS,
)
NIGHT = time(23, 30)

MOMENTS = (
    HeatMoment(
        "prepare", HeatMessageKind.PREPARE, M, time(18), time(21), NIGHT,
        cause=MomentCause.DATE, dates=((5, 15), (6, 1)),
    ),
    HeatMoment(
        "red.eve", HeatMessageKind.RED_EVE, M, time(18), time(22), NIGHT,
        levels=(HeatLevel.RED,), day=HeatDay.TOMORROW, organisers=True, checked=True,
    ),
    HeatMoment(
        "red.morning", HeatMessageKind.RED_MORNING, M, time(9), time(11, 30), time(13, 30),
        levels=(HeatLevel.RED,), organisers=True, checked=True,
    ),
    HeatMoment(
        "red.noon", HeatMessageKind.RED_NOON, M, time(14), time(16, 30), time(18),
        levels=(HeatLevel.RED,), reminder=True, organisers=True, checked=True,
    ),
    HeatMoment(
        "red.evening", HeatMessageKind.RED_EVENING, M, time(19), time(21, 30), NIGHT,
        levels=(HeatLevel.RED,), reminder=True, organisers=True, checked=True,
    ),
    HeatMoment(
        "orange.eve", HeatMessageKind.EVE, M, time(18), time(21), NIGHT,
        levels=(HeatLevel.ORANGE,), day=HeatDay.TOMORROW, organisers=True, checked=True,
    ),
    HeatMoment(
        "orange.thanks", HeatMessageKind.THANKS, M, time(10, 30), time(12, 30), time(16),
        levels=(HeatLevel.ORANGE,), reminder=True,
    ),
    HeatMoment(
        "counts.morning", HeatMessageKind.COUNTS, ORG, time(9), time(11), time(13), levels=ALERT,
    ),
    HeatMoment(
        "counts.evening", HeatMessageKind.COUNTS, ORG, time(20, 30), time(22, 30), NIGHT,
        levels=ALERT,
    ),
    HeatMoment(
        "yellow.first", HeatMessageKind.FIRST_EVE, W, time(18), time(21), NIGHT,
        levels=(HeatLevel.YELLOW,), day=HeatDay.TOMORROW, first=True, checked=True,
    ),
    HeatMoment(
        "yellow.eve", HeatMessageKind.YELLOW_EVE, W, time(18), time(21), NIGHT,
        levels=(HeatLevel.YELLOW,), day=HeatDay.TOMORROW, first=False,
    ),
    HeatMoment("how", HeatMessageKind.HOW, L, time(19, 30), time(21, 30), NIGHT, levels=HOT),
    HeatMoment(
        "clear", HeatMessageKind.CLEAR, M, time(10), time(13), time(19),
        cause=MomentCause.END, organisers=True,
    ),
)  # fmt: skip
"""Red comes before orange, and orange before yellow: whoever has two areas hears the worst."""

KNOWN = {moment.name: moment for moment in MOMENTS}
EVE = time(18)
"""From then on the walls' card speaks of a hot day to come."""
