"""Days and hours as fields: picked, pressed or typed in one's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
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


@dataclass(frozen=True)
class DayField(FieldKind):
    """A day to come; when the answer names an hour too, it fills the field `hour`."""

    hour: str = ""
    within: int = 183

    def read_answer(self, said: str, asked: AnswerContext) -> ReadAnswer:
        try:
            return ReadAnswer(self._coming_day(date.fromisoformat(said.strip()), asked))
        except ValueError as other:
            if isinstance(other, UnclearAnswer):
                raise
        reading = _read_moment(said, asked)
        if reading.day is None:
            raise unclear_answer("form-day-unread")
        hour = reading.hour.isoformat("minutes") if reading.hour and self.hour else ""
        spill = {self.hour: hour} if hour else {}
        return ReadAnswer(self._coming_day(reading.day, asked), sure=False, spill=spill)

    def _coming_day(self, day: date, asked: AnswerContext) -> str:
        today = asked.local_time.date()
        if day < today:
            raise unclear_answer("form-past")
        if (day - today).days > self.within:
            raise unclear_answer("form-too-far", days=self.within)
        return day.isoformat()

    def offered_answers(self, asked: AnswerContext) -> Sequence[OfferedAnswer]:
        return [
            OfferedAnswer(day.isoformat(), words)
            for day, words in dates.coming_days(asked.local_time, asked.reader.language)
        ]

    def echo_answer(self, value: Any, asked: AnswerContext) -> Text | str:
        return dates.say_day(date.fromisoformat(value), asked.reader.language)


@dataclass(frozen=True)
class HourField(FieldKind):
    """An hour of the day, in the area's time."""

    usual: tuple[time, ...] = (time(10), time(14), time(15), time(16), time(18), time(19))

    def read_answer(self, said: str, asked: AnswerContext) -> ReadAnswer:
        if CLOCK.fullmatch(said.strip()):
            hour = time.fromisoformat(said.strip())
        else:
            reading = _read_moment(said, asked)
            if reading.hour is None or reading.day is not None:
                raise unclear_answer("form-hour-unread")
            hour = reading.hour
        return ReadAnswer(hour.isoformat("minutes"), sure=not dates.at_night(hour))

    def offered_answers(self, asked: AnswerContext) -> Sequence[OfferedAnswer]:
        return [
            OfferedAnswer(hour.isoformat("minutes"), dates.say_hour(hour, asked.reader.language))
            for hour in self.usual
        ]

    def echo_answer(self, value: Any, asked: AnswerContext) -> Text | str:
        return dates.say_hour(time.fromisoformat(value), asked.reader.language)


def _read_moment(said: str, asked: AnswerContext) -> dates.DateReading:
    match dates.read_moment(said, asked.reader.language, asked.local_time):
        case dates.DateReading() as reading:
            return reading
        case dates.DateNotUnderstood() as puzzle:
            raise unclear_answer(f"form-date-{puzzle.reason.replace('_', '-')}")
    raise unclear_answer("form-date-unread")
