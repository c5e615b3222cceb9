"""The card on the walls while it is hot: hung, kept true, pinned, and taken down from its pin."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from handlers.heat.moments import EVE
from handlers.heat.saying import place
from handlers.kernel import Context
from messages.heat import announcing
from messages.heat.level import Day, HeatState
from messages.model import Message
from storage.area import Area
from storage.heat import Sky
from storage.heat.nudges import Episode
from storage.outbox import Errand

CARDS = "heat:"
"""What the names of these cards begin with."""

LOST_AFTER = timedelta(hours=24)
"""How long a hot level that nobody repeats is shown; then the card says that it is not known."""

STILL_HOT = timedelta(hours=1)
"""How often it is noted that it still is hot."""

CLEAR_WITHIN = timedelta(days=3)
"""How long after the end of hot days it is worth telling anybody."""

PINS = 50
"""Copies pinned or unpinned at one strike."""


def hanging(area: Area, sky: Sky, episode: Episode | None) -> bool:
    """Whether something is to be done about the area's card."""
    today, tomorrow = (sky.state(area, day) for day in Day)
    if episode is None:
        return _hot(area, sky, today, tomorrow)
    if today.level.hot or tomorrow.level.hot:
        stale = sky.now - episode.hot_at >= STILL_HOT
        return stale or episode.shown != _shown(today, tomorrow)
    return _over(area, sky, today, tomorrow) or _lost(area, sky, episode)


async def hang(area: Area, sky: Sky, context: Context) -> None:
    """Hang the area's card, change what it shows, or let it end."""
    today, tomorrow = (sky.state(area, day) for day in Day)
    episode = await context.store.nudges.episode(area.id)
    worst = max(today.level, tomorrow.level)
    if episode is None:
        if not _hot(area, sky, today, tomorrow):
            return
        await _begin(area, sky, context)
        return
    if worst.hot:
        episode.hot_at, episode.worst = context.now, max(worst, episode.worst)
        if episode.shown != _shown(today, tomorrow):
            episode.shown = _shown(today, tomorrow)
            await context.redraw(episode.card, await card(area, sky, context))
    elif _over(area, sky, today, tomorrow):
        episode.ended_at = context.now
        await context.redraw(episode.card, announcing.over(area.name))
    elif _lost(area, sky, episode):
        # Nobody said that it is over: those who were told hear that, and no all-clear.
        episode.ended_at, episode.lost = context.now, True
        await context.redraw(episode.card, announcing.lost(area.name))


async def _begin(area: Area, sky: Sky, context: Context) -> None:
    """Hot days begin, or go on: an end that nobody was told of was none."""
    today, tomorrow = (sky.state(area, day) for day in Day)
    worst = max(today.level, tomorrow.level)
    unthanked = await context.store.nudges.unthanked(context.now - CLEAR_WITHIN)
    episode, shown = unthanked.get(area.id), await card(area, sky, context)
    if episode:
        episode.ended_at, episode.hot_at, episode.lost = None, context.now, False
        episode.worst = max(worst, episode.worst)
        await context.redraw(episode.card, shown)
    else:
        episode = await context.store.nudges.open_episode(area.id, worst, context.now)
        await context.publish(area, episode.card, shown)
    episode.shown = _shown(today, tomorrow)


async def card(area: Area, sky: Sky, context: Context) -> Message:
    """What the area's card shows now."""
    today, tomorrow = (sky.state(area, day) for day in Day)
    return announcing.card(await place(area, context, today, tomorrow), today, tomorrow)


async def pin(context: Context) -> None:
    """Pin copies that hang by now; unpin those whose heat is over."""
    for posting, wall in await context.store.outbox.to_pin(CARDS, PINS):
        errand = Errand.UNPIN if posting.pinned else Errand.PIN
        once = f"{posting.card}:{errand}:{posting.message}:{posting.version}"
        await context.on_wall(wall, errand, subject=posting.message or "", once=once)
        posting.pinned = not posting.pinned


def _hot(area: Area, sky: Sky, today: HeatState, tomorrow: HeatState) -> bool:
    """A hot day to come is spoken of from the evening before."""
    evening = sky.now.astimezone(ZoneInfo(area.zone)).time() >= EVE
    return today.level.hot or (tomorrow.level.hot and evening)


def _over(area: Area, sky: Sky, today: HeatState, tomorrow: HeatState) -> bool:
    """Whether it is known to be over; nobody but a service knows of tomorrow by itself."""
    known = today.level.known and (tomorrow.level.known or not sky.served(area))
    return known and not today.level.hot and not tomorrow.level.hot


def _lost(area: Area, sky: Sky, episode: Episode) -> bool:
    """Whether nobody will say how it goes on: at once where there is no service to wait for."""
    return not sky.served(area) or sky.now - episode.hot_at >= LOST_AFTER


def _shown(today: HeatState, tomorrow: HeatState) -> str:
    """What a card shows, as briefly as it can be compared."""
    return " ".join(
        f"{each.on.isoformat()}={each.level.value}{each.source.value}" for each in (today, tomorrow)
    )
