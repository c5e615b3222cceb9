"""The card on the walls while it is hot: hung, kept true, pinned, and taken down from its pin."""

from __future__ import annotations

from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

from handlers.heat.announcements.content import spoken_area
from handlers.heat.announcements.endings import CLEAR_WITHIN
from handlers.heat.announcements.moments import EVE
from handlers.kernel.interaction import JobContext
from messages.heat.announcements import notices as announcing
from messages.heat.levels.level import HeatDay, HeatState
from messages.model import Message
from storage.area import Area
from storage.heat import HeatSnapshot
from storage.heat.announcements.queries import HeatEpisode
from storage.outbox import DedupKey, OutboxAction

CARDS = "heat:"
"""What the names of these cards begin with."""

LOST_AFTER = timedelta(hours=24)
"""How long a hot level that nobody repeats is shown; then the card says that it is not known."""

STILL_HOT = timedelta(hours=1)
"""How often it is noted that it still is hot."""

PINS = 50
"""Copies pinned or unpinned at one strike."""


def card_needs_work(area: Area, sky: HeatSnapshot, episode: HeatEpisode | None) -> bool:
    """Whether something is to be done about the area's card."""
    today, tomorrow = (sky.state_of(area, day) for day in HeatDay)
    if episode is None:
        return _is_hot(area, sky, today, tomorrow)
    if today.level.is_hot or tomorrow.level.is_hot:
        stale = sky.now - episode.hot_at >= STILL_HOT
        return stale or episode.shown != _shown_levels(today, tomorrow)
    return _is_over(area, sky, today, tomorrow) or _is_lost(area, sky, episode)


async def update_heat_card(area: Area, sky: HeatSnapshot, context: JobContext) -> None:
    """Hang the area's card, change what it shows, or let it end."""
    today, tomorrow = (sky.state_of(area, day) for day in HeatDay)
    episode = await context.store.nudges.open_episode_of(area.id)
    worst = max(today.level, tomorrow.level)
    if episode is None:
        if not _is_hot(area, sky, today, tomorrow):
            return
        await _begin_episode(area, sky, context)
        return
    if worst.is_hot:
        episode.hot_at, episode.worst = context.now, max(worst, episode.worst)
        if episode.shown != _shown_levels(today, tomorrow):
            episode.shown = _shown_levels(today, tomorrow)
            await context.redraw_card(episode.card_name, await heat_card(area, sky, context))
    elif _is_over(area, sky, today, tomorrow):
        episode.ended_at = context.now
        place = await spoken_area(area, context)
        over = announcing.heat_over_card(place, today, tomorrow)
        await context.redraw_card(episode.card_name, over)
    elif _is_lost(area, sky, episode):
        # Nobody said that it is over: those who were told hear that, and no all-clear.
        episode.ended_at, episode.lost = context.now, True
        await context.redraw_card(episode.card_name, announcing.level_lost_card(area.name))


async def _begin_episode(area: Area, sky: HeatSnapshot, context: JobContext) -> None:
    """Hot days begin, or go on: an end that nobody was told of was none."""
    today, tomorrow = (sky.state_of(area, day) for day in HeatDay)
    worst = max(today.level, tomorrow.level)
    unthanked = await context.store.nudges.unthanked_episodes(context.now - CLEAR_WITHIN)
    episode, shown = unthanked.get(area.id), await heat_card(area, sky, context)
    if episode:
        episode.ended_at, episode.hot_at, episode.lost = None, context.now, False
        episode.worst = max(worst, episode.worst)
        await context.redraw_card(episode.card_name, shown)
    else:
        episode = await context.store.nudges.open_episode(area.id, worst, context.now)
        await context.publish_card(area, episode.card_name, shown)
    episode.shown = _shown_levels(today, tomorrow)


async def heat_card(area: Area, sky: HeatSnapshot, context: JobContext) -> Message:
    """What the area's card shows now."""
    today, tomorrow = (sky.state_of(area, day) for day in HeatDay)
    return announcing.heat_card(await spoken_area(area, context, today, tomorrow), today, tomorrow)


async def pin_heat_cards(context: JobContext) -> None:
    """Pin copies that hang by now; unpin those whose heat is over."""
    for posting, wall in await context.store.outbox.copies_to_pin(CARDS, PINS):
        errand = OutboxAction.UNPIN if posting.pinned else OutboxAction.PIN
        once = DedupKey(posting.card, errand, f"{posting.message}:{posting.version}")
        await context.act_on_wall(wall, errand, subject=posting.message or "", once=once)
        posting.pinned = not posting.pinned


def _is_hot(area: Area, sky: HeatSnapshot, today: HeatState, tomorrow: HeatState) -> bool:
    """A hot day to come is spoken of from the evening before."""
    evening = sky.now.astimezone(ZoneInfo(area.zone)).time() >= EVE
    return today.level.is_hot or (tomorrow.level.is_hot and evening)


def _is_over(area: Area, sky: HeatSnapshot, today: HeatState, tomorrow: HeatState) -> bool:
    """Whether it is known to be over; nobody but a service knows of tomorrow by itself."""
    known = today.level.is_known and (tomorrow.level.is_known or not sky.is_served(area))
    return known and not today.level.is_hot and not tomorrow.level.is_hot


def _is_lost(area: Area, sky: HeatSnapshot, episode: HeatEpisode) -> bool:
    """Whether nobody will say how it goes on: at once where there is no service to wait for."""
    return not sky.is_served(area) or sky.now - episode.hot_at >= LOST_AFTER


def _shown_levels(today: HeatState, tomorrow: HeatState) -> str:
    """What a card shows, as briefly as it can be compared."""
    return " ".join(
        f"{state.on.isoformat()}={state.level.value}{state.source.value}"
        f"{state.official_level.value or ''}{_issue_shown(state)}"
        for state in (today, tomorrow)
    )


def _issue_shown(state: HeatState) -> str:
    """When it was published, where the card says so: a list that is sent again is shown again."""
    if not (state.official and state.level.is_hot) or state.issued_at is None:
        return ""
    return f"@{state.issued_at.astimezone(UTC):%dT%H:%M}"
