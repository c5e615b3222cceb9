"""Who is told what, when, by an area's own clocks: the table of announcements, as data."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from messages.heat.level import Day, Level


class Audience(StrEnum):
    """Who is told: members who follow the heat, those who would look in, those who said so today,
    those who answer for the area."""

    MEMBERS = "members"
    WILLING = "willing"
    LOOKING_IN = "looking in"
    ORGANISERS = "organisers"


class What(StrEnum):
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


class Cause(StrEnum):
    """What brings a moment about: a level, a date, or the end of the heat."""

    LEVEL = "level"
    DATE = "date"
    END = "end"


@dataclass(frozen=True)
class Moment:
    """One line of the table. Nobody is told before `at`, none begun at or after `until`.

    A letter still under way expires at `stale`. With `first`, only when the level is the year's
    first of its kind, or only when it is not. `organisers` hear of it too, members or not, and
    with `checked` so does whoever asked to be checked, whatever their switch says.
    """

    name: str
    what: What
    audience: Audience
    at: time
    until: time
    stale: time
    levels: Collection[Level] = ()
    day: Day = Day.TODAY
    cause: Cause = Cause.LEVEL
    dates: Collection[tuple[int, int]] = ()
    first: bool | None = None
    reminder: bool = False
    organisers: bool = False
    checked: bool = False

    def opens(self, now: datetime, zone: str) -> bool:
        """Whether it may be told now, by the zone's clocks."""
        return self.at <= now.astimezone(ZoneInfo(zone)).time() < self.until

    def expires(self, on: date, zone: str) -> datetime:
        """When it is not worth arriving any more."""
        return datetime.combine(on, self.stale, ZoneInfo(zone))

    def about(self, on: date) -> date:
        """The day it speaks of, when it is told on that one."""
        return on + timedelta(days=self.day is Day.TOMORROW)


HOT = (Level.YELLOW, Level.ORANGE, Level.RED)
ALERT = (Level.ORANGE, Level.RED)
M, W, L, O = Audience.MEMBERS, Audience.WILLING, Audience.LOOKING_IN, Audience.ORGANISERS  # noqa: E741 (a column of the table)
NIGHT = time(23, 30)

MOMENTS = (
    Moment(
        "prepare", What.PREPARE, M, time(18), time(21), NIGHT,
        cause=Cause.DATE, dates=((5, 15), (6, 1)),
    ),
    Moment(
        "red.eve", What.RED_EVE, M, time(18), time(22), NIGHT,
        levels=(Level.RED,), day=Day.TOMORROW, organisers=True, checked=True,
    ),
    Moment(
        "red.morning", What.RED_MORNING, M, time(9), time(11, 30), time(13, 30),
        levels=(Level.RED,), organisers=True, checked=True,
    ),
    Moment(
        "red.noon", What.RED_NOON, M, time(14), time(16, 30), time(18),
        levels=(Level.RED,), reminder=True, organisers=True, checked=True,
    ),
    Moment(
        "red.evening", What.RED_EVENING, M, time(19), time(21, 30), NIGHT,
        levels=(Level.RED,), reminder=True, organisers=True, checked=True,
    ),
    Moment(
        "orange.eve", What.EVE, M, time(18), time(21), NIGHT,
        levels=(Level.ORANGE,), day=Day.TOMORROW, organisers=True, checked=True,
    ),
    Moment(
        "orange.thanks", What.THANKS, M, time(10, 30), time(12, 30), time(16),
        levels=(Level.ORANGE,), reminder=True,
    ),
    Moment("counts.morning", What.COUNTS, O, time(9), time(11), time(13), levels=ALERT),
    Moment("counts.evening", What.COUNTS, O, time(20, 30), time(22, 30), NIGHT, levels=ALERT),
    Moment(
        "yellow.first", What.FIRST_EVE, W, time(18), time(21), NIGHT,
        levels=(Level.YELLOW,), day=Day.TOMORROW, first=True, checked=True,
    ),
    Moment(
        "yellow.eve", What.YELLOW_EVE, W, time(18), time(21), NIGHT,
        levels=(Level.YELLOW,), day=Day.TOMORROW, first=False,
    ),
    Moment("how", What.HOW, L, time(19, 30), time(21, 30), NIGHT, levels=HOT),
    Moment(
        "clear", What.CLEAR, M, time(10), time(13), time(19), cause=Cause.END, organisers=True,
    ),
)  # fmt: skip
"""Red comes before orange, and orange before yellow: whoever has two areas hears the worst."""

KNOWN = {moment.name: moment for moment in MOMENTS}
EVE = time(18)
"""From then on the walls' card speaks of a hot day to come."""
