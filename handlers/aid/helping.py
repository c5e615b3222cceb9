"""Saying yes with a time, or no; one is chosen, the others are thanked."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.aid.feature import Need, aid, asked, need, tell_ready, urgency
from handlers.aid.fitting import trusted
from handlers.aid.views import asker_view, helper_view, view
from handlers.aid.waves import begin
from handlers.kernel import Ask, Command, Context, Refused, Reply, Say, Show, Tick, Turn
from messages import aid as screen
from messages import dates, words
from messages.aid import asker as asker_screen
from messages.aid import helper as helper_screen
from messages.aid import letters
from messages.aid.forms import AtHour, Kind, OnDay, Soon
from messages.aid.safety import door_word
from messages.model import Text, message
from storage.aid import Standing, State
from storage.area import Membership
from storage.outbox import Priority

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
    return Ask(AtHour, {"request": press.request, "soon": press.soon.value})


@aid.submitted(AtHour)
async def at_hour(form: AtHour, turn: Turn) -> Reply:
    found = await _open_to(form.request, turn)
    today = turn.now.astimezone(ZoneInfo(found.area.zone)).date()
    day = today + timedelta(days=form.soon is Soon.TOMORROW)
    return await _note_yes(found, _moment(day, form.hour, found, turn.now), turn)


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
        await turn.withdraw(f"{found.request.card}:ready:{me.id}:")
    if found.asker:
        said = letters.ready(found.facts, me.id, me.name, found.when(comes_at))
        once = found.once(f"ready:{me.id}", turn.now)
        await turn.tell(found.asker, said, once=once, priority=Priority.AID)
    return Show(helper_screen.passed_on(found.facts, found.when(comes_at)))


@aid.pressed(screen.NotThis)
async def say_no(press: screen.NotThis, turn: Turn) -> Reply:
    """Nothing more is said to them about this request; who said yes before takes it back."""
    found = await need(press.request, turn)
    me = turn.member.id
    if found.request.helper_id == me:
        return Show(helper_screen.giving_up(found.facts))
    if found.request.state is State.DRAFT or found.request.asker_id == me:
        raise Refused(words.aid_not_yours())
    before = await turn.store.aid.approach(press.request, me)
    await turn.store.aid.stand(press.request, me, Standing.NOT_THIS, answered_at=turn.now)
    if before and before.standing is Standing.READY and found.asker:
        withdrawn = await turn.withdraw(f"{found.request.card}:ready:{me}:")
        if not withdrawn:
            said = letters.note(found.facts, words.aid_ready_withdrawn(name=turn.member.name))
            once = found.once(f"unready:{me}", turn.now)
            await turn.tell(found.asker, said, once=once, priority=Priority.AID)
    return Show(message(words.aid_not_this_noted()))


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
    if approach is None or approach.standing is not Standing.READY:
        raise Refused(words.aid_not_ready())
    chosen = await turn.store.people.get(press.member)
    request = found.request
    approach.standing = Standing.CHOSEN
    request.state, request.helper_id = State.HELPED, chosen.id
    request.comes_at = approach.comes_at or turn.now
    request.word = door_word(found.area.language)
    request.step_at, request.unanswered = None, 0
    request.asks_at = max(request.comes_at, turn.now) + timedelta(hours=24)
    found = await need(press.request, turn)
    await turn.withdraw(f"{request.card}:ask:", f"{request.card}:ready:")
    await turn.tell(
        chosen,
        await helper_view(found, turn, words.aid_chosen()),
        once=found.once("chosen", turn.now),
        priority=urgency(chosen, found, turn.now),
    )
    thanks = letters.last_word(found.facts, words.aid_thanked())
    await tell_ready(found, thanks, turn, once=found.once("thanked", turn.now))
    await turn.redraw(request.card, found.card())
    if mine:
        return Show(await asker_view(found, turn))
    if found.asker:
        await turn.tell(
            found.asker,
            await asker_view(found, turn),
            once=found.once("found", turn.now),
            priority=urgency(found.asker, found, turn.now),
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
        priority=Priority.URGENT,
    )
    await look_again(found, turn, Standing.GAVE_UP, tell_asker=False)
    found = await need(press.request, turn)
    return Show(await asker_view(found, turn))


@aid.every(minutes=5)
async def remind_to_choose(_: Tick, context: Context) -> None:
    """Who said yes is not left waiting: the asker is reminded, and past hours are let go."""
    for request_id in await context.store.aid.undecided(context.now - REMINDED_AFTER):
        found = await need(request_id, context)
        if found.request.state is not State.OPEN:
            continue
        waits = await context.store.aid.approaches(request_id, (Standing.READY,))
        for approach, member in waits:
            if approach.comes_at and approach.comes_at <= context.now - LET_GO_AFTER:
                approach.standing = Standing.THANKED
                said = letters.last_word(found.facts, words.aid_not_chosen())
                once = found.once(f"late:{member.id}", approach.comes_at)
                await context.tell(member, said, once=once, priority=Priority.AID)
            elif found.asker and approach.answered_at:
                when = found.when(approach.comes_at)
                said = letters.ready(
                    found.facts, member.id, member.name, when, words.aid_ask_waits(name=member.name)
                )
                once = found.once(f"waits:{member.id}", approach.answered_at)
                await context.tell(found.asker, said, once=once, priority=Priority.AID)
        await context.store.session.flush()


async def look_again(
    found: Need, context: Context, standing: Standing | None, *, tell_asker: bool = True
) -> None:
    """Nobody comes any more: who asked knows at once, and somebody else is looked for."""
    request, helper = found.request, found.helper
    if helper and standing:
        await context.store.aid.stand(request.id, helper.id, standing, contact=None)
    request.state, request.helper_id, request.comes_at = State.OPEN, None, None
    request.word = request.address = request.contact = None
    await context.store.session.flush()
    await context.withdraw(f"{request.card}:chosen:", f"{request.card}:said:")
    if tell_asker and found.asker:
        name: str | Text = helper.name if helper else words.aid_somebody()
        said = letters.note(found.facts, words.aid_lost_helper(name=name))
        once = found.once("lost", context.now)
        await context.tell(found.asker, said, once=once, priority=Priority.URGENT)
    found = await need(request.id, context)
    await begin(found, context)
    await context.redraw(request.card, found.card())


async def _open_to(request_id: int, turn: Turn) -> Need:
    """The request, if this person may still say yes to it."""
    found = await need(request_id, turn)
    if found.request.asker_id == turn.member.id:
        raise Refused(words.aid_own())
    if found.request.state is not State.OPEN:
        raise Refused(_why_not(found))
    membership = await _membership(found, turn)
    if membership is None:
        raise Refused(words.aid_only_members(area=found.area.name))
    if found.request.kind is Kind.CHILDCARE and not await trusted(
        turn.member, membership.role, turn
    ):
        raise Refused(words.aid_only_trusted())
    return found


async def _membership(found: Need, turn: Turn) -> Membership | None:
    return await turn.store.areas.membership(turn.member.id, found.area.id)


def _why_not(found: Need) -> Text:
    match found.request.state:
        case State.HELPED:
            return words.aid_taken()
        case State.CLOSED:
            return words.aid_closed_already()
    return words.gone()
