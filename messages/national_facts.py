"""National facts: what is dialled, called and done in a country, as data and never in a sentence.

A country is its ISO code; "" is one that is not known. Whoever is there reads the words of their
own language: `{ $dial-doctor }` in a sentence is what is dialled there.
"""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from typing import Any

from pydantic import field_validator

from messages.language import FOLDER, DataTable

FILE = "national_facts.toml"
DEFAULT = "default"

SeasonDay = tuple[int, int]
"""A day of every year: month and day."""


class NationalFacts(DataTable):
    """What holds in one country; what is not known there is empty, and is not said.

    `everywhere` is the number for all emergencies, `writing` the one for who cannot speak;
    `level_names`, whose names official heat levels bear: `heat-…-orange` in the catalogues;
    `departments`, whether levels go by département there;
    `heat_line_hours`, when the line for advice answers, by day where that is empty;
    `season`, the first and last day on which heat is looked for, all year when it is empty;
    `prepares`, on which days everybody is asked to prepare, where they are not counted from that.
    """

    everywhere: str
    medical: str = ""
    police: str = ""
    fire: str = ""
    writing: str = ""
    heat_line: str = ""
    heat_line_hours: str = ""
    town_register: bool = False
    weather_service: str = ""
    level_names: str
    departments: bool = False
    season: tuple[SeasonDay, ...] = ()
    prepares: tuple[SeasonDay, ...] = ()
    part_of: str = ""
    towns: str = ""

    @field_validator("season", "prepares", mode="before")
    @classmethod
    def _read_days(cls, written: list[str]) -> tuple[SeasonDay, ...]:
        days = (date.fromisoformat(f"2000-{each}") for each in written)
        return tuple((day.month, day.day) for day in days)

    @property
    def has_own_numbers(self) -> bool:
        """Whether there is more to dial than the one number of all Europe."""
        return bool(self.medical or self.police or self.fire)

    def is_in_season(self, on: date) -> bool:
        """Whether heat is looked for on that day."""
        if not self.season:
            return True
        first, last = self.season
        return first <= (on.month, on.day) <= last


def all_national_facts() -> tuple[NationalFacts, ...]:
    """What holds in each country that is told."""
    return tuple(_all_facts().values())


def national_facts(country: str) -> NationalFacts:
    """What holds in the country; what holds anywhere for one that is not told or not known."""
    return _all_facts().get(country, _all_facts()[DEFAULT])


@cache
def territory_of(country: str, town: str) -> str:
    """The country whose facts hold in a town: parts of one overseas have codes of their own."""
    for code, facts in _all_facts().items():
        if facts.towns and facts.part_of == country and town.startswith(facts.towns):
            return code
    return country


@cache
def _written() -> dict[str, dict[str, Any]]:
    return tomllib.loads((FOLDER / FILE).read_text("utf-8"))


def _whole(code: str) -> dict[str, Any]:
    """What is written of a country, with what it leaves to the one it is like."""
    written = dict(_written()[code])
    like = written.pop("like", "" if code == DEFAULT else DEFAULT)
    return {**_whole(like), **written} if like else written


@cache
def _all_facts() -> dict[str, NationalFacts]:
    return {code: NationalFacts.model_validate(_whole(code)) for code in _written()}
