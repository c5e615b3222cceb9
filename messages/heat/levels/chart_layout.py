"""Where everything stands in the picture of the days ahead, in millimetres from its upper left.

What is written stands in rows and a column of its own: no number covers a line, whatever comes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from messages.heat.levels.views import DayAhead, HeatLimits

WIDTH, ASIDE, GAP = 148.0, 26.0, 2.0
"""The whole picture, the column beside the bars for what the limits are called, and between."""

ROW, PLOT, NAMES = 7.0, 60.0, 18.0
"""Heights of a row of numbers, of what the bars and lines have, and of the days' names."""

BESIDE = 11.0
"""The most that a limit's name takes of its column's height."""

ROOM = 2
"""Degrees left free above the hottest and below the coldest."""

WIDEST, SHARE, LEAST = 9.0, 0.4, 1.0
"""A bar at its widest, its share of a day's column, and how low it may be."""


@dataclass(frozen=True)
class ChartBox:
    """A part of the picture."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: ChartBox) -> bool:
        """Whether the two have any part of the picture in common."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


@dataclass(frozen=True)
class DayPlace:
    """A day's bar, and what is written above and below it."""

    bar: ChartBox
    high: ChartBox
    low: ChartBox
    name: ChartBox


@dataclass(frozen=True)
class LimitPlace:
    """A limit's line, and what it is called."""

    line: ChartBox
    name: ChartBox


@dataclass(frozen=True)
class ChartLayout:
    """Every part of one picture."""

    days: tuple[DayPlace, ...]
    limits: tuple[LimitPlace, ...]
    width: float = WIDTH
    height: float = ROW + PLOT + ROW + NAMES


def lay_out_chart(days: Sequence[DayAhead], limits: HeatLimits | None) -> ChartLayout:
    """Places for these days, and for the limits by day and by night where there are any."""
    lines = (limits.day, limits.night) if limits else ()
    degrees: list[int] = [each for day in days for each in (day.low, day.high)] + [*lines]
    least, most = min(degrees) - ROOM, max(degrees) + ROOM

    def height_of(degree: float) -> float:
        return ROW + PLOT * (most - degree) / (most - least)

    width = WIDTH - ASIDE - GAP if limits else WIDTH
    step = width / len(days)
    columns = [
        _place_day(step * n, step, height_of(day.high), height_of(day.low))
        for n, day in enumerate(days)
    ]
    heights = [height_of(each) for each in lines]
    names = _beside(heights)
    return ChartLayout(
        tuple(columns),
        tuple(
            LimitPlace(ChartBox(0, height, width, 0), ChartBox(width + GAP, name, ASIDE, BESIDE))
            for height, name in zip(heights, names, strict=True)
        ),
    )


def _place_day(x: float, step: float, top: float, bottom: float) -> DayPlace:
    bar = min(step * SHARE, WIDEST)
    floor = ROW + PLOT
    return DayPlace(
        ChartBox(x + (step - bar) / 2, top, bar, max(LEAST, bottom - top)),
        ChartBox(x, 0, step, ROW),
        ChartBox(x, floor, step, ROW),
        ChartBox(x, floor + ROW, step, NAMES),
    )


def _beside(heights: Sequence[float]) -> list[float]:
    """Upper ends of what is written beside lines at these heights, from the uppermost on.

    Each is level with its line unless the next would be covered.
    """
    places = [min(max(height - BESIDE / 2, 0), ROW + PLOT + ROW - BESIDE) for height in heights]
    for upper, lower in pairwise(range(len(places))):
        crowded = places[upper] + BESIDE - places[lower]
        if crowded > 0:
            places[upper] = max(0, places[upper] - crowded / 2)
            places[lower] = places[upper] + BESIDE
    return places
