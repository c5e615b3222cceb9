"""What ends by itself: who told of their doors the day after, and captains on 15 October."""

from __future__ import annotations

from handlers.heat.feature import heat
from handlers.heat.retention import ending_season, tell_of_the_end
from handlers.kernel.events import JobTick
from handlers.kernel.interaction import JobContext
from storage.heat.captains import CAPTAINS


@heat.every(hours=1, when=CAPTAINS)
async def end_captaincies(_: JobTick, context: JobContext) -> None:
    """That somebody told of a day is known as long as that day could be told again."""
    captains = context.store.captains
    await captains.forget_who_counted(context.now)
    last, coming = ending_season(context.now)
    if await captains.forget_captains(last):
        await context.store.confidences.end_overdue(context.now)
    if coming:
        await tell_of_the_end(await captains.captains_before(coming), coming, context)
