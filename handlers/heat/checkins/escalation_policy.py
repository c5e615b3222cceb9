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

from messages.heat.checkins.actions import CheckCause, CheckMoment, CheckPace


class EscalationAudience(StrEnum):
    """Who hears of a step."""

    MEMBER = "member"
    FIRST = "first"
    NEXT = "next"
    ORGANISERS = "organisers"


@dataclass(frozen=True)
class EscalationStep:
    """Whom to turn to, and how long after an earlier step (the question, unless said)."""

    audience: EscalationAudience
    after: timedelta
    since: int = 0


@dataclass(frozen=True)
class EscalationPolicy:
    """When the question is asked, by the area's clocks, and what follows without an answer."""

    hours: Mapping[CheckMoment, time]
    steps: tuple[EscalationStep, ...]

    def planned_delay(self, step: int) -> timedelta:
        """How long after the question a step is due when everything is on time."""
        escalation_step = self.steps[step]
        return escalation_step.after + (
            self.planned_delay(escalation_step.since) if step else timedelta()
        )

    def wait_before(self, step: int) -> timedelta | None:
        """How long after a step was taken the next one is due; None after the last."""
        if step + 1 >= len(self.steps):
            return None
        return self.planned_delay(step + 1) - self.planned_delay(step)


def hours(count: float) -> timedelta:
    return timedelta(hours=count)


def minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


QUESTION, REMINDER, FIRST, NEXT, ORGANISERS = range(5)
"""The steps by number."""

LADDERS: Mapping[CheckPace, EscalationPolicy] = {
    CheckPace.ORANGE: EscalationPolicy(
        {CheckMoment.MORNING: time(10), CheckMoment.EVENING: time(19)},
        (
            EscalationStep(EscalationAudience.MEMBER, minutes(0)),
            EscalationStep(EscalationAudience.MEMBER, minutes(45)),
            EscalationStep(EscalationAudience.FIRST, hours(2)),
            EscalationStep(EscalationAudience.NEXT, minutes(20), since=FIRST),
            EscalationStep(EscalationAudience.ORGANISERS, hours(4)),
        ),
    ),
    CheckPace.RED: EscalationPolicy(
        {
            CheckMoment.MORNING: time(9),
            CheckMoment.AFTERNOON: time(14),
            CheckMoment.EVENING: time(19),
        },
        (
            EscalationStep(EscalationAudience.MEMBER, minutes(0)),
            EscalationStep(EscalationAudience.MEMBER, minutes(30)),
            EscalationStep(EscalationAudience.FIRST, hours(1)),
            EscalationStep(EscalationAudience.NEXT, minutes(10), since=FIRST),
            EscalationStep(EscalationAudience.ORGANISERS, hours(2)),
        ),
    ),
    CheckPace.AFTER: EscalationPolicy(
        {CheckMoment.MORNING: time(10)},
        (EscalationStep(EscalationAudience.MEMBER, minutes(0)),),
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


def policy_for(pace: CheckPace, cause: CheckCause) -> EscalationPolicy:
    """By which ladder a check is followed: somebody who is needed now is not waited for."""
    if cause is CheckCause.NOW:
        return LADDERS[CheckPace.RED]
    if cause is CheckCause.CALL and pace is CheckPace.AFTER:
        return LADDERS[CheckPace.ORANGE]
    return LADDERS[pace]


def next_level_at(
    pace: CheckPace, cause: CheckCause, step: int, taken_at: datetime
) -> datetime | None:
    """When the step after this one is due, if there is one."""
    wait = policy_for(pace, cause).wait_before(step)
    return None if wait is None else taken_at + wait


def moment_due(
    pace: CheckPace, own: time | None, on: date, zone: str, now: datetime
) -> tuple[CheckMoment, datetime] | None:
    """The latest question of the day whose hour has struck, and when it did.

    An earlier one that nobody asked in time is over, and so is one shortly before the next: the
    same question is not asked twice at once.
    """
    struck = [
        (moment, datetime.combine(on, _usual_hour(moment, hour, own), ZoneInfo(zone)))
        for moment, hour in LADDERS[pace].hours.items()
    ]
    if any(now < hour < now + APART for _, hour in struck):
        return None
    return max((each for each in struck if each[1] <= now), key=lambda each: each[1], default=None)


def _usual_hour(moment: CheckMoment, usual: time, own: time | None) -> time:
    return own if own and moment is CheckMoment.MORNING else usual


def current_minute(now: datetime) -> datetime:
    """The minute that has struck: steps are counted from it, so that seconds do not add up."""
    return now.replace(second=0, microsecond=0)


def next_minute(now: datetime) -> datetime:
    """The first whole minute from now on."""
    struck = current_minute(now)
    return struck if struck == now else struck + minutes(1)
