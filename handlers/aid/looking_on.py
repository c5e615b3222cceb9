"""Who may help changes while something is open: whoever can now is asked, whatever kept them."""

from __future__ import annotations

from handlers.aid.feature import LoadedRequest, aid
from handlers.aid.helper_selection import helpers_asked_again, helpers_to_ask_now
from handlers.aid.offering import rest_when_given
from handlers.aid.per_request import for_each_request, one_by_one
from handlers.aid.waves import MOST_ASKED, WAVES, ask_offering, move_to_today
from handlers.kernel.events import JobTick
from handlers.kernel.interaction import JobContext
from handlers.kernel.replies import CallService
from messages.aid import Urgency
from storage.aid import RequestState, due
from storage.people import in_quiet_hours


@aid.every(minutes=1, when=due.MOVED)
async def follow_moves(_: JobTick, context: JobContext) -> None:
    """Who moved, or added an area, offers there what they offered before."""
    for member_id in await context.store.aid.follow_moves():
        async with context.store.isolate_item("helper", member_id):
            helper = await context.store.aid.helper_profile(member_id)
            if helper and helper.monthly:
                await rest_when_given(await context.store.people.get_member(member_id), context)


@aid.every(minutes=1, when=due.searching_past(WAVES))
async def keep_looking(_: JobTick, context: JobContext) -> CallService | None:
    """Whoever can help since the steps were taken is asked, too.

    Why they can now does not matter: vouched for, back from a pause, on duty, moved here, awake.
    """
    return one_by_one(await context.store.aid.requests_to_look_on(context.now, WAVES, MOST_ASKED))


@for_each_request(keep_looking)
async def ask_who_can_now(loaded: LoadedRequest, context: JobContext) -> None:
    """Only as far as the steps left room: who fitted then, and was one too many, is let be."""
    request = loaded.request
    if request.state is not RequestState.OPEN or request.step < WAVES:
        return
    if in_quiet_hours(context.now, loaded.area.zone) and request.urgency is not Urgency.NOW:
        return
    room = MOST_ASKED - await context.store.aid.asked_since_opening(request)
    if room <= 0:
        return
    if await helpers_asked_again(loaded, context) or await helpers_to_ask_now(loaded, context, 1):
        await move_to_today(loaded, context)
        await ask_offering(loaded, room, context)
