"""France's line for advice during heatwaves: by day, or the hours that are known this year."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from messages import words
from messages.model import FrozenValue, MomentText, Text


class HeatLineHours(FrozenValue):
    """From when to when somebody answers, by the clocks where one calls from."""

    opens: time
    closes: time

    @classmethod
    def parse_hours(cls, typed: str) -> HeatLineHours | None:
        """`9-19` or `8:30-19`; None for nothing, `ValueError` for anything else."""
        if not typed.strip():
            return None
        opens, closes = (_read_hour(part) for part in typed.split("-"))
        if not opens < closes:
            raise ValueError("closes before it opens")
        return cls(opens=opens, closes=closes)


def when_to_call(hours: HeatLineHours | None) -> Text:
    """When to call, within a sentence."""
    if hours is None:
        return words.nudge_info_by_day()
    return words.nudge_info_hours(opens=_say_hour(hours.opens), closes=_say_hour(hours.closes))


def _read_hour(typed: str) -> time:
    hour, _, minute = typed.strip().partition(":")
    return time(int(hour), int(minute or 0))


def _say_hour(hour: time) -> MomentText:
    return MomentText(at=datetime.combine(date(2000, 1, 1), hour, UTC), zone="UTC", show="hour")
