"""France's line for advice during heatwaves: by day, or the hours that are known this year."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from messages import words
from messages.model import Text, Value, When


class Hours(Value):
    """From when to when somebody answers, by the clocks where one calls from."""

    opens: time
    closes: time

    @classmethod
    def read(cls, typed: str) -> Hours | None:
        """`9-19` or `8:30-19`; None for nothing, `ValueError` for anything else."""
        if not typed.strip():
            return None
        opens, closes = (_hour(part) for part in typed.split("-"))
        if not opens < closes:
            raise ValueError("closes before it opens")
        return cls(opens=opens, closes=closes)


def when(hours: Hours | None) -> Text:
    """When to call, within a sentence."""
    if hours is None:
        return words.nudge_info_by_day()
    return words.nudge_info_hours(opens=_said(hours.opens), closes=_said(hours.closes))


def _hour(typed: str) -> time:
    hour, _, minute = typed.strip().partition(":")
    return time(int(hour), int(minute or 0))


def _said(hour: time) -> When:
    return When(at=datetime.combine(date(2000, 1, 1), hour, UTC), zone="UTC", show="hour")
