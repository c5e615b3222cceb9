"""A café that comes out of wishes: its draft, who is counted in, what is left when it begins."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from handlers.cafe.feature import ANSWER_TIME, CafeAct, LoadedCafe
from handlers.kernel.interaction import Interaction, JobContext
from messages import cafe as screen
from messages import words
from messages.model import MomentText, Topic
from storage.cafe import (
    Attendance,
    Cafe,
    CafeAnswer,
    CafeGathering,
    CafeWish,
    GatheringState,
)
from storage.outbox import DedupKey
from storage.people import Member

SEATS_KEPT = timedelta(hours=24)
"""So long before a café a seat that was kept, and not taken, is free again."""

ANSWERED_IN = timedelta(hours=48)
"""How long one may think about which moment suits."""

SILENCE_RESTS = timedelta(days=28)
"""Who did not answer is left in peace for longer: others should not wait for them each week."""


def is_free_at(wish: CafeWish, gathering: CafeGathering, at: datetime | None) -> bool:
    """Whether they said that they can at that one of the two moments."""
    moment = screen.SlotAnswer.FIRST if at == gathering.first_at else screen.SlotAnswer.SECOND
    return wish.can in (moment, screen.SlotAnswer.BOTH)


async def kept_apart(members: Collection[Member], context: JobContext) -> set[frozenset[int]]:
    """Pairs of these who are never asked together; the one place where that is looked up."""
    return await context.store.blocks.pairs_apart([member.id for member in members])


def release_wish(wish: CafeWish, gathering: CafeGathering, now: datetime) -> None:
    """It waits for others again; after silence, for longer, if there was time to answer."""
    silent = not wish.can and now >= gathering.made_at + ANSWERED_IN
    wish.waits(now + SILENCE_RESTS if silent else None)


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
    wishers = await context.store.cafes.wishes_in(gathering.id)
    apart = await kept_apart([member for _, member in wishers], context)
    company = {loaded.cafe.host_id}
    for wish, member in wishers:
        if member.id == loaded.cafe.host_id:
            continue
        avoided = {other for other in company if {member.id, other} in apart}
        free = is_free_at(wish, gathering, gathering.chosen_at)
        if loaded.cafe.host_id in avoided or (free and avoided):
            await _tell_too_few(wish, member, gathering, context)
        elif free:
            company.add(member.id)
            loaded = await _count_in(member, loaded, context)
        else:
            release_wish(wish, gathering, context.now)
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
    letter = screen.without_them(loaded.cafe_facts, wish.id)
    once = loaded.dedup_key(CafeAct.WITHOUT)
    await context.notify_member(member, letter, once=once, until=loaded.cafe.starts_at)


async def _tell_too_few(
    wish: CafeWish, member: Member, gathering: CafeGathering, context: JobContext
) -> None:
    """One of two who are kept apart reads what all read where no café comes about."""
    release_wish(wish, gathering, context.now)
    letter = screen.not_this_time(wish.id, words.cafe_few(), gathering.area_id)
    once = DedupKey(gathering.key_subject, CafeAct.NO_CAFE)
    await context.notify_member(member, letter, once=once, topic=Topic.CAFE)


async def let_wishes_wait(cafe_id: int, context: JobContext) -> None:
    """The café is called off: who wished for it still does."""
    gathering = await context.store.cafes.gathering_of_cafe(cafe_id)
    if gathering and gathering.state is GatheringState.OUT:
        for wish, _ in await context.store.cafes.wishes_in(gathering.id):
            release_wish(wish, gathering, context.now)
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
            release_wish(wish, gathering, context.now)
    await cafes.delete_gathering(gathering)
