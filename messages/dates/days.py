"""Which day the tokens of a day stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from messages.dates.almanac import (
    days_around,
    days_of_stretch,
    easter_sunday,
    existing_day,
    nth_weekday,
)
from messages.dates.grammar import SOON, DateGrammar
from messages.dates.guesses import DayGuess, Reason
from messages.dates.phrases import TokenText

_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)
_SATURDAY = 5

Said = Mapping[str, int]


def guess_days(
    text: TokenText, start: int, rules: DateGrammar, now: datetime
) -> Iterator[tuple[int, DayGuess]]:
    """Each way to read tokens from `start` on as a day, and where they end."""
    for end, template, match in rules.days.matches(text, start):
        said, within = rules.numbers_said(match), rules.hours_within(match)
        guess = _day_of_kind(template.kind, said, rules.loose_days, now)
        if guess.days or not template.bare:
            yield end, replace(guess, within=within, bare=template.bare)


def _day_of_kind(kind: str, said: Said, loose_days: tuple[int, ...], now: datetime) -> DayGuess:
    today = now.date()
    match kind:
        case "today" | "tomorrow" | "day_after_tomorrow":
            ahead = ("today", "tomorrow", "day_after_tomorrow").index(kind)
            return DayGuess((today + ahead * _DAY + said.get("later", 0) * _WEEK,))
        case "in_time":
            return _from_now(said, now)
        case "in_days" | "in_weeks" | "in_months" | "in_years":
            return _later(kind, said, today, loose_days)
        case "calendar":
            return _calendar_day(said, today)
        case "nth_weekday":
            return _nth_weekday(said, today)
        case "weekend" | "next_weekend":
            return _weekend(today, following=kind == "next_weekend")
        case "weekday" | "next_weekday" | "this_week" | "next_week":
            return _weekday(kind, said, today)
    return _stretch(kind, said, today)


def _stretch(kind: str, said: Said, today: date) -> DayGuess:
    """Several days of which one is to be chosen."""
    if kind in ("before", "by", "after"):
        base = _calendar_day(said, today) if "d" in said else _weekday("weekday", said, today)
        days = days_around(kind, base.days, today)
    elif kind == "every_weekday":
        first = _weekday(
            "weekday",
            {"weekday": said["weekdays"] if "weekdays" in said else said["weekday"]},
            today,
        ).days[0]
        days = (first, first + _WEEK)
    else:
        days = days_of_stretch(kind, said, today)
    return DayGuess(days, "ambiguous") if days else DayGuess((), "unread")


def _from_now(said: Said, now: datetime) -> DayGuess:
    hours = said.get("n", said.get("h", 0))
    minutes = said.get("mm", 0) + said.get("span", 0) + said.get("shift", 0)
    then = (now.astimezone(UTC) + timedelta(hours=hours, minutes=minutes)).astimezone(now.tzinfo)
    return DayGuess((then.date(),), hour=then.time().replace(second=0, microsecond=0, fold=0))


def _later(kind: str, said: Said, today: date, loose_days: tuple[int, ...]) -> DayGuess:
    """So many days, weeks, months or years from today; a few are as many as that may be."""
    if "some" in said:
        step = _WEEK if kind == "in_weeks" else _DAY
        first, last = divmod(said["some"], 100)
        return DayGuess(tuple(today + n * step for n in range(first, last + 1)), "ambiguous")
    count = said["n"]
    if kind == "in_days":
        return _in_days(count, today, loose=count in loose_days)
    if kind == "in_weeks":
        return DayGuess((today + count * _WEEK,))
    return DayGuess((_months_later(today, count * (12 if kind == "in_years" else 1)),))


def _in_days(count: int, today: date, *, loose: bool) -> DayGuess:
    """So many days later; a loose count is as many weeks, or so many days."""
    days = [count // 7 * 7, count] if loose else [count]
    return DayGuess(tuple(today + day * _DAY for day in days))


def _months_later(today: date, count: int) -> date:
    """The same day of a later month, or that month's last."""
    year, month = divmod(today.year * 12 + today.month - 1 + count, 12)
    return next(day for d in range(today.day, 0, -1) if (day := existing_day(year, month + 1, d)))


def _weekend(today: date, *, following: bool) -> DayGuess:
    """Saturday or Sunday, which is asked; the following one may be this week's or next week's."""
    saturday = today + (_SATURDAY - today.weekday()) * _DAY
    days = [saturday, saturday + _DAY]
    if following:
        days += [day + _WEEK for day in days]
    return DayGuess(tuple(day for day in days if day >= today), "ambiguous")


def _weekday(kind: str, said: Said, today: date) -> DayGuess:
    """The coming one, or that of a week; today's own and "next" are two days to choose from."""
    ahead = (said["weekday"] - today.weekday()) % 7
    coming = today + ahead * _DAY
    this_week = today + (said["weekday"] - today.weekday()) * _DAY
    if kind == "this_week":
        return DayGuess((this_week,))
    if kind == "next_week":
        return DayGuess((this_week + _WEEK,))
    if kind == "next_weekday":
        days = sorted({coming if ahead else coming + _WEEK, this_week + _WEEK})
        return DayGuess(tuple(days))
    later = said.get("later", said.get("n", 0)) * _WEEK
    return DayGuess((coming + later,) if ahead else (coming + later, coming + later + _WEEK))


def _calendar_day(said: Said, today: date) -> DayGuess:
    """The day of a date; without its year the coming one, without its month the next there is."""
    if "feast" in said:
        said = {**said, "m": said["feast"] // 100, "d": said["feast"] % 100}
    month = said.get("month") or said.get("m")
    if "easter" in said:
        guess = _coming_of(lambda year: easter_sunday(year) + said["easter"] * _DAY, said, today)
    elif month is None:
        guess = _day_of_month(said["d"], today)
    else:
        guess = _coming_of(lambda year: existing_day(year, month, said["d"]), said, today)
    return _matching_weekday(guess, said.get("weekday"))


def _nth_weekday(said: Said, today: date) -> DayGuess:
    """The first or last Thursday of a month; of the month there is when none is named."""
    nth, weekday = said["nth"], said["weekday"]
    if "month" in said:
        return _coming_of(lambda year: nth_weekday(year, said["month"], nth, weekday), said, today)
    months = [divmod(today.year * 12 + today.month - 1 + ahead, 12) for ahead in range(2)]
    days = [nth_weekday(year, month + 1, nth, weekday) for year, month in months]
    return DayGuess(tuple(day for day in days if day and day >= today)[:1])


def _coming_of(day_in: Callable[[int], date | None], said: Said, today: date) -> DayGuess:
    """The day of that year, or the coming one within eleven months; next year's is to be asked."""
    year = 2000 + said["y"] % 100 if "y" in said else today.year
    years = (year,) if "y" in said else (year, year + 1)
    beside = said.get("beside", 0) * _DAY
    days = [day + beside for each in years if (day := day_in(each))]
    ahead = [day for day in days if today <= day]
    if ahead and ("y" in said or ahead[0] <= today + SOON):
        return DayGuess((ahead[0],))
    past = bool(days) and days[0].year == year
    return DayGuess((), "past" if past else "no_such_day", instead=tuple(ahead[:1]))


def _day_of_month(number: int, today: date) -> DayGuess:
    """The next day of that number; a month that has none before it makes one ask."""
    months = [divmod(today.year * 12 + today.month - 1 + ahead, 12) for ahead in range(3)]
    dates = [existing_day(year, month + 1, number) for year, month in months]
    coming = [day for day in dates[number < today.day :] if day]
    if not coming:
        return DayGuess((), "no_such_day")
    reason: Reason | None = None if dates[number < today.day] else "no_such_day"
    if number == today.day:
        return DayGuess(tuple(coming[:2]))  # today, or a month from now
    return DayGuess((coming[0],), reason, instead=tuple(coming[1:2]))


def _matching_weekday(guess: DayGuess, weekday: int | None) -> DayGuess:
    """The guess if its day is that weekday; else it and the nearest such day, to choose from."""
    if weekday is None or not guess.days:
        return guess
    if matching := tuple(day for day in guess.days if day.weekday() == weekday):
        return replace(guess, days=matching)
    day = guess.days[0]
    ahead = (weekday - day.weekday()) % 7
    nearest = day + (ahead if ahead <= 3 else ahead - 7) * _DAY
    return DayGuess((day, nearest), "wrong_weekday")
