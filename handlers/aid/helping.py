"""Saying yes with a time, or no; one is chosen, the others are thanked."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.aid.acts import SETTLED_BY_CHOICE, UNDONE_BY_CHOICE, UNDONE_BY_LOSS, AidAct
from handlers.aid.feature import (
    LoadedRequest,
    aid,
    load_request,
    priority_before,
    request_asked_by,
    take_back_questions,
    tell_ready,
)
from handlers.aid.helper_selection import require_allowed, why_not_allowed
from handlers.aid.per_request import for_each_request, one_by_one
from handlers.aid.views import asker_view, helper_view, request_view
from handlers.aid.waves import begin_search
from handlers.kernel.events import CommandEvent, JobTick
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Ask, CallService, Refused, Reply, Say, Show
from messages import aid as screen
from messages import dates, words
from messages.aid import asker_views as asker_screen
from messages.aid import helper_views as helper_screen
from messages.aid import notices as letters
from messages.aid.actions import AidJournalAct
from messages.aid.door_word import door_word
from messages.aid.forms import ArrivalChoice, ArrivalDayForm, ArrivalHourForm
from messages.model import ConfidencePurpose, Text, message
from storage.aid import HelperResponse, HelperStatus, RequestState, due
from storage.outbox import Priority
from storage.people import Member

REMINDED_AFTER = timedelta(minutes=30)
LET_GO_AFTER = timedelta(hours=1)
ALLOWANCE = timedelta(minutes=5)
"""How late an hour may be typed that has just struck."""


@aid.on_start_link("a_")
async def follow_link(command: CommandEvent, turn: Interaction) -> Reply:
    """A request's code shows what its card shows, and more to those who have to do with it."""
    request = await turn.store.aid.request_by_code(command.words.strip().lower())
    if request is None:
        raise Refused(words.aid_closed_already())
    return Say(await request_view(await load_request(request.id, turn, lock=False), turn))


@aid.on_press(screen.ShowRequest)
async def show_request(press: screen.ShowRequest, turn: Interaction) -> Reply:
    return Show(await request_view(await load_request(press.request, turn, lock=False), turn))


@aid.on_press(screen.SayReady)
async def say_yes(press: screen.SayReady, turn: Interaction) -> Reply:
    """Now, or the hour is asked for."""
    loaded = await _open_to(press.request, turn)
    if press.soon is ArrivalChoice.NOW:
        return await _note_yes(loaded, turn.now, turn)
    if press.soon is ArrivalChoice.LATER:
        return Ask(ArrivalDayForm, {"request": press.request})
    # The day is the one on which the button was pressed, whenever the hour is typed.
    today = turn.now.astimezone(ZoneInfo(loaded.area.zone)).date()
    day = today + timedelta(days=press.soon is ArrivalChoice.TOMORROW)
    return Ask(ArrivalHourForm, {"request": press.request, "day": day.isoformat()})


@aid.on_form(ArrivalHourForm)
async def at_hour(form: ArrivalHourForm, turn: Interaction) -> Reply:
    loaded = await _open_to(form.request, turn)
    return await _note_yes(loaded, _moment_of_day(form.day, form.hour, loaded, turn.now), turn)


@aid.on_form(ArrivalDayForm)
async def on_day(form: ArrivalDayForm, turn: Interaction) -> Reply:
    loaded = await _open_to(form.request, turn)
    return await _note_yes(loaded, _moment_of_day(form.day, form.hour, loaded, turn.now), turn)


def _moment_of_day(day: date, hour: time, loaded: LoadedRequest, now: datetime) -> datetime:
    moment = dates.instant_of(day, hour, ZoneInfo(loaded.area.zone))
    if not isinstance(moment, datetime):
        raise Refused(words.form_date_no_such_hour(), field="hour")
    if moment < now - ALLOWANCE:
        raise Refused(words.aid_hour_past(), field="hour")
    return moment


async def _note_yes(loaded: LoadedRequest, comes_at: datetime, turn: Interaction) -> Reply:
    """Keep the yes and pass it on; said again, the new time counts."""
    me = turn.member
    before = await turn.store.aid.helper_response(loaded.request.id, me.id)
    again = before is not None and before.standing is HelperStatus.READY
    await turn.store.aid.set_helper_status(
        loaded.request.id, me.id, HelperStatus.READY, answered_at=turn.now, comes_at=comes_at
    )
    if again:
        await take_back_yes(loaded, me.id, turn)
    # Who is kept away from who asked reads the usual words, and nobody hears of it.
    if loaded.asker and not await turn.store.blocks.is_blocked(loaded.asker.id, me.id):
        letter = letters.helper_ready_notice(
            loaded.request_facts, me.id, me.name, loaded.local_time_words(comes_at)
        )
        once = loaded.dedup_key(AidAct.READY, turn.now, about=me.id)
        priority = priority_before(loaded.asker, comes_at, turn.now)
        await turn.notify_member(loaded.asker, letter, once=once, priority=priority)
    return Show(
        helper_screen.yes_passed_on(loaded.request_facts, loaded.local_time_words(comes_at))
    )


@aid.on_press(screen.DeclineRequest)
async def say_no(press: screen.DeclineRequest, turn: Interaction) -> Reply:
    """Nothing more is said to them about this request; who said yes before takes it back."""
    loaded = await load_request(press.request, turn)
    me = turn.member.id
    if loaded.request.helper_id == me and loaded.request.state is RequestState.HELPED:
        return Show(helper_screen.giving_up_screen(loaded.request_facts))
    if loaded.request.state is RequestState.DRAFT or loaded.request.asker_id == me:
        raise Refused(words.aid_not_yours())
    before = await turn.store.aid.helper_response(press.request, me)
    if before is None:
        await require_allowed(loaded, turn)
    comes_at = before.comes_at if before else None
    ready = before is not None and before.standing is HelperStatus.READY
    await turn.store.aid.set_helper_status(
        press.request, me, HelperStatus.NOT_THIS, answered_at=turn.now
    )
    heard = ready and not await take_back_yes(loaded, me, turn)
    heard = heard and not await turn.store.blocks.is_blocked(loaded.request.asker_id, me)
    if heard and loaded.asker:
        letter = letters.request_notice(
            loaded.request_facts, words.aid_ready_withdrawn(name=turn.member.name)
        )
        once = loaded.dedup_key(AidAct.UNREADY, turn.now, about=me)
        priority = priority_before(loaded.asker, comes_at, turn.now)
        await turn.notify_member(loaded.asker, letter, once=once, priority=priority)
    return Show(message(words.aid_not_this_noted()))


async def take_back_yes(loaded: LoadedRequest, member_id: int, context: JobContext) -> int:
    """Somebody's yes, and the reminder of it, as far as they have not been told; how many."""
    card = loaded.request.card_name
    await context.withdraw_messages(card, AidAct.WAITS, about=member_id)
    return await context.withdraw_messages(card, AidAct.READY, about=member_id)


@aid.on_press(screen.ChooseHelper)
async def choose_helper(press: screen.ChooseHelper, turn: Interaction) -> Reply:
    """Who asked, or an organiser, chooses one; everybody concerned is told."""
    loaded = await load_request(press.request, turn)
    mine = loaded.request.asker_id == turn.member.id
    if not mine and not await turn.organises_area(loaded.area.id):
        raise Refused(words.aid_not_yours())
    if loaded.request.state is not RequestState.OPEN:
        raise Refused(_why_not(loaded))
    approach = await turn.store.aid.helper_response(press.request, press.member)
    if approach is None:
        # Their two accounts became one: the button names whom nobody is any more.
        return Show(await request_view(loaded, turn))
    if approach.standing is not HelperStatus.READY:
        raise Refused(words.aid_not_ready())
    chosen = await turn.store.people.get_member(press.member)
    apart = await turn.store.blocks.is_blocked(loaded.request.asker_id, chosen.id)
    if apart or await why_not_allowed(loaded, chosen, turn):
        raise Refused(words.aid_not_ready())
    request = loaded.request
    approach.standing = HelperStatus.CHOSEN
    request.state, request.helper_id = RequestState.HELPED, chosen.id
    request.comes_at = approach.comes_at or turn.now
    request.word = door_word(loaded.area.language)
    request.step_at, request.unanswered = None, 0
    request.asks_at = max(request.comes_at, turn.now) + timedelta(hours=24)
    loaded = await load_request(press.request, turn)
    await take_back_questions(loaded, turn)
    await turn.withdraw_messages(request.card_name, *SETTLED_BY_CHOICE)
    await turn.withdraw_messages(request.card_name, *UNDONE_BY_CHOICE, by=chosen)
    await turn.notify_member(
        chosen,
        await helper_view(loaded, turn, words.aid_chosen()),
        once=loaded.dedup_key(AidAct.CHOSEN, turn.now),
        priority=priority_before(chosen, request.comes_at, turn.now),
    )
    thanks = letters.last_word(loaded.request_facts, words.aid_thanked())
    await tell_ready(loaded, thanks, turn, once=loaded.dedup_key(AidAct.THANKED, turn.now))
    await turn.redraw_card(request.card_name, loaded.wall_card())
    if mine:
        return Show(await asker_view(loaded, turn))
    turn.record_act(AidJournalAct.CHOSE, by=turn.member, area=loaded.area.id, on=request.card_name)
    if loaded.asker:
        await turn.notify_member(
            loaded.asker,
            await asker_view(loaded, turn),
            once=loaded.dedup_key(AidAct.FOUND, turn.now),
            priority=priority_before(loaded.asker, request.comes_at, turn.now),
        )
    return Show(loaded.wall_card())


@aid.on_press(screen.GiveUpHelping)
async def give_up_helping(press: screen.GiveUpHelping, turn: Interaction) -> Reply:
    """Who was to come cannot: whoever counts on them is told at once, and others are asked."""
    loaded = await load_request(press.request, turn)
    if (
        loaded.request.state is not RequestState.HELPED
        or loaded.request.helper_id != turn.member.id
    ):
        raise Refused(_why_not(loaded))
    if not press.sure:
        return Show(helper_screen.giving_up_screen(loaded.request_facts))
    await look_again(loaded, turn, HelperStatus.GAVE_UP)
    return Show(message(words.aid_gave_up()))


@aid.on_press(screen.ReplaceHelper)
async def replace_helper(press: screen.ReplaceHelper, turn: Interaction) -> Reply:
    loaded = await request_asked_by(press.request, turn)
    if loaded.request.state is not RequestState.HELPED or loaded.helper is None:
        raise Refused(_why_not(loaded))
    if not press.sure:
        return Show(asker_screen.replacing_screen(loaded.request_facts, loaded.helper.name))
    await turn.notify_member(
        loaded.helper,
        letters.last_word(loaded.request_facts, words.aid_replaced()),
        once=loaded.dedup_key(AidAct.REPLACED, turn.now),
        priority=priority_before(loaded.helper, loaded.request.comes_at, turn.now),
    )
    await look_again(loaded, turn, HelperStatus.GAVE_UP, tell_asker=False)
    loaded = await load_request(press.request, turn)
    return Show(await asker_view(loaded, turn))


@aid.every(minutes=5, when=due.undecided_for(REMINDED_AFTER))
async def remind_to_choose(_: JobTick, context: JobContext) -> CallService | None:
    """Who said yes is not left waiting: the asker is reminded, and past hours are let go."""
    return one_by_one(await context.store.aid.undecided_requests(context.now - REMINDED_AFTER))


@for_each_request(remind_to_choose)
async def remind_or_let_go(loaded: LoadedRequest, context: JobContext) -> None:
    if loaded.request.state is not RequestState.OPEN:
        return
    shown = {
        member.id for _, member in await context.store.aid.helpers_to_choose(loaded.request.id)
    }
    for approach, member in await context.store.aid.helper_responses(
        loaded.request.id, (HelperStatus.READY,)
    ):
        if approach.comes_at and approach.comes_at <= context.now - LET_GO_AFTER:
            approach.standing = HelperStatus.THANKED
            letter = letters.last_word(loaded.request_facts, words.aid_not_chosen())
            once = loaded.dedup_key(AidAct.LATE, approach.comes_at, about=member.id)
            await context.notify_member(member, letter, once=once, priority=Priority.AID)
        elif loaded.asker and member.id in shown and _long_ready(approach, context.now):
            when, waits = (
                loaded.local_time_words(approach.comes_at),
                words.aid_ask_waits(name=member.name),
            )
            letter = letters.helper_ready_notice(
                loaded.request_facts, member.id, member.name, when, waits
            )
            once = loaded.dedup_key(
                AidAct.WAITS, approach.answered_at or context.now, about=member.id
            )
            priority = priority_before(loaded.asker, approach.comes_at, context.now)
            await context.notify_member(loaded.asker, letter, once=once, priority=priority)


def _long_ready(approach: HelperResponse, now: datetime) -> bool:
    return approach.answered_at is not None and approach.answered_at <= now - REMINDED_AFTER


async def look_again(
    loaded: LoadedRequest,
    context: JobContext,
    standing: HelperStatus | None,
    *,
    tell_asker: bool = True,
) -> None:
    """Nobody comes any more: who asked knows at once, and somebody else is looked for."""
    request, helper, at = loaded.request, loaded.helper, loaded.request.comes_at
    given = await context.store.aid.helper_response(request.id, helper.id) if helper else None
    # Who asked goes on from their own screen, unless the helper's contact stands on it.
    screen_stays = request.asker_id if given is None or given.contact is None else None
    if helper and standing:
        await context.store.aid.set_helper_status(request.id, helper.id, standing, contact=None)
    request.state, request.helper_id, request.comes_at = RequestState.OPEN, None, None
    request.word = request.address = request.contact = None
    await context.store.session.flush()
    await context.withdraw_messages(request.card_name, *UNDONE_BY_LOSS)
    for purpose in (ConfidencePurpose.AID, ConfidencePurpose.FILE):
        await context.end_confidence(purpose, request.id, but=screen_stays)
    if tell_asker and loaded.asker:
        name: str | Text = helper.name if helper else words.aid_somebody()
        letter = letters.request_notice(loaded.request_facts, words.aid_lost_helper(name=name))
        once = loaded.dedup_key(AidAct.LOST, context.now)
        priority = priority_before(loaded.asker, at, context.now)
        await context.notify_member(loaded.asker, letter, once=once, priority=priority)
    loaded = await load_request(request.id, context)
    await begin_search(loaded, context)
    await context.redraw_card(request.card_name, loaded.wall_card())


async def release_helper(loaded: LoadedRequest, member: Member, context: JobContext) -> None:
    """Who was to help does not, who said yes takes it back: whoever asked hears it."""
    request = loaded.request
    if request.helper_id == member.id and request.state is RequestState.HELPED:
        await look_again(loaded, context, HelperStatus.GAVE_UP)
    elif request.state is RequestState.OPEN and loaded.asker:
        mine = await context.store.aid.helper_response(request.id, member.id)
        if mine and mine.standing is HelperStatus.READY:
            mine.standing = HelperStatus.GAVE_UP
            await take_back_yes(loaded, member.id, context)
            if await context.store.blocks.is_blocked(loaded.asker.id, member.id):
                return
            letter = letters.request_notice(
                loaded.request_facts, words.aid_ready_withdrawn(name=member.name)
            )
            once = loaded.dedup_key(AidAct.LEFT, context.now, about=member.id)
            priority = priority_before(loaded.asker, mine.comes_at, context.now)
            await context.notify_member(loaded.asker, letter, once=once, priority=priority)


async def _open_to(request_id: int, turn: Interaction) -> LoadedRequest:
    """The request, if this person may still say yes to it."""
    loaded = await load_request(request_id, turn)
    if loaded.request.asker_id == turn.member.id:
        raise Refused(words.aid_own())
    if loaded.request.state is not RequestState.OPEN:
        raise Refused(_why_not(loaded))
    await require_allowed(loaded, turn)
    return loaded


def _why_not(loaded: LoadedRequest) -> Text:
    match loaded.request.state:
        case RequestState.HELPED:
            return words.aid_taken()
        case RequestState.CLOSED:
            return words.aid_closed_already()
    return words.gone()
