"""The morning digest: what an organiser's day begins with, where there is anything to say."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.kernel import Context, Inquire, Rested, Tick, rest
from handlers.organise.feature import organise
from messages.heat.announcing import Place
from messages.heat.level import Day
from messages.model import Topic
from messages.organise import morning
from messages.organise.morning import Morning
from storage.area import Area
from storage.heat import Sky, today_in
from storage.outbox import Priority

AT, UNTIL, STALE = time(8, 45), time(9, 15), time(12)
"""By an area's own clocks: from when to when it is written, and when it is not worth reading."""

CHUNK = 10
"""Areas told in one transaction."""


@organise.every(minutes=15)
async def digest(_: Tick, context: Context) -> Inquire | None:
    """Where it is morning."""
    areas = await context.store.areas.open()
    return _go_on_with([each.id for each in areas if _is_morning(each, context.now)])


@organise.learned(digest)
async def tell_some(rested: Rested, context: Context) -> Inquire | None:
    areas: tuple[int, ...] = rested.left
    sky = await context.store.heat.sky(context.now)
    for area_id in areas[:CHUNK]:
        async with context.store.one_of_many("area", area_id):
            await _tell(await context.store.areas.get(area_id), sky, context)
    return _go_on_with(areas[CHUNK:])


def _go_on_with(areas: list[int] | tuple[int, ...]) -> Inquire | None:
    return rest(tuple(areas)) if areas else None


def _is_morning(area: Area, now: datetime) -> bool:
    return AT <= now.astimezone(ZoneInfo(area.zone)).time() < UNTIL


async def _tell(area: Area, sky: Sky, context: Context) -> None:
    """Each organiser once, of each area by itself: numbers of two areas do not add up."""
    seen = await _look(area, sky, context)
    if seen.empty:
        return
    on, said = today_in(area, context.now), morning.digest(seen)
    for member in await context.store.areas.organisers(area.id, wanting=Topic.DIGEST):
        await context.tell(
            member,
            said,
            once=f"digest:{on.isoformat()}:{area.id}",
            topic=Topic.DIGEST,
            priority=Priority.DIGEST,
            until=datetime.combine(on, STALE, ZoneInfo(area.zone)),
        )


async def _look(area: Area, sky: Sky, context: Context) -> Morning:
    store, on = context.store, today_in(area, context.now)
    today, tomorrow = (sky.state(area, day) for day in Day)
    setters = await store.people.named({each.set_by for each in (today, tomorrow) if each.set_by})
    authors = {each: member.name for each, member in setters.items()}
    meetings = await store.cafes.of_day(area.id, context.now, _midnight(on, area.zone))
    covered = await context.covered(*(each.card for each in meetings))
    return Morning(
        Place(area.id, area.name, area.country != "FR", "", "", authors),
        zone=area.zone,
        today=today,
        tomorrow=tomorrow,
        needs=await store.aid.searching_in(area.id),
        checks=len(await store.checkins.waiting_in(area.id, on - timedelta(days=1))),
        cafes=tuple((each.starts_at, each.place) for each in meetings if each.card not in covered),
    )


def _midnight(on: date, zone: str) -> datetime:
    """When the day is over by the zone's clocks."""
    return datetime.combine(on + timedelta(days=1), time(), ZoneInfo(zone))
