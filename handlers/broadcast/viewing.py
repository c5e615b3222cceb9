"""An announcement as those see it who answer for it: drafted, asked about, standing; the list."""

from __future__ import annotations

from handlers.broadcast.feature import LoadedBroadcast, organised_areas, sight_of
from handlers.kernel.interaction import Interaction, JobContext
from messages.broadcast import views as screens
from messages.broadcast.actions import EVERYWHERE
from messages.model import Message, Text
from storage.area import Area
from storage.broadcast import Broadcast

LISTED = 10
"""Announcements on the list."""


async def preview(loaded: LoadedBroadcast, turn: Interaction, *first: Text) -> Message:
    """What neighbours would read, to its author."""
    choosing = len(await organised_areas(turn)) > 1
    seen = await sight_of(loaded, turn, proposed=True)
    shown = screens.preview_screen(seen, *first, choosing=choosing)
    return shown.in_country(loaded.areas[0].territory)


async def asked_view(loaded: LoadedBroadcast, turn: Interaction) -> Message:
    seen = await sight_of(loaded, turn, proposed=True)
    return screens.asked_screen(seen, loaded.until).in_country(loaded.areas[0].territory)


async def review(loaded: LoadedBroadcast, name: str, context: JobContext) -> Message:
    """What a second person reads before they answer."""
    seen = await sight_of(loaded, context, proposed=True)
    return screens.review_notice(seen, name, loaded.until).in_country(loaded.areas[0].territory)


async def standing(loaded: LoadedBroadcast, turn: Interaction, *first: Text) -> Message:
    """What neighbours read now."""
    seen = await sight_of(loaded, turn, proposed=False)
    return screens.standing_screen(seen, *first).in_country(loaded.areas[0].territory)


async def known_here(area: Area | None, turn: Interaction) -> list[Broadcast]:
    """One's drafts, and what stands or waits in an area or wherever one organises."""
    ids = [area.id] if area else [each.id for each in await organised_areas(turn)]
    return await turn.store.broadcasts.known_broadcasts(turn.member.id, ids, LISTED)


async def list_screen(area: Area | None, turn: Interaction, *first: Text) -> Message:
    """The list of them."""
    zone = area.zone if area else turn.member.zone
    entries = [
        screens.BroadcastEntry(
            each.id,
            each.published_at or each.drafted_at,
            zone,
            published=each.published_at is not None,
            waits=each.asked_at is not None,
        )
        for each in await known_here(area, turn)
    ]
    return screens.broadcasts_screen(area.id if area else EVERYWHERE, entries, *first)
