"""Looking at the heat every few minutes: what is due is asked, what is new is kept and noted."""

from __future__ import annotations

from datetime import datetime, timedelta

from handlers.heat.feature import heat, tell_organisers_of
from handlers.heat.levels.endings import tell_of_endings
from handlers.heat.levels.requests import fetch_due, fetches_due
from handlers.heat.levels.results import take_in_readings
from handlers.heat.levels.services import WeatherReadEvent
from handlers.kernel.events import JobTick
from handlers.kernel.interaction import JobContext
from handlers.kernel.ports import Services
from handlers.kernel.replies import CallService
from messages.heat.levels import views as screens
from storage.area import Area
from storage.heat import HeatSnapshot, SourceHealth, is_official, source_rules
from storage.outbox import DedupKey, occurrence_of

TOLD_WITHIN = timedelta(days=3)
"""How long after the heat an all clear may still be told: levels are looked up until then."""

FAILING_FOR = timedelta(minutes=15)
"""How long a service may fail before organisers hear of it: one hiccup is none."""


@heat.every(minutes=5)
async def watch_heat(tick: JobTick, context: JobContext) -> CallService | None:
    """Note what has changed by itself, and ask for what is due."""
    areas = await context.store.areas.open_areas()
    sky = await record_changes(areas, context)
    await tell_of_endings(sky, context)
    due = fetches_due(areas, sky, await _in_episode(context))
    if not due:
        return None
    failing = {watch.source for watch in sky.watches.values() if watch.failures}

    async def question(outside: Services) -> WeatherReadEvent:
        return await fetch_due(outside, due, failing=failing)

    return CallService(question)


@heat.on_result(watch_heat)
async def take_in_answers(observed: WeatherReadEvent, context: JobContext) -> None:
    """Keep what was answered, note what it changes, and tell organisers who has gone silent."""
    await context.store.heat.forget_sources(observed.sources)
    if not observed.findings:
        return
    areas = await context.store.areas.open_areas()
    await take_in_readings(observed, areas, context)
    sky = await record_changes(areas, context)
    for watch in sky.watches.values():
        if _is_news(watch, context.now):
            await _tell_of_silence(
                watch, [area for area in areas if _depends_on(watch, area, sky)], context
            )


async def record_changes(areas: list[Area], context: JobContext) -> HeatSnapshot:
    """Note every level that is another than before; what is known at this moment."""
    sky = await context.store.heat.load_snapshot(context.now)
    await context.store.heat.record_levels(areas, sky)
    return sky


def _is_news(watch: SourceHealth, now: datetime) -> bool:
    """Whether it failed just now, as it has for a while, and nobody knows."""
    return (
        is_official(watch.source)
        and watch.asked_at == now
        and watch.failing_since is not None
        and watch.told_at is None
        and now - watch.failing_since >= FAILING_FOR
    )


async def _in_episode(context: JobContext) -> set[int]:
    """Areas with hot days that are not over, or of whose end nobody was told yet."""
    nudges = context.store.nudges
    since = context.now - TOLD_WITHIN
    return {*await nudges.open_episodes(), *await nudges.unthanked_episodes(since)}


def _depends_on(watch: SourceHealth, area: Area, sky: HeatSnapshot) -> bool:
    """Whether it is what a source is asked for the area, or a part of that."""
    rules, place = source_rules(watch.source), sky.place_of_area(area)
    asked = rules.asked_place(place)
    if asked is None:
        return False
    return watch.place == asked.name or watch.place in rules.told_places(place)


async def _tell_of_silence(watch: SourceHealth, areas: list[Area], context: JobContext) -> None:
    """A line to organisers, once for each time a service falls silent."""
    if watch.failing_since is None or not areas:
        return
    watch.told_at = context.now
    since = occurrence_of(watch.failing_since)
    once = DedupKey(f"source:{watch.source}:{watch.place}", "silent", since)
    message = screens.silence_notice(watch.source, watch.failing_since, areas[0].zone)
    await tell_organisers_of(context, areas, message, once=once)
