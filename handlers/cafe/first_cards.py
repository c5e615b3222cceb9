"""A café of somebody new: an organiser may look at it before it hangs."""

from __future__ import annotations

from datetime import timedelta

from handlers.cafe.feature import CafeAct, LoadedCafe, cafe, load_cafe, publish_cafe
from handlers.cafe.gathered import count_wishers_in
from handlers.kernel.first_cards import CardKind, SubmittedCard
from handlers.kernel.interaction import JobContext
from messages import cafe as screen
from messages import words
from messages.model import Message
from storage.cafe import CafeState
from storage.errors import RowMissing
from storage.people import Member

CARD_KIND = "cafe"
PATIENCE = timedelta(hours=24)


def submitted_cafe(loaded: LoadedCafe, author: Member, context: JobContext) -> SubmittedCard:
    """It waits for half of the time there is, a day at most: guests must hear of it too."""
    left = loaded.cafe.starts_at - context.now
    return SubmittedCard(
        CARD_KIND,
        loaded.cafe.id,
        loaded.area,
        author,
        loaded.wall_card(),
        min(PATIENCE, left / 2),
        loaded.cafe.starts_at - left / 4,
    )


async def _ready(cafe_id: int, context: JobContext) -> LoadedCafe | None:
    """A draft that can still go out."""
    try:
        loaded = await load_cafe(cafe_id, context)
    except RowMissing:
        return None
    draft = loaded.cafe.state is CafeState.DRAFT and loaded.cafe.starts_at > context.now
    return loaded if draft and not loaded.lacks_address else None


async def _shown(cafe_id: int, context: JobContext) -> Message | None:
    loaded = await _ready(cafe_id, context)
    return loaded.wall_card() if loaded else None


async def _publish(cafe_id: int, context: JobContext) -> bool:
    loaded = await _ready(cafe_id, context)
    if loaded is None:
        return False
    loaded.cafe.state = CafeState.OPEN
    loaded = await count_wishers_in(loaded, context)
    await publish_cafe(loaded, context)
    if loaded.host:
        facts = loaded.cafe_facts
        out = words.organise_first_out(name=loaded.area.name)
        notice = screen.cafe_notice(facts, out, rows=screen.host_rows(facts))
        once, until = loaded.dedup_key(CafeAct.OUT), loaded.cafe.starts_at
        await context.notify_member(loaded.host, notice, once=once, until=until)
    return True


cafe.card_kinds[CARD_KIND] = CardKind(_shown, _publish)
