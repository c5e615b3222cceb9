"""The ladder as data: when somebody is asked, who is told when no answer comes, in what order.

A step waits for the step before it as it was taken, not as it was planned: after an outage the
ladder is late, but nobody on it is skipped and nobody is told two things at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from messages.heat.watch import Cause, Moment, Pace


class Audience(StrEnum):
    """Who hears of a step."""

    MEMBER = "member"
    FIRST = "first"
    NEXT = "next"
    ORGANISERS = "organisers"


@dataclass(frozen=True)
class Step:
    """Whom to turn to, and how long after an earlier step (the question, unless said)."""

    audience: Audience
    after: timedelta
    since: int = 0


@dataclass(frozen=True)
class Ladder:
    """When the question is asked, by the area's clocks, and what follows without an answer."""

    hours: Mapping[Moment, time]
    steps: tuple[Step, ...]

    def planned(self, step: int) -> timedelta:
        """How long after the question a step is due when everything is on time."""
        found = self.steps[step]
        return found.after + (self.planned(found.since) if step else timedelta())

    def wait(self, step: int) -> timedelta | None:
        """How long after a step was taken the next one is due; None after the last."""
        if step + 1 >= len(self.steps):
            return None
        return self.planned(step + 1) - self.planned(step)


def hours(count: float) -> timedelta:
    return timedelta(hours=count)


def minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


QUESTION, REMINDER, FIRST, NEXT, ORGANISERS = range(5)
"""The steps by number."""

LADDERS: Mapping[Pace, Ladder] = {
    Pace.ORANGE: Ladder(
        {Moment.MORNING: time(10), Moment.EVENING: time(19)},
        (
            Step(Audience.MEMBER, minutes(0)),
            Step(Audience.MEMBER, minutes(45)),
            Step(Audience.FIRST, hours(2)),
            Step(Audience.NEXT, minutes(20), since=FIRST),
            Step(Audience.ORGANISERS, hours(4)),
        ),
    ),
    Pace.RED: Ladder(
        {Moment.MORNING: time(9), Moment.AFTERNOON: time(14), Moment.EVENING: time(19)},
        (
            Step(Audience.MEMBER, minutes(0)),
            Step(Audience.MEMBER, minutes(30)),
            Step(Audience.FIRST, hours(1)),
            Step(Audience.NEXT, minutes(10), since=FIRST),
            Step(Audience.ORGANISERS, hours(2)),
        ),
    ),
    Pace.AFTER: Ladder(
        {Moment.MORNING: time(10)},
        (Step(Audience.MEMBER, minutes(0)),),
    ),
}

AFTER_DAYS = 3
"""How long walls stay hot once the level has fallen."""

AGAIN_AT, AGAIN_TOMORROW = time(19), time(10)
"""When whoever wants to see somebody again is reminded: in the evening, or the next morning."""

LATE_AT_MOST = minutes(30)
"""How late a question may still wake somebody up; later it waits until they are awake."""


APART = hours(2)
"""How long before the next question the one before is not worth asking any more."""


def followed(pace: Pace, cause: Cause) -> Ladder:
    """By which ladder a check is followed: somebody who is needed now is not waited for."""
    if cause is Cause.NOW:
        return LADDERS[Pace.RED]
    if cause is Cause.CALL and pace is Pace.AFTER:
        return LADDERS[Pace.ORANGE]
    return LADDERS[pace]


def next_at(pace: Pace, cause: Cause, step: int, taken_at: datetime) -> datetime | None:
    """When the step after this one is due, if there is one."""
    wait = followed(pace, cause).wait(step)
    return None if wait is None else taken_at + wait


def moment_due(
    pace: Pace, own: time | None, on: date, zone: str, now: datetime
) -> tuple[Moment, datetime] | None:
    """The latest question of the day whose hour has struck, and when it did.

    An earlier one that nobody asked in time is over, and so is one shortly before the next: the
    same question is not asked twice at once.
    """
    struck = [
        (moment, datetime.combine(on, _hour(moment, hour, own), ZoneInfo(zone)))
        for moment, hour in LADDERS[pace].hours.items()
    ]
    if any(now < hour < now + APART for _, hour in struck):
        return None
    return max((each for each in struck if each[1] <= now), key=lambda each: each[1], default=None)


def _hour(moment: Moment, usual: time, own: time | None) -> time:
    return own if own and moment is Moment.MORNING else usual


def minute(now: datetime) -> datetime:
    """The minute that has struck: steps are counted from it, so that seconds do not add up."""
    return now.replace(second=0, microsecond=0)


def next_minute(now: datetime) -> datetime:
    """The first whole minute from now on."""
    struck = minute(now)
    return struck if struck == now else struck + minutes(1)
