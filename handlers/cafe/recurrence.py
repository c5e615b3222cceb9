"""When a café that comes back falls next, and from when it is published."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from messages import cafe as screen
from messages import dates
from storage.area import Area
from storage.cafe import RecurringCafe

AHEAD = timedelta(days=28)
"""How long before it begins an occurrence is published at the earliest."""

AT_LEAST = timedelta(hours=24)
"""With less time than that nobody could be told: this occurrence is left out."""

LASTS = timedelta(hours=3)
"""After it began an occurrence is over, and the next one may be published."""


def schedule_next(
    recurring: RecurringCafe, area: Area, after: datetime, *, free_from: datetime
) -> None:
    """The next day after that moment, published in time and not before `free_from`."""
    for day in screen.days_of(screen.CafeRhythm(recurring.rhythm), recurring.first_on):
        moment = _start_on(day, recurring, area)
        if moment and moment > after:
            recurring.next_on = day
            recurring.due_at = max(free_from, moment - AHEAD)
            return


def next_start(recurring: RecurringCafe, area: Area) -> datetime:
    """When the next occurrence begins; never an hour that a clock leaves out."""
    moment = _start_on(recurring.next_on, recurring, area)
    return moment or datetime.combine(recurring.next_on, recurring.hour, ZoneInfo(area.zone))


def _start_on(day: date, recurring: RecurringCafe, area: Area) -> datetime | None:
    moment = dates.instant_of(day, recurring.hour, ZoneInfo(area.zone))
    return moment if isinstance(moment, datetime) else None
