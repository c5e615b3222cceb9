"""Months are closed by themselves, on the eighth of the next."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from handlers.kernel.continuing import continue_later
from handlers.kernel.events import ContinuationEvent, JobTick
from handlers.kernel.interaction import JobContext
from handlers.kernel.replies import CallService
from handlers.organise.feature import organise
from storage.area import Area
from storage.database import Store
from storage.numbers import UNCLOSED, CountedAs, next_month, publish_hours

CHUNK = 10
"""Areas closed in one transaction."""


@organise.every(hours=1, when=UNCLOSED)
async def close_months(_: JobTick, context: JobContext) -> CallService | None:
    """Wherever the month before is over for long enough."""
    areas = await context.store.numbers.areas_to_close(context.now)
    return continue_later(tuple(areas)) if areas else None


@organise.on_result(close_months)
async def continue_closing(rested: ContinuationEvent, context: JobContext) -> CallService | None:
    areas: tuple[int, ...] = rested.left
    for area_id in areas[:CHUNK]:
        async with context.store.isolate_item("area", area_id):
            area = await context.store.areas.get_area(area_id)
            await close_area(area, context.store, context.now)
    left = areas[CHUNK:]
    return continue_later(left) if left else None


async def close_area(area: Area, store: Store, now: datetime) -> None:
    """Publish what the months that are over make, each once; a new area begins with this one."""
    for month in await store.numbers.months_to_close(area, now):
        held = await store.cafes.count_held(area.id, *_within(area, month, month))
        for tally, count in zip((CountedAs.CAFES, CountedAs.GUESTS), held, strict=True):
            await store.numbers.count_in(area.id, month, tally, count)
        first = await store.numbers.first_unpublished(area.id, month, CountedAs.HOURS)
        given = await store.aid.minutes_given_in(area.id, *_within(area, first, month))
        await store.numbers.close_month(area.id, month, publish_hours(given))


def _within(area: Area, first: date, last: date) -> tuple[datetime, datetime]:
    """From the beginning of a month to the end of another, by the area's own clocks."""
    zone = ZoneInfo(area.zone)
    return datetime.combine(first, time(), zone), datetime.combine(next_month(last), time(), zone)
