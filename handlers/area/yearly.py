"""On the first of June, once a year: do you still live here?"""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.area.belonging import held
from handlers.area.feature import area
from handlers.kernel import Context, Reply, Show, Tick, Turn
from messages import words
from messages.area import StillHere
from messages.area import belonging as screens
from messages.model import message
from storage.area import Area
from storage.outbox import Priority

MONTH, DAY, HOUR = 6, 1, 18
"""From this local moment on; whoever is on pause is asked when they are back within the month."""

SETTLED = timedelta(days=60)
"""Newer members are not asked: they have just said it."""


@area.every(minutes=15)
async def ask_still_here(tick: Tick, context: Context) -> None:
    for each in await context.store.areas.open():
        local = context.now.astimezone(ZoneInfo(each.zone))
        if _season(local):
            async with context.store.one_of_many("area", each.id):
                await _ask_in(each, local.year, context)


async def _ask_in(place: Area, year: int, context: Context) -> None:
    since = context.now - SETTLED
    asked = screens.still_here(place.id, place.name)
    for membership, member in await context.store.areas.to_ask(place.id, year, since):
        if member.paused_at(context.now):
            continue
        membership.asked_in = year
        await context.tell(
            member,
            asked,
            once=f"still:{year}",
            priority=Priority.DIGEST,
            until=context.now + timedelta(days=30),
        )


def _season(local: datetime) -> bool:
    return local.month == MONTH and (local.day, local.hour) >= (DAY, HOUR)


@area.pressed(StillHere)
async def still_here(event: StillHere, turn: Turn) -> Reply:
    await held(turn, event.area)
    return Show(message(words.area_still_thanks()))
