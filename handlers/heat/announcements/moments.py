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
    those who answer for the area. Everybody is the first of them and buddies of who lives there."""

    MEMBERS = "members"
    EVERYBODY = "everybody"
    WILLING = "willing"
    LOOKING_IN = "looking in"
    ORGANISERS = "organisers"


class HeatMessageKind(StrEnum):
    """What they are told."""

    PRESEASON = "preseason"
    PREPARE = "prepare"
    YELLOW_EVE = "yellow eve"
    EVE = "eve"
    FIRST_EVE = "first eve"
    THANKS = "thanks"
    LATE = "late"
    COUNTS = "counts"
    RED_EVE = "red eve"
    RED_MORNING = "red morning"
    RED_NOON = "red noon"
    RED_EVENING = "red evening"
    HOW = "how"
    CLEAR = "clear"


ASKING = (
    HeatMessageKind.PRESEASON,
    HeatMessageKind.PREPARE,
    HeatMessageKind.EVE,
    HeatMessageKind.FIRST_EVE,
    HeatMessageKind.THANKS,
    HeatMessageKind.LATE,
    HeatMessageKind.RED_EVE,
    HeatMessageKind.RED_MORNING,
    HeatMessageKind.RED_NOON,
    HeatMessageKind.RED_EVENING,
)
"""What asks for an act, and so is worded otherwise for who asked to be looked after."""


class MomentCause(StrEnum):
    """What brings a moment about: a level, the season that begins, or the end of the heat."""

    LEVEL = "level"
    SEASON = "season"
    END = "end"


class DaySlot(StrEnum):
    """Which of a day's messages it is: of two areas' at the same, one is read that names both.

    What is told late stands for the morning's.
    """

    PREPARE = "prepare"
    CLEAR = "clear"
    MORNING = "morning"
    NOON = "noon"
    EVENING = "evening"
    EVE = "eve"
    OWN = "own"


@dataclass(frozen=True)
class HeatMoment:
    """One line of the table. Nobody is told before `at`, none begun at or after `until`.

    A letter still under way expires at `stale`. With `first`, only when the level is the year's
    first of its kind, or the day the season's first to prepare, or only when it is not.
    `organisers` hear of it too, members or not, and with `checked` so does whoever asked to be
    checked, whatever their switch says. What is `late` is told at once of a day whose level was
    declared after its morning message; the others that speak of the day itself, of one declared by
    then.
    """

    name: str
    what: HeatMessageKind
    audience: HeatAudience
    at: time
    until: time
    stale: time
    slot: DaySlot = DaySlot.OWN
    levels: Collection[HeatLevel] = ()
    day: HeatDay = HeatDay.TODAY
    cause: MomentCause = MomentCause.LEVEL
    first: bool | None = None
    reminder: bool = False
    late: bool = False
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

    @property
    def is_announcement(self) -> bool:
        """Whether it tells members of a level, and not one person of a promise or in numbers."""
        return self.cause is MomentCause.LEVEL and self.slot is not DaySlot.OWN

    def suits_declaration(self, declared: datetime, on: date, zone: str) -> bool:
        """Whether it is for a day whose level was declared then: in time for it, or too late."""
        if self.day is HeatDay.TOMORROW or not self.is_announcement:
            return True
        in_time = declared <= datetime.combine(on, self.at, ZoneInfo(zone))
        return in_time is not self.late


ALERT = (HeatLevel.ORANGE, HeatLevel.RED)
HOT = (HeatLevel.YELLOW, *ALERT)
YELLOW, ORANGE, RED = ((level,) for level in HOT)
A, B, VISITORS, ORG, ALL = (
    HeatAudience.MEMBERS,
    HeatAudience.WILLING,
    HeatAudience.LOOKING_IN,
    HeatAudience.ORGANISERS,
    HeatAudience.EVERYBODY,
)
TOMORROW = HeatDay.TOMORROW
NIGHT, MIDNIGHT = time(23, 30), time.max

MOMENTS = (
    HeatMoment(
        "red.eve", HeatMessageKind.RED_EVE, ALL, time(18), time(22), NIGHT, DaySlot.EVE,
        RED, TOMORROW, organisers=True, checked=True,
    ),
    HeatMoment(
        "red.morning", HeatMessageKind.RED_MORNING, ALL, time(9), time(11, 30), time(13, 30),
        DaySlot.MORNING, RED, organisers=True, checked=True,
    ),
    HeatMoment(
        "red.late", HeatMessageKind.LATE, ALL, time(9), MIDNIGHT, MIDNIGHT, DaySlot.MORNING,
        RED, late=True, organisers=True, checked=True,
    ),
    HeatMoment(
        "red.noon", HeatMessageKind.RED_NOON, ALL, time(14), time(16, 30), time(18), DaySlot.NOON,
        RED, reminder=True, organisers=True, checked=True,
    ),
    HeatMoment(
        "red.evening", HeatMessageKind.RED_EVENING, ALL, time(19), time(21, 30), NIGHT,
        DaySlot.EVENING, RED, reminder=True, organisers=True, checked=True,
    ),
    HeatMoment(
        "orange.eve", HeatMessageKind.EVE, A, time(18), time(21), NIGHT, DaySlot.EVE,
        ORANGE, TOMORROW, organisers=True, checked=True,
    ),
    HeatMoment(
        "orange.thanks", HeatMessageKind.THANKS, A, time(10, 30), time(12, 30), time(16),
        DaySlot.MORNING, ORANGE, reminder=True,
    ),
    HeatMoment(
        "orange.late", HeatMessageKind.LATE, A, time(10, 30), time(20, 30), NIGHT, DaySlot.MORNING,
        ORANGE, late=True, organisers=True, checked=True,
    ),
    HeatMoment(
        "counts.morning", HeatMessageKind.COUNTS, ORG, time(9), time(11), time(13), levels=ALERT,
    ),
    HeatMoment(
        "counts.evening", HeatMessageKind.COUNTS, ORG, time(20, 30), time(22, 30), NIGHT,
        levels=ALERT,
    ),
    HeatMoment(
        "yellow.first", HeatMessageKind.FIRST_EVE, B, time(18), time(21), NIGHT, DaySlot.EVE,
        YELLOW, TOMORROW, first=True, checked=True,
    ),
    HeatMoment(
        "yellow.thanks", HeatMessageKind.THANKS, B, time(10, 30), time(12, 30), time(16),
        DaySlot.MORNING, YELLOW, first=True, reminder=True,
    ),
    HeatMoment(
        "yellow.eve", HeatMessageKind.YELLOW_EVE, B, time(18), time(21), NIGHT, DaySlot.EVE,
        YELLOW, TOMORROW, first=False,
    ),
    HeatMoment("how", HeatMessageKind.HOW, VISITORS, time(19, 30), time(21, 30), NIGHT, levels=HOT),
    HeatMoment(
        "clear", HeatMessageKind.CLEAR, A, time(10), time(13), time(19), DaySlot.CLEAR,
        cause=MomentCause.END, organisers=True,
    ),
    HeatMoment(
        "preseason", HeatMessageKind.PRESEASON, A, time(18), time(21), NIGHT, DaySlot.PREPARE,
        cause=MomentCause.SEASON, first=True, organisers=True, checked=True,
    ),
    HeatMoment(
        "prepare", HeatMessageKind.PREPARE, A, time(18), time(21), NIGHT, DaySlot.PREPARE,
        cause=MomentCause.SEASON, first=False, organisers=True, checked=True,
    ),
)  # fmt: skip
"""Red comes before orange, and orange before yellow: who has two areas reads the worst of it.

What the season brings can wait, and comes last.
"""

KNOWN = {moment.name: moment for moment in MOMENTS}
TOLD_UNTIL = time(12)
"""Until when captains still tell yesterday's doors, by the area's clocks."""

EVE = time(18)
"""From then on the walls' card speaks of a hot day to come."""
