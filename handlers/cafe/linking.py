"""Two members turn out to be one person: one answer a café, and never two seats."""

from __future__ import annotations

from handlers.cafe.feature import cafe, fill_seats, meeting
from handlers.kernel import Context
from storage.cafe import Answer, Coming
from storage.people import Member

STRONGEST = (Coming.GOING, Coming.OFFERED, Coming.WAITING, Coming.MAYBE, Coming.NO)


@cafe.merging
async def one_seat(kept: Member, gone: Member, context: Context) -> None:
    """The stronger answer counts; a host's own answer is no seat; freed seats go to who waits."""
    cafes = context.store.cafes
    kept.meetings += gone.meetings
    for cafe_id in await cafes.shared(kept.id, gone.id):
        found = await meeting(cafe_id, context)
        ours, theirs = await cafes.answer(cafe_id, kept.id), await cafes.answer(cafe_id, gone.id)
        both = [answer for answer in (ours, theirs) if answer]
        await cafes.forget(cafe_id, gone.id)
        if found.cafe.host_id in (kept.id, gone.id):
            await cafes.forget(cafe_id, kept.id)
        elif best := min(both, key=lambda answer: STRONGEST.index(answer.coming), default=None):
            guest = next((answer.guest for answer in (best, *both) if answer.guest), None)
            values = best.model_dump() | {"member_id": kept.id, "guest": guest}
            await cafes.keep(Answer(**values))
        context.store.session.expunge_all()
        found = await meeting(cafe_id, context)
        if found.cafe.open_at(context.now):
            found = await fill_seats(found, context)
            await context.redraw(found.cafe.card, found.card())
