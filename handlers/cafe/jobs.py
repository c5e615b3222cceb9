"""What a café says by itself: sweeps over what is due, minus what was already told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.cafe.feature import (
    AHEAD,
    FEW,
    SOON,
    CafeAct,
    LoadedCafe,
    cafe,
    load_cafe,
    priority_before_cafe,
    redraw_cafe,
    tell_area,
)
from handlers.kernel.events import JobTick
from handlers.kernel.interaction import JobContext
from messages import cafe as screen
from messages import words
from messages.model import ConfidencePurpose
from storage.cafe import LINKS_LAST, Attendance, CafeAnswer, CafeState, due
from storage.outbox import echo_of
from storage.people import Member

EVE = time(18)
MORNING_AFTER = time(9)
FRESH = timedelta(hours=4)
"""A card that hangs no longer than that before its café needs no reminder below it."""

AWAKE_FROM, AWAKE_UNTIL = time(8, 30), time(21)
"""Outside of these hours nothing new is put on a wall."""

A_DAY = timedelta(hours=24)
LASTS = timedelta(hours=3)
REVIEWED = timedelta(days=3)


@cafe.every(minutes=1, when=due.cafes_within(AHEAD))
async def send_reminders(_: JobTick, context: JobContext) -> None:
    """Every café of the next two days: whatever is due for it and was not said yet."""
    for cafe_id in await context.store.cafes.cafes_starting(context.now, context.now + AHEAD):
        async with context.store.isolate_item("cafe", cafe_id):
            await _remind_of(await load_cafe(cafe_id, context), context)


async def _remind_of(loaded: LoadedCafe, context: JobContext) -> None:
    if not loaded.cafe.open_at(context.now):
        return
    left = loaded.cafe.starts_at - context.now
    if context.now >= _eve_moment(loaded):
        await _the_day_before(loaded, context)
    if left <= A_DAY:
        await _give_the_address(loaded, context)
        await _nudge_area(loaded, context)
    if left <= SOON:
        await _two_hours_before(loaded, context)
        await _remind_walls(loaded, context)


async def _the_day_before(loaded: LoadedCafe, context: JobContext) -> None:
    """At 18:00: guests, those who hesitate, and the host; not who has answered since."""
    invitation, facts, eve = loaded.cafe, loaded.cafe_facts, _eve_moment(loaded)
    once = loaded.dedup_key(CafeAct.EVE, invitation.starts_at)
    still = screen.still_coming_row(facts)
    asked = screen.cafe_notice(facts, words.cafe_reminder_eve(), rows=still)
    hesitating = screen.cafe_notice(facts, words.cafe_reminder_maybe(), rows=still)
    among = (Attendance.GOING, Attendance.MAYBE)
    answers = await context.store.cafes.list_answers(invitation.id, among)
    warned = await _to_be_warned(loaded, answers, context)
    for answer, member in answers:
        if answer.at < eve:
            message = hesitating if answer.coming is Attendance.MAYBE else asked
            if member.id in warned:
                message = screen.with_warning(message)
            await context.notify_member(member, message, once=once, until=invitation.starts_at)
    if loaded.host and invitation.created_at < eve:
        count = words.cafe_host_eve(seated=loaded.tally.seated)
        missing = [words.cafe_host_eve_address()] if loaded.lacks_address else []
        message = screen.cafe_notice(facts, count, then=missing, rows=screen.host_rows(facts))
        if loaded.host.id in warned:
            message = screen.with_warning(message)
        await context.notify_member(loaded.host, message, once=once, until=invitation.starts_at)


async def _give_the_address(loaded: LoadedCafe, context: JobContext) -> None:
    """A home's address to confirmed guests; to later ones as they confirm."""
    invitation = loaded.cafe
    if not invitation.address or not loaded.at_home:
        return
    message = screen.cafe_notice(
        loaded.cafe_facts,
        words.cafe_address_letter(address=invitation.address),
        then=[words.cafe_address_discreet()],
        confidence=loaded.cafe_facts.confidence,
    )
    once = loaded.dedup_key(CafeAct.ADDRESS, invitation.revision)
    guests = await context.store.cafes.list_answers(invitation.id, (Attendance.GOING,))
    apart = await context.store.blocks.blocked_with(
        invitation.host_id or 0, [member.id for _, member in guests]
    )
    for _, member in guests:
        if member.id in apart:
            continue
        await context.notify_member(
            member,
            message,
            once=once,
            priority=priority_before_cafe(member, loaded, context.now),
            until=invitation.starts_at,
        )


async def _nudge_area(loaded: LoadedCafe, context: JobContext) -> None:
    """With fewer than two coming and seats free, the area hears of it once more."""
    invitation = loaded.cafe
    announced_early = invitation.created_at < invitation.starts_at - A_DAY
    if (
        invitation.nudged
        or not announced_early
        or loaded.tally.seated >= FEW
        or loaded.free_seats < 1
    ):
        return
    if await context.hidden_cards(invitation.card_name):
        return
    invitation.nudged = True
    echo = echo_of(invitation.card_name)
    if await context.store.outbox.get_card(echo):
        await context.redraw_card(echo, loaded.nudge_card(context.now))
    else:
        await context.publish_card(loaded.area, echo, loaded.nudge_card(context.now))
    await tell_area(loaded, words.cafe_nudge(), context, once=loaded.dedup_key(CafeAct.NUDGE))


async def _two_hours_before(loaded: LoadedCafe, context: JobContext) -> None:
    invitation = loaded.cafe
    once = loaded.dedup_key(CafeAct.SOON, invitation.starts_at)
    still = screen.still_coming_row(loaded.cafe_facts)
    reminder = screen.cafe_notice(loaded.cafe_facts, words.cafe_reminder_soon(), rows=still)
    answers = await context.store.cafes.list_answers(invitation.id, (Attendance.GOING,))
    warned = await _to_be_warned(loaded, answers, context)
    for answer, member in answers:
        if answer.at < invitation.starts_at - SOON:
            message = screen.with_warning(reminder) if member.id in warned else reminder
            await context.notify_member(member, message, once=once, until=invitation.starts_at)


async def _remind_walls(loaded: LoadedCafe, context: JobContext) -> None:
    """One line with the seats that are left, unless the walls were written to again before."""
    invitation, here = loaded.cafe, context.now.astimezone(ZoneInfo(loaded.area.zone)).time()
    fresh = invitation.created_at > invitation.starts_at - FRESH
    if invitation.nudged or fresh or loaded.free_seats < 1 or not AWAKE_FROM <= here < AWAKE_UNTIL:
        return
    echo = echo_of(invitation.card_name)
    if await context.store.outbox.get_card(echo):
        # It hangs there since another day, from which the café was moved.
        await context.redraw_card(echo, loaded.nudge_card(context.now))
        return
    if await context.hidden_cards(invitation.card_name):
        return
    await context.publish_card(loaded.area, echo, loaded.nudge_card(context.now))


async def _to_be_warned(
    loaded: LoadedCafe, answers: Sequence[tuple[CafeAnswer, Member]], context: JobContext
) -> set[int]:
    """Who comes, and asked to be told when somebody they keep away from comes too.

    Told with the reminders and never as the answer to a press: nobody finds out by answering
    where somebody is going.
    """
    coming = {member.id for answer, member in answers if answer.coming is Attendance.GOING}
    host = {loaded.host.id} if loaded.host else set()
    pairs = await context.store.blocks.warnings_among(coming | host)
    return {one for one, other in pairs if other in coming}


@cafe.every(minutes=5, when=due.cafes_within(-LASTS))
async def close_past_cafes(_: JobTick, context: JobContext) -> None:
    """Three hours after the start the card keeps its words and loses its buttons."""
    over = context.now - LASTS
    for cafe_id in await context.store.cafes.past_cafes(over):
        async with context.store.isolate_item("cafe", cafe_id):
            loaded = await load_cafe(cafe_id, context)
            if loaded.cafe.state is CafeState.OPEN and loaded.cafe.starts_at <= over:
                loaded.cafe.state, loaded.cafe.came = CafeState.OVER, loaded.tally.seated
                loaded.cafe.address = None
                await context.store.cafes.forget_guests_of(cafe_id)
                await context.end_confidence(ConfidencePurpose.CAFE, cafe_id)
                await redraw_cafe(loaded, context)


@cafe.every(minutes=5, when=due.cafes_unreviewed_for(REVIEWED))
async def ask_how_it_went(_: JobTick, context: JobContext) -> None:
    """The next morning the host is asked, and may start again with one tap."""
    for cafe_id in await context.store.cafes.cafes_to_review(context.now - REVIEWED):
        async with context.store.isolate_item("cafe", cafe_id):
            loaded = await load_cafe(cafe_id, context)
            morning = _moment_near(loaded, MORNING_AFTER, days=1)
            if loaded.host is None or loaded.cafe.outcome or context.now < morning:
                continue
            until = morning + timedelta(days=2)
            once = loaded.dedup_key(CafeAct.AFTER)
            await context.notify_member(
                loaded.host, screen.host_follow_up(loaded.cafe_facts), once=once, until=until
            )


@cafe.every(hours=1, when=due.cafes_remembered_after(LINKS_LAST))
async def forget_who_met(_: JobTick, context: JobContext) -> None:
    """A week after it began only numbers are left of a café: no host, no guests, no place."""
    over = await context.store.cafes.long_over(context.now - LINKS_LAST)
    if over:
        await context.store.cafes.forget_who_met(over)
        for cafe_id in over:
            async with context.store.isolate_item("cafe", cafe_id):
                loaded = await load_cafe(cafe_id, context)
                await redraw_cafe(loaded, context)
                await context.store.outbox.set_card_author(loaded.cafe.card_name, None)


def _eve_moment(loaded: LoadedCafe) -> datetime:
    return _moment_near(loaded, EVE, days=-1)


def _moment_near(loaded: LoadedCafe, hour: time, *, days: int) -> datetime:
    """The given hour by the area's clocks, so many days from the café's day."""
    zone = ZoneInfo(loaded.area.zone)
    day = loaded.cafe.starts_at.astimezone(zone).date() + timedelta(days=days)
    return datetime.combine(day, hour, zone)
