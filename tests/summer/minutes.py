"""Which minutes of a summer are lived: those of the protocol near hot days, and few others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from sqlalchemy import func, select
from sqlmodel import SQLModel

from tests.summer.record import DAY, Quarter
from tests.summer.script import (
    FROZEN,
    MISTAKES,
    ORDERS,
    OVERSEAS_HOT,
    PARIS,
    STORMS,
    TRUTH,
)

MORNING = "08:00 09:00 10:00 10:30 11:00".split()
EVENING = "17:30 18:00 19:00 19:30 20:30".split()
"""Hours of the heat protocol, by an area's clocks."""

ODD = "03:33"
"""A minute at which nothing is due."""

ASKED, ASKED_AT = (6, 16), 5
"""Hours after which sources say something new, and minutes after them."""

CALM = "18:00"
"""The minute of a day on which nothing should happen, by the clocks of Paris."""

PLANNED = ("next_at", "again_at", "due_at")
NOT_PLANNED = ("watch", "hello", "posting", "receipt")
"""Where Palier notes what it is to do next; when it asks services, or hangs a card, is left out."""


def lived_minutes(
    quarters: Iterable[Quarter], begin: datetime, end: datetime, chance: Random
) -> tuple[list[datetime], set[date]]:
    """Every minute of the table near hot days, one of a calm one; and the days near them."""
    found, near = set[datetime](), set[date]()
    day = begin.astimezone(PARIS).date()
    while day <= end.astimezone(PARIS).date():
        found.add(_at(day, CALM, PARIS))
        for quarter in quarters:
            if table := _hours(quarter, day):
                near.add(day)
                found |= {_at(day, each, quarter.zone) for each in table}
                found |= {_at(day, f"{h:02}:{ASKED_AT:02}", quarter.zone) for h in ASKED}
        if day in near:
            noon = _at(day, "12:00", PARIS)
            found |= {_at(day, ODD, PARIS), noon + timedelta(minutes=chance.randrange(-300, 600))}
        day += DAY
    found |= set(_changes())
    return sorted(each for each in found if begin <= each < end), near


def _changes() -> Iterator[datetime]:
    """When something new is said, and by when it must have been read."""
    moments = [(FROZEN[0] + DAY, (5, 35, 65)), *((e.until, (5, 6, 31)) for e in MISTAKES)]
    for at, waits in moments:
        if at.hour not in ASKED:
            yield from (at + timedelta(minutes=each) for each in waits)


def _hours(quarter: Quarter, day: date) -> list[str]:
    """The hours of the day at which something may be due in an area: few, far from the heat."""
    hot = {on for on, level in TRUTH.get(quarter.place, {}).items() if level}
    stormy = {on for place, on in STORMS if place == quarter.place}
    if quarter.place == "974":
        hot |= {*OVERSEAS_HOT}
    for each in ORDERS:
        if each.area == quarter.name and each.level and each.until:
            days = (each.until - each.at).days + 1
            hot |= {each.at.date() + timedelta(days=n) for n in range(days)}
    if day in hot:
        return [*MORNING, "14:00", *EVENING]
    after = any(day - timedelta(days=n) in hot for n in range(1, 5))
    before = day + DAY in hot or day + DAY in stormy or day in stormy
    dated = (day.month, day.day) in ((5, 15), (6, 1), (10, 8), (10, 15))
    return ["09:00", "10:00"] * after + ["18:00"] * (before or dated or after)


def planned_queries() -> Iterator[Callable[[datetime], Any]]:
    """Where Palier notes what it does next: the next moment of each, from a moment on."""
    for table in SQLModel.metadata.sorted_tables:
        for name in PLANNED if table.name not in NOT_PLANNED else ():
            if name in table.columns:
                yield _bound_query(table, name)


def _bound_query(table: Any, name: str) -> Callable[[datetime], Any]:
    """The next moment of a column of plans, of what is not done."""

    def query(now: datetime) -> Any:
        column, columns = table.columns[name], table.columns
        wanted = select(func.min(column)).where(column > now)
        for done in ("settled_at", "ended_at"):
            if done in columns:
                wanted = wanted.where(columns[done].is_(None))
        if "expires_at" in columns:
            expires = columns["expires_at"]
            wanted = wanted.where(expires.is_(None) | ((expires > column) & (expires > now)))
        return wanted

    return query


def _at(day: date, hour: str, zone: Any) -> datetime:
    return datetime.combine(day, time.fromisoformat(hour), zone)
