"""A weekly hello by the same neighbour, if both would like it; either ends it at any time."""

from __future__ import annotations

from datetime import datetime, timedelta

from handlers.aid.feature import aid, need
from handlers.kernel import Ask, Context, Hint, Refused, Reply, Say, Show, Tick, Turn
from messages import aid as screen
from messages import danger, words
from messages.aid import letters
from messages.aid.forms import WriteHello
from messages.model import Purpose, message
from storage.aid import Hello, Reason
from storage.outbox import Priority
from storage.people import Member

A_WEEK = timedelta(days=7)
UNANSWERED = Hello.custody.keep or A_WEEK
"""How long a suggestion stands."""


@aid.pressed(screen.Weekly)
async def weekly(press: screen.Weekly, turn: Turn) -> Reply:
    """The first yes asks the other; the second begins. Unanswered, it lapses."""
    found = await need(press.request, turn)
    request, me = found.request, turn.member.id
    asker, helper = found.asker, found.helper
    met = request.reason is Reason.DONE and asker and helper
    if not met or asker is None or helper is None or me not in (asker.id, helper.id):
        raise Refused(words.gone())
    hello = await turn.store.aid.hello_between(asker.id, helper.id)
    if not press.yes:
        if hello and hello.due_at is None:
            await turn.store.aid.end_hello(hello.id)
        return Show(message(words.aid_weekly_refused()))
    if hello is None:
        hello = Hello(area_id=found.area.id, asker_id=asker.id, helper_id=helper.id)
        turn.store.session.add(hello)
    hello.asker_agrees = hello.asker_agrees or me == asker.id
    hello.helper_agrees = hello.helper_agrees or me == helper.id
    other = helper if me == asker.id else asker
    if not (hello.asker_agrees and hello.helper_agrees):
        hello.asked_at = hello.asked_at or turn.now
        await turn.store.session.flush()
        said = letters.weekly_asked(found.facts, turn.member.name)
        once, until = f"hello:{hello.id}:asked", hello.asked_at + UNANSWERED
        await turn.tell(other, said, once=once, priority=Priority.AID, until=until)
        return Hint(words.aid_weekly_waits())
    if hello.due_at is None:
        hello.due_at, hello.asked_at = turn.now + A_WEEK, None
        await turn.store.session.flush()
        begun = letters.weekly_begun(hello.id, turn.member.name)
        await turn.tell(other, begun, once=f"hello:{hello.id}:begun", priority=Priority.AID)
    return Say(letters.weekly_begun(hello.id, other.name))


@aid.every(hours=1)
async def say_hello(_: Tick, context: Context) -> None:
    """Once a week the helper is reminded; what was missed is said once, not for every week."""
    for hello_id in await context.store.aid.hellos_due(context.now):
        async with context.store.one_of_many("hello", hello_id):
            await _say_one(hello_id, context)


async def _say_one(hello_id: int, context: Context) -> None:
    hello = await context.store.aid.hello(hello_id, lock=True)
    if hello.due_at is None or hello.due_at > context.now:
        return
    due, hello.due_at = hello.due_at, _next(hello.due_at, context.now)
    pair = await _pair(hello, context)
    if pair is None:
        await context.store.aid.end_hello(hello.id)
        return
    asker, helper = pair
    if not helper.paused_at(context.now):
        said = letters.hello(hello.id, asker.name)
        once = f"hello:{hello.id}:{due.timestamp():.0f}"
        await context.tell(helper, said, once=once, priority=Priority.AID)


def _next(due: datetime, now: datetime) -> datetime:
    while due <= now:
        due += A_WEEK
    return due


@aid.pressed(screen.HelloDone)
async def hello_done(press: screen.HelloDone, turn: Turn) -> Reply:
    await _mine(press.hello, turn)
    return Hint(words.aid_hello_noted())


@aid.pressed(screen.HelloWrite)
async def ask_words(press: screen.HelloWrite, turn: Turn) -> Reply:
    await _begun(press.hello, turn)
    return Ask(WriteHello, {"hello": press.hello})


@aid.submitted(WriteHello)
async def pass_hello_on(form: WriteHello, turn: Turn) -> Reply:
    hello, other = await _begun(form.hello, turn)
    said = letters.hello_said(hello.id, turn.member.name, form.words, turn.member.id)
    alarming = danger.heard(form.words)
    # A cry for help is not taken back with the hellos.
    kind = "hello-danger" if alarming else "hello"
    once = f"{kind}:{hello.id}:said:{turn.member.id}:{turn.now.timestamp():.3f}"
    await turn.tell(
        other,
        danger.alarmed(said) if alarming else said,
        once=once,
        priority=Priority.DANGER if alarming else Priority.AID,
    )
    return Say(message(words.aid_written()))


@aid.pressed(screen.HelloStop)
async def stop_hello(press: screen.HelloStop, turn: Turn) -> Reply:
    hello, other = await _mine(press.hello, turn)
    begun = hello.due_at is not None
    await end(hello, turn)
    if begun:
        said = message(words.aid_hello_ended(name=turn.member.name))
        await turn.tell(other, said, once=f"hello:{hello.id}:ended", priority=Priority.AID)
    return Show(message(words.aid_hello_stopped()))


async def end(hello: Hello, context: Context) -> None:
    await context.withdraw(f"hello:{hello.id}:")
    await context.end_confidence(Purpose.HELLO, hello.id)
    await context.store.aid.end_hello(hello.id)


async def _begun(hello_id: int, turn: Turn) -> tuple[Hello, Member]:
    """The hello, once both agreed to it: nobody is written to who did not."""
    hello, other = await _mine(hello_id, turn)
    if hello.due_at is None:
        raise Refused(words.gone())
    return hello, other


async def _mine(hello_id: int, turn: Turn) -> tuple[Hello, Member]:
    """The hello and the other of the two, if this person is one of them."""
    hello = await turn.store.aid.hello(hello_id, lock=True)
    pair = await _pair(hello, turn)
    if pair is None or turn.member.id not in (hello.asker_id, hello.helper_id):
        raise Refused(words.gone())
    asker, helper = pair
    return hello, helper if turn.member.id == hello.asker_id else asker


async def _pair(hello: Hello, context: Context) -> tuple[Member, Member] | None:
    people = await context.store.people.named([hello.asker_id, hello.helper_id])
    asker, helper = people.get(hello.asker_id), people.get(hello.helper_id)
    return (asker, helper) if asker and helper else None
