"""Is it still needed, is it done, how did it go: a request ends."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from handlers.aid.feature import (
    Need,
    aid,
    asked,
    need,
    take_back_questions,
    tell_ready,
    under_way,
    urgency,
)
from handlers.aid.helping import look_again, stop_counting_on
from handlers.aid.sweeping import each, one_by_one
from handlers.aid.views import asker_view
from handlers.aid.waves import for_its_day, patience
from handlers.kernel import Ask, Context, Hint, Inquire, Refused, Reply, Say, Show, Tick, Turn
from messages import aid as screen
from messages import words
from messages.aid import asker as asker_screen
from messages.aid import helper as helper_screen
from messages.aid import letters
from messages.aid.forms import Ending, NotFine
from messages.model import Purpose, message
from storage.aid import Approach, Reason, Standing, State
from storage.outbox import Priority
from storage.people import Member

PATIENCE = 2
"""Unanswered questions after which a request is closed."""

A_DAY = timedelta(hours=24)
RETURNS_WITHIN = timedelta(days=3)
"""How long somebody who could not be reached is told, on coming back, that nobody comes."""

CONCERNS_NO_MORE = (
    "ready", "unready", "waits", "organisers", "still", "said", "address", "contact", "added",
    "chosen", "found", "lost", "left",
)  # fmt: skip
"""What need not be told any more once a request is closed."""


@aid.pressed(screen.AskClose)
async def ask_why(press: screen.AskClose, turn: Turn) -> Reply:
    found = await under_way(press.request, turn)
    return Show(asker_screen.closing(found.facts, helped=found.request.state is State.HELPED))


@aid.pressed(screen.Close)
async def close_by_asker(press: screen.Close, turn: Turn) -> Reply:
    """Who asked closes; who was to come is told before they set out."""
    found = await asked(press.request, turn)
    if found.request.state is State.CLOSED:
        return Show(await asker_view(found, turn))
    if found.request.state is State.DRAFT:
        raise Refused(words.gone())
    helper, who, at = found.helper, found.who, found.request.comes_at
    done = press.ending is Ending.DONE
    await close(found, Reason(press.ending.value), turn)
    if helper and done:
        # Who has not set out yet must know before they do that somebody else was faster.
        coming = at is not None and at > turn.now
        first = words.aid_called_off() if coming else words.aid_done_by_asker()
        said = helper_screen.after(found.facts, who, first)
        priority = urgency(helper, at, turn.now) if coming else Priority.AID
        await turn.tell(helper, said, once=found.once("after", turn.now), priority=priority)
        return Show(asker_screen.after(found.facts, helper.name, words.aid_closed_done()))
    return Show(await asker_view(await need(press.request, turn), turn))


@aid.pressed(screen.Helped)
async def close_by_helper(press: screen.Helped, turn: Turn) -> Reply:
    found = await need(press.request, turn)
    if found.request.helper_id != turn.member.id or found.request.state is not State.HELPED:
        raise Refused(words.aid_closed_already())
    asker, who = found.asker, found.who
    await close(found, Reason.DONE, turn)
    if asker:
        name = turn.member.name
        said = asker_screen.after(found.facts, name, words.aid_done_by_helper(name=name))
        await turn.tell(asker, said, once=found.once("after", turn.now), priority=Priority.AID)
    return Show(helper_screen.after(found.facts, who))


async def close(found: Need, reason: Reason, context: Context) -> None:
    """End a request: what was told in confidence is erased, nobody is left on their way."""
    request, helper = found.request, found.helper
    # The helper of what is done stays known as such until the request itself is forgotten.
    met = helper if reason is Reason.DONE else None
    await take_back_questions(found, context)
    await context.withdraw(*(f"{request.card}:{what}:" for what in CONCERNS_NO_MORE))
    thanks = letters.last_word(found.facts, words.aid_over_thanked())
    await tell_ready(found, thanks, context, once=found.once("over", context.now))
    if helper and reason is not Reason.DONE:
        past = request.comes_at is not None and request.comes_at < context.now - A_DAY
        word = words.aid_over_thanked() if past else words.aid_called_off()
        once = found.once("off", context.now)
        priority = urgency(helper, request.comes_at, context.now)
        said = letters.last_word(found.facts, word)
        await context.tell(helper, said, once=once, priority=priority)
    if helper:
        ended: dict[str, Any] = {"contact": None}
        if met:
            ended["helped_at"] = context.now
        standing = Standing.CHOSEN if met else Standing.THANKED
        await context.store.aid.stand(request.id, helper.id, standing, **ended)
    request.state, request.reason, request.closed_at = State.CLOSED, reason, context.now
    request.step_at = request.asks_at = None
    request.forget()
    request.helper_id = met.id if met else None
    await context.store.session.flush()
    for purpose in (Purpose.AID, Purpose.FILE):
        await context.end_confidence(purpose, request.id)
    closed = await need(request.id, context)
    await context.redraw(request.card, closed.card())
    # The card outlives the request: whose it was is not kept with it.
    await context.store.outbox.hand(request.card, None)


@aid.every(minutes=5)
async def ask_whether_needed(_: Tick, context: Context) -> Inquire | None:
    """Nobody said anything for a while: ask, ask once more, then close."""
    return one_by_one(await context.store.aid.to_ask(context.now))


@each(ask_whether_needed)
async def ask_or_close(found: Need, context: Context) -> None:
    request = found.request
    if not request.under_way or request.asks_at is None or request.asks_at > context.now:
        return
    if request.unanswered >= PATIENCE:
        await _close_silently(found, context)
        return
    request.unanswered += 1
    helper = found.helper.name if found.helper else ""
    request.asks_at = context.now + (A_DAY if helper else patience(request.urgency))
    if found.asker:
        said = asker_screen.still(found.facts, helper)
        once = found.once("still", context.now)
        await context.tell(found.asker, said, once=once, priority=Priority.AID)


async def _close_silently(found: Need, context: Context) -> None:
    asker = found.asker
    await close(found, Reason.SILENT, context)
    if asker:
        said = asker_screen.closed(found.facts, words.aid_closed_silent())
        once = found.once("silent", context.now)
        await context.tell(asker, said, once=once, priority=Priority.AID)


@aid.pressed(screen.StillNeeded)
async def still_needed(press: screen.StillNeeded, turn: Turn) -> Reply:
    found = await under_way(press.request, turn)
    request = found.request
    if request.state is State.DRAFT:
        raise Refused(words.gone())
    request.unanswered = 0
    if request.state is State.OPEN:
        await for_its_day(found, turn)
    request.asks_at = turn.now + (
        A_DAY if request.state is State.HELPED else patience(request.urgency)
    )
    return Show(await asker_view(found, turn, words.aid_still_noted()))


@aid.pressed(screen.Went)
async def went(press: screen.Went, turn: Turn) -> Reply:
    """Fine is between the two; not fine goes to the organisers, privately."""
    await _met(press.request, turn)
    if press.fine:
        return Hint(words.aid_went_noted())
    return Ask(NotFine, {"request": press.request})


@aid.submitted(NotFine)
async def not_fine(form: NotFine, turn: Turn) -> Reply:
    found = await _met(form.request, turn)
    said = letters.not_fine(found.facts, turn.member.name, form.words, turn.member.id)
    once = found.once(f"not_fine:{turn.member.id}", turn.now)
    told = 0
    for member in await _neither_of_the_two(found, turn):
        told += await turn.tell(member, said, once=once, priority=Priority.AID)
    return Say(message(words.aid_not_fine_noted() if told else words.aid_not_fine_alone()))


async def _neither_of_the_two(found: Need, turn: Turn) -> list[Member]:
    """Who answers for the area, or else for all of Palier, and has no part in this."""
    part = {found.request.asker_id, found.request.helper_id}
    for approach, member in await turn.store.aid.approaches(found.request.id, tuple(Standing)):
        if _was_ready(approach):
            part.add(member.id)
    organisers = await turn.responsible(found.area.id)
    admins = await turn.store.organisation.admins()
    for among in (organisers, admins):
        if apart := [member for member in among if member.id not in part]:
            return apart
    return []


async def _met(request_id: int, turn: Turn) -> Need:
    """The request, for one of those who met over it, also when it was opened again since."""
    found = await need(request_id, turn)
    me = turn.member.id
    if me in (found.request.asker_id, found.request.helper_id):
        return found
    mine = await turn.store.aid.approach(request_id, me)
    if mine is None or not _was_ready(mine):
        raise Refused(words.aid_not_yours())
    return found


def _was_ready(approach: Approach) -> bool:
    """Whether they said once when they would come, whatever became of it since."""
    return approach.comes_at is not None


@aid.every(minutes=1)
async def notice_silence(_: Tick, context: Context) -> Inquire | None:
    """Whoever cannot be written to any more is not counted on; the other one is told."""
    store = context.store.aid
    given_up = await store.given_up(context.now - RETURNS_WITHIN)
    return one_by_one([*await store.stranded(), *given_up])


@each(notice_silence)
async def tell_of_silence(found: Need, context: Context) -> None:
    request = found.request
    if request.under_way and not await _reachable(found.asker, context):
        await _asker_gone(found, context)
    elif request.state is State.HELPED and not await _reachable(found.helper, context):
        await look_again(found, context, Standing.GAVE_UP)
    elif request.state is State.OPEN:
        among = await context.store.aid.approaches(request.id, (Standing.READY,))
        for member in [member for _, member in among]:
            if not await _reachable(member, context):
                await stop_counting_on(found, member, context)
    elif found.asker and request.reason is Reason.GONE and request.closed_at:
        said = asker_screen.closed(found.facts, words.aid_closed_gone())
        once = found.once("returned", request.closed_at)
        await context.tell(found.asker, said, once=once, priority=Priority.AID)


async def _asker_gone(found: Need, context: Context) -> None:
    """Nobody sets out for somebody who cannot be reached; a human looks after it if one was to."""
    helper, request = found.helper, found.request
    said = letters.last_word(found.facts, words.aid_unreachable_ready())
    await tell_ready(found, said, context, once=found.once("gone", context.now))
    if helper:
        request.helper_id = None
        await context.store.aid.stand(request.id, helper.id, Standing.THANKED, contact=None)
        told = letters.last_word(found.facts, words.aid_unreachable())
        once = found.once("gone", context.now)
        priority = urgency(helper, request.comes_at, context.now)
        await context.tell(helper, told, once=once, priority=priority)
        alone = letters.to_organisers(
            found.facts, found.area.numbers, words.aid_left_alone(), area=found.area.id
        )
        once = found.once("alone", context.now)
        await context.tell_responsible(found.area.id, alone, once=once, but=helper.id)
        await context.store.session.flush()
    await close(await need(request.id, context), Reason.GONE, context)


async def _reachable(member: Member | None, context: Context) -> bool:
    if member is None:
        return False
    accounts = await context.store.people.accounts(member.id)
    return any(account.chat and account.blocked_at is None for account in accounts)
