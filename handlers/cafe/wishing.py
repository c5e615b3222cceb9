"""Wishing for a café: said in a few ticks, kept to oneself, undone at any time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from handlers.cafe.feature import CafeAct, cafe
from handlers.cafe.gathering import A_WEEK, leave_gathering
from handlers.kernel.events import IntentEvent, JobTick
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Ask, Refused, Reply, Say, Show
from messages import cafe as screen
from messages import words
from messages.intents import Intent
from messages.model import Topic, message
from storage.area import Area
from storage.cafe import WISH_LASTS, CafeWish
from storage.cafe.wish_queries import WISHES_OLD
from storage.outbox import DedupKey, occurrence_of
from storage.people import Member

STILL = timedelta(days=14)
"""Asked whether they still wish for it, somebody has so long to say yes."""


@cafe.on_intent(Intent.WISH)
async def wish_in_words(_: IntentEvent, turn: Interaction) -> Reply:
    areas = await turn.areas_here()
    if len(areas) == 1:
        return await _times_form(areas[0], turn)
    return Say(screen.which_area_to_wish([(area.id, area.name) for area in areas]))


@cafe.on_press(screen.ChooseWishTimes)
async def choose_times(press: screen.ChooseWishTimes, turn: Interaction) -> Reply:
    return await _times_form(await turn.own_area(press.area), turn)


async def _times_form(area: Area, turn: Interaction) -> Ask:
    """The times of the week, those of before ticked."""
    wish = await turn.store.cafes.wish_of(turn.member.id, area.id)
    return Ask(screen.WishForm, {"area": area.id, **({"times": wish.times} if wish else {})})


@cafe.on_form(screen.WishForm)
async def make_wish(form: screen.WishForm, turn: Interaction) -> Reply:
    """Said again it is the same wish, with other times; what is proposed already stays so."""
    area = await turn.own_area(form.area)
    if not form.times:
        raise Refused(words.cafe_wish_no_time(), field="times")
    await turn.require_unmuted(area.id)
    wish = CafeWish(
        area_id=area.id,
        member_id=turn.member.id,
        times=[str(each) for each in dict.fromkeys(form.times)],
        made_at=turn.now,
        ask_at=turn.now + WISH_LASTS,
    )
    await turn.store.cafes.save_wish(wish)
    kept = await turn.store.cafes.wish_of(turn.member.id, area.id) or wish
    await _rest_a_week_at_most(kept, turn)
    membership = await turn.store.areas.membership(turn.member.id, area.id)
    muffled = membership is not None and not membership.wants_topic(Topic.CAFE)
    return Say(screen.wish_noted(_wish_facts(kept, area, muffled=muffled)))


async def _rest_a_week_at_most(wish: CafeWish, turn: Interaction) -> None:
    """A proposal a week, wherever they wish; left in peace for longer, they wish again."""
    mine = await turn.store.cafes.wishes_of(turn.member.id)
    rests = [each.rests_until for each in (wish, *mine) if each.rests_until]
    # Its own rest counts first: said again and again, it does not begin anew.
    until = next((rest for rest in rests if rest > turn.now), None)
    if until:
        wish.rests_until = min(until, turn.now + A_WEEK)


@cafe.on_press(screen.ShowWishes)
async def show_wishes(_: screen.ShowWishes, turn: Interaction) -> Reply:
    areas = {area.id: area for _, area in await turn.own_areas()}
    mine = await turn.store.cafes.wishes_of(turn.member.id)
    shown = [_wish_facts(each, areas[each.area_id]) for each in mine if each.area_id in areas]
    return Show(screen.wishes_screen(shown))


@cafe.on_press(screen.KeepWish)
async def keep_wish(press: screen.KeepWish, turn: Interaction) -> Reply:
    wish, _ = await turn.store.cafes.lock_wish(press.wish)
    if wish is None or wish.member_id != turn.member.id:
        raise Refused(words.cafe_wish_gone())
    wish.ask_at, wish.asked = turn.now + WISH_LASTS, False
    if wish.rests_until:
        # Left in peace because they were silent, they are so no more.
        wish.rests_until = min(wish.rests_until, turn.now + A_WEEK)
    return Show(message(words.cafe_wish_kept()))


@cafe.on_press(screen.DropWish)
async def drop_wish(press: screen.DropWish, turn: Interaction) -> Reply:
    """Forgotten at once; pressed twice, it is forgotten still."""
    wish, gathering = await turn.store.cafes.lock_wish(press.wish)
    if wish and wish.member_id != turn.member.id:
        raise Refused(words.cafe_wish_gone())
    if wish:
        await leave_gathering(wish, gathering, turn.member, turn)
        await turn.store.cafes.delete_wish(wish)
        await turn.withdraw_messages(wish.key_subject)
    return Show(message(words.cafe_wish_ended()))


@cafe.every(hours=1, when=WISHES_OLD)
async def ask_whether_still(_: JobTick, context: JobContext) -> None:
    """After sixty days they are asked once whether they still wish for it; silence ends it."""
    for wish_id in await context.store.cafes.wishes_to_ask(context.now):
        async with context.store.isolate_item("wish", wish_id):
            await _ask_or_forget(wish_id, context)


async def _ask_or_forget(wish_id: int, context: JobContext) -> None:
    wish, gathering = await context.store.cafes.lock_wish(wish_id)
    if wish is None or gathering or wish.ask_at > context.now:
        return
    member = await context.store.people.get_member(wish.member_id)
    if member.paused_until and member.paused_at(context.now):
        wish.ask_at = member.paused_until
        return
    area = await context.store.areas.get_area(wish.area_id)
    if wish.asked or area.closed_at:
        await context.store.cafes.delete_wish(wish)
        return
    once = DedupKey(wish.key_subject, CafeAct.STILL, occurrence_of(wish.ask_at))
    wish.asked, wish.ask_at = True, context.now + STILL
    question = screen.wish_question(_wish_facts(wish, area))
    await context.notify_member(member, question, once=once, until=wish.ask_at)


# --- who leaves, rests or turns out to be somebody else


@cafe.on_erase
async def forget_wishes_on_erase(member: Member, context: JobContext) -> None:
    """Who is asked together with them goes on without them; who was to invite is asked anew."""
    await _end_wishes(await context.store.cafes.wishes_of(member.id), member, context)


@cafe.on_stand_down
async def settle_wishes_on_leaving(
    member: Member, area_id: int | None, context: JobContext
) -> None:
    """Who has left the area wishes nothing there; who only rests is not counted on meanwhile."""
    mine = await context.store.cafes.wishes_of(member.id)
    if area_id is not None:
        here = [each for each in mine if each.area_id == area_id]
        await _end_wishes(here, member, context)
        if here:
            area = await context.store.areas.get_area(area_id)
            await context.notify_member(member, message(words.cafe_wish_left(area=area.name)))
        return
    for each in mine:
        wish, gathering = await context.store.cafes.lock_wish(each.id)
        if wish:
            await leave_gathering(wish, gathering, member, context)


@cafe.on_merge
async def settle_wishes_on_merge(kept: Member, gone: Member, context: JobContext) -> None:
    """One person wishes once in an area: what is proposed already stands, of two the kept one's."""
    theirs = {each.area_id: each for each in await context.store.cafes.wishes_of(kept.id)}
    for each in await context.store.cafes.wishes_of(gone.id):
        twin = theirs.get(each.area_id)
        if twin is None:
            continue
        if each.gathering_id and not twin.gathering_id:
            await _end_wishes([twin], kept, context)
        else:
            await _end_wishes([each], gone, context)


async def _end_wishes(wishes: Sequence[CafeWish], member: Member, context: JobContext) -> None:
    for each in wishes:
        wish, gathering = await context.store.cafes.lock_wish(each.id)
        if wish:
            await leave_gathering(wish, gathering, member, context)
            await context.store.cafes.delete_wish(wish)
            await context.withdraw_messages(wish.key_subject)


def _wish_facts(wish: CafeWish, area: Area, *, muffled: bool = False) -> screen.WishFacts:
    times = [each for each in screen.WishTime if each in wish.times]
    return screen.WishFacts(wish.id, area.id, area.name, times, muffled)
