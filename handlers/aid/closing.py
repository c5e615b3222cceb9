"""Is it still needed, is it done, how did it go: a request ends."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from handlers.aid.acts import CONCERNS_NO_MORE, AidAct
from handlers.aid.feature import (
    LoadedRequest,
    aid,
    load_request,
    open_request_asked_by,
    priority_before,
    request_asked_by,
    take_back_questions,
    tell_ready,
)
from handlers.aid.helping import look_again, release_helper
from handlers.aid.per_request import for_each_request, one_by_one
from handlers.aid.views import asker_view
from handlers.aid.waves import ask_again_after, move_to_today
from handlers.kernel.events import JobTick
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Ask, CallService, Notice, Refused, Reply, Say, Show
from messages import aid as screen
from messages import words
from messages.aid import asker_views as asker_screen
from messages.aid import helper_views as helper_screen
from messages.aid import notices as letters
from messages.aid.forms import ClosingChoice, NotFineForm
from messages.blocks.actions import block_row
from messages.model import ConfidencePurpose, Rows, message
from storage.aid import ClosingReason, HelperResponse, HelperStatus, RequestState, due
from storage.outbox import Priority
from storage.people import Member

SAID_YES = (HelperStatus.READY, HelperStatus.CHOSEN, HelperStatus.THANKED, HelperStatus.GAVE_UP)

PATIENCE = 2
"""Unanswered questions after which a request is closed."""

A_DAY = timedelta(hours=24)
RETURNS_WITHIN = timedelta(days=3)
"""How long somebody who could not be reached is told, on coming back, that nobody comes."""


@aid.on_press(screen.AskClose)
async def ask_why(press: screen.AskClose, turn: Interaction) -> Reply:
    loaded = await open_request_asked_by(press.request, turn)
    return Show(
        asker_screen.closing_screen(
            loaded.request_facts, helped=loaded.request.state is RequestState.HELPED
        )
    )


@aid.on_press(screen.CloseRequest)
async def close_by_asker(press: screen.CloseRequest, turn: Interaction) -> Reply:
    """Who asked closes; who was to come is told before they set out."""
    loaded = await request_asked_by(press.request, turn)
    if loaded.request.state is RequestState.CLOSED:
        return Show(await asker_view(loaded, turn))
    if loaded.request.state is RequestState.DRAFT:
        raise Refused(words.gone())
    helper, who, at = loaded.helper, loaded.beneficiary_name, loaded.request.comes_at
    asker = loaded.named_asker
    done = press.ending is ClosingChoice.DONE
    await close_request(loaded, ClosingReason(press.ending.value), turn)
    if helper and done:
        await _tell_helper_done(loaded, helper, (who, asker), at, turn)
        return Show(
            asker_screen.aftercare_screen(
                loaded.request_facts, helper.name, helper.id, words.aid_closed_done()
            )
        )
    return Show(await asker_view(await load_request(press.request, turn), turn))


async def _tell_helper_done(
    loaded: LoadedRequest,
    helper: Member,
    whom: tuple[str, int],
    at: datetime | None,
    turn: Interaction,
) -> None:
    """Who was there is asked how it went; who is still to come is told not to, and only that.

    `whom` they helped is a name, and who asked under that name.
    """
    if at is not None and at > turn.now:
        letter = helper_screen.done_early(loaded.request_facts, turn.member.name, whom[1])
        once = loaded.dedup_key(AidAct.OFF, turn.now)
        await turn.notify_member(
            helper, letter, once=once, priority=priority_before(helper, at, turn.now)
        )
        return
    letter = helper_screen.helper_aftercare(loaded.request_facts, *whom, words.aid_done_by_asker())
    once = loaded.dedup_key(AidAct.AFTER, turn.now)
    await turn.notify_member(helper, letter, once=once, priority=Priority.AID)


@aid.on_press(screen.ClaimHelped)
async def claim_helped(press: screen.ClaimHelped, turn: Interaction) -> Reply:
    """They came before the hour they had said: how it went is asked of them too."""
    loaded = await load_request(press.request, turn)
    mine = await turn.store.aid.helper_response(press.request, turn.member.id)
    if mine is None or mine.helped_at is None:
        raise Refused(words.gone())
    whom = loaded.beneficiary_name, loaded.named_asker
    return Show(helper_screen.helper_aftercare(loaded.request_facts, *whom))


@aid.on_press(screen.MarkHelped)
async def close_by_helper(press: screen.MarkHelped, turn: Interaction) -> Reply:
    loaded = await load_request(press.request, turn)
    if (
        loaded.request.helper_id != turn.member.id
        or loaded.request.state is not RequestState.HELPED
    ):
        raise Refused(words.aid_closed_already())
    asker, whom = loaded.asker, (loaded.beneficiary_name, loaded.named_asker)
    await close_request(loaded, ClosingReason.DONE, turn)
    if asker:
        name = turn.member.name
        letter = asker_screen.aftercare_screen(
            loaded.request_facts, name, turn.member.id, words.aid_done_by_helper(name=name)
        )
        await turn.notify_member(
            asker, letter, once=loaded.dedup_key(AidAct.AFTER, turn.now), priority=Priority.AID
        )
    return Show(helper_screen.helper_aftercare(loaded.request_facts, *whom))


async def close_request(loaded: LoadedRequest, reason: ClosingReason, context: JobContext) -> None:
    """End a request: what was told in confidence is erased, nobody is left on their way."""
    request, helper = loaded.request, loaded.helper
    # The helper of what is done stays known as such until the request itself is forgotten.
    met = helper if reason is ClosingReason.DONE else None
    if met:
        await _count_met(loaded, context)
    await take_back_questions(loaded, context)
    await context.withdraw_messages(request.card_name, *CONCERNS_NO_MORE)
    thanks = letters.last_word(loaded.request_facts, words.aid_over_thanked())
    await tell_ready(loaded, thanks, context, once=loaded.dedup_key(AidAct.OVER, context.now))
    if helper and reason is not ClosingReason.DONE:
        past = request.comes_at is not None and request.comes_at < context.now - A_DAY
        word = words.aid_over_thanked() if past else words.aid_called_off()
        once = loaded.dedup_key(AidAct.OFF, context.now)
        priority = priority_before(helper, request.comes_at, context.now)
        letter = letters.last_word(loaded.request_facts, word)
        await context.notify_member(helper, letter, once=once, priority=priority)
    if helper:
        ended: dict[str, Any] = {"contact": None}
        if met:
            ended["helped_at"] = context.now
        standing = HelperStatus.CHOSEN if met else HelperStatus.THANKED
        await context.store.aid.set_helper_status(request.id, helper.id, standing, **ended)
    request.state, request.reason, request.closed_at = RequestState.CLOSED, reason, context.now
    request.step_at = request.asks_at = None
    request.erase_confidences()
    request.helper_id = met.id if met else None
    await context.store.session.flush()
    for purpose in (ConfidencePurpose.AID, ConfidencePurpose.FILE):
        await context.end_confidence(purpose, request.id)
    closed = await load_request(request.id, context)
    await context.redraw_card(request.card_name, closed.wall_card())
    # The card outlives the request: whose it was is not kept with it.
    await context.store.outbox.set_card_author(request.card_name, None)


async def _count_met(loaded: LoadedRequest, context: JobContext) -> None:
    """One more in the area's numbers; what is done again after it was reopened is no other one."""
    request = loaded.request
    among = await context.store.aid.helper_responses(request.id, SAID_YES)
    if any(approach.helped_at for approach, _ in among):
        return
    answers = (each.answered_at for each, _ in among if each.answered_at)
    first = min(answers, default=context.now)
    waited = first - (request.opened_at or request.created_at)
    await context.store.numbers.count_met(loaded.area, context.now, waited)


@aid.every(minutes=5, when=due.CONFIRMATION)
async def ask_whether_needed(_: JobTick, context: JobContext) -> CallService | None:
    """Nobody said anything for a while: ask, ask once more, then close."""
    return one_by_one(await context.store.aid.requests_to_confirm(context.now))


@for_each_request(ask_whether_needed)
async def ask_or_close(loaded: LoadedRequest, context: JobContext) -> None:
    request = loaded.request
    if not request.under_way or request.asks_at is None or request.asks_at > context.now:
        return
    if request.unanswered >= PATIENCE:
        await _close_silently(loaded, context)
        return
    request.unanswered += 1
    helper = (loaded.helper.name, loaded.helper.id) if loaded.helper else ("", 0)
    request.asks_at = context.now + (A_DAY if loaded.helper else ask_again_after(request.urgency))
    if loaded.asker:
        letter = asker_screen.still_needed_screen(loaded.request_facts, *helper)
        once = loaded.dedup_key(AidAct.STILL, context.now)
        await context.notify_member(loaded.asker, letter, once=once, priority=Priority.AID)


async def _close_silently(loaded: LoadedRequest, context: JobContext) -> None:
    asker = loaded.asker
    await close_request(loaded, ClosingReason.SILENT, context)
    if asker:
        letter = asker_screen.closed_screen(loaded.request_facts, words.aid_closed_silent())
        once = loaded.dedup_key(AidAct.SILENT, context.now)
        await context.notify_member(asker, letter, once=once, priority=Priority.AID)


@aid.on_press(screen.StillNeeded)
async def still_needed(press: screen.StillNeeded, turn: Interaction) -> Reply:
    loaded = await open_request_asked_by(press.request, turn)
    request = loaded.request
    if request.state is RequestState.DRAFT:
        raise Refused(words.gone())
    request.unanswered = 0
    if request.state is RequestState.OPEN:
        await move_to_today(loaded, turn)
    request.asks_at = turn.now + (
        A_DAY if request.state is RequestState.HELPED else ask_again_after(request.urgency)
    )
    return Show(await asker_view(loaded, turn, words.aid_still_noted()))


@aid.on_press(screen.SayHowItWent)
async def say_how_it_went(press: screen.SayHowItWent, turn: Interaction) -> Reply:
    """Fine is between the two; not fine goes to the organisers, privately."""
    await _request_met_over(press.request, turn)
    if press.fine:
        return Notice(words.aid_went_noted())
    return Ask(NotFineForm, {"request": press.request})


@aid.on_form(NotFineForm)
async def report_not_fine(form: NotFineForm, turn: Interaction) -> Reply:
    loaded = await _request_met_over(form.request, turn)
    me = turn.member
    helper = await _who_helped(loaded, turn)
    letter = letters.not_fine_notice(
        loaded.request_facts,
        me.name,
        form.words,
        me.id,
        asker=loaded.asker.name if loaded.asker else "",
        helper=helper.name if helper else "",
    )
    once = loaded.dedup_key(AidAct.NOT_FINE, turn.now, about=turn.member.id)
    told = 0
    for member in await _neither_of_the_two(loaded, turn):
        told += await turn.notify_member(member, letter, once=once, priority=Priority.AID)
    noted = words.aid_not_fine_noted() if told else words.aid_not_fine_alone()
    return Say(message(noted, rows=await _way_apart(loaded, helper, turn)))


async def _way_apart(loaded: LoadedRequest, helper: Member | None, turn: Interaction) -> Rows:
    """The way to have nothing more to do with the other of the two, if one knows them."""
    asked = loaded.request.asker_id == turn.member.id
    other = helper if asked else loaded.asker if loaded.named_asker else None
    return (block_row(other.id, other.name),) if other and other.id != turn.member.id else ()


async def _who_helped(loaded: LoadedRequest, turn: Interaction) -> Member | None:
    """Who it went badly with, or says so: the last who helped, whoever was chosen since."""
    met = [
        (mine, member)
        for mine, member in await turn.store.aid.helper_responses(
            loaded.request.id, tuple(HelperStatus)
        )
        if _was_ready(mine)
    ]
    if loaded.request.asker_id != turn.member.id:
        return turn.member
    helped = [(mine.helped_at, member) for mine, member in met if mine.helped_at]
    return max(helped, key=lambda each: each[0])[1] if helped else loaded.helper


async def _neither_of_the_two(loaded: LoadedRequest, turn: Interaction) -> list[Member]:
    """Who answers for the area, or else for all of Palier, and has no part in this."""
    part = {loaded.request.asker_id, loaded.request.helper_id}
    for approach, member in await turn.store.aid.helper_responses(
        loaded.request.id, tuple(HelperStatus)
    ):
        if _was_ready(approach):
            part.add(member.id)
    organisers = await turn.responsible_members(loaded.area.id)
    admins = await turn.store.organisation.list_admins()
    for among in (organisers, admins):
        if apart := [member for member in among if member.id not in part]:
            return apart
    return []


async def _request_met_over(request_id: int, turn: Interaction) -> LoadedRequest:
    """The request, for one of those who met over it, also when it was opened again since."""
    loaded = await load_request(request_id, turn)
    me = turn.member.id
    if me in (loaded.request.asker_id, loaded.request.helper_id):
        return loaded
    mine = await turn.store.aid.helper_response(request_id, me)
    if mine is None or not _was_ready(mine):
        raise Refused(words.aid_not_yours())
    return loaded


def _was_ready(approach: HelperResponse) -> bool:
    """Whether they said once when they would come, whatever became of it since."""
    return approach.comes_at is not None


@aid.every(minutes=1, when=due.COUNTED_ON)
async def notice_silence(_: JobTick, context: JobContext) -> CallService | None:
    """Whoever cannot be written to any more is not counted on; the other one is told."""
    store = context.store.aid
    given_up = await store.abandoned_requests(context.now - RETURNS_WITHIN)
    return one_by_one([*await store.stranded_requests(), *given_up])


@for_each_request(notice_silence)
async def tell_of_silence(loaded: LoadedRequest, context: JobContext) -> None:
    request = loaded.request
    if request.under_way and not await _can_be_reached(loaded.asker, context):
        await _asker_gone(loaded, context)
    elif request.state is RequestState.HELPED and not await _can_be_reached(loaded.helper, context):
        await look_again(loaded, context, HelperStatus.GAVE_UP)
    elif request.state is RequestState.OPEN:
        among = await context.store.aid.helper_responses(request.id, (HelperStatus.READY,))
        for member in [member for _, member in among]:
            if not await _can_be_reached(member, context):
                await release_helper(loaded, member, context)
    elif loaded.asker and request.reason is ClosingReason.GONE and request.closed_at:
        letter = asker_screen.closed_screen(loaded.request_facts, words.aid_closed_gone())
        once = loaded.dedup_key(AidAct.RETURNED, request.closed_at)
        await context.notify_member(loaded.asker, letter, once=once, priority=Priority.AID)


async def _asker_gone(loaded: LoadedRequest, context: JobContext) -> None:
    """Nobody sets out for somebody who cannot be reached; a human looks after it if one was to."""
    helper, request = loaded.helper, loaded.request
    letter = letters.last_word(loaded.request_facts, words.aid_unreachable_ready())
    await tell_ready(loaded, letter, context, once=loaded.dedup_key(AidAct.GONE, context.now))
    if helper:
        request.helper_id = None
        await context.store.aid.set_helper_status(
            request.id, helper.id, HelperStatus.THANKED, contact=None
        )
        told = letters.last_word(loaded.request_facts, words.aid_unreachable())
        once = loaded.dedup_key(AidAct.GONE, context.now)
        priority = priority_before(helper, request.comes_at, context.now)
        await context.notify_member(helper, told, once=once, priority=priority)
        alone = letters.unfound_notice(
            loaded.request_facts, loaded.area.numbers, words.aid_left_alone(), area=loaded.area.id
        )
        once = loaded.dedup_key(AidAct.ALONE, context.now)
        await context.notify_responsible(loaded.area.id, alone, once=once, but=helper.id)
        await context.store.session.flush()
    await close_request(await load_request(request.id, context), ClosingReason.GONE, context)


async def _can_be_reached(member: Member | None, context: JobContext) -> bool:
    if member is None:
        return False
    accounts = await context.store.people.accounts_of(member.id)
    return any(account.chat and account.blocked_at is None for account in accounts)
