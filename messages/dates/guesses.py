"""What a few tokens may say: days, an hour, a part of the day."""

from dataclasses import dataclass
from datetime import date, time
from typing import Literal

Reason = Literal[
    "unread", "partly", "no_such_day", "no_such_hour", "wrong_weekday", "past", "ambiguous"
]


@dataclass(frozen=True)
class DayGuess:
    """The days that were perhaps meant; with a `reason`, whoever typed them is asked again.

    `instead` are those to offer when all the others are over. `hour` comes with a moment from now.
    """

    days: tuple[date, ...]
    reason: Reason | None = None
    instead: tuple[date, ...] = ()
    within: tuple[range, ...] = ()
    hour: time | None = None
    bare: bool = False


@dataclass(frozen=True)
class HourGuess:
    """Hours as said, and the minutes since midnight of each; midnight is 24.

    `plain` are those that count when no part of the day is said, `halves` the others then.
    A `loose` one lies somewhere between two hours.
    """

    plain: tuple[tuple[int, int], ...]
    halves: tuple[tuple[int, int], ...]
    within: tuple[range, ...] = ()
    loose: bool = False
    bare: bool = False


@dataclass(frozen=True)
class PartGuess:
    """A part of the day, by itself."""

    within: tuple[range, ...]


Guess = DayGuess | HourGuess | PartGuess
