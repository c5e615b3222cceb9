"""What can be known of an area's heat at a moment, told by the script alone."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache

from messages.heat.levels.level import HeatLevel
from tests.summer.people import Quarter
from tests.summer.weather import (
    AZORES_CODE,
    INDICATED,
    NONE,
    ORDERS,
    SEASON,
    SILENT,
    STALE,
    TRUTH,
    UNKNOWN,
    issued,
    mapped,
    published,
)


@cache
def level(quarter: Quarter, on: date, now: datetime) -> HeatLevel:
    """What Palier can know at a moment about an area's day."""
    given = [each for each in ORDERS if each.area == quarter.name and each.at <= now]
    if given and given[-1].holds(quarter.name, on, now):
        return given[-1].level
    today = now.astimezone(quarter.zone).date()
    if not SEASON[0] <= today <= SEASON[1]:
        return UNKNOWN
    place = quarter.place
    if place == AZORES_CODE:
        # What was warned of before stands to its end; nothing is known of the day after.
        quiet = SILENT[0] <= now < SILENT[1]
        return UNKNOWN if quiet and on > SILENT[1].date() else published(place, on, now)
    if place not in TRUTH:
        return INDICATED.get(on, NONE)
    if STALE[0] <= now < STALE[1]:
        return published(place, on, now)
    last = issued(now)
    return published(place, on, last) if on in mapped(last) else UNKNOWN


@cache
def last_known(quarter: Quarter, on: date) -> HeatLevel:
    """What a day was last known to be."""
    return level(quarter, on, datetime.combine(on, time(23, 59), quarter.zone))


@cache
def first(quarter: Quarter, on: date) -> bool:
    """Whether no day of the year was hot before."""
    day = date(on.year, 5, 1)
    return not any(
        last_known(quarter, day + timedelta(days=n)).is_hot for n in range((on - day).days)
    )
