"""Wishes that meet: two moments are proposed, and those who can are asked in turn to invite."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.cafe.feature import CafeAct, cafe, host_view, load_cafe
from handlers.cafe.gathered import (
    ANSWERED_IN,
    fulfil_wishes,
    is_free_at,
    kept_apart,
    release_wish,
)
from handlers.cafe.hosting import MOST_AT_ONCE, invite_form
from handlers.cafe.matching import coming_slots, find_proposal, largest_company
from handlers.cafe.meeting import pass_wish_on
from handlers.kernel.events import JobTick
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Refused, Reply, Show
from messages import cafe as screen
from messages import words
from messages.heat.levels.level import HeatDay
from messages.model import MomentText, Text, Topic, message
from storage.area import Area
from storage.cafe import LEAST, CafeGathering, CafeWish, GatheringState
from storage.cafe.wish_queries import GATHERINGS_DUE, WISHES_MEET
from storage.heat import HeatSnapshot
from storage.outbox import DedupKey, occurrence_of
from storage.people import Member

Wishers = Sequence[tuple[CafeWish, Member]]

A_WEEK = timedelta(days=7)
"""Nothing more is proposed to anybody within it, whatever they wish and wherever."""

LED_IN = timedelta(hours=24)
"""How long one may think about inviting, and then prepare the invitation."""

ENOUGH = timedelta(hours=36)
"""With less time left until a moment nobody is asked to invite for it any more."""

LATE = timedelta(hours=2)
"""So much time has at least whoever accepts to invite."""


@cafe.every(hours=1, when=WISHES_MEET)
async def gather_wishes(_: JobTick, context: JobContext) -> None:
    """In each area, those whose wishes meet are asked together."""
    areas = await context.store.cafes.areas_of_wishes(context.now)
    sky = await context.store.heat.load_snapshot(context.now) if areas else None
    for area_id in areas:
        async with context.store.isolate_item("wishes", area_id):
            if sky:
                await _gather_in(await context.store.areas.get_area(area_id), sky, context)


async def _gather_in(area: Area, sky: HeatSnapshot, context: JobContext) -> None:
    cafes, now = context.store.cafes, context.now
    muted = await context.store.organisation.muted_in(area.id, now)
    wishers = [
        (wish, member)
        for wish, member in await cafes.wishes_to_gather(area.id, now)
        if member.id not in muted
    ]
    level = max(sky.state_of(area, day).level for day in HeatDay)
    apart = await kept_apart([member for _, member in wishers], context)
    found = find_proposal(wishers, coming_slots(now, area.zone, level), apart)
    if found is None:
        return
    gathering = CafeGathering(
        area_id=area.id,
        first_at=found.first.at,
        second_at=found.second.at,
        made_at=now,
        step_at=now + ANSWERED_IN,
    )
    context.store.session.add(gathering)
    await context.store.session.flush()
    for wish, _ in found.wishers:
        wish.joins(gathering)
    await cafes.rest_wishes_of([member.id for _, member in found.wishers], now + A_WEEK)
    facts, once = _slot_facts(gathering, area), DedupKey(gathering.key_subject, CafeAct.SLOTS)
    for wish, member in found.wishers:
        letter = screen.slots_letter(facts, wish.id)
        await context.notify_member(
            member, letter, once=once, topic=Topic.CAFE, until=gathering.step_at
        )


@cafe.on_press(screen.AnswerSlots)
async def answer_slots(press: screen.AnswerSlots, turn: Interaction) -> Reply:
    """Set, never toggled; with the last answer the moment is found at once."""
    gathering = await turn.store.cafes.lock_gathering(press.gathering)
    wishers = await turn.store.cafes.wishes_in(press.gathering) if gathering else []
    mine = next((wish for wish, member in wishers if member.id == turn.member.id), None)
    if gathering is None or mine is None or gathering.state is not GatheringState.ASKING:
        raise Refused(words.cafe_slots_over())
    mine.can, mine.said_at = press.can, mine.said_at or turn.now
    if all(wish.can for wish, _ in wishers):
        await ask_for_host(gathering, turn)
        return Show(message(Text(key=f"cafe-slots-noted-{press.can}")))
    area = await turn.store.areas.get_area(gathering.area_id)
    return Show(screen.slots_noted(_slot_facts(gathering, area), press.can, mine.id))


@cafe.on_press(screen.LeadGathering)
async def answer_lead(press: screen.LeadGathering, turn: Interaction) -> Reply:
    """Whoever accepts fills in the invitation; a no is heard by nobody, and the next is asked."""
    gathering = await turn.store.cafes.lock_gathering(press.gathering)
    asked = (GatheringState.LEADING, GatheringState.PREPARING)
    if (
        gathering is None
        or gathering.captain_id != turn.member.id
        or gathering.state not in asked
        or gathering.chosen_at is None
        or gathering.chosen_at.timestamp() != press.at
    ):
        raise Refused(words.cafe_lead_gone())
    if not press.yes:
        await _pass_on(gathering, turn)
        return Show(message(words.cafe_lead_declined()))
    if gathering.cafe_id:
        return Show(await host_view(await load_cafe(gathering.cafe_id, turn), turn))
    area = await turn.own_area(gathering.area_id)
    at = gathering.chosen_at.astimezone(ZoneInfo(area.zone))
    form = await invite_form(area, turn, kind=screen.CafeKind.CAFE)
    if gathering.state is GatheringState.LEADING:
        # Once: whoever accepts again and again would hold the others up.
        gathering.state = GatheringState.PREPARING
        in_time = min(turn.now + LED_IN, gathering.chosen_at - LED_IN)
        gathering.step_at = max(in_time, turn.now + LATE)
    said = {"day": at.date().isoformat(), "hour": at.time().isoformat("minutes")}
    return replace(form, given={**form.given, "gathering": gathering.id}, said=said)


@cafe.every(minutes=5, when=GATHERINGS_DUE)
async def move_gatherings_on(_: JobTick, context: JobContext) -> None:
    """The time to answer is over, or the café begins."""
    for gathering_id in await context.store.cafes.gatherings_due(context.now):
        async with context.store.isolate_item("gathering", gathering_id):
            gathering = await context.store.cafes.lock_gathering(gathering_id)
            if gathering and gathering.step_at <= context.now:
                await _move_on(gathering, context)


async def _move_on(gathering: CafeGathering, context: JobContext) -> None:
    match gathering.state:
        case GatheringState.ASKING:
            await ask_for_host(gathering, context)
        case GatheringState.LEADING:
            await _pass_on(gathering, context)
        case GatheringState.PREPARING:
            if gathering.captain_id:
                stays = [words.cafe_lead_draft_stays()] if gathering.cafe_id else []
                told = message(words.cafe_lead_passed_on(), *stays)
                captain = await context.store.people.get_member(gathering.captain_id)
                once = DedupKey(gathering.key_subject, CafeAct.PASSED_ON)
                await context.notify_member(captain, told, once=once)
            await _pass_on(gathering, context)
        case GatheringState.OUT:
            await fulfil_wishes(gathering, context)


async def _pass_on(gathering: CafeGathering, context: JobContext) -> None:
    """Whoever was asked does not invite: the next is asked."""
    for wish, member in await context.store.cafes.wishes_in(gathering.id):
        wish.passed = wish.passed or member.id == gathering.captain_id
    await ask_for_host(gathering, context)


async def ask_for_host(gathering: CafeGathering, context: JobContext) -> None:
    """Ask the next who can at the better moment, then at the other; with nobody left, it ends."""
    gathering.captain_id = gathering.cafe_id = None
    await context.withdraw_messages(gathering.key_subject, CafeAct.LEAD)
    wishers = await context.store.cafes.wishes_in(gathering.id)
    area = await context.store.areas.get_area(gathering.area_id)
    apart = await kept_apart([member for _, member in wishers], context)
    companies = [] if area.closed_at else _companies(gathering, wishers, apart, context.now)
    for at, company in companies:
        for wish, member in company:
            if wish.passed:
                continue
            if await _ask_to_lead(gathering, area, at, member, context):
                return
            wish.passed = True
    await _end_without_cafe(gathering, area, wishers, context, could_meet=bool(companies))


def _companies(
    gathering: CafeGathering, wishers: Wishers, apart: Collection[frozenset[int]], now: datetime
) -> list[tuple[datetime, Wishers]]:
    """The moments that are not too near, and who can then, if they are enough: the best first."""
    moments = (gathering.first_at, gathering.second_at)
    found = []
    for at in moments:
        if at > now + ENOUGH:
            free = [each for each in wishers if is_free_at(each[0], gathering, at)]
            found.append((at, largest_company(free, apart)))
    enough = [each for each in found if len(each[1]) >= LEAST]
    return sorted(enough, key=lambda each: -len(each[1]))


async def _ask_to_lead(
    gathering: CafeGathering, area: Area, at: datetime, member: Member, context: JobContext
) -> bool:
    """Whether they could be asked: who rests, may publish nothing or hosts enough is not."""
    store, now = context.store, context.now
    if (
        member.paused_at(now)
        or await store.organisation.muted_until(member.id, area.id, now)
        or await store.cafes.count_cafes_of(member.id, now) >= MOST_AT_ONCE
    ):
        return False
    gathering.state, gathering.chosen_at = GatheringState.LEADING, at
    gathering.captain_id, gathering.step_at = member.id, min(now + LED_IN, at - LED_IN)
    letter = screen.lead_question(
        gathering.id,
        MomentText(at=at, zone=area.zone),
        MomentText(at=gathering.step_at, zone=area.zone),
        area.name,
    )
    once = DedupKey(gathering.key_subject, CafeAct.LEAD, occurrence_of(at))
    return await context.notify_member(member, letter, once=once, until=gathering.step_at)


async def _end_without_cafe(
    gathering: CafeGathering,
    area: Area,
    wishers: Wishers,
    context: JobContext,
    *,
    could_meet: bool,
) -> None:
    """No café this time: each is told why, and wishes on; organisers hear that one is wished."""
    await context.withdraw_messages(gathering.key_subject)
    why = words.cafe_nobody_leads() if could_meet else words.cafe_few()
    once = DedupKey(gathering.key_subject, CafeAct.NO_CAFE)
    for wish, member in wishers:
        release_wish(wish, gathering, context.now)
        letter = screen.not_this_time(wish.id, why, area.id)
        await context.notify_member(member, letter, once=once, topic=Topic.CAFE)
    if could_meet:
        await pass_wish_on(area, context)
    await context.store.cafes.delete_gathering(gathering)


async def leave_gathering(
    wish: CafeWish, gathering: CafeGathering | None, member: Member, context: JobContext
) -> None:
    """Somebody is not to be counted on any more: the others go on without them, if they can."""
    if gathering is None or gathering.state is GatheringState.OUT:
        # What is out they answer like everybody; it is fulfilled when the café begins.
        return
    wish.waits()
    await context.withdraw_messages(gathering.key_subject, by=member)
    left = await context.store.cafes.wishes_in(gathering.id)
    was_captain = gathering.captain_id == member.id
    if gathering.state is GatheringState.ASKING:
        over = len(left) < LEAST or all(each.can for each, _ in left)
    else:
        free = [each for each, _ in left if is_free_at(each, gathering, gathering.chosen_at)]
        short = len(free) < LEAST and gathering.state is GatheringState.LEADING
        over = was_captain or short
    if over:
        await ask_for_host(gathering, context)


def _slot_facts(gathering: CafeGathering, area: Area) -> screen.SlotFacts:
    return screen.SlotFacts(
        gathering=gathering.id,
        area_name=area.name,
        first=MomentText(at=gathering.first_at, zone=area.zone),
        second=MomentText(at=gathering.second_at, zone=area.zone),
        until=MomentText(at=gathering.step_at, zone=area.zone),
    )
