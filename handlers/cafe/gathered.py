"""A café that comes out of wishes: its draft, who is counted in, what is left when it begins."""

from __future__ import annotations

from datetime import datetime, timedelta

from handlers.cafe.feature import ANSWER_TIME, CafeAct, LoadedCafe
from handlers.kernel.interaction import Interaction, JobContext
from messages import cafe as screen
from messages.model import MomentText
from storage.cafe import (
    Attendance,
    Cafe,
    CafeAnswer,
    CafeGathering,
    CafeWish,
    GatheringState,
)
from storage.people import Member

SEATS_KEPT = timedelta(hours=24)
"""So long before a café a seat that was kept, and not taken, is free again."""

SILENCE_RESTS = timedelta(days=28)
"""Who did not answer is left in peace for longer: others should not wait for them each week."""


def is_free_at(wish: CafeWish, gathering: CafeGathering, at: datetime | None) -> bool:
    """Whether they said that they can at that one of the two moments."""
    moment = screen.SlotAnswer.FIRST if at == gathering.first_at else screen.SlotAnswer.SECOND
    return wish.can in (moment, screen.SlotAnswer.BOTH)


def release_wish(wish: CafeWish, now: datetime) -> None:
    """It waits for others again; after silence, for longer."""
    wish.waits(None if wish.can else now + SILENCE_RESTS)


async def prepare_draft(gathering_id: int, draft: Cafe, turn: Interaction) -> None:
    """The draft is that of the gathering, if its author still prepares it."""
    gathering = await turn.store.cafes.lock_gathering(gathering_id)
    if (
        gathering
        and gathering.state is GatheringState.PREPARING
        and gathering.captain_id == turn.member.id
    ):
        gathering.cafe_id = draft.id


async def let_gathering_wait(cafe_id: int, until: datetime, context: JobContext) -> None:
    """The invitation is looked at first, until then at the latest: nobody else is asked."""
    gathering = await context.store.cafes.gathering_of_cafe(cafe_id)
    if gathering and gathering.state is GatheringState.PREPARING:
        gathering.step_at = max(gathering.step_at, until)


async def count_wishers_in(loaded: LoadedCafe, context: JobContext) -> LoadedCafe:
    """The café is published: a seat is kept for each who can, and the others are told."""
    gathering = await context.store.cafes.gathering_of_cafe(loaded.cafe.id)
    if gathering is None or gathering.state is not GatheringState.PREPARING:
        return loaded
    gathering.state, gathering.step_at = GatheringState.OUT, loaded.cafe.starts_at
    await context.withdraw_messages(gathering.key_subject)
    for wish, member in await context.store.cafes.wishes_in(gathering.id):
        if member.id == loaded.cafe.host_id:
            continue
        if is_free_at(wish, gathering, gathering.chosen_at):
            loaded = await _count_in(member, loaded, context)
        else:
            await _tell_left_out(wish, member, loaded, context)
    await context.store.session.flush()
    return loaded


async def _count_in(member: Member, loaded: LoadedCafe, context: JobContext) -> LoadedCafe:
    """Their seat is kept until they take it; nobody reads their name before."""
    starts_at = loaded.cafe.starts_at
    seated = loaded.free_seats > 0
    until = max(member.wakes_at(context.now) + ANSWER_TIME, starts_at - SEATS_KEPT)
    answer = CafeAnswer(
        cafe_id=loaded.cafe.id,
        member_id=member.id,
        coming=Attendance.OFFERED if seated else Attendance.WAITING,
        at=context.now,
        offered_until=min(until, starts_at) if seated else None,
    )
    await context.store.cafes.save_answer(answer)
    letter = screen.seat_awaited(loaded.cafe_facts)
    if answer.offered_until:
        kept = MomentText(at=answer.offered_until, zone=loaded.area.zone)
        letter = screen.seat_kept(loaded.cafe_facts, kept)
    once = loaded.dedup_key(CafeAct.WISHED)
    await context.notify_member(member, letter, once=once, until=starts_at)
    return loaded.with_counts(None, answer)


async def _tell_left_out(
    wish: CafeWish, member: Member, loaded: LoadedCafe, context: JobContext
) -> None:
    release_wish(wish, context.now)
    letter = screen.without_them(loaded.cafe_facts, wish.id)
    once = loaded.dedup_key(CafeAct.WITHOUT)
    await context.notify_member(member, letter, once=once, until=loaded.cafe.starts_at)


async def let_wishes_wait(cafe_id: int, context: JobContext) -> None:
    """The café is called off: who wished for it still does."""
    gathering = await context.store.cafes.gathering_of_cafe(cafe_id)
    if gathering and gathering.state is GatheringState.OUT:
        for wish, _ in await context.store.cafes.wishes_in(gathering.id):
            release_wish(wish, context.now)
        await context.store.cafes.delete_gathering(gathering)


async def fulfil_wishes(gathering: CafeGathering, context: JobContext) -> None:
    """The café begins: the wishes of those who come are fulfilled, the others wait again."""
    cafes = context.store.cafes
    coming: set[int | None] = set()
    if gathering.cafe_id:
        cafe, *_ = await cafes.cafe_with_people(gathering.cafe_id, lock=False)
        if cafe.starts_at > context.now:
            gathering.step_at = cafe.starts_at
            return
        going = await cafes.list_answers(cafe.id, (Attendance.GOING,))
        coming = {cafe.host_id, *(member.id for _, member in going)}
    for wish, member in await cafes.wishes_in(gathering.id):
        if member.id in coming:
            await cafes.delete_wish(wish)
        else:
            release_wish(wish, context.now)
    await cafes.delete_gathering(gathering)
