"""Somebody leaves, or turns out to be somebody else: nobody is left believing that they come."""

from __future__ import annotations

from handlers.aid.closing import close
from handlers.aid.feature import aid, need
from handlers.aid.greeting import end
from handlers.aid.helping import look_again, stop_counting_on
from handlers.kernel import Context
from messages import words
from messages.aid import letters
from messages.model import message
from storage.aid import Reason, Standing, State
from storage.outbox import Priority
from storage.people import Member

STRONGEST = (
    Standing.CHOSEN,
    Standing.READY,
    Standing.NOT_THIS,
    Standing.GAVE_UP,
    Standing.THANKED,
    Standing.ASKED,
)


@aid.leaving
async def leave(member: Member, context: Context) -> None:
    """What they asked for is closed; where they were to help, somebody else is looked for."""
    for request_id in await context.store.aid.touching(member.id):
        found = await need(request_id, context)
        request = found.request
        if request.asker_id == member.id:
            if request.state is State.DRAFT:
                await context.store.aid.drop(request.id)
            elif request.under_way:
                await close(found, Reason.GONE, context)
            continue
        await stop_counting_on(found, member, context)
    await context.store.aid.retire(member.id)
    for hello in await context.store.aid.hellos_of(member.id):
        other_id = hello.helper_id if hello.asker_id == member.id else hello.asker_id
        begun = hello.due_at is not None
        await end(hello, context)
        others = await context.store.people.named([other_id])
        if begun and other_id in others:
            said = message(words.aid_hello_ended(name=member.name))
            once = f"hello:{hello.id}:ended"
            await context.tell(others[other_id], said, once=once, priority=Priority.AID)


@aid.standing_down
async def stop_helping(member: Member, area_id: int | None, context: Context) -> None:
    """Who rests, is muted, or has left the area helps nobody there, and is told so."""
    for request_id in await context.store.aid.touching(member.id):
        found = await need(request_id, context)
        if found.request.asker_id == member.id or area_id not in (None, found.area.id):
            continue
        chosen = found.request.helper_id == member.id and found.request.state is State.HELPED
        await stop_counting_on(found, member, context)
        if chosen:
            said = letters.last_word(found.facts, words.aid_gave_up())
            once = found.once(f"down:{member.id}", context.now)
            await context.tell(member, said, once=once, priority=Priority.AID)


@aid.merging
async def one_helper(kept: Member, gone: Member, context: Context) -> None:
    """One standing a request, the stronger; nobody helps themselves; one offer for both."""
    store = context.store.aid
    for request_id in await store.touching(gone.id):
        found = await need(request_id, context)
        request = found.request
        ours, theirs = (
            await store.approach(request.id, kept.id),
            await store.approach(request.id, gone.id),
        )
        among = [each for each in (ours, theirs) if each]
        own = request.asker_id in (kept.id, gone.id)
        if own and request.state is State.HELPED and request.helper_id in (kept.id, gone.id):
            await look_again(found, context, Standing.GAVE_UP, tell_asker=False)
        if own:
            await context.withdraw(*(f"{request.card}:ready:{each.member_id}:" for each in among))
            await store.forget_approach(request.id, kept.id)
            await store.forget_approach(request.id, gone.id)
        elif among:
            best = min(among, key=lambda each: STRONGEST.index(each.standing))
            values = best.model_dump(exclude={"request_id", "member_id", "standing"})
            helped = (each.helped_at for each in among if each.helped_at)
            values["helped_at"] = max(helped, default=None)
            await store.forget_approach(request.id, gone.id)
            await store.stand(request.id, kept.id, best.standing, **values)
    offered, other = await store.helper(kept.id), await store.helper(gone.id)
    if offered and other:
        await store.retire(gone.id)
    both = {kept.id, gone.id}
    mine = {(each.asker_id, each.helper_id) for each in await store.hellos_of(kept.id)}
    for hello in await store.hellos_of(gone.id):
        # Nobody says hello to themselves, nor twice to the same neighbour.
        pair = [kept.id if each == gone.id else each for each in (hello.asker_id, hello.helper_id)]
        if {hello.asker_id, hello.helper_id} == both or tuple(pair) in mine:
            await end(hello, context)
