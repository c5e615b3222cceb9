"""A country's line for advice during heatwaves: by day, or the hours that are known this year."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from messages import words
from messages.model import FrozenValue, MomentText, Text
from messages.national_facts import national_facts

FIRST = "FR"
"""Whose line is meant where only hours are given: that of the country that had one first."""

ONE_LINE = re.compile(r"(?:(?P<country>[A-Za-z]{2})\s+)?(?P<hours>\S.*)")


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


class HeatLines(FrozenValue):
    """When each country's line answers, as the operator knows it; else as the country says."""

    hours: Mapping[str, HeatLineHours] = {}

    @classmethod
    def parse_lines(cls, typed: str) -> HeatLines:
        """`9-19`, or `FR 9-19, BE 8:30-18`; `ValueError` for a country twice, or without a line."""
        found: dict[str, HeatLineHours] = {}
        for part in filter(None, (each.strip() for each in typed.split(","))):
            read = ONE_LINE.fullmatch(part)
            hours = HeatLineHours.parse_hours(read["hours"]) if read else None
            country = ((read and read["country"]) or FIRST).upper()
            if hours is None or country in found or not national_facts(country).heat_line:
                raise ValueError("no country's line, or twice")
            found[country] = hours
        return cls(hours=found)

    def hours_in(self, country: str) -> HeatLineHours | None:
        """When that country's line answers; None where only by day is known."""
        known = HeatLineHours.parse_hours(national_facts(country).heat_line_hours)
        return self.hours.get(country, known)


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
