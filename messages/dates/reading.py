"""Reads a typed day and hour: wholly and in one way only, or says what is wrong."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from messages.dates.grammar import SOON, DateGrammar, language_grammar, tokenise

_LONGEST = 100  # characters
_MOST_TOKENS = 24
_MIDNIGHT = 24 * 60
_TYPED_IN_24 = re.compile(r"\b\d\d [:.] \d\d")  # "09:30"; "9:30" may be in the evening


@dataclass(frozen=True)
class DateReading:
    """What was understood: a day, an hour, or both."""

    day: date | None
    hour: time | None


@dataclass(frozen=True)
class DateNotUnderstood:
    """Why nothing was understood, so that the form can ask precisely."""

    reason: Literal["unread", "no_such_day", "no_such_hour", "wrong_weekday", "past", "ambiguous"]


def read_moment(words: str, language: str, now: datetime) -> DateReading | DateNotUnderstood:
    """Reads every word, in one way only, or says why not; `now` is aware, in the area's zone."""
    said = tokenise(words.strip().rstrip(".!")) if len(words) <= _LONGEST else []
    if not 0 < len(said) <= _MOST_TOKENS:
        return DateNotUnderstood("unread")
    rules = language_grammar(language)
    found: set[DateReading | DateNotUnderstood] = set()
    for cut in range(len(said) + 1):
        head, tail = _phrase_of(said[:cut]), _phrase_of(said[cut:])
        for day_part, hour_part in ((head, tail), (tail, head)):
            for day, within in _read_days(day_part, rules, now.date()):
                for minutes in _read_hours(hour_part, rules, within):
                    found.add(_make_reading(day, minutes, now))
    if len(found) > 1:
        return DateNotUnderstood("ambiguous")
    return found.pop() if found else DateNotUnderstood("unread")


def instant_of(day: date, hour: time, zone: ZoneInfo) -> datetime | DateNotUnderstood:
    """The instant of this day and hour, in UTC; an hour that comes twice is its first coming."""
    at = datetime.combine(day, hour, zone).astimezone(UTC)
    if at.astimezone(zone).time() != hour:
        return DateNotUnderstood("no_such_hour")  # skipped when the clocks go forward
    return at


def at_night(hour: time) -> bool:
    """Whether most neighbours sleep: 22:00 to 7:00."""
    return hour >= time(22) or hour < time(7)


def _phrase_of(said: list[str]) -> str:
    """Tokens as the patterns take them, each followed by one space."""
    return "".join(f"{token} " for token in said)


def _read_days(
    phrase: str, rules: DateGrammar, today: date
) -> Iterator[tuple[date | DateNotUnderstood | None, list[range]]]:
    """Each way to read the tokens as a day, with the hours its part of the day allows."""
    if not phrase:
        yield None, []
    for kind, pattern in rules.days:
        if match := pattern.fullmatch(phrase):
            yield (
                _day_of_kind(kind, rules.numbers_said(match), rules.loose_days, today),
                rules.hours_within(match),
            )


def _day_of_kind(
    kind: str, said: dict[str, int], loose_days: tuple[int, ...], today: date
) -> date | DateNotUnderstood:
    match kind:
        case "today":
            return today
        case "tomorrow":
            return today + timedelta(days=1)
        case "day_after_tomorrow":
            return today + timedelta(days=2)
        case "in_days":
            loose = said["n"] in loose_days
            return DateNotUnderstood("ambiguous") if loose else today + timedelta(days=said["n"])
        case "in_weeks":
            return today + timedelta(weeks=said["n"])
        case "weekday" | "this_weekday":
            ahead = (said["weekday"] - today.weekday()) % 7
            if not ahead and kind == "this_weekday":  # "ce samedi" said on a Saturday
                return DateNotUnderstood("ambiguous")
            return today + timedelta(days=ahead or 7)
        case "calendar":
            return _calendar_day(said, today)
    raise ValueError(f"dates.toml names an unknown kind of day: {kind}")


def _calendar_day(said: dict[str, int], today: date) -> date | DateNotUnderstood:
    """The day of a date; without year the coming one, without month in this one or the next."""
    year = 2000 + said["y"] % 100 if "y" in said else today.year
    month = said.get("month") or said.get("m")
    if month is None:
        months = [(year + today.month // 12, today.month % 12 + 1)]
        if said["d"] >= today.day:
            months = [(year, today.month)]
    else:
        months = [(year, month)] if "y" in said else [(year, month), (year + 1, month)]
    days = [day for y, m in months if (day := _existing_day(y, m, said["d"]))]
    coming = [day for day in days if today <= day and ("y" in said or day <= today + SOON)]
    if not coming:
        return DateNotUnderstood("past" if days and days[0].year == year else "no_such_day")
    if said.get("weekday", coming[0].weekday()) != coming[0].weekday():
        return DateNotUnderstood("wrong_weekday")
    return coming[0]


def _existing_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _read_hours(phrase: str, rules: DateGrammar, within: list[range]) -> Iterator[int | None]:
    """Each way to read the tokens as minutes since midnight, within the parts of the day said."""
    if not phrase:
        yield None
    for match in filter(None, (pattern.fullmatch(phrase) for pattern in rules.hours)):
        said = rules.numbers_said(match)
        parts = [*within, *rules.hours_within(match)]
        after = said.get("mm", said.get("shift", 0))
        certain = not parts and (not rules.twelve_hour or bool(_TYPED_IN_24.search(phrase)))
        for hour in _clock_hours(said, certain=certain):
            minutes = hour * 60 + after
            fits = all(hour in part and minutes // 60 in part for part in parts)
            if fits and after < 60 and minutes >= 0:
                yield minutes


def _clock_hours(said: dict[str, int], *, certain: bool) -> list[int]:
    """The hours of the day that the said one may stand for; midnight is 24."""
    if "named" in said:
        return [said["named"]]
    hour = said["h"]
    if certain or not 1 <= hour <= 12:
        return [hour] if hour < 24 else []
    return [hour, (hour + 12) % 24]


def _make_reading(
    day: date | DateNotUnderstood | None, minutes: int | None, now: datetime
) -> DateReading | DateNotUnderstood:
    if isinstance(day, DateNotUnderstood):
        return day
    if minutes is None:
        return DateReading(day, None)
    if minutes >= _MIDNIGHT:  # the night before that day, or the night after
        return DateNotUnderstood("ambiguous")
    hour = time(*divmod(minutes, 60))
    if day and datetime.combine(day, hour, now.tzinfo).timestamp() <= now.timestamp():
        return DateNotUnderstood("past")
    return DateReading(day, hour)
