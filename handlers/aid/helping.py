"""Saying yes with a time, or no; one is chosen, the others are thanked."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.aid.feature import (
    Need,
    aid,
    asked,
    need,
    take_back_questions,
    tell_ready,
    urgency,
)
from handlers.aid.fitting import barred
from handlers.aid.sweeping import each, one_by_one
from handlers.aid.views import asker_view, helper_view, view
from handlers.aid.waves import begin
from handlers.kernel import Ask, Command, Context, Inquire, Refused, Reply, Say, Show, Tick, Turn
from messages import aid as screen
from messages import dates, words
from messages.aid import asker as asker_screen
from messages.aid import helper as helper_screen
from messages.aid import letters
from messages.aid.forms import Act, AtHour, OnDay, Soon
from messages.aid.safety import door_word
from messages.model import Purpose, Text, message
from storage.aid import Approach, Standing, State
from storage.outbox import Priority
from storage.people import Member

SETTLED_BY_CHOICE = ("ready", "waits", "still", "lost", "left", "unready", "organisers")
UNDONE_BY_CHOICE = ("off", "over", "thanked", "replaced", "late", "gone")
UNDONE_BY_LOSS = ("chosen", "found", "still", "said", "address", "contact", "added")
"""What waits to be told, by its name, and is no longer so once one is chosen, or is lost."""

REMINDED_AFTER = timedelta(minutes=30)
LET_GO_AFTER = timedelta(hours=1)
ALLOWANCE = timedelta(minutes=5)
"""How late an hour may be typed that has just struck."""


@aid.started("a_")
async def follow_link(command: Command, turn: Turn) -> Reply:
    """A request's code shows what its card shows, and more to those who have to do with it."""
    found = await turn.store.aid.by_code(command.words.strip().lower())
    if found is None:
        raise Refused(words.aid_closed_already())
    return Say(await view(await need(found.id, turn, lock=False), turn))


@aid.pressed(screen.Look)
async def look(press: screen.Look, turn: Turn) -> Reply:
    return Show(await view(await need(press.request, turn, lock=False), turn))


@aid.pressed(screen.Ready)
async def say_yes(press: screen.Ready, turn: Turn) -> Reply:
    """Now, or the hour is asked for."""
    found = await _open_to(press.request, turn)
    if press.soon is Soon.NOW:
        return await _note_yes(found, turn.now, turn)
    if press.soon is Soon.LATER:
        return Ask(OnDay, {"request": press.request})
    # The day is the one on which the button was pressed, whenever the hour is typed.
    today = turn.now.astimezone(ZoneInfo(found.area.zone)).date()
    day = today + timedelta(days=press.soon is Soon.TOMORROW)
    return Ask(AtHour, {"request": press.request, "day": day.isoformat()})


@aid.submitted(AtHour)
async def at_hour(form: AtHour, turn: Turn) -> Reply:
    found = await _open_to(form.request, turn)
    return await _note_yes(found, _moment(form.day, form.hour, found, turn.now), turn)


@aid.submitted(OnDay)
async def on_day(form: OnDay, turn: Turn) -> Reply:
    found = await _open_to(form.request, turn)
    return await _note_yes(found, _moment(form.day, form.hour, found, turn.now), turn)


def _moment(day: date, hour: time, found: Need, now: datetime) -> datetime:
    moment = dates.moment(day, hour, ZoneInfo(found.area.zone))
    if not isinstance(moment, datetime):
        raise Refused(words.form_date_no_such_hour(), field="hour")
    if moment < now - ALLOWANCE:
        raise Refused(words.aid_hour_past(), field="hour")
    return moment


async def _note_yes(found: Need, comes_at: datetime, turn: Turn) -> Reply:
    """Keep the yes and pass it on; said again, the new time counts."""
    me = turn.member
    before = await turn.store.aid.approach(found.request.id, me.id)
    again = before is not None and before.standing is Standing.READY
    await turn.store.aid.stand(
        found.request.id, me.id, Standing.READY, answered_at=turn.now, comes_at=comes_at
    )
    if again:
        await take_back_yes(found, me.id, turn)
    if found.asker:
        said = letters.ready(found.facts, me.id, me.name, found.when(comes_at))
        once = found.once(f"ready:{me.id}", turn.now)
        priority = urgency(found.asker, comes_at, turn.now)
        await turn.tell(found.asker, said, once=once, priority=priority)
    return Show(helper_screen.passed_on(found.facts, found.when(comes_at)))


@aid.pressed(screen.NotThis)
async def say_no(press: screen.NotThis, turn: Turn) -> Reply:
    """Nothing more is said to them about this request; who said yes before takes it back."""
    found = await need(press.request, turn)
    me = turn.member.id
    if found.request.helper_id == me and found.request.state is State.HELPED:
        return Show(helper_screen.giving_up(found.facts))
    if found.request.state is State.DRAFT or found.request.asker_id == me:
        raise Refused(words.aid_not_yours())
    before = await turn.store.aid.approach(press.request, me)
    if before is None and (why := await barred(found, turn.member, turn)):
        raise Refused(why)
    comes_at = before.comes_at if before else None
    ready = before is not None and before.standing is Standing.READY
    await turn.store.aid.stand(press.request, me, Standing.NOT_THIS, answered_at=turn.now)
    if ready and found.asker and not await take_back_yes(found, me, turn):
        said = letters.note(found.facts, words.aid_ready_withdrawn(name=turn.member.name))
        once = found.once(f"unready:{me}", turn.now)
        priority = urgency(found.asker, comes_at, turn.now)
        await turn.tell(found.asker, said, once=once, priority=priority)
    return Show(message(words.aid_not_this_noted()))


async def take_back_yes(found: Need, member_id: int, context: Context) -> int:
    """Somebody's yes, and the reminder of it, as far as they have not been told; how many."""
    await context.withdraw(f"{found.request.card}:waits:{member_id}:")
    return await context.withdraw(f"{found.request.card}:ready:{member_id}:")


@aid.pressed(screen.Choose)
async def choose(press: screen.Choose, turn: Turn) -> Reply:
    """Who asked, or an organiser, chooses one; everybody concerned is told."""
    found = await need(press.request, turn)
    mine = found.request.asker_id == turn.member.id
    if not mine and not await turn.organises(found.area.id):
        raise Refused(words.aid_not_yours())
    if found.request.state is not State.OPEN:
        raise Refused(_why_not(found))
    approach = await turn.store.aid.approach(press.request, press.member)
    if approach is None:
        # Their two accounts became one: the button names whom nobody is any more.
        return Show(await view(found, turn))
    if approach.standing is not Standing.READY:
        raise Refused(words.aid_not_ready())
    chosen = await turn.store.people.get(press.member)
    if await barred(found, chosen, turn):
        raise Refused(words.aid_not_ready())
    request = found.request
    approach.standing = Standing.CHOSEN
    request.state, request.helper_id = State.HELPED, chosen.id
    request.comes_at = approach.comes_at or turn.now
    request.word = door_word(found.area.language)
    request.step_at, request.unanswered = None, 0
    request.asks_at = max(request.comes_at, turn.now) + timedelta(hours=24)
    found = await need(press.request, turn)
    await take_back_questions(found, turn)
    await turn.withdraw(*(f"{request.card}:{what}:" for what in SETTLED_BY_CHOICE))
    undone = (f"{request.card}:{what}:" for what in UNDONE_BY_CHOICE)
    await turn.withdraw(*undone, by=chosen)
    await turn.tell(
        chosen,
        await helper_view(found, turn, words.aid_chosen()),
        once=found.once("chosen", turn.now),
        priority=urgency(chosen, request.comes_at, turn.now),
    )
    thanks = letters.last_word(found.facts, words.aid_thanked())
    await tell_ready(found, thanks, turn, once=found.once("thanked", turn.now))
    await turn.redraw(request.card, found.card())
    if mine:
        return Show(await asker_view(found, turn))
    turn.note(Act.CHOSE, by=turn.member, area=found.area.id, on=request.card)
    if found.asker:
        await turn.tell(
            found.asker,
            await asker_view(found, turn),
            once=found.once("found", turn.now),
            priority=urgency(found.asker, request.comes_at, turn.now),
        )
    return Show(found.card())


@aid.pressed(screen.GiveUp)
async def give_up(press: screen.GiveUp, turn: Turn) -> Reply:
    """Who was to come cannot: whoever counts on them is told at once, and others are asked."""
    found = await need(press.request, turn)
    if found.request.state is not State.HELPED or found.request.helper_id != turn.member.id:
        raise Refused(_why_not(found))
    if not press.sure:
        return Show(helper_screen.giving_up(found.facts))
    await look_again(found, turn, Standing.GAVE_UP)
    return Show(message(words.aid_gave_up()))


@aid.pressed(screen.Replace)
async def replace(press: screen.Replace, turn: Turn) -> Reply:
    found = await asked(press.request, turn)
    if found.request.state is not State.HELPED or found.helper is None:
        raise Refused(_why_not(found))
    if not press.sure:
        return Show(asker_screen.replacing(found.facts, found.helper.name))
    await turn.tell(
        found.helper,
        letters.last_word(found.facts, words.aid_replaced()),
        once=found.once("replaced", turn.now),
        priority=urgency(found.helper, found.request.comes_at, turn.now),
    )
    await look_again(found, turn, Standing.GAVE_UP, tell_asker=False)
    found = await need(press.request, turn)
    return Show(await asker_view(found, turn))


@aid.every(minutes=5)
async def remind_to_choose(_: Tick, context: Context) -> Inquire | None:
    """Who said yes is not left waiting: the asker is reminded, and past hours are let go."""
    return one_by_one(await context.store.aid.undecided(context.now - REMINDED_AFTER))


@each(remind_to_choose)
async def remind_or_let_go(found: Need, context: Context) -> None:
    if found.request.state is not State.OPEN:
        return
    for approach, member in await context.store.aid.approaches(found.request.id, (Standing.READY,)):
        if approach.comes_at and approach.comes_at <= context.now - LET_GO_AFTER:
            approach.standing = Standing.THANKED
            said = letters.last_word(found.facts, words.aid_not_chosen())
            once = found.once(f"late:{member.id}", approach.comes_at)
            await context.tell(member, said, once=once, priority=Priority.AID)
        elif found.asker and _long_ready(approach, context.now):
            when, waits = found.when(approach.comes_at), words.aid_ask_waits(name=member.name)
            said = letters.ready(found.facts, member.id, member.name, when, waits)
            once = found.once(f"waits:{member.id}", approach.answered_at or context.now)
            priority = urgency(found.asker, approach.comes_at, context.now)
            await context.tell(found.asker, said, once=once, priority=priority)


def _long_ready(approach: Approach, now: datetime) -> bool:
    return approach.answered_at is not None and approach.answered_at <= now - REMINDED_AFTER


async def look_again(
    found: Need, context: Context, standing: Standing | None, *, tell_asker: bool = True
) -> None:
    """Nobody comes any more: who asked knows at once, and somebody else is looked for."""
    request, helper, at = found.request, found.helper, found.request.comes_at
    given = await context.store.aid.approach(request.id, helper.id) if helper else None
    # Who asked goes on from their own screen, unless the helper's contact stands on it.
    screen_stays = request.asker_id if given is None or given.contact is None else None
    if helper and standing:
        await context.store.aid.stand(request.id, helper.id, standing, contact=None)
    request.state, request.helper_id, request.comes_at = State.OPEN, None, None
    request.word = request.address = request.contact = None
    await context.store.session.flush()
    await context.withdraw(*(f"{request.card}:{what}:" for what in UNDONE_BY_LOSS))
    for purpose in (Purpose.AID, Purpose.FILE):
        await context.end_confidence(purpose, request.id, but=screen_stays)
    if tell_asker and found.asker:
        name: str | Text = helper.name if helper else words.aid_somebody()
        said = letters.note(found.facts, words.aid_lost_helper(name=name))
        once = found.once("lost", context.now)
        priority = urgency(found.asker, at, context.now)
        await context.tell(found.asker, said, once=once, priority=priority)
    found = await need(request.id, context)
    await begin(found, context)
    await context.redraw(request.card, found.card())


async def stop_counting_on(found: Need, member: Member, context: Context) -> None:
    """Who was to help does not, who said yes takes it back: whoever asked hears it."""
    request = found.request
    if request.helper_id == member.id and request.state is State.HELPED:
        await look_again(found, context, Standing.GAVE_UP)
    elif request.state is State.OPEN and found.asker:
        mine = await context.store.aid.approach(request.id, member.id)
        if mine and mine.standing is Standing.READY:
            mine.standing = Standing.GAVE_UP
            await take_back_yes(found, member.id, context)
            said = letters.note(found.facts, words.aid_ready_withdrawn(name=member.name))
            once = found.once(f"left:{member.id}", context.now)
            priority = urgency(found.asker, mine.comes_at, context.now)
            await context.tell(found.asker, said, once=once, priority=priority)


async def _open_to(request_id: int, turn: Turn) -> Need:
    """The request, if this person may still say yes to it."""
    found = await need(request_id, turn)
    if found.request.asker_id == turn.member.id:
        raise Refused(words.aid_own())
    if found.request.state is not State.OPEN:
        raise Refused(_why_not(found))
    if why := await barred(found, turn.member, turn):
        raise Refused(why)
    return found


def _why_not(found: Need) -> Text:
    match found.request.state:
        case State.HELPED:
            return words.aid_taken()
        case State.CLOSED:
            return words.aid_closed_already()
    return words.gone()
