"""A day and an hour as a button carries them."""

from __future__ import annotations

from datetime import date, time

from messages.dates import DateReading

BETWEEN = "-"
HOUR = "%H%M"


def pack_moment(moment: DateReading | None) -> str:
    """As few signs as it takes; none when nothing was said."""
    if moment is None:
        return ""
    day = f"{moment.day:%Y%m%d}" if moment.day else ""
    return f"{day}{BETWEEN}{moment.hour:{HOUR}}" if moment.hour else f"{day}{BETWEEN}"


def unpack_moment(packed: str) -> DateReading | None:
    """The same again; None for what a button made by hand carries."""
    day, between, hour = packed.partition(BETWEEN)
    try:
        return (
            DateReading(
                date.fromisoformat(f"{day[:4]}-{day[4:6]}-{day[6:]}") if day else None,
                _hour_of(hour) if hour else None,
            )
            if between and (day or hour)
            else None
        )
    except ValueError:
        return None


def _hour_of(packed: str) -> time:
    return time(int(packed[:2]), int(packed[2:]))
