"""On which days an area prepares for its hot season."""

from __future__ import annotations

from datetime import date, timedelta

from messages.national_facts import SeasonDay, all_national_facts
from storage.area import Area

AHEAD = timedelta(days=14)
"""How long before the season begins everybody is asked to prepare, and then once more."""

SUMMER = {True: (6, 1), False: (12, 1)}
"""When summer begins north of the equator and south of it: the season where none is known."""


def is_day_to_prepare(area: Area, on: date) -> bool:
    """Whether everybody there is asked that day whom they know nearby."""
    facts = area.facts
    if facts.prepares:
        return (on.month, on.day) in facts.prepares
    begins = facts.season[0] if facts.season else SUMMER[area.lat >= 0]
    return _is_before_season(begins, on)


def is_first_day_to_prepare(area: Area, on: date) -> bool:
    """Whether the season's preparation begins that day: later ones of its days say it again."""
    facts = area.facts
    if facts.prepares:
        return (on.month, on.day) == facts.prepares[0]
    begins = facts.season[0] if facts.season else SUMMER[area.lat >= 0]
    return ((on + AHEAD).month, (on + AHEAD).day) == begins


def prepares_as(area: Area, on: date, *, first: bool) -> bool:
    """Whether it is such a day there, and the first one or a later one."""
    return is_day_to_prepare(area, on) and is_first_day_to_prepare(area, on) is first


def first_day_before(area: Area, on: date) -> date:
    """The first day to prepare of the season for which that day prepares."""
    days = (on - timedelta(days=n) for n in range(366))
    return next((each for each in days if is_first_day_to_prepare(area, each)), on)


def somewhere_a_day_to_prepare(on: date) -> bool:
    """Whether it may be such a day in some area, wherever it lies."""
    known = all_national_facts()
    dated = {day for facts in known for day in facts.prepares}
    begins = {*SUMMER.values(), *(facts.season[0] for facts in known if facts.season)}
    return (on.month, on.day) in dated or any(_is_before_season(day, on) for day in begins)


def _is_before_season(begins: SeasonDay, on: date) -> bool:
    """Whether the season begins that day or in two weeks."""
    return any((day.month, day.day) == begins for day in (on, on + AHEAD))
