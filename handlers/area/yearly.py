"""On the first of June, once a year: do you still live here?"""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.area.belonging import own_membership
from handlers.area.feature import area
from handlers.kernel.events import JobTick
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Reply, Show
from messages import words
from messages.area import ConfirmStillHere
from messages.area import membership_views as screens
from messages.model import message
from storage.area import Area, members_joined_before
from storage.outbox import DedupKey, Priority, occurrence_of

MONTH, DAY, HOUR = 6, 1, 18
"""From this local moment on; whoever is on pause is asked when they are back within the month."""

SETTLED = timedelta(days=60)
"""Newer members are not asked: they have just said it."""


@area.every(minutes=15, when=members_joined_before(SETTLED))
async def ask_still_here(tick: JobTick, context: JobContext) -> None:
    for each in await context.store.areas.open_areas():
        local = context.now.astimezone(ZoneInfo(each.zone))
        if _asking_season(local):
            async with context.store.isolate_item("area", each.id):
                await _ask_in(each, local.year, context)


async def _ask_in(place: Area, year: int, context: JobContext) -> None:
    since = context.now - SETTLED
    asked = screens.still_here_question(place.id, place.name)
    for membership, member in await context.store.areas.members_to_confirm(place.id, year, since):
        if member.paused_at(context.now):
            continue
        membership.asked_in = year
        await context.notify_member(
            member,
            asked,
            once=DedupKey("home", "still", occurrence_of(year)),
            priority=Priority.DIGEST,
            until=context.now + timedelta(days=30),
        )


def _asking_season(local: datetime) -> bool:
    return local.month == MONTH and (local.day, local.hour) >= (DAY, HOUR)


@area.on_press(ConfirmStillHere)
async def confirm_still_here(event: ConfirmStillHere, turn: Interaction) -> Reply:
    await own_membership(turn, event.area)
    return Show(message(words.area_still_thanks()))
