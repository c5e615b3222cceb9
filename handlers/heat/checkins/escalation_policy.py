"""The ladder as data: when somebody is asked, who is told when no answer comes, in what order.

A step waits for the step before it as it was taken, not as it was planned: after an outage the
ladder is late, but nobody on it is skipped and nobody is told two things at once. On orange days,
when nobody may be woken up, what could fall into the night is told before it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from messages.heat.checkins.actions import CheckCause, CheckMoment, CheckPace
from storage.heat.checkins.queries import CheckIn
from storage.people import EVENINGS as EVENING_HOURS
from storage.people import MORNING


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
    """What follows a question without an answer, and how often organisers then hear of it again."""

    steps: tuple[EscalationStep, ...]
    again: timedelta | None = None

    def planned_delay(self, step: int) -> timedelta:
        """How long after the question a step is due when everything is on time."""
        escalation_step = self.steps[step]
        return escalation_step.after + (
            self.planned_delay(escalation_step.since) if step else timedelta()
        )

    def wait_before(self, step: int) -> timedelta | None:
        """How long after a step was taken the next one is due; the last one is taken again."""
        if step + 1 >= len(self.steps):
            return self.again
        return self.planned_delay(step + 1) - self.planned_delay(step)


def hours(count: float) -> timedelta:
    return timedelta(hours=count)


def minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


QUESTION, REMINDER, FIRST, NEXT, ORGANISERS = range(5)
"""The steps by number."""


def _ladder(
    reminder: int, first: int, second: int, organisers: int, again: int
) -> EscalationPolicy:
    """Minutes: after the question, but for the second buddy's, after the first one was told."""
    return EscalationPolicy(
        (
            EscalationStep(EscalationAudience.MEMBER, minutes(0)),
            EscalationStep(EscalationAudience.MEMBER, minutes(reminder)),
            EscalationStep(EscalationAudience.FIRST, minutes(first)),
            EscalationStep(EscalationAudience.NEXT, minutes(second), since=FIRST),
            EscalationStep(EscalationAudience.ORGANISERS, minutes(organisers)),
        ),
        minutes(again),
    )


QUESTION_HOURS: Mapping[CheckPace, Mapping[CheckMoment, time]] = {
    CheckPace.ORANGE: {CheckMoment.MORNING: time(10), CheckMoment.EARLY_EVENING: time(17, 30)},
    CheckPace.RED: {
        CheckMoment.MORNING: time(9),
        CheckMoment.AFTERNOON: time(14),
        CheckMoment.EVENING: time(19),
    },
    CheckPace.AFTER: {CheckMoment.MORNING: time(10)},
}
"""When the question is asked, by the area's clocks."""

ORANGE_BY_DAY = _ladder(45, 120, 20, 240, again=240)
ORANGE_EVENING = _ladder(30, 60, 20, 150, again=240)
RED_AT_ANY_HOUR = _ladder(30, 60, 10, 120, again=120)
ASKED_ONCE = EscalationPolicy((EscalationStep(EscalationAudience.MEMBER, minutes(0)),))

EVENINGS = (CheckMoment.EARLY_EVENING, CheckMoment.EVENING)
LADDERS: Mapping[tuple[CheckPace, CheckMoment], EscalationPolicy] = {
    (pace, moment): ladder
    for pace, by_day, evening in (
        (CheckPace.ORANGE, ORANGE_BY_DAY, ORANGE_EVENING),
        (CheckPace.RED, RED_AT_ANY_HOUR, RED_AT_ANY_HOUR),
        (CheckPace.AFTER, ASKED_ONCE, ASKED_ONCE),
    )
    for moment in CheckMoment
    for ladder in (evening if moment in EVENINGS else by_day,)
}

RANKS = (CheckPace.AFTER, CheckPace.ORANGE, CheckPace.RED)
"""Paces, the slowest first."""

AFTER_DAYS = 3
"""How long walls stay hot once the level has fallen."""

AGAIN_AT, AGAIN_TOMORROW = time(19), time(10)
"""When whoever wants to see somebody again is reminded: in the evening, or the next morning."""

LATE_AT_MOST = minutes(30)
"""How late a question may still wake somebody up; later it waits until they are awake."""

APART = hours(2)
"""How long before the next question the one before is not worth asking any more."""

EVENINGS_END = EVENING_HOURS[1]
LAST_QUESTION, LAST_CALL = time(21, 30), time(22, 30)
"""On orange days: when it is too late to ask, and by when everybody in turn is told."""


def policy_for(pace: CheckPace, cause: CheckCause, moment: CheckMoment) -> EscalationPolicy:
    """By which ladder a check is followed: somebody who is needed now is not waited for."""
    if cause is CheckCause.NOW:
        return RED_AT_ANY_HOUR
    if cause is CheckCause.CALL and pace is CheckPace.AFTER:
        pace = CheckPace.ORANGE
    return LADDERS[pace, moment]


def wakes_people(check: CheckIn) -> bool:
    """Whether people may be woken up about a check."""
    return check.pace is CheckPace.RED or check.cause is CheckCause.NOW


def is_told_again_at(check: CheckIn, now: datetime, zone: str) -> bool:
    """Whether what was told is told again then: on orange days by day, whoever is awake."""
    clock = now.astimezone(ZoneInfo(zone)).time()
    return wakes_people(check) or MORNING <= clock < EVENINGS_END


def next_step_at(check: CheckIn, step: int, taken_at: datetime, zone: str) -> datetime | None:
    """When the step after this one is due, if there is one."""
    wait = policy_for(check.pace, check.cause, check.moment).wait_before(step)
    if wait is None:
        return None
    due, night = taken_at + wait, _at(taken_at, LAST_CALL, zone)
    in_time = taken_at < _at(taken_at, EVENINGS_END, zone)
    in_time = in_time and (check.called_at is None or check.called_at < night)
    if step >= ORGANISERS or wakes_people(check) or not in_time:
        return due
    return min(due, max(night, taken_at + minutes(1)))


def mark_step_taken(check: CheckIn, step: int, at: datetime, zone: str) -> None:
    """A step was taken: the next one counts from now."""
    check.step, check.step_at = step, at
    check.next_at = next_step_at(check, step, at, zone)


def quicken_check(check: CheckIn, pace: CheckPace, at: datetime, zone: str) -> bool:
    """The level rose: from now on an open check is followed faster, as if it always had been."""
    if check.ended_at or RANKS.index(pace) <= RANKS.index(check.pace):
        return False
    courtesy, check.pace = check.pace is CheckPace.AFTER, pace
    policy = policy_for(pace, check.cause, check.moment)
    if courtesy and check.cause is CheckCause.SILENCE:
        mark_step_taken(check, check.step, at, zone)
        return True
    if check.step >= ORGANISERS or check.called_at:
        due = next_step_at(check, check.step, check.step_at, zone)
    else:
        due = check.asked_at + policy.planned_delay(check.step + 1)
    check.next_at = min(filter(None, (check.next_at, max(at, due or at))))
    return True


def ask_check_again(
    check: CheckIn, pace: CheckPace, moment: CheckMoment, on: date, at: datetime, zone: str
) -> None:
    """The next question's hour: an open check is asked by it, and goes on at its pace.

    What comes next does not come later than it would have.
    """
    check.on, check.moment, check.pace = on, moment, pace
    if check.step >= ORGANISERS:
        mark_step_taken(check, check.step, at, zone)
        return
    due = next_step_at(check, check.step, check.step_at, zone)
    check.next_at = min(filter(None, (check.next_at, due)), default=None)


def moment_due(
    pace: CheckPace, own: time | None, on: date, zone: str, now: datetime
) -> tuple[CheckMoment, datetime] | None:
    """The latest question of the day whose hour has struck, and when it did.

    An earlier one that nobody asked in time is over, and so is one shortly before the next: the
    same question is not asked twice at once. One that comes just in time is always asked.
    """
    clock = ZoneInfo(zone)
    struck = [
        (moment, datetime.combine(on, _usual_hour(moment, hour, own), clock))
        for moment, hour in QUESTION_HOURS[pace].items()
    ]
    latest = max(
        (each for each in struck if each[1] <= now), key=lambda each: each[1], default=None
    )
    if latest is None or now - latest[1] <= LATE_AT_MOST:
        return latest
    if any(now < hour < now + APART for _, hour in struck):
        return None
    over = pace is CheckPace.ORANGE and now >= datetime.combine(on, LAST_QUESTION, clock)
    return None if over else latest


def _usual_hour(moment: CheckMoment, usual: time, own: time | None) -> time:
    return own if own and moment is CheckMoment.MORNING else usual


def _at(moment: datetime, clock: time, zone: str) -> datetime:
    """That hour of the moment's day, by the zone's clocks."""
    return datetime.combine(moment.astimezone(ZoneInfo(zone)).date(), clock, ZoneInfo(zone))


def current_minute(now: datetime) -> datetime:
    """The minute that has struck: steps are counted from it, so that seconds do not add up."""
    return now.replace(second=0, microsecond=0)


def next_minute(now: datetime) -> datetime:
    """The first whole minute from now on."""
    struck = current_minute(now)
    return struck if struck == now else struck + minutes(1)
