"""What time does to announcements: members are told to the last, askings lapse, all of it ends."""

from __future__ import annotations

from datetime import timedelta

from handlers.broadcast.agreeing import let_lapse
from handlers.broadcast.feature import AGREE_WITHIN, broadcast, find_broadcast
from handlers.broadcast.publishing import end_broadcast, tell_next
from handlers.kernel.continuing import continue_later
from handlers.kernel.events import ContinuationEvent, JobTick
from handlers.kernel.interaction import JobContext
from handlers.kernel.replies import CallService
from storage.broadcast import UNTOLD, asked_before, written_before

FRESH = timedelta(days=3)
"""How long an announcement follows to walls that join its area."""

DRAFTS_FOR, STANDS_FOR = timedelta(days=7), timedelta(days=30)
"""How long what was never published is kept, and what was."""


@broadcast.every(minutes=1, when=UNTOLD)
async def tell_members(_: JobTick, context: JobContext) -> CallService | None:
    """Whoever is still to be told of what was published."""
    return _go_on(tuple(await context.store.broadcasts.untold_broadcasts()))


@broadcast.on_result(tell_members)
async def tell_more(rested: ContinuationEvent, context: JobContext) -> CallService | None:
    """One transaction's worth of them."""
    first, *others = rested.left
    loaded = await find_broadcast(first, context)
    more = loaded is not None and await tell_next(loaded, context)
    return _go_on((first, *others) if more else tuple(others))


def _go_on(left: tuple[int, ...]) -> CallService | None:
    return continue_later(left) if left else None


@broadcast.every(minutes=10, when=asked_before(AGREE_WITHIN))
async def lapse(_: JobTick, context: JobContext) -> None:
    """Nobody agreed in time."""
    for key in await context.store.broadcasts.asked_before(context.now - AGREE_WITHIN):
        async with context.store.isolate_item("broadcast", key):
            loaded = await find_broadcast(key, context)
            if loaded and loaded.row.asked_at:
                await let_lapse(loaded, context)


@broadcast.every(hours=1, when=written_before(FRESH))
async def end(_: JobTick, context: JobContext) -> None:
    """Drafts go after a week; what was published stays where it hangs, and is over in the end."""
    store, now = context.store.broadcasts, context.now
    await store.drop_drafts(now - DRAFTS_FOR)
    for key in await store.published_before(now - FRESH):
        async with context.store.isolate_item("broadcast", key):
            loaded = await find_broadcast(key, context)
            if loaded is None or loaded.row.published_at is None:
                continue
            cards = [place.card_name for place, _ in loaded.places]
            await context.store.outbox.retire_cards(cards)
            if loaded.row.published_at <= now - STANDS_FOR:
                await end_broadcast(loaded, context)
