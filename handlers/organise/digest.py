"""The morning digest: what an organiser's day begins with, where there is anything to say."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.kernel.continuing import continue_later
from handlers.kernel.events import ContinuationEvent, JobTick
from handlers.kernel.interaction import JobContext
from handlers.kernel.replies import CallService
from handlers.organise.feature import organise
from messages.heat.announcements.notices import SpokenArea
from messages.heat.levels.level import HeatDay
from messages.model import Topic
from messages.organise import morning_notices as morning
from messages.organise.morning_notices import MorningDigest
from storage.area import Area
from storage.heat import HeatSnapshot, today_in
from storage.outbox import DedupKey, Priority, occurrence_of

AT, UNTIL, STALE = time(8, 45), time(9, 15), time(12)
"""By an area's own clocks: from when to when it is written, and when it is not worth reading."""

CHUNK = 10
"""Areas told in one transaction."""


@organise.every(minutes=15)
async def morning_digest(_: JobTick, context: JobContext) -> CallService | None:
    """Where it is morning."""
    areas = await context.store.areas.open_areas()
    return _continue_with([area.id for area in areas if _is_morning(area, context.now)])


@organise.on_result(morning_digest)
async def continue_digest(rested: ContinuationEvent, context: JobContext) -> CallService | None:
    areas: tuple[int, ...] = rested.left
    sky = await context.store.heat.load_snapshot(context.now)
    for area_id in areas[:CHUNK]:
        async with context.store.isolate_item("area", area_id):
            await _tell_digest(await context.store.areas.get_area(area_id), sky, context)
    return _continue_with(areas[CHUNK:])


def _continue_with(areas: list[int] | tuple[int, ...]) -> CallService | None:
    return continue_later(tuple(areas)) if areas else None


def _is_morning(area: Area, now: datetime) -> bool:
    return AT <= now.astimezone(ZoneInfo(area.zone)).time() < UNTIL


async def _tell_digest(area: Area, sky: HeatSnapshot, context: JobContext) -> None:
    """Each organiser once, of each area by itself: numbers of two areas do not add up."""
    seen = await _gather_digest(area, sky, context)
    if seen.is_empty:
        return
    on, message = today_in(area, context.now), morning.digest_notice(seen)
    for member in await context.store.areas.organisers(area.id, wanting=Topic.DIGEST):
        await context.notify_member(
            member,
            message,
            once=DedupKey(area.key_subject, "digest", occurrence_of(on)),
            topic=Topic.DIGEST,
            priority=Priority.DIGEST,
            until=datetime.combine(on, STALE, ZoneInfo(area.zone)),
        )


async def _gather_digest(area: Area, sky: HeatSnapshot, context: JobContext) -> MorningDigest:
    store, on = context.store, today_in(area, context.now)
    today, tomorrow = (sky.state_of(area, day) for day in HeatDay)
    setters = await store.people.members_by_id(
        {state.set_by for state in (today, tomorrow) if state.set_by}
    )
    authors = {each: member.name for each, member in setters.items()}
    meetings = await store.cafes.cafes_between(area.id, context.now, _end_of_day(on, area.zone))
    covered = await context.hidden_cards(*(meeting.card_name for meeting in meetings))
    return MorningDigest(
        SpokenArea(area.id, area.name, area.territory, "", "", authors, zone=area.zone),
        zone=area.zone,
        today=today,
        tomorrow=tomorrow,
        needs=await store.aid.searching_in(area.id),
        checks=len(await store.checkins.checks_waiting_in(area.id, on - timedelta(days=1))),
        cafes=tuple(
            (meeting.starts_at, meeting.place)
            for meeting in meetings
            if meeting.card_name not in covered
        ),
    )


def _end_of_day(on: date, zone: str) -> datetime:
    """When the day is over by the zone's clocks."""
    return datetime.combine(on + timedelta(days=1), time(), ZoneInfo(zone))
