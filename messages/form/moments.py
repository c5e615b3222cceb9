"""Days and hours as fields: picked, pressed or typed in one's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from messages import dates
from messages.form.kinds import Asked, Heard, Kind, Offer, Unclear, unclear
from messages.model import Text

# What pickers and buttons send; everything else was typed.
CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d(:00)?")


@dataclass(frozen=True)
class Day(Kind):
    """A day to come; when the answer names an hour too, it fills the field `hour`."""

    hour: str = ""
    within: int = 183

    def read(self, said: str, asked: Asked) -> Heard:
        try:
            return Heard(self._coming(date.fromisoformat(said.strip()), asked))
        except ValueError as other:
            if isinstance(other, Unclear):
                raise
        reading = _reading(said, asked)
        if reading.day is None:
            raise unclear("form-day-unread")
        hour = reading.hour.isoformat("minutes") if reading.hour and self.hour else ""
        spill = {self.hour: hour} if hour else {}
        return Heard(self._coming(reading.day, asked), sure=False, spill=spill)

    def _coming(self, day: date, asked: Asked) -> str:
        today = asked.local.date()
        if day < today:
            raise unclear("form-past")
        if (day - today).days > self.within:
            raise unclear("form-too-far", days=self.within)
        return day.isoformat()

    def offers(self, asked: Asked) -> Sequence[Offer]:
        return [
            Offer(day.isoformat(), words)
            for day, words in dates.coming_days(asked.local, asked.reader.language)
        ]

    def echo(self, value: Any, asked: Asked) -> Text | str:
        return dates.say_day(date.fromisoformat(value), asked.reader.language)


@dataclass(frozen=True)
class Hour(Kind):
    """An hour of the day, in the area's time."""

    usual: tuple[time, ...] = (time(10), time(14), time(15), time(16), time(18), time(19))

    def read(self, said: str, asked: Asked) -> Heard:
        if CLOCK.fullmatch(said.strip()):
            hour = time.fromisoformat(said.strip())
        else:
            reading = _reading(said, asked)
            if reading.hour is None or reading.day is not None:
                raise unclear("form-hour-unread")
            hour = reading.hour
        return Heard(hour.isoformat("minutes"), sure=not dates.at_night(hour))

    def offers(self, asked: Asked) -> Sequence[Offer]:
        return [
            Offer(hour.isoformat("minutes"), dates.say_hour(hour, asked.reader.language))
            for hour in self.usual
        ]

    def echo(self, value: Any, asked: Asked) -> Text | str:
        return dates.say_hour(time.fromisoformat(value), asked.reader.language)


def _reading(said: str, asked: Asked) -> dates.Reading:
    match dates.read(said, asked.reader.language, asked.local):
        case dates.Reading() as reading:
            return reading
        case dates.Puzzle() as puzzle:
            raise unclear(f"form-date-{puzzle.reason.replace('_', '-')}")
    raise unclear("form-date-unread")
