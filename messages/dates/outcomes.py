"""What ways to take some words come to: a day and an hour, or what is to be asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from messages.dates.covers import Cover
from messages.dates.guesses import DayGuess, Reason

_MOST_CHOICES = 7
_MIDNIGHT = 24 * 60


@dataclass(frozen=True)
class DateReading:
    """What was understood: a day, an hour, or both."""

    day: date | None
    hour: time | None


@dataclass(frozen=True)
class DateNotUnderstood:
    """Why it was not understood for certain, and what was perhaps meant: the likeliest first."""

    reason: Reason
    choices: tuple[DateReading, ...] = ()


def instant_of(day: date, hour: time, zone: ZoneInfo) -> datetime | DateNotUnderstood:
    """The instant of this day and hour, in UTC; an hour that comes twice is its first coming."""
    at = datetime.combine(day, hour, zone).astimezone(UTC)
    if at.astimezone(zone).time() != hour:
        return DateNotUnderstood("no_such_hour")  # skipped when the clocks go forward
    return at


def at_night(hour: time) -> bool:
    """Whether most neighbours sleep: 22:00 to 7:00."""
    return hour >= time(22) or hour < time(7)


def coming_at(hours: Iterable[time], now: datetime) -> list[DateReading]:
    """The next two times that each hour strikes, where no day was said."""
    days = [now.date() + timedelta(days=ahead) for ahead in range(3)]
    coming = (
        [each for day in days if not is_over(each := DateReading(day, hour), now)][:2]
        for hour in hours
    )
    return [each for moments in coming for each in moments]


def settle_covers(covers: Iterable[Cover], now: datetime) -> DateReading | DateNotUnderstood | None:
    """The one reading of all the ways, or why there is none; None when nothing is said."""
    firm: set[DateReading | DateNotUnderstood] = set()
    leaning, loose = firm.copy(), firm.copy()
    for cover in covers:
        if cover.day and cover.hour and cover.day.bare and cover.hour.bare:
            continue
        if outcome := _outcome(cover, now):
            (loose if cover.bare else leaning if cover.leaning else firm).add(outcome)
    if not any(isinstance(each, DateReading) for each in firm):
        firm |= leaning
    if all(getattr(each, "reason", "") == "wrong_weekday" for each in firm):
        firm |= loose  # "Saturday 15" may be the hour as well
    return _settled(firm, now)


def choices_of(outcome: DateReading | DateNotUnderstood) -> tuple[DateReading, ...]:
    return (outcome,) if isinstance(outcome, DateReading) else outcome.choices


def completed(sides: Sequence[Sequence[DateReading]]) -> Iterator[DateReading]:
    """What each side names, its day or hour taken from another side where it names none."""
    together = [reading for side in sides for reading in side]
    days = [reading.day for reading in together if reading.day]
    hours = [reading.hour for reading in together if reading.hour]
    for side in sides:
        with_day = [reading for reading in side if reading.day]
        for reading in with_day or side:
            day = reading.day or (days[0] if days else None)
            yield DateReading(day, reading.hour or (hours[0] if hours else None))


def _outcome(cover: Cover, now: datetime) -> DateReading | DateNotUnderstood | None:
    """What one cover comes to; None when it says neither day nor hour, or contradicts itself."""
    if cover.hour:
        return _outcome_of_hours(cover, now)
    if cover.day is None:
        return None
    if not cover.day.days:
        return _without_days(cover.day, (None,), now)
    over = min((part.stop for part in cover.within()), default=48) <= now.hour + 1
    days = [DateReading(day, cover.day.hour) for day in cover.day.days]
    coming = [day for day in days if day.day and not (over and day.day == now.date())]
    return _asked(coming, cover.day, now)


def _outcome_of_hours(cover: Cover, now: datetime) -> DateReading | DateNotUnderstood | None:
    within, hour = cover.within(), cover.hour
    if hour is None:
        return None
    said = hour.halves if within else hour.plain
    minutes = [m for h, m in said if all(h in part and m // 60 in part for part in within)]
    if not minutes:
        return None
    if cover.day and not cover.day.days:
        hours = [time(*divmod(m % _MIDNIGHT, 60)) for m in minutes]
        return _without_days(cover.day, hours, now)
    days = cover.day.days if cover.day else (None,)
    readings = [night for day in days for m in minutes for night in _nights(day, m)]
    loose = hour.loose or any(minute >= _MIDNIGHT for minute in minutes)
    guess = cover.day or DayGuess(())
    return _asked(readings, replace(guess, reason="ambiguous") if loose else guess, now)


def _without_days(
    guess: DayGuess, hours: Iterable[time | None], now: datetime
) -> DateNotUnderstood:
    """Why there is no day, and another that may be meant."""
    instead = [DateReading(day, hour) for day in guess.instead for hour in hours]
    return DateNotUnderstood(guess.reason or "unread", in_order(instead, now))


def _nights(day: date | None, minutes: int) -> list[DateReading]:
    """A day at those minutes; at midnight the night before that day, or the night after."""
    hour = time(*divmod(minutes % _MIDNIGHT, 60))
    if minutes < _MIDNIGHT or day is None:
        return [DateReading(day, hour)]
    return [DateReading(day, hour), DateReading(day + timedelta(days=1), hour)]


def _asked(
    readings: Sequence[DateReading], guess: DayGuess, now: datetime
) -> DateReading | DateNotUnderstood:
    """The only reading that lies ahead, unless there is a reason to ask; else the choices."""
    coming = [reading for reading in readings if not is_over(reading, now)]
    reason = guess.reason or ("ambiguous" if guess.bare and guess.days else None)
    if not coming:
        hours = {reading.hour for reading in readings}
        later = [DateReading(day, hour) for day in guess.instead for hour in hours]
        return DateNotUnderstood("past", in_order(later, now))
    there = [reading for reading in coming if exists(reading, now)]
    if len(there) < len(coming):
        return DateNotUnderstood("no_such_hour", in_order(there, now))
    if len(there) == 1 and not reason:
        return there[0]
    return DateNotUnderstood(reason or "ambiguous", in_order(there, now))


def is_over(reading: DateReading, now: datetime) -> bool:
    if reading.day is None:
        return False
    if reading.hour is None:
        return reading.day < now.date()
    at = datetime.combine(reading.day, reading.hour, now.tzinfo)
    return at.timestamp() <= now.timestamp()


def exists(reading: DateReading, now: datetime) -> bool:
    """Whether the clocks show that hour on that day."""
    if reading.day is None or reading.hour is None or not isinstance(now.tzinfo, ZoneInfo):
        return True
    return isinstance(instant_of(reading.day, reading.hour, now.tzinfo), datetime)


def _settled(
    outcomes: Iterable[DateReading | DateNotUnderstood], now: datetime
) -> DateReading | DateNotUnderstood | None:
    """The one outcome of all ways to read; those that differ are choices."""
    found = set(outcomes)
    found -= {
        reading
        for reading in found
        if isinstance(reading, DateReading)
        and any(isinstance(more, DateReading) and _says_more(more, reading) for more in found)
    }
    if len(found) < 2:
        return found.pop() if found else None
    reasons = {
        understood.reason for understood in found if isinstance(understood, DateNotUnderstood)
    }
    readings = any(isinstance(each, DateReading) for each in found)
    reason: Reason = "ambiguous" if readings or len(reasons) > 1 else reasons.pop()
    return DateNotUnderstood(reason, in_order((c for each in found for c in choices_of(each)), now))


def _says_more(one: DateReading, other: DateReading) -> bool:
    return other.hour is None and one.hour is not None and one.day == other.day


def in_order(readings: Iterable[DateReading], now: datetime) -> tuple[DateReading, ...]:
    """The likeliest first: by day, and of one day's hours those of the night last."""

    def order(reading: DateReading) -> tuple[date, bool, time]:
        hour = reading.hour or time(12)
        return reading.day or now.date(), at_night(hour), hour

    return tuple(sorted(set(readings), key=order)[:_MOST_CHOICES])
