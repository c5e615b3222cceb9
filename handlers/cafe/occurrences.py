"""What comes back by itself: the next occurrence is published, and its host asked now and then."""

from __future__ import annotations

from datetime import datetime, timedelta

from handlers.cafe.feature import CafeAct, LoadedCafe, cafe, load_cafe, publish_cafe, redraw_cafe
from handlers.cafe.recurrence import AHEAD, AT_LEAST, LASTS, next_start, schedule_next
from handlers.cafe.recurring import (
    LoadedRecurring,
    end_recurring,
    load_recurring,
    recurring_facts,
)
from handlers.kernel.events import JobTick
from handlers.kernel.interaction import JobContext
from messages import cafe as screen
from messages import words
from storage.cafe import Cafe, CafeState
from storage.cafe.recurring import RECURRING_ASKS, RECURRING_DUE
from storage.outbox import DedupKey, occurrence_of
from storage.people import Member

ASKED_AGAIN = timedelta(days=7)
ASKED_AT_MOST = 2
"""How often the host is asked whether it goes on before their silence ends it."""


@cafe.every(minutes=5, when=RECURRING_DUE)
async def publish_recurring(_: JobTick, context: JobContext) -> None:
    """Each café that comes back, once its occurrence before is over."""
    for recurring_id in await context.store.cafes.recurring_due(context.now):
        async with context.store.isolate_item("recurring", recurring_id):
            await _publish_if_due(recurring_id, context)


@cafe.every(hours=1, when=RECURRING_ASKS)
async def ask_whether_it_goes_on(_: JobTick, context: JobContext) -> None:
    """Every three months; asked twice and silent, a host lets it end."""
    for recurring_id in await context.store.cafes.recurring_to_ask(context.now):
        async with context.store.isolate_item("recurring", recurring_id):
            await _ask_or_end(recurring_id, context)


async def _publish_if_due(recurring_id: int, context: JobContext) -> None:
    loaded = await load_recurring(recurring_id, context)
    if loaded is None or loaded.recurring.due_at > context.now:
        return
    recurring, area, host = loaded.recurring, loaded.area, loaded.host
    if area.closed_at or not await context.store.areas.membership(host.id, area.id):
        await end_recurring(loaded, context, told=True)
        return
    starts_at = next_start(recurring, area)
    if starts_at > context.now + AHEAD:
        recurring.due_at = starts_at - AHEAD
        return
    wait = await _what_holds_it_up(loaded, context)
    if wait or starts_at < context.now + AT_LEAST:
        wait = wait or context.now
        schedule_next(recurring, area, max(wait, context.now) + AT_LEAST, free_from=wait)
        return
    # Its host may have been quicker: "again next week" is this occurrence.
    there = await context.store.cafes.open_cafe_at(host.id, area.id, starts_at)
    occurrence = there or await _add_occurrence(loaded, starts_at, context)
    recurring.cafe_id = occurrence.id
    schedule_next(recurring, area, starts_at, free_from=starts_at + LASTS)
    await context.store.session.flush()
    published = await load_cafe(occurrence.id, context)
    if there:
        await redraw_cafe(published, context)
        return
    await publish_cafe(published, context)
    await _tell_host(published, host, context)


async def _add_occurrence(
    loaded: LoadedRecurring, starts_at: datetime, context: JobContext
) -> Cafe:
    recurring = loaded.recurring
    at_home = recurring.kind == screen.CafeKind.HOME
    occurrence = Cafe(
        area_id=recurring.area_id,
        host_id=recurring.host_id,
        kind=recurring.kind,
        starts_at=starts_at,
        place=recurring.place,
        address=recurring.address if at_home else None,
        seats=recurring.seats,
        note=recurring.note,
        access=recurring.access,
        state=CafeState.OPEN,
        created_at=context.now,
    )
    context.store.cafes.add_cafe(occurrence)
    await context.store.session.flush()
    return occurrence


async def _tell_host(published: LoadedCafe, host: Member, context: JobContext) -> None:
    missing = [words.cafe_host_eve_address()] if published.lacks_address else []
    facts = published.cafe_facts
    notice = screen.cafe_notice(
        facts, words.cafe_recurring_out(), then=missing, rows=screen.host_rows(facts)
    )
    once, until = published.dedup_key(CafeAct.OUT), published.cafe.starts_at
    await context.notify_member(host, notice, once=once, until=until)


async def _what_holds_it_up(loaded: LoadedRecurring, context: JobContext) -> datetime | None:
    """Until when nothing is published: one that was moved is not over, its host rests or must."""
    host, now, last = loaded.host, context.now, loaded.last
    holds = [await context.store.organisation.muted_until(host.id, loaded.area.id, now)]
    if host.paused_at(now):
        holds.append(host.paused_until)
    if not await context.store.outbox.reachable_accounts({host.id}):
        holds.append(now + ASKED_AGAIN)
    if last and last.cafe.open_at(now):
        holds.append(last.cafe.starts_at + LASTS)
    return max((each for each in holds if each), default=None)


async def _ask_or_end(recurring_id: int, context: JobContext) -> None:
    loaded = await load_recurring(recurring_id, context)
    if loaded is None or loaded.recurring.ask_at > context.now:
        return
    recurring, host = loaded.recurring, loaded.host
    if host.paused_until and host.paused_at(context.now):
        recurring.ask_at = host.paused_until
        return
    if recurring.asked >= ASKED_AT_MOST:
        await end_recurring(loaded, context, told=True)
        return
    once = DedupKey(recurring.key_subject, "goes_on", occurrence_of(recurring.ask_at))
    recurring.asked += 1
    recurring.ask_at = context.now + ASKED_AGAIN
    question = screen.recurring_question(recurring_facts(recurring, loaded.area))
    await context.notify_member(host, question, once=once)
