"""A host's recurring café: chosen once, published time after time, stopped in one tap."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.cafe.feature import (
    CafeAct,
    LoadedCafe,
    cafe,
    host_view,
    load_cafe,
    publish_cafe,
    redraw_cafe,
    rhythm_of,
)
from handlers.cafe.hosting import MOST_AT_ONCE, cafe_hosted_by
from handlers.kernel.events import JobTick
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Refused, Reply, Show
from messages import cafe as screen
from messages import dates, words
from messages.model import Message, MomentText, message
from storage.area import Area
from storage.cafe import Cafe, CafeState, RecurringCafe
from storage.cafe.recurring import RECURRING_ASKS, RECURRING_DUE
from storage.outbox import DedupKey, occurrence_of
from storage.people import Member

AHEAD = timedelta(days=28)
"""How long before it begins an occurrence is published at the earliest."""

AT_LEAST = timedelta(hours=24)
"""With less time than that nobody could be told: this occurrence is left out."""

LASTS = timedelta(hours=3)
"""After it began an occurrence is over, and the next one may be published."""

ASKED_EVERY = timedelta(days=91)
ASKED_AGAIN = timedelta(days=7)
ASKED_AT_MOST = 2
"""How often the host is asked whether it goes on before their silence ends it."""


@cafe.on_press(screen.OfferRhythms)
async def offer_rhythms(press: screen.OfferRhythms, turn: Interaction) -> Reply:
    loaded = await _repeatable_cafe(press.cafe, turn)
    recurring = loaded.recurring.id if loaded.recurring else None
    return Show(screen.rhythms_screen(press.cafe, _day_of(loaded), recurring))


@cafe.on_press(screen.SetRhythm)
async def set_rhythm(press: screen.SetRhythm, turn: Interaction) -> Reply:
    """The café comes back as it is now; pressed twice, or another way, it is still one."""
    loaded = await _repeatable_cafe(press.cafe, turn)
    first = _day_of(loaded)
    if press.rhythm not in screen.rhythms_of(first):
        raise Refused(words.gone())
    await turn.require_unmuted(loaded.area.id)
    recurring = loaded.recurring or await _one_alike(loaded, press.rhythm, turn)
    if recurring is None:
        if not loaded.cafe.open_at(turn.now) and await _has_too_many(turn):
            raise Refused(words.cafe_too_many(count=MOST_AT_ONCE))
        recurring = RecurringCafe(
            area_id=loaded.area.id,
            host_id=turn.member.id,
            cafe_id=loaded.cafe.id,
            kind=loaded.cafe.kind,
            place=loaded.cafe.place,
            seats=loaded.cafe.seats,
            rhythm=press.rhythm,
            first_on=first,
            hour=_local_start(loaded).time(),
            next_on=first,
            due_at=turn.now,
            ask_at=turn.now,
        )
        turn.store.cafes.add_recurring(recurring)
    _comes_back_as(loaded, press.rhythm, recurring)
    recurring.ask_at, recurring.asked = turn.now + ASKED_EVERY, 0
    after = max(loaded.cafe.starts_at, turn.now + AT_LEAST)
    _schedule(recurring, loaded.area, after, free_from=_over(loaded, turn.now))
    await turn.store.session.flush()
    if loaded.cafe.open_at(turn.now):
        await redraw_cafe(replace(loaded, recurring=recurring), turn)
    return Show(_screen_of(recurring, loaded.area), hint=words.cafe_recurring_set())


@cafe.on_press(screen.ShowRecurring)
async def show_recurring(press: screen.ShowRecurring, turn: Interaction) -> Reply:
    recurring, area, _ = await _own_recurring(press.recurring, turn)
    return Show(_screen_of(recurring, area))


@cafe.on_press(screen.KeepRecurring)
async def keep_recurring(press: screen.KeepRecurring, turn: Interaction) -> Reply:
    recurring, area, _ = await _own_recurring(press.recurring, turn)
    recurring.ask_at, recurring.asked = turn.now + ASKED_EVERY, 0
    return Show(_screen_of(recurring, area), hint=words.cafe_recurring_kept())


@cafe.on_press(screen.StopRecurring)
async def stop_recurring(press: screen.StopRecurring, turn: Interaction) -> Reply:
    """It comes back no more; what is published already takes place."""
    found = await turn.store.cafes.recurring_with_people(press.recurring)
    if found is None:
        return Show(message(words.cafe_recurring_stopped()))
    recurring, _, _ = await _own_recurring(press.recurring, turn)
    loaded = await _end_recurring(recurring, turn)
    if loaded and loaded.cafe.host_id == turn.member.id:
        return Show(await host_view(loaded, turn), hint=words.cafe_recurring_stopped())
    return Show(message(words.cafe_recurring_stopped()))


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
    found = await context.store.cafes.recurring_with_people(recurring_id)
    if found is None or found[0].due_at > context.now:
        return
    recurring, area, host = found
    if area.closed_at or not await context.store.areas.membership(host.id, area.id):
        await _end_recurring(recurring, context, host)
        return
    starts_at = _next_start(recurring, area)
    if starts_at > context.now + AHEAD:
        recurring.due_at = starts_at - AHEAD
        return
    wait = await _what_holds_it_up(recurring, host, context)
    if wait or starts_at < context.now + AT_LEAST:
        wait = wait or context.now
        _schedule(recurring, area, max(wait, context.now) + AT_LEAST, free_from=wait)
        return
    there = await context.store.cafes.hosted_at(host.id, starts_at)
    if there and there.state is CafeState.OPEN:
        # Its host was quicker: "again next week" is this occurrence.
        recurring.cafe_id = there.id
        _schedule(recurring, area, starts_at, free_from=starts_at + LASTS)
        return
    occurrence = Cafe(
        area_id=area.id,
        host_id=host.id,
        kind=recurring.kind,
        starts_at=starts_at,
        place=recurring.place,
        address=recurring.address if recurring.kind == screen.CafeKind.HOME else None,
        seats=recurring.seats,
        note=recurring.note,
        access=recurring.access,
        state=CafeState.OPEN,
        created_at=context.now,
    )
    context.store.cafes.add_cafe(occurrence)
    await context.store.session.flush()
    recurring.cafe_id = occurrence.id
    _schedule(recurring, area, starts_at, free_from=starts_at + LASTS)
    await context.store.session.flush()
    loaded = await load_cafe(occurrence.id, context)
    await publish_cafe(loaded, context)
    missing = [words.cafe_host_eve_address()] if loaded.lacks_address else []
    facts = loaded.cafe_facts
    notice = screen.cafe_notice(
        facts, words.cafe_recurring_out(), then=missing, rows=screen.host_rows(facts)
    )
    once = loaded.dedup_key(CafeAct.OUT)
    await context.notify_member(host, notice, once=once, until=starts_at)


async def _what_holds_it_up(
    recurring: RecurringCafe, host: Member, context: JobContext
) -> datetime | None:
    """Until when nothing is published: one that was moved is not over, its host rests or must."""
    holds = [await context.store.organisation.muted_until(host.id, recurring.area_id, context.now)]
    if host.paused_at(context.now):
        holds.append(host.paused_until)
    if not await context.store.outbox.reachable_accounts({host.id}):
        holds.append(context.now + ASKED_AGAIN)
    if recurring.cafe_id is not None:
        loaded = await load_cafe(recurring.cafe_id, context)
        if loaded.cafe.open_at(context.now):
            holds.append(loaded.cafe.starts_at + LASTS)
    return max((each for each in holds if each), default=None)


async def _ask_or_end(recurring_id: int, context: JobContext) -> None:
    found = await context.store.cafes.recurring_with_people(recurring_id)
    if found is None or found[0].ask_at > context.now:
        return
    recurring, area, host = found
    if host.paused_until and host.paused_at(context.now):
        recurring.ask_at = host.paused_until
        return
    if recurring.asked >= ASKED_AT_MOST:
        await _end_recurring(recurring, context, host)
        return
    once = DedupKey(recurring.key_subject, "goes_on", occurrence_of(recurring.ask_at))
    recurring.asked += 1
    recurring.ask_at = context.now + ASKED_AGAIN
    question = screen.recurring_question(_facts_of(recurring, area))
    await context.notify_member(host, question, once=once)


async def _end_recurring(
    recurring: RecurringCafe, context: JobContext, told: Member | None = None
) -> LoadedCafe | None:
    """It comes back no more; its host is told, unless they ended it themselves.

    The occurrence that is out, if there is one: its card promises no other any more.
    """
    await context.withdraw_messages(recurring.key_subject)
    if told:
        once = DedupKey(recurring.key_subject, "ended", occurrence_of(context.now))
        ended = message(words.cafe_recurring_ended(place=recurring.place))
        await context.notify_member(told, ended, once=once)
    await context.store.cafes.delete_recurring(recurring.id)
    context.store.session.expunge(recurring)
    if recurring.cafe_id is None:
        return None
    loaded = await load_cafe(recurring.cafe_id, context)
    if not loaded.cafe.open_at(context.now):
        return None
    await redraw_cafe(loaded, context)
    return loaded


async def _repeatable_cafe(cafe_id: int, turn: Interaction) -> LoadedCafe:
    """A café its host may let come back: published, and not called off."""
    loaded = await cafe_hosted_by(cafe_id, turn)
    if loaded.cafe.state not in (CafeState.OPEN, CafeState.OVER):
        raise Refused(words.gone())
    await turn.own_area(loaded.area.id)
    return loaded


async def _own_recurring(
    recurring_id: int, turn: Interaction
) -> tuple[RecurringCafe, Area, Member]:
    found = await turn.store.cafes.recurring_with_people(recurring_id)
    if found is None:
        raise Refused(words.cafe_recurring_stopped())
    if found[0].host_id != turn.member.id:
        raise Refused(words.cafe_not_yours())
    return found


async def _one_alike(loaded: LoadedCafe, rhythm: str, turn: Interaction) -> RecurringCafe | None:
    """What comes back already on such days at that hour."""
    days = screen.days_of(screen.CafeRhythm(rhythm), _day_of(loaded))
    soon = {next(days) for _ in range(3)}
    return next(
        (
            each
            for each in await turn.store.cafes.recurring_of(turn.member.id)
            if (each.area_id, each.rhythm) == (loaded.area.id, rhythm)
            and each.hour == _local_start(loaded).time()
            and each.next_on in soon
        ),
        None,
    )


async def _has_too_many(turn: Interaction) -> bool:
    return await turn.store.cafes.count_cafes_of(turn.member.id, turn.now) >= MOST_AT_ONCE


def _comes_back_as(loaded: LoadedCafe, rhythm: str, recurring: RecurringCafe) -> None:
    """What each occurrence is made of: the café as it is now."""
    now = loaded.cafe
    if not loaded.at_home or (recurring.kind, recurring.place) != (now.kind, now.place):
        # The address of another place leads nobody there.
        recurring.address = None
    recurring.cafe_id, recurring.rhythm = now.id, rhythm
    recurring.first_on, recurring.hour = _day_of(loaded), _local_start(loaded).time()
    recurring.kind, recurring.place, recurring.seats = now.kind, now.place, now.seats
    recurring.note, recurring.access = now.note, list(now.access)
    if now.state is CafeState.OPEN and loaded.at_home:
        recurring.address = now.address


def _schedule(
    recurring: RecurringCafe, area: Area, after: datetime, *, free_from: datetime
) -> None:
    """The next day after that moment, published in time and not before `free_from`."""
    for day in screen.days_of(screen.CafeRhythm(recurring.rhythm), recurring.first_on):
        moment = _start_on(day, recurring, area)
        if moment and moment > after:
            recurring.next_on = day
            recurring.due_at = max(free_from, moment - AHEAD)
            return


def _next_start(recurring: RecurringCafe, area: Area) -> datetime:
    """When the next occurrence begins; never an hour that a clock leaves out."""
    moment = _start_on(recurring.next_on, recurring, area)
    return moment or datetime.combine(recurring.next_on, recurring.hour, ZoneInfo(area.zone))


def _start_on(day: date, recurring: RecurringCafe, area: Area) -> datetime | None:
    moment = dates.instant_of(day, recurring.hour, ZoneInfo(area.zone))
    return moment if isinstance(moment, datetime) else None


def _over(loaded: LoadedCafe, now: datetime) -> datetime:
    return max(now, loaded.cafe.starts_at + LASTS)


def _local_start(loaded: LoadedCafe) -> datetime:
    return loaded.cafe.starts_at.astimezone(ZoneInfo(loaded.area.zone))


def _day_of(loaded: LoadedCafe) -> date:
    return _local_start(loaded).date()


def _facts_of(recurring: RecurringCafe, area: Area) -> screen.RecurringFacts:
    return screen.RecurringFacts(
        recurring=recurring.id,
        rhythm=rhythm_of(recurring),
        place=recurring.place,
        next_at=MomentText(at=_next_start(recurring, area), zone=area.zone),
    )


def _screen_of(recurring: RecurringCafe, area: Area) -> Message:
    return screen.recurring_screen(_facts_of(recurring, area))
