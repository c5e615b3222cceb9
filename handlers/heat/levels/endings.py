"""What organisers set ends by itself: they are told a day before, and when it has ended."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from handlers.heat.levels.consent import scope_of_override
from handlers.kernel.interaction import JobContext
from messages.heat.levels import views as screens
from messages.heat.levels.level import HeatDay
from messages.model import Message, MomentText
from storage.heat import HeatSnapshot, LevelOverride
from storage.outbox import DedupKey, Priority


class OverrideEnd(StrEnum):
    """What letters say of a level that ends by itself."""

    ENDS = "ends"
    ENDED = "ended"


NOTICE = timedelta(days=1)
"""How long before its end whoever set a level is told; what holds no longer was just set."""

TOLD_WITHIN = timedelta(hours=12)
"""How long after its end somebody is told that could not be told in time."""


async def tell_of_endings(sky: HeatSnapshot, context: JobContext) -> None:
    """Whoever set a level, and whoever agreed, hear that it ends; not if a later word ended it."""
    for override in await context.store.heat.overrides_ending(
        sky.now - TOLD_WITHIN, sky.now + NOTICE
    ):
        if override.starts_at is None or not override.level.is_known:
            continue
        if override.ends_at <= sky.now:
            await _tell(override, OverrideEnd.ENDED, await _ended(override, sky, context), context)
        elif override.ends_at - override.starts_at > NOTICE:
            await _tell(override, OverrideEnd.ENDS, await _ends(override, context), context)


async def _ends(override: LevelOverride, context: JobContext) -> Message | None:
    scope = await scope_of_override(override, context)
    if not scope.areas:
        return None
    until = MomentText(at=override.ends_at, zone=scope.areas[0].zone)
    return screens.override_ends_notice(override.area_id, override.level, scope.scope_name, until)


async def _ended(override: LevelOverride, sky: HeatSnapshot, context: JobContext) -> Message | None:
    scope = await scope_of_override(override, context)
    if not scope.areas:
        return None
    first = scope.areas[0]
    return screens.override_ended_notice(
        override.area_id,
        override.level,
        scope.scope_name,
        sky.state_of(first, HeatDay.TODAY),
        first.territory,
    )


async def _tell(
    override: LevelOverride, act: OverrideEnd, message: Message | None, context: JobContext
) -> None:
    who = {each for each in (override.set_by, override.confirmed_by) if each}
    if message is None or not who:
        return
    people = await context.store.people.members_by_id(who)
    for member in people.values():
        await context.notify_member(
            member,
            message,
            once=DedupKey(override.key_subject, act),
            priority=Priority.HEAT,
            until=override.ends_at if act is OverrideEnd.ENDS else None,
        )
