"""What a language's `dates.toml` must hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from messages.language import DataTable, LanguageTable

DayKind = Literal[
    "today",
    "tomorrow",
    "day_after_tomorrow",
    "in_time",
    "in_days",
    "in_weeks",
    "in_months",
    "in_years",
    "weekday",
    "next_weekday",
    "this_week",
    "next_week",
    "weekend",
    "next_weekend",
    "calendar",
    "nth_weekday",
    "day_range",
    "either_day",
    "every_weekday",
    "before",
    "by",
    "after",
    "days_of_this_week",
    "days_of_next_week",
    "days_of_month",
]
SLOTS = frozenset(
    "d dth until month m y yy year weekday weekdays nth n some later h mm one hmm more less"
    " shift named span feast easter beside stretch".split()
)
"""What stands in braces in a template; the parts of the day that a language has are others."""

SLOT = re.compile(r"\{(\w*)\}")

Spellings = tuple[str, ...]


class DatePatterns(DataTable):
    """How a day and an hour are said: Babel's patterns, and words."""

    today: str
    tomorrow: str
    day: str
    day_and_year: str
    first: str | None = None
    first_and_year: str | None = None
    hour: str
    hour_and_minutes: str
    noon: str | None = None
    moment: str

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if sorted(SLOT.findall(self.moment)) != ["day", "hour"]:
            raise ValueError("moment says {day} and {hour} once each")
        if (self.first is None) != (self.first_and_year is None):
            raise ValueError("first and first_and_year go together")
        return self

    def patterns(self) -> dict[str, str]:
        """Those that the language has, by name."""
        return self.model_dump(exclude_none=True)


class HourRange(DataTable):
    """Words around two hours: the first is meant.

    A `loose` range does not begin there, it lies between them; of a `short` one the first hour may
    be a mere number.
    """

    opens: str = ""
    between: str
    loose: bool = False
    short: bool = False


class DatesTable(LanguageTable, file="dates.toml"):
    """How a language says a day and an hour, and how it is read when typed."""

    halves_to: Annotated[int, Field(ge=0, le=12)]
    loose_days: tuple[int, ...]
    days: Mapping[DayKind, tuple[str, ...]]
    bare_days: tuple[str, ...]
    hours: tuple[str, ...]
    bare_hours: tuple[str, ...]
    before_hours: Spellings
    around: tuple[str, ...]
    idle: tuple[str, ...]
    alternatives: Spellings
    denials: Spellings
    bounds: Spellings
    bygone: Spellings
    ranges: tuple[HourRange, ...]
    numbers: Annotated[Spellings, Field(min_length=60, max_length=60)]
    ordinals: Annotated[Spellings, Field(max_length=32)]
    ordinal_endings: Spellings
    weekdays: Annotated[Spellings, Field(min_length=7, max_length=7)]
    weekdays_each: Annotated[Spellings, Field(min_length=7, max_length=7)]
    months: Annotated[Spellings, Field(min_length=12, max_length=12)]
    counts: Mapping[str, int]
    some: Mapping[str, tuple[int, int]]
    later: Mapping[str, int]
    nth: Mapping[str, int]
    spans: Mapping[str, int]
    shifts: Mapping[str, int]
    named: Mapping[str, int]
    feasts: Mapping[str, tuple[int, int]]
    easter: Mapping[str, int]
    beside: Mapping[str, int]
    stretches: Mapping[str, Literal[1, 2, 3]]
    spellings: Mapping[str, str]
    parts: Mapping[str, Mapping[str, tuple[int, int]]]
    say: DatePatterns

    def templates(self) -> Iterator[str]:
        """Every template there is."""
        yield from (each for listed in self.days.values() for each in listed)
        for listed in (self.bare_days, self.hours, self.bare_hours, self.around):
            yield from listed

    @model_validator(mode="after")
    def _has_only_slots(self) -> Self:
        for template in self.templates():
            if unknown := set(SLOT.findall(template)) - SLOTS - self.parts.keys():
                raise ValueError(f"no slot is called {sorted(unknown)}: {template!r}")
        return self
