"""A request of somebody new: an organiser may look at its card before neighbours are asked.

What is needed now never waits, nor what hangs on no wall; the card is made of choices alone.
"""

from __future__ import annotations

from datetime import timedelta

from handlers.aid.acts import AidAct
from handlers.aid.feature import LoadedRequest, aid, load_request
from handlers.aid.views import asker_view
from handlers.aid.waves import begin_search
from handlers.kernel.first_cards import CardKind, SubmittedCard
from handlers.kernel.interaction import JobContext
from messages import words
from messages.aid import Urgency
from messages.model import Message
from storage.aid import RequestState
from storage.errors import RowMissing
from storage.outbox import Priority
from storage.people import Member

CARD_KIND = "aid"
TODAY, LATER = timedelta(hours=1), timedelta(hours=24)


def submitted_request(loaded: LoadedRequest, author: Member) -> SubmittedCard | None:
    """How long it can wait; None for what goes out at once."""
    request = loaded.request
    if request.urgency is Urgency.NOW or not request.kind.on_walls:
        return None
    patience = TODAY if request.urgency.is_today else LATER
    return SubmittedCard(CARD_KIND, request.id, loaded.area, author, loaded.wall_card(), patience)


async def _ready(request_id: int, context: JobContext) -> LoadedRequest | None:
    try:
        loaded = await load_request(request_id, context)
    except RowMissing:
        return None
    return loaded if loaded.request.state is RequestState.DRAFT else None


async def _shown(request_id: int, context: JobContext) -> Message | None:
    loaded = await _ready(request_id, context)
    return loaded.wall_card() if loaded else None


async def _publish(request_id: int, context: JobContext) -> bool:
    loaded = await _ready(request_id, context)
    if loaded is None:
        return False
    await begin_search(loaded, context)
    if loaded.asker:
        shown = await asker_view(loaded, context, words.organise_first_out(name=loaded.area.name))
        once = loaded.dedup_key(AidAct.OUT, context.now)
        await context.notify_member(loaded.asker, shown, once=once, priority=Priority.AID)
    return True


aid.card_kinds[CARD_KIND] = CardKind(_shown, _publish)
