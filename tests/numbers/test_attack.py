"""Whoever organises reads everything, at every moment, and works out nobody's number.

The attacker knows the rules, tries every world that would have shown exactly what was read, in all
three forms and over time, and sees how many values are left for each month.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import product
from random import Random
from typing import Any

import pytest

from handlers.organise.numbers.closing import close_area
from handlers.organise.numbers.reading import read_numbers
from messages.model import Reader
from messages.organise.numbers.chart import chart_data
from messages.organise.numbers.measures import FEWEST, AreaNumbers, PublishedNumber
from messages.organise.numbers.report import write_report
from messages.organise.numbers.views import numbers_screen
from storage.area import Area
from storage.database import Database
from storage.numbers import CountedAs, month_of, publish_hours
from tests.worlds import World

READER = Reader(language="en")
ENDS = [datetime(*day, 12, tzinfo=UTC) for day in ((2026, 11, 9), (2026, 12, 9), (2027, 1, 9))]
"""When October, November and December are closed: a year ends with what is left of it."""

A_MONTH_IN = timedelta(days=20)
"""How long before a month is closed something happens in it."""

LIKELY, POSSIBLE = range(6), range(10)
"""Months that are judged, and all those for which they may be mistaken."""

TOGETHER = 50
"""Worlds lived in one transaction, each as an area of its own."""

Counts = tuple[int, ...]


@dataclass
class Moment:
    """All that reading needs of a turn."""

    store: Any
    now: datetime


async def reading(area: Area, store: Any, now: datetime) -> str:
    seen = await read_numbers(area, Moment(store, now))  # type: ignore[arg-type]  # reads these two
    return forms_of(seen.year, seen.until, tuple(seen.published))


@cache
def forms_of(year: int, until: int, published: tuple[PublishedNumber, ...]) -> str:
    """All that stands in the three forms: what thousands of areas have alike is drawn once."""
    seen = AreaNumbers(1, "Somewhere", year, until, published)
    chart = json.dumps(chart_data(seen, READER))
    screen = numbers_screen(seen).model_dump_json()
    return "\n".join((screen, write_report(seen, READER).decode(), chart))


def closings(life: Counts) -> list[datetime]:
    """When the months of a life are closed: its last is December."""
    return ENDS[-len(life) :]


async def read_over_time(database: Database, lives: list[Counts]) -> dict[str, list[Counts]]:
    """What is read of each life, before and after each act and each closing."""
    seen: dict[str, list[Counts]] = defaultdict(list)
    for begin in range(0, len(lives), TOGETHER):
        async with database.transaction() as store:
            for counts in lives[begin : begin + TOGETHER]:
                area = Area(name="Somewhere", town="75120", town_name="Paris", lat=48.87, lon=2.38)
                area.zone, area.declared_at = "UTC", closings(counts)[0] - A_MONTH_IN
                store.session.add(area)
                await store.session.flush()
                await close_area(area, store, area.declared_at)
                read = []
                for count, end in zip(counts, closings(counts), strict=True):
                    at = end - A_MONTH_IN
                    await store.numbers.count_in(area.id, month_of(area, at), CountedAs.KITS, count)
                    for moment in (at, end - timedelta(days=2)):
                        read.append(await reading(area, store, moment))
                    await close_area(area, store, end)
                    read.append(await reading(area, store, end))
                seen["\f".join(read)].append(counts)
    return seen


def pinned(seen: dict[str, list[Counts]]) -> list[str]:
    """Months that can be worked out although nobody was to read them."""
    found = []
    for lives in seen.values():
        for counts in lives:
            if any(count not in LIKELY for count in counts):
                continue
            for month, count in enumerate(counts):
                left = {life[month] for life in lives}
                shown = left == {count} and count >= FEWEST
                if len(left) < FEWEST and not shown:
                    found.append(f"{counts}: month {month} is one of {sorted(left)}")
    return found


TWO = list(product(POSSIBLE, repeat=2))
THREE = [life for life in product(POSSIBLE, repeat=3) if sum(life[:2]) < FEWEST]
"""Other threes show something after two months already: nobody mistakes them for these."""


async def test_no_month_of_two_can_be_worked_out(database: Database) -> None:
    seen = await read_over_time(database, TWO)
    assert pinned(seen)[:5] == []
    assert len(seen) > len(POSSIBLE), "numbers are shown at all"


async def test_no_month_of_three_can_be_worked_out(world: World) -> None:
    seen = await read_over_time(world.database, THREE)
    assert pinned(seen)[:5] == []
    assert len(seen) > len(POSSIBLE) / 2, "numbers are shown at all"


def test_nobodys_hours_can_be_worked_out() -> None:
    """Whoever knows one neighbour's hours leaves each of the others five values or more."""
    chance, step, shown = Random(20261201), 30, 0
    for _ in range(2000):
        given = [chance.choice((30, 60, 120)) for _ in range(chance.randint(1, 9))]
        told = publish_hours(given)
        if not told:
            continue
        shown += 1
        for known in {min(given), max(given)}:
            left = len(given) - 2
            sums = range(told * 60, told * 60 + 300, step)
            values = {
                one
                for total in sums
                for one in range(step, total // 3 + 1, step)
                if left * step <= total - known - one <= left * (total // 3)
            }
            assert len(values) >= FEWEST, (given, told, values)
    assert shown > 100


@pytest.mark.parametrize(
    "given",
    [[], [600] * 4, [60] * 4 + [900], [30] * 5],
    ids=["nobody", "four", "one gave most", "a little"],
)
def test_hours_of_too_few_are_not_published(given: list[int]) -> None:
    assert publish_hours(given) == 0
