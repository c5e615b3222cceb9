"""Looking at the heat every few minutes: what is due is asked, what is new is kept and noted."""

from __future__ import annotations

from datetime import datetime, timedelta

from handlers.heat.asking import ask, wishes
from handlers.heat.feature import heat, tell_organisers
from handlers.heat.learning import learn
from handlers.kernel import Context, Inquire, Observed, Outside, Tick
from messages.heat import screens
from messages.heat.level import Source
from storage.area import Area
from storage.heat import MAP, Sky, Watch

FAILING_FOR = timedelta(minutes=15)
"""How long a service may fail before organisers hear of it: one hiccup is none."""


@heat.every(minutes=5)
async def look(tick: Tick, context: Context) -> Inquire | None:
    """Note what has changed by itself, and ask for what is due."""
    areas = await context.store.areas.open()
    sky = await settle(areas, context)
    due = wishes(areas, sky)
    if not due:
        return None
    vigilance = sky.watches.get((Source.VIGILANCE, MAP))
    map_fails = bool(vigilance and vigilance.failures)

    async def question(outside: Outside) -> Observed:
        return await ask(outside, due, map_fails=map_fails)

    return Inquire(question)


@heat.learned(look)
async def take_in(observed: Observed, context: Context) -> None:
    """Keep what was answered, note what it changes, and tell organisers who has gone silent."""
    await context.store.heat.stop_watching(observed.sources)
    if not observed.findings:
        return
    areas = await context.store.areas.open()
    await learn(observed, areas, context)
    sky = await settle(areas, context)
    for watch in sky.watches.values():
        if _to_tell(watch, context.now):
            await _tell(watch, [area for area in areas if _rests_on(watch, area, sky)], context)


async def settle(areas: list[Area], context: Context) -> Sky:
    """Note every level that is another than before; what is known at this moment."""
    sky = await context.store.heat.sky(context.now)
    await context.store.heat.follow_all(areas, sky)
    return sky


def _to_tell(watch: Watch, now: datetime) -> bool:
    """Whether it failed just now, as it has for a while, and nobody knows."""
    return (
        watch.source.official
        and watch.asked_at == now
        and watch.failing_since is not None
        and watch.told_at is None
        and now - watch.failing_since >= FAILING_FOR
    )


def _rests_on(watch: Watch, area: Area, sky: Sky) -> bool:
    place = sky.place(area)
    if watch.source is Source.VIGILANCE:
        return place.mapped is not None
    return bool(place.warned) and place.feed == watch.place


async def _tell(watch: Watch, areas: list[Area], context: Context) -> None:
    """A line to organisers, once for each time a service falls silent."""
    if watch.failing_since is None or not areas:
        return
    watch.told_at = context.now
    once = f"heat:silent:{watch.source}:{watch.place}:{watch.failing_since.timestamp():.0f}"
    said = screens.silent(watch.source, watch.failing_since, areas[0].zone)
    await tell_organisers(context, areas, said, once=once)
