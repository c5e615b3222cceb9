"""What is counted of an area, and numbers as they were published: there are no others to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

FEWEST = 5
"""Of fewer nobody reads a number, and nobody can work it out to fewer values than that."""


class Measure(StrEnum):
    """What is read of an area; MEDIAN is a rank of `Wait`, HOURS come in steps of five."""

    CAFES = "cafes"
    GUESTS = "guests"
    MET = "met"
    MEDIAN = "median"
    CHECKS = "checks"
    KITS = "kits"
    HOURS = "hours"


class Wait(StrEnum):
    """How long it took until the first yes, coarsely; in order."""

    MINUTES = "minutes"
    HOUR = "hour"
    HOURS = "hours"
    DAY = "day"
    LONGER = "longer"


COUNTED = tuple(each for each in Measure if each is not Measure.MEDIAN)
"""What adds up over months."""

BOUNDED = (Measure.CAFES, Measure.MET, Measure.KITS)
"""Of which fewer than five are missing from a year's sum: they are shown by their own number."""


@dataclass(frozen=True)
class PublishedNumber:
    """A number of one month, or of several in a row together; it never changes again."""

    measure: Measure
    year: int
    first: int
    last: int
    amount: int


@dataclass(frozen=True)
class AreaNumbers:
    """All that can be read of an area: what was published of `year` and the one before.

    `until` is the last month that is over and counted, of that year; 0 when none is yet.
    """

    area: int
    name: str
    year: int
    until: int
    published: Sequence[PublishedNumber]

    @property
    def years(self) -> tuple[int, int]:
        return self.year, self.year - 1

    def of_year(self, measure: Measure, year: int) -> list[PublishedNumber]:
        """What was published of a measure in a year, in order."""
        mine = (each for each in self.published if (each.measure, each.year) == (measure, year))
        return sorted(mine, key=lambda each: each.last)

    def rows(self) -> Iterator[PublishedNumber]:
        """Everything, as a file lists it."""
        for measure in Measure:
            for year in sorted(self.years):
                yield from self.of_year(measure, year)

    def is_whole(self, measure: Measure, year: int) -> bool:
        """Whether the sum of what was published is the year's so far, as far as is counted."""
        shown = self.of_year(measure, year)
        counted = self.until if year == self.year else 12
        return bool(shown) and shown[-1].last >= counted
