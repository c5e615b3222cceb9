"""Two members turn out to be one person: one answer a café, and never two seats."""

from __future__ import annotations

from handlers.cafe.feature import (
    cafe,
    fill_seats,
    load_cafe,
    redraw_cafe,
)
from handlers.kernel.interaction import JobContext
from storage.cafe import Attendance, CafeAnswer
from storage.people import Member

STRONGEST = (
    Attendance.GOING,
    Attendance.OFFERED,
    Attendance.WAITING,
    Attendance.MAYBE,
    Attendance.NO,
)


@cafe.on_merge
async def settle_answers_on_merge(kept: Member, gone: Member, context: JobContext) -> None:
    """The stronger answer counts; a host's own answer is no seat; freed seats go to who waits."""
    cafes = context.store.cafes
    kept.meetings += gone.meetings
    for cafe_id in await cafes.cafes_shared_by(kept.id, gone.id):
        loaded = await load_cafe(cafe_id, context)
        ours, theirs = (
            await cafes.get_answer(cafe_id, kept.id),
            await cafes.get_answer(cafe_id, gone.id),
        )
        both = [answer for answer in (ours, theirs) if answer]
        await cafes.forget_answer(cafe_id, gone.id)
        if loaded.cafe.host_id in (kept.id, gone.id):
            await cafes.forget_answer(cafe_id, kept.id)
        elif best := min(both, key=lambda answer: STRONGEST.index(answer.coming), default=None):
            guest = next((answer.guest for answer in (best, *both) if answer.guest), None)
            values = best.model_dump() | {"member_id": kept.id, "guest": guest}
            await cafes.save_answer(CafeAnswer(**values))
        context.store.session.expunge_all()
        loaded = await load_cafe(cafe_id, context)
        if loaded.cafe.open_at(context.now):
            loaded = await fill_seats(loaded, context)
            await redraw_cafe(loaded, context)
