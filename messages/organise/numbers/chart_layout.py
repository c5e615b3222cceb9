"""Where everything stands in the picture of an area's numbers, in millimetres.

Heights are measured against published numbers alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from messages.organise.numbers.measures import AreaNumbers, Measure, PublishedNumber

WIDTH, ASIDE = 148.0, 16.0
"""The whole picture, and the column for the year before each row of months."""

STEP = (WIDTH - ASIDE) / 12
NUMBER, PLOT, GAP = 5.5, 11.0, 1.0
"""Heights of what is written above a bar and of the highest bar; what is free beside one."""

LEAST = 1.0
"""The lowest that a bar is: it has to be seen."""


@dataclass(frozen=True)
class NumberPlace:
    """A bar over the months of which it is the sum, and its number above."""

    x: float
    y: float
    width: float
    height: float


def place_numbers(shown: Sequence[PublishedNumber], most: int) -> list[NumberPlace]:
    """Bars of a year; `most` is the highest of those beside each other."""
    places = []
    for each in shown:
        height = max(LEAST, PLOT * each.amount / most) if most else LEAST
        first, last = sorted((each.first, each.last))
        places.append(
            NumberPlace(
                ASIDE + (first - 1) * STEP + GAP / 2,
                NUMBER + PLOT - height,
                (last - first + 1) * STEP - GAP,
                height,
            )
        )
    return places


def highest(seen: AreaNumbers, measure: Measure) -> int:
    """The highest number that is drawn of a measure."""
    return max(
        (each.amount for year in seen.years for each in seen.of_year(measure, year)), default=0
    )
