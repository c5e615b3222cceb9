"""Days and hours as fields: picked, pressed or typed in one's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from messages import dates
from messages.form.kinds import (
    AnswerContext,
    FieldKind,
    OfferedAnswer,
    ReadAnswer,
    UnclearAnswer,
    unclear_answer,
)
from messages.model import Text

# What pickers and buttons send; everything else was typed.
CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d(:00)?")
PICKED_DAY = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)(?:T(?P<hour>\d\d:\d\d))?")

JUST_NOW = timedelta(minutes=5)
"""How long ago an hour may be that is still taken: it was not when they began to write."""

FEWEST_HOURS = 3
"""How many hours are offered today, while there are as many before the night."""


@dataclass(frozen=True)
class DayField(FieldKind):
    """A day to come; when the answer names an hour too, it fills the field `hour`."""

    hour: str = ""
    within: int = 183

    def read_answer(self, typed: str, asked: AnswerContext) -> ReadAnswer:
        picked = PICKED_DAY.fullmatch(typed.strip())
        if picked and (day := _existing_day(picked["day"])):
            return self._answer(dates.DateReading(day, _hour_of(picked["hour"])), asked, sure=True)
        match dates.read_moment(typed, asked.reader.language, asked.local_time):
            case dates.DateReading(day=date()) as reading:
                return self._answer(reading, asked, sure=False)
            case dates.DateReading(hour=time() as hour) if self.hour:
                raise self._which_day([hour], asked)
            case dates.DateReading():
                raise unclear_answer("form-day-unread")
            case puzzle:
                if self.hour and not any(choice.day for choice in puzzle.choices):
                    hours = [choice.hour for choice in puzzle.choices if choice.hour]
                    raise self._which_day(hours, asked) if hours else _unclear_moment(puzzle, ())
                offered = self._offered(puzzle.choices, asked)
                if len(offered) == 1 and puzzle.reason == "ambiguous":
                    return replace(self.read_answer(offered[0].value, asked), sure=False)
                far = any(choice.day for choice in puzzle.choices)
                if not offered and far and puzzle.reason != "past":
                    raise unclear_answer("form-too-far", days=self.within)
                raise _unclear_moment(puzzle, offered)

    def _which_day(self, hours: Iterable[time], asked: AnswerContext) -> UnclearAnswer:
        """The next days with these hours, where no day was said."""
        offered = self._offered(dates.coming_at(hours, asked.local_time), asked)
        return UnclearAnswer(Text(key="form-date-which-day"), offered)

    def _answer(
        self, reading: dates.DateReading, asked: AnswerContext, *, sure: bool
    ) -> ReadAnswer:
        hour = reading.hour.isoformat("minutes") if reading.hour and self.hour else ""
        spill = {self.hour: hour} if hour else {}
        if reading.day is None:
            raise unclear_answer("form-day-unread")
        return ReadAnswer(self._coming_day(reading.day, asked), sure=sure, spill=spill)

    def _coming_day(self, day: date, asked: AnswerContext) -> str:
        today = asked.local_time.date()
        if day < today:
            raise unclear_answer("form-past")
        if (day - today).days > self.within:
            raise unclear_answer("form-too-far", days=self.within)
        return day.isoformat()

    def _offered(
        self, choices: Iterable[dates.DateReading], asked: AnswerContext
    ) -> list[OfferedAnswer]:
        """The days among the choices that this question takes, with their hours if it takes any."""
        today, found = asked.local_time.date(), dict[str, str]()
        for choice in choices:
            if choice.day and today <= choice.day <= today + timedelta(days=self.within):
                taken = choice if self.hour else dates.DateReading(choice.day, None)
                found.setdefault(_packed(taken), dates.say_reading(taken, asked.reader.language))
        return [OfferedAnswer(value, label) for value, label in found.items()]

    def offered_answers(self, asked: AnswerContext) -> Sequence[OfferedAnswer]:
        return [
            OfferedAnswer(day.isoformat(), words)
            for day, words in dates.coming_days(asked.local_time, asked.reader.language)
        ]

    def echo_answer(self, value: Any, asked: AnswerContext) -> Text | str:
        return dates.say_day(date.fromisoformat(value), asked.reader.language)


@dataclass(frozen=True)
class HourField(FieldKind):
    """An hour of the day, in the area's time; that of the field `day` when there is one."""

    usual: tuple[time, ...] = (time(10), time(14), time(15), time(16), time(18), time(19))
    day: str = ""

    def read_answer(self, typed: str, asked: AnswerContext) -> ReadAnswer:
        if picked := CLOCK.fullmatch(typed.strip()):
            return self._answer(time.fromisoformat(picked[0]), asked)
        match dates.read_moment(typed, asked.reader.language, asked.local_time):
            case dates.DateReading(day=day, hour=time() as hour) if day in (None, self._day(asked)):
                return self._answer(hour, asked)
            case dates.DateReading():
                raise unclear_answer("form-hour-unread")
            case puzzle:
                hours = self._hours_among(puzzle.choices, asked)
                if len(hours) == 1 and puzzle.reason == "ambiguous":
                    return replace(self._answer(hours[0], asked), sure=False)
                if puzzle.reason == "unread":
                    raise unclear_answer("form-hour-unread")
                raise _unclear_moment(puzzle, _offered_hours(hours, asked))

    def _answer(self, hour: time, asked: AnswerContext) -> ReadAnswer:
        if self.is_over(hour, asked, JUST_NOW):
            raise unclear_answer("form-hour-past")
        return ReadAnswer(hour.isoformat("minutes"), sure=not dates.at_night(hour))

    def _hours_among(
        self, choices: Iterable[dates.DateReading], asked: AnswerContext
    ) -> list[time]:
        """The hours among the choices that this question takes."""
        days = (None, self._day(asked))
        hours = dict.fromkeys(
            choice.hour for choice in choices if choice.day in days and choice.hour
        )
        return [hour for hour in hours if not self.is_over(hour, asked)]

    def offered_answers(self, asked: AnswerContext) -> Sequence[OfferedAnswer]:
        return _offered_hours(self._coming_hours(asked), asked)

    def _coming_hours(self, asked: AnswerContext) -> list[time]:
        """The usual hours that are not over, and if these are few the next ones."""
        coming = [each for each in self.usual if not self.is_over(each, asked)]
        if len(coming) == len(self.usual):
            return coming
        full = [time(hour) for hour in range(24) if not dates.at_night(time(hour))]
        more = [each for each in full if not self.is_over(each, asked) and each not in coming]
        return sorted([*coming, *more[: max(0, FEWEST_HOURS - len(coming))]])

    def is_over(self, hour: time, asked: AnswerContext, since: timedelta = timedelta()) -> bool:
        """Whether that hour of the day in question is past, and was some time ago."""
        day, now = self._day(asked), asked.local_time - since
        return day is not None and datetime.combine(day, hour, now.tzinfo) <= now

    def _day(self, asked: AnswerContext) -> date | None:
        """The day in question, if it is known."""
        answer = asked.answers.get(self.day) if self.day else None
        return _existing_day(str(answer)) if answer else None

    def echo_answer(self, value: Any, asked: AnswerContext) -> Text | str:
        return dates.say_hour(time.fromisoformat(value), asked.reader.language)


def _offered_hours(hours: Iterable[time], asked: AnswerContext) -> list[OfferedAnswer]:
    language = asked.reader.language
    return [
        OfferedAnswer(hour.isoformat("minutes"), dates.say_hour(hour, language)) for hour in hours
    ]


def _unclear_moment(
    puzzle: dates.DateNotUnderstood, choices: Sequence[OfferedAnswer]
) -> UnclearAnswer:
    """What was wrong, and which of several to press if there are any."""
    reason = puzzle.reason.replace("_", "-")
    if puzzle.reason == "ambiguous" and choices:
        reason = "which"
    return UnclearAnswer(Text(key=f"form-date-{reason}"), choices)


def _packed(reading: dates.DateReading) -> str:
    """A reading as `PICKED_DAY` takes it."""
    hour = reading.hour and reading.hour.isoformat("minutes")
    return "T".join(str(each) for each in (reading.day, hour) if each)


def _hour_of(clock: str | None) -> time | None:
    try:
        return time.fromisoformat(clock) if clock else None
    except ValueError:
        return None


def _existing_day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None
