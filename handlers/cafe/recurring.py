"""A host's recurring café: chosen once, changed by old and new cards, stopped in one tap."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.cafe.feature import (
    LoadedCafe,
    cafe,
    host_view,
    load_cafe,
    redraw_cafe,
    rhythm_of,
)
from handlers.cafe.hosting import MOST_AT_ONCE, cafe_hosted_by
from handlers.cafe.recurrence import AT_LEAST, LASTS, next_start, schedule_next
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Refused, Reply, Show
from messages import cafe as screen
from messages import words
from messages.model import Message, MomentText, message
from storage.area import Area
from storage.cafe import CafeState, RecurringCafe
from storage.outbox import DedupKey, occurrence_of
from storage.people import Member

ASKED_EVERY = timedelta(days=91)


@dataclass(frozen=True)
class LoadedRecurring:
    """A recurring café, locked, with its people and the occurrence that was published last."""

    recurring: RecurringCafe
    area: Area
    host: Member
    last: LoadedCafe | None


async def load_recurring(recurring_id: int, context: JobContext) -> LoadedRecurring | None:
    """It, if it still comes back; its occurrence is locked first, as by whoever presses there."""
    cafe_id = await context.store.cafes.last_occurrence(recurring_id)
    last = await load_cafe(cafe_id, context) if cafe_id else None
    found = await context.store.cafes.recurring_with_people(recurring_id)
    if found is None:
        return None
    recurring, area, host = found
    if recurring.cafe_id != cafe_id:
        # The next one was published while we waited.
        last = await load_cafe(recurring.cafe_id, context) if recurring.cafe_id else None
    return LoadedRecurring(recurring, area, host, last)


@cafe.on_press(screen.OfferRhythms)
async def offer_rhythms(press: screen.OfferRhythms, turn: Interaction) -> Reply:
    loaded = await _repeatable_cafe(press.cafe, turn)
    recurring = loaded.recurring.id if loaded.recurring else None
    return Show(screen.rhythms_screen(press.cafe, _day_of(loaded), recurring))


@cafe.on_press(screen.SetRhythm)
async def set_rhythm(press: screen.SetRhythm, turn: Interaction) -> Reply:
    """The café comes back as it is now; pressed twice, another way or long after, it is one."""
    loaded = await _repeatable_cafe(press.cafe, turn)
    if press.rhythm not in screen.rhythms_of(_day_of(loaded)):
        raise Refused(words.gone())
    await turn.require_unmuted(loaded.area.id)
    theirs = await turn.store.cafes.recurring_of(turn.member.id, lock=True)
    of_this = next((each for each in theirs if each.cafe_id == loaded.cafe.id), None)
    alike = next((each for each in theirs if _is_alike(each, loaded)), None)
    if of_this is None and alike:
        # An older card of what comes back: what is out, changed or called off since stays so.
        return _change_rhythm(alike, press.rhythm, loaded, turn)
    recurring = of_this or await _begin_recurring(loaded, press.rhythm, turn)
    _comes_back_as(loaded, press.rhythm, recurring)
    recurring.ask_at, recurring.asked = turn.now + ASKED_EVERY, 0
    after = max(loaded.cafe.starts_at, turn.now + AT_LEAST)
    over = max(turn.now, loaded.cafe.starts_at + LASTS)
    schedule_next(recurring, loaded.area, after, free_from=over)
    await turn.store.session.flush()
    if loaded.cafe.open_at(turn.now):
        await redraw_cafe(replace(loaded, recurring=recurring), turn)
    return Show(_screen_of(recurring, loaded.area), hint=words.cafe_recurring_set())


async def _begin_recurring(loaded: LoadedCafe, rhythm: str, turn: Interaction) -> RecurringCafe:
    if not loaded.cafe.open_at(turn.now) and await _has_too_many(turn):
        raise Refused(words.cafe_too_many(count=MOST_AT_ONCE))
    day = _day_of(loaded)
    recurring = RecurringCafe(
        area_id=loaded.area.id,
        host_id=turn.member.id,
        kind=loaded.cafe.kind,
        place=loaded.cafe.place,
        seats=loaded.cafe.seats,
        rhythm=rhythm,
        first_on=day,
        hour=_local_start(loaded).time(),
        next_on=day,
        due_at=turn.now,
        ask_at=turn.now,
    )
    turn.store.cafes.add_recurring(recurring)
    return recurring


def _change_rhythm(
    recurring: RecurringCafe, rhythm: str, loaded: LoadedCafe, turn: Interaction
) -> Reply:
    """Another rhythm from the first day on that is not published yet."""
    if recurring.rhythm != rhythm:
        not_before = next_start(recurring, loaded.area) - timedelta(minutes=1)
        recurring.rhythm, recurring.first_on = rhythm, _day_of(loaded)
        after = max(not_before, turn.now + AT_LEAST)
        schedule_next(recurring, loaded.area, after, free_from=turn.now)
    return Show(_screen_of(recurring, loaded.area), hint=words.cafe_recurring_set())


@cafe.on_press(screen.ShowRecurring)
async def show_recurring(press: screen.ShowRecurring, turn: Interaction) -> Reply:
    own = await _own_recurring(press.recurring, turn)
    return Show(_screen_of(own.recurring, own.area))


@cafe.on_press(screen.KeepRecurring)
async def keep_recurring(press: screen.KeepRecurring, turn: Interaction) -> Reply:
    own = await _own_recurring(press.recurring, turn)
    own.recurring.ask_at, own.recurring.asked = turn.now + ASKED_EVERY, 0
    return Show(_screen_of(own.recurring, own.area), hint=words.cafe_recurring_kept())


@cafe.on_press(screen.StopRecurring)
async def stop_recurring(press: screen.StopRecurring, turn: Interaction) -> Reply:
    """It comes back no more; what is published already takes place."""
    own = await load_recurring(press.recurring, turn)
    if own is None:
        return Show(message(words.cafe_recurring_stopped()))
    if own.host.id != turn.member.id:
        raise Refused(words.cafe_not_yours())
    out = await end_recurring(own, turn)
    if out is None:
        return Show(message(words.cafe_recurring_stopped()))
    if out.cafe.host_id == turn.member.id:
        return Show(await host_view(out, turn), hint=words.cafe_recurring_stopped_after())
    return Show(message(words.cafe_recurring_stopped_after()))


async def end_recurring(
    loaded: LoadedRecurring, context: JobContext, *, told: bool = False
) -> LoadedCafe | None:
    """It comes back no more; its host is told, unless they ended it themselves.

    The occurrence that is out, if there is one: its card promises no other any more.
    """
    recurring, last = loaded.recurring, loaded.last
    await context.store.cafes.delete_recurring(recurring.id)
    context.store.session.expunge(recurring)
    out = replace(last, recurring=None) if last and last.cafe.open_at(context.now) else None
    if out:
        await redraw_cafe(out, context)
    await context.withdraw_messages(recurring.key_subject)
    if told:
        once = DedupKey(recurring.key_subject, "ended", occurrence_of(context.now))
        ended = message(words.cafe_recurring_ended(place=recurring.place))
        await context.notify_member(loaded.host, ended, once=once)
    return out


async def _repeatable_cafe(cafe_id: int, turn: Interaction) -> LoadedCafe:
    """A café its host may let come back: published, and not called off."""
    loaded = await cafe_hosted_by(cafe_id, turn)
    if loaded.cafe.state not in (CafeState.OPEN, CafeState.OVER):
        raise Refused(words.gone())
    await turn.own_area(loaded.area.id)
    return loaded


async def _own_recurring(recurring_id: int, turn: Interaction) -> LoadedRecurring:
    loaded = await load_recurring(recurring_id, turn)
    if loaded is None:
        raise Refused(words.cafe_recurring_gone())
    if loaded.host.id != turn.member.id:
        raise Refused(words.cafe_not_yours())
    return loaded


def _is_alike(recurring: RecurringCafe, loaded: LoadedCafe) -> bool:
    """Whether the café is an occurrence of it, as far as one can tell: its day, hour and place."""
    at, now = _local_start(loaded), loaded.cafe
    return (
        (recurring.area_id, recurring.kind, recurring.place) == (now.area_id, now.kind, now.place)
        and recurring.hour == at.time()
        and recurring.first_on.weekday() == at.weekday()
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


def _local_start(loaded: LoadedCafe) -> datetime:
    return loaded.cafe.starts_at.astimezone(ZoneInfo(loaded.area.zone))


def _day_of(loaded: LoadedCafe) -> date:
    return _local_start(loaded).date()


def recurring_facts(recurring: RecurringCafe, area: Area) -> screen.RecurringFacts:
    return screen.RecurringFacts(
        recurring=recurring.id,
        rhythm=rhythm_of(recurring),
        place=recurring.place,
        next_at=MomentText(at=next_start(recurring, area), zone=area.zone),
    )


def _screen_of(recurring: RecurringCafe, area: Area) -> Message:
    return screen.recurring_screen(recurring_facts(recurring, area))
