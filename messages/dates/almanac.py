"""Days by the rules of the calendar: Easter, the last Friday of a month, a week's days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)
_MOST_DAYS = 7
_DAYS_AFTER = 3
_OF_WEEK = {0: slice(0, 7), 1: slice(0, 3), 2: slice(1, 4), 3: slice(3, 7)}
"""Days of a week by its stretch: all, its beginning, middle and end."""

_OF_MONTH = {1: slice(0, 5), 2: slice(12, 17), 3: slice(-5, None)}


def existing_day(year: int, month: int, day: int) -> date | None:
    """That day, if the calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def easter_sunday(year: int) -> date:
    """Easter by the Gregorian calendar, after Meeus, Jones and Butcher."""
    golden, (century, of_century) = year % 19, divmod(year, 100)
    leaps, shift = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - correction + 15) % 30
    weekday = (32 + 2 * shift + 2 * (of_century // 4) - epact - of_century % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date | None:
    """The first, second … such weekday of a month, the last for -1; None when it has too few."""
    days = [day for day in _month(year, month) if day.weekday() == weekday]
    index = nth - 1 if nth > 0 else nth
    return days[index] if index < len(days) else None


def days_around(kind: str, days: Sequence[date], today: date) -> tuple[date, ...]:
    """The days before one, up to it (`by`), or after it; none when they are too many to show."""
    if not days:
        return ()
    if kind == "after":
        return tuple(days[-1] + n * _DAY for n in range(1, _DAYS_AFTER + 1))
    count = (days[0] - today).days + (kind == "by")
    return tuple(today + n * _DAY for n in range(count)) if count <= _MOST_DAYS else ()


def days_of_stretch(kind: str, said: Mapping[str, int], today: date) -> tuple[date, ...]:
    """The days to come of a week or a part of a month."""
    stretch = said.get("stretch", 0)
    if kind == "day_range":
        days = _days_of(range(said["d"], said["until"] + 1)[:_MOST_DAYS], said, today)
    elif kind == "either_day":
        days = _days_of((said["d"], said["until"]), said, today)
    elif kind == "days_of_month":
        months = [_month(year, said["month"])[_OF_MONTH[stretch]] for year in _years(today)]
        days = next(days for days in months if days[-1] >= today)
    else:
        monday = today - today.weekday() * _DAY + (kind == "days_of_next_week") * _WEEK
        days = [monday + n * _DAY for n in range(7)][_OF_WEEK[stretch]]
    return tuple(day for day in days if day >= today)


def _days_of(numbers: Sequence[int], said: Mapping[str, int], today: date) -> list[date]:
    """Those days of a month, the coming one unless a year is said."""
    years = [2000 + said["y"] % 100] if "y" in said else _years(today)
    for year in years:
        days = [day for d in numbers if (day := existing_day(year, said["month"], d))]
        if days and days[-1] >= today:
            return days
    return []


def _years(today: date) -> list[int]:
    return [today.year, today.year + 1]


def _month(year: int, month: int) -> list[date]:
    return [day for d in range(1, 32) if (day := existing_day(year, month, d))]
