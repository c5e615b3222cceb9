"""Finding somebody: a few neighbours first, then more, then the wall, then the organisers.

Every step is a sweep over what is due, so that a stop in between loses and repeats nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from handlers.aid.acts import AidAct
from handlers.aid.feature import LoadedRequest, aid, local_time
from handlers.aid.helper_selection import helpers_asked_again, helpers_to_ask_now
from handlers.aid.per_request import for_each_request, one_by_one
from handlers.kernel.events import JobTick
from handlers.kernel.interaction import JobContext
from handlers.kernel.replies import CallService
from messages import words
from messages.aid import Urgency
from messages.aid import helper_views as helper_screen
from messages.aid import notices as letters
from messages.model import Text, Topic
from storage.aid import HelperStatus, RequestState, due
from storage.area import Area
from storage.outbox import DedupKey, Priority
from storage.people import MORNING, Member, in_quiet_hours


class WaveAudience(Enum):
    """Who is asked at a step."""

    OFFERING = "offering"
    WALL = "wall"
    ORGANISERS = "organisers"


@dataclass(frozen=True)
class WaveStep:
    """Whom to ask, how many of them, and how long after the step before."""

    audience: WaveAudience
    after: timedelta
    many: int = 0


STEPS = (
    WaveStep(WaveAudience.OFFERING, timedelta(0), 5),
    WaveStep(WaveAudience.OFFERING, timedelta(minutes=10), 10),
    WaveStep(WaveAudience.WALL, timedelta(minutes=20)),
    WaveStep(WaveAudience.ORGANISERS, timedelta(minutes=90)),
)
"""Counted from the opening: at once, after 10 and 30 minutes, after 2 hours."""


WAVES = sum(step.audience is WaveAudience.OFFERING for step in STEPS)
MOST_ASKED = sum(step.many for step in STEPS)
"""How many steps turn to those who offer such help, and how many people they ask together."""

MOST_WAITING = 200
"""Requests of an area that are looked after at once when its wall is lost."""

FRESH = timedelta(days=7)
"""How long a question to a neighbour stands; three of them fit in."""


@aid.every(minutes=1, when=due.STEP)
async def find_somebody(_: JobTick, context: JobContext) -> CallService | None:
    """Take the next step for every request whose moment has come."""
    return one_by_one(await context.store.aid.due_requests(context.now))


@for_each_request(find_somebody)
async def take_step(loaded: LoadedRequest, context: JobContext) -> None:
    if loaded.request.state is RequestState.OPEN and _is_due(loaded, context.now):
        await advance_search(loaded, context)


def _is_due(loaded: LoadedRequest, now: datetime) -> bool:
    return loaded.request.step_at is not None and loaded.request.step_at <= now


async def begin_search(loaded: LoadedRequest, context: JobContext) -> int:
    """Look for somebody from the first step on, those who said yes before first; how many hear.

    Who was asked lately is not asked again: their question still stands.
    """
    request = loaded.request
    request.state, request.opened_at = RequestState.OPEN, context.now
    request.step, request.step_at, request.unanswered = 0, context.now, 0
    request.asks_at = context.now + ask_again_after(request.urgency)
    await context.store.aid.forget_unanswered(request.id, context.now - FRESH)
    return await advance_search(loaded, context)


async def advance_search(loaded: LoadedRequest, context: JobContext) -> int:
    """Take steps until somebody was asked; by night only who is awake, and only what is urgent."""
    request, reached = loaded.request, 0
    while not reached and request.step < len(STEPS):
        step = STEPS[request.step]
        night = in_quiet_hours(context.now, loaded.area.zone)
        await move_to_today(loaded, context)
        if night and request.urgency is not Urgency.NOW:
            request.step_at = next_morning(context.now, loaded)
            return 0
        asked = await _ask_wave(loaded, step, context)
        if asked is None:
            request.step_at = context.now
            return 0
        reached = asked
        if night and step.audience is WaveAudience.OFFERING:
            # Those who sleep have not been asked: the same step comes again in the morning.
            request.step_at = next_morning(context.now, loaded)
            return reached
        request.step += 1
        following = STEPS[request.step] if request.step < len(STEPS) else None
        request.step_at = context.now + following.after if following else None
    return reached


async def move_to_today(loaded: LoadedRequest, context: JobContext) -> None:
    """What is for "today" is for the day on which neighbours are asked, or it is asked anew."""
    request, now = loaded.request, context.now
    if not request.urgency.is_today:
        return
    waits = in_quiet_hours(now, loaded.area.zone) and request.urgency is not Urgency.NOW
    day = local_time(next_morning(now, loaded) if waits else now, loaded.area).date()
    if request.day != day:
        request.day = day
        await context.redraw_card(request.card_name, loaded.wall_card())


async def _ask_wave(loaded: LoadedRequest, step: WaveStep, context: JobContext) -> int | None:
    """Ask those of this step; how many people or walls will hear of it, None to try it again."""
    match step.audience:
        case WaveAudience.OFFERING:
            return await _ask_first(loaded, step.many, context)
        case WaveAudience.WALL:
            return await _show_on_walls(loaded, context)
        case WaveAudience.ORGANISERS:
            return await _tell_organisers(loaded, context)


async def _ask_first(loaded: LoadedRequest, many: int, context: JobContext) -> int | None:
    """Those who offer such help; who is kept away from who asked counts as asked, and silent.

    Else the wall would follow at once where somebody had just been counted.
    """
    asked = await ask_offering(loaded, many, context)
    if asked == 0 and loaded.request.step == 0:
        return len(await helpers_to_ask_now(loaded, context, many, though_blocked=True))
    return asked


async def _tell_organisers(loaded: LoadedRequest, context: JobContext) -> int:
    waits = await context.store.aid.helpers_to_choose(loaded.request.id)
    why = words.aid_nobody_chosen() if waits else words.aid_nobody_found()
    message = letters.unfound_notice(
        loaded.request_facts, loaded.area.numbers, why, area=loaded.area.id
    )
    once = _wave_key(loaded, AidAct.ORGANISERS)
    return await context.notify_responsible(loaded.area.id, message, once=once)


async def ask_offering(loaded: LoadedRequest, many: int, context: JobContext) -> int | None:
    """Those who said yes before, then those whose turn it is; how many can be told.

    None when others asked all of them meanwhile: they are held now, and nobody else may be held
    in the same transaction, or two requests would wait for each other.
    """
    before = await helpers_asked_again(loaded, context)
    fresh = await helpers_to_ask_now(loaded, context, max(0, many - len(before)))
    # Another request may be asking the same neighbours at this moment.
    chosen = [member.id for member in (*before, *fresh)]
    resting = await context.store.aid.resting_helpers(chosen, context.now)
    if chosen and resting.issuperset(chosen):
        return None
    told = await _ask_helpers(
        loaded, _without_resting(before, resting), words.aid_ask_again(), context
    )
    told += await _ask_helpers(
        loaded, _without_resting(fresh, resting), words.aid_ask_you(), context
    )
    await context.store.aid.count_ask(loaded.request.id, told, context.now)
    return len(told)


def _without_resting(members: Sequence[Member], resting: Collection[int]) -> list[Member]:
    return [member for member in members if member.id not in resting]


async def _ask_helpers(
    loaded: LoadedRequest, members: Sequence[Member], why: Text, context: JobContext
) -> list[int]:
    """Ask these and note that they were asked; those who can be told."""
    message = helper_screen.ask_helper(loaded.request_facts, why, loaded.area.id)
    told = []
    for member in members:
        if await context.notify_member(
            member,
            message,
            once=_wave_key(loaded, AidAct.ASK),
            topic=Topic.AID,
            priority=Priority.AID,
        ):
            await context.store.aid.set_helper_status(
                loaded.request.id, member.id, HelperStatus.ASKED, asked_at=context.now
            )
            told.append(member.id)
    return told


async def _show_on_walls(loaded: LoadedRequest, context: JobContext) -> int:
    """Hang the card on the area's walls, if it is any matter for them."""
    if not loaded.request.kind.on_walls:
        return 0
    walls = await context.store.areas.taking_cards(loaded.area.id)
    if await context.store.outbox.get_card(loaded.request.card_name):
        await context.redraw_card(loaded.request.card_name, loaded.wall_card())
        await context.store.outbox.set_card_author(
            loaded.request.card_name, loaded.request.asker_id
        )
    else:
        await context.publish_card(
            loaded.area, loaded.request.card_name, loaded.wall_card(), by=loaded.asker
        )
    return len(walls)


@aid.on_last_wall_lost
async def go_past_the_wall(area: Area, context: JobContext) -> None:
    """Who was to be found on a wall is looked for by organisers at once."""
    for request in await context.store.aid.open_in(area.id, MOST_WAITING):
        waits = request.state is RequestState.OPEN and request.step_at and request.step < len(STEPS)
        if waits and STEPS[request.step].audience is WaveAudience.ORGANISERS:
            request.step_at = context.now


def ask_again_after(urgency: Urgency) -> timedelta:
    """After how long who asked is asked whether it is still needed."""
    return timedelta(hours=24) if urgency.is_today else timedelta(days=7)


def next_morning(now: datetime, loaded: LoadedRequest) -> datetime:
    """The next moment at which nobody in the area is disturbed any more."""
    at = local_time(now, loaded.area)
    today = at.replace(hour=MORNING.hour, minute=MORNING.minute, second=0, microsecond=0)
    return today if today > at else today + timedelta(days=1)


def _wave_key(loaded: LoadedRequest, act: AidAct) -> DedupKey:
    """Asked once for each time the request was opened."""
    return loaded.dedup_key(act, loaded.request.opened_at or loaded.request.created_at)
