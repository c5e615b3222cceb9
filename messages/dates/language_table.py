"""What a language's `dates.toml` must hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from messages.language import DataTable, LanguageTable

DayKind = Literal[
    "today",
    "tomorrow",
    "day_after_tomorrow",
    "in_days",
    "in_weeks",
    "weekday",
    "this_weekday",
    "calendar",
]
SLOTS = frozenset("d dth month m y yy weekday n h mm shift named".split())
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


class DatesTable(LanguageTable, file="dates.toml"):
    """How a language says a day and an hour, and how it is read when typed."""

    twelve_hour: bool
    loose_days: tuple[int, ...]
    days: Mapping[DayKind, tuple[str, ...]]
    hours: tuple[str, ...]
    numbers: Annotated[Spellings, Field(min_length=60, max_length=60)]
    ordinals: Annotated[Spellings, Field(max_length=32)]
    ordinal_endings: Spellings
    weekdays: Annotated[Spellings, Field(min_length=7, max_length=7)]
    months: Annotated[Spellings, Field(min_length=12, max_length=12)]
    shifts: Mapping[str, int]
    named: Mapping[str, int]
    parts: Mapping[str, Mapping[str, tuple[int, int]]]
    say: DatePatterns

    @model_validator(mode="after")
    def _has_only_slots(self) -> Self:
        templates = [*self.hours, *(each for listed in self.days.values() for each in listed)]
        for template in templates:
            if unknown := set(SLOT.findall(template)) - SLOTS - self.parts.keys():
                raise ValueError(f"no slot is called {sorted(unknown)}: {template!r}")
        return self
