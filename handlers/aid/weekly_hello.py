"""A weekly hello by the same neighbour, if both would like it; either ends it at any time."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from handlers.aid.feature import aid, load_request
from handlers.kernel.events import JobTick
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Ask, Notice, Refused, Reply, Say, Show
from messages import aid as screen
from messages import danger, words
from messages.aid import notices as letters
from messages.aid.forms import WriteHelloForm
from messages.model import ConfidencePurpose, message
from storage.aid import ClosingReason, WeeklyHello, due
from storage.outbox import DedupKey, Priority, occurrence_of
from storage.people import Member

A_WEEK = timedelta(days=7)
UNANSWERED = WeeklyHello.retention.keep or A_WEEK
"""How long a suggestion stands."""


class HelloAct(StrEnum):
    """What letters say of a weekly hello."""

    ASKED = "asked"
    BEGUN = "begun"
    WEEKLY = "weekly"
    SAID = "said"
    DANGER = "danger"
    ENDED = "ended"


CONCERNS_NO_MORE = tuple(hello_act for hello_act in HelloAct if hello_act is not HelloAct.DANGER)
"""What is taken back when hellos end: all but a cry for help."""


@aid.on_press(screen.AcceptWeeklyHello)
async def accept_weekly_hello(press: screen.AcceptWeeklyHello, turn: Interaction) -> Reply:
    """The first yes asks the other; the second begins. Unanswered, it lapses."""
    loaded = await load_request(press.request, turn)
    request, me = loaded.request, turn.member.id
    asker, helper = loaded.asker, loaded.helper
    met = request.reason is ClosingReason.DONE and asker and helper
    if not met or asker is None or helper is None or me not in (asker.id, helper.id):
        raise Refused(words.gone())
    hello = await turn.store.aid.hello_between(asker.id, helper.id)
    if not press.yes:
        if hello and hello.due_at is None:
            await turn.store.aid.end_hello(hello.id)
        return Show(message(words.aid_weekly_refused()))
    if hello is None:
        hello = WeeklyHello(area_id=loaded.area.id, asker_id=asker.id, helper_id=helper.id)
        turn.store.session.add(hello)
    hello.asker_agrees = hello.asker_agrees or me == asker.id
    hello.helper_agrees = hello.helper_agrees or me == helper.id
    other = helper if me == asker.id else asker
    apart = await turn.store.blocks.is_blocked(asker.id, helper.id)
    if apart or not (hello.asker_agrees and hello.helper_agrees):
        hello.asked_at = hello.asked_at or turn.now
        await turn.store.session.flush()
        if apart:
            # Nobody hears of it: unanswered, it lapses.
            return Notice(words.aid_weekly_waits())
        letter = letters.weekly_asked(loaded.request_facts, turn.member.name, me)
        once, until = DedupKey(hello.key_subject, HelloAct.ASKED), hello.asked_at + UNANSWERED
        await turn.notify_member(other, letter, once=once, priority=Priority.AID, until=until)
        return Notice(words.aid_weekly_waits())
    if hello.due_at is None:
        hello.due_at, hello.asked_at = turn.now + A_WEEK, None
        await turn.store.session.flush()
        begun = letters.weekly_begun(hello.id, turn.member.name, me)
        once = DedupKey(hello.key_subject, HelloAct.BEGUN)
        await turn.notify_member(other, begun, once=once, priority=Priority.AID)
    return Say(letters.weekly_begun(hello.id, other.name, other.id))


@aid.every(hours=1, when=due.HELLO)
async def say_hello(_: JobTick, context: JobContext) -> None:
    """Once a week the helper is reminded; what was missed is said once, not for every week."""
    for hello_id in await context.store.aid.hellos_due(context.now):
        async with context.store.isolate_item("hello", hello_id):
            await _say_one(hello_id, context)


async def _say_one(hello_id: int, context: JobContext) -> None:
    hello = await context.store.aid.get_hello(hello_id, lock=True)
    if hello.due_at is None or hello.due_at > context.now:
        return
    due, hello.due_at = hello.due_at, _next_hello_at(hello.due_at, context.now)
    pair = await _hello_members(hello, context)
    if pair is None:
        await context.store.aid.end_hello(hello.id)
        return
    asker, helper = pair
    if not helper.paused_at(context.now):
        letter = letters.weekly_hello(hello.id, asker.name, asker.id)
        once = DedupKey(hello.key_subject, HelloAct.WEEKLY, occurrence_of(due))
        await context.notify_member(helper, letter, once=once, priority=Priority.AID)


def _next_hello_at(due: datetime, now: datetime) -> datetime:
    while due <= now:
        due += A_WEEK
    return due


@aid.on_press(screen.HelloDone)
async def hello_done(press: screen.HelloDone, turn: Interaction) -> Reply:
    await _own_hello(press.hello, turn)
    return Notice(words.aid_hello_noted())


@aid.on_press(screen.HelloWrite)
async def ask_words(press: screen.HelloWrite, turn: Interaction) -> Reply:
    await _agreed_hello(press.hello, turn)
    return Ask(WriteHelloForm, {"hello": press.hello})


@aid.on_form(WriteHelloForm)
async def pass_hello_on(form: WriteHelloForm, turn: Interaction) -> Reply:
    hello, other = await _agreed_hello(form.hello, turn)
    letter = letters.hello_words(hello.id, turn.member.name, form.words, turn.member.id)
    alarming = danger.detects_emergency(form.words)
    act, at = HelloAct.DANGER if alarming else HelloAct.SAID, occurrence_of(turn.now, exact=True)
    once = DedupKey(hello.key_subject, act, at, str(turn.member.id))
    await turn.notify_member(
        other,
        danger.with_alarm(letter) if alarming else letter,
        once=once,
        priority=Priority.DANGER if alarming else Priority.AID,
    )
    return Say(message(words.aid_written()))


@aid.on_press(screen.HelloStop)
async def stop_hello(press: screen.HelloStop, turn: Interaction) -> Reply:
    hello, other = await _own_hello(press.hello, turn)
    begun = hello.due_at is not None
    await end_weekly_hello(hello, turn)
    if begun:
        letter = message(words.aid_hello_ended(name=turn.member.name))
        once = DedupKey(hello.key_subject, HelloAct.ENDED)
        await turn.notify_member(other, letter, once=once, priority=Priority.AID)
    return Show(message(words.aid_hello_stopped()))


async def end_weekly_hello(hello: WeeklyHello, context: JobContext) -> None:
    await context.withdraw_messages(hello.key_subject, *CONCERNS_NO_MORE)
    await context.end_confidence(ConfidencePurpose.HELLO, hello.id)
    await context.store.aid.end_hello(hello.id)


async def _agreed_hello(hello_id: int, turn: Interaction) -> tuple[WeeklyHello, Member]:
    """The hello, once both agreed to it: nobody is written to who did not."""
    hello, other = await _own_hello(hello_id, turn)
    if hello.due_at is None:
        raise Refused(words.gone())
    return hello, other


async def _own_hello(hello_id: int, turn: Interaction) -> tuple[WeeklyHello, Member]:
    """The hello and the other of the two, if this person is one of them."""
    hello = await turn.store.aid.get_hello(hello_id, lock=True)
    pair = await _hello_members(hello, turn)
    if pair is None or turn.member.id not in (hello.asker_id, hello.helper_id):
        raise Refused(words.gone())
    asker, helper = pair
    return hello, helper if turn.member.id == hello.asker_id else asker


async def _hello_members(hello: WeeklyHello, context: JobContext) -> tuple[Member, Member] | None:
    people = await context.store.people.members_by_id([hello.asker_id, hello.helper_id])
    asker, helper = people.get(hello.asker_id), people.get(hello.helper_id)
    return (asker, helper) if asker and helper else None
