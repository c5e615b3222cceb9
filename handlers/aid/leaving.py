"""Somebody leaves, or turns out to be somebody else: nobody is left believing that they come."""

from __future__ import annotations

from handlers.aid.acts import AidAct
from handlers.aid.closing import close_request
from handlers.aid.feature import aid, load_request
from handlers.aid.helping import look_again, release_helper
from handlers.aid.weekly_hello import HelloAct, end_weekly_hello
from handlers.kernel.interaction import JobContext
from messages import words
from messages.aid import notices as letters
from messages.model import message
from storage.aid import ClosingReason, HelperStatus, RequestState, WeeklyHello
from storage.outbox import DedupKey, Priority
from storage.people import Member

STRONGEST = (
    HelperStatus.CHOSEN,
    HelperStatus.READY,
    HelperStatus.NOT_THIS,
    HelperStatus.GAVE_UP,
    HelperStatus.THANKED,
    HelperStatus.ASKED,
)


@aid.on_erase
async def settle_requests_on_erase(member: Member, context: JobContext) -> None:
    """What they asked for is closed; where they were to help, somebody else is looked for."""
    for request_id in await context.store.aid.requests_touching(member.id):
        loaded = await load_request(request_id, context)
        request = loaded.request
        if request.asker_id == member.id:
            if request.state is RequestState.DRAFT:
                await context.store.aid.delete_request(request.id)
            elif request.under_way:
                await close_request(loaded, ClosingReason.GONE, context)
            continue
        await release_helper(loaded, member, context)
    await context.store.aid.withdraw_offers(member.id)
    for hello in await context.store.aid.hellos_of(member.id):
        await _end_hello(hello, member, context)


async def _end_hello(hello: WeeklyHello, member: Member, context: JobContext) -> None:
    """One of the two is gone; the other does not wait for the next hello."""
    other_id = hello.helper_id if hello.asker_id == member.id else hello.asker_id
    begun = hello.due_at is not None
    await end_weekly_hello(hello, context)
    others = await context.store.people.members_by_id([other_id])
    if begun and other_id in others:
        letter = message(words.aid_hello_ended(name=member.name))
        once = DedupKey(hello.key_subject, HelloAct.ENDED)
        await context.notify_member(others[other_id], letter, once=once, priority=Priority.AID)


@aid.on_removal
async def end_requests_on_removal(member: Member, area_id: int, context: JobContext) -> None:
    """What they asked for in the area is closed, and nobody says hello to them from there.

    What they promised others is taken back as for whoever leaves by themselves.
    """
    for request_id in await context.store.aid.requests_touching(member.id):
        loaded = await load_request(request_id, context)
        if loaded.request.asker_id != member.id or loaded.area.id != area_id:
            continue
        if loaded.request.state is RequestState.DRAFT:
            await context.store.aid.delete_request(loaded.request.id)
        elif loaded.request.under_way:
            await close_request(loaded, ClosingReason.GONE, context)
    for hello in await context.store.aid.hellos_of(member.id):
        if hello.area_id == area_id:
            await _end_hello(hello, member, context)


@aid.on_stand_down
async def stop_helping(member: Member, area_id: int | None, context: JobContext) -> None:
    """Who rests, is muted, or has left the area helps nobody there, and is told so."""
    for request_id in await context.store.aid.requests_touching(member.id):
        loaded = await load_request(request_id, context)
        if loaded.request.asker_id == member.id or area_id not in (None, loaded.area.id):
            continue
        chosen = (
            loaded.request.helper_id == member.id and loaded.request.state is RequestState.HELPED
        )
        await release_helper(loaded, member, context)
        if chosen:
            letter = letters.last_word(loaded.request_facts, words.aid_stood_down())
            once = loaded.dedup_key(AidAct.DOWN, context.now, about=member.id)
            await context.notify_member(member, letter, once=once, priority=Priority.AID)


@aid.on_merge
async def settle_requests_on_merge(kept: Member, gone: Member, context: JobContext) -> None:
    """One standing a request, the stronger; nobody helps themselves; one offer for both."""
    store = context.store.aid
    for request_id in await store.requests_touching(gone.id):
        loaded = await load_request(request_id, context)
        request = loaded.request
        ours, theirs = (
            await store.helper_response(request.id, kept.id),
            await store.helper_response(request.id, gone.id),
        )
        among = [response for response in (ours, theirs) if response]
        own = request.asker_id in (kept.id, gone.id)
        if own and request.state is RequestState.HELPED and request.helper_id in (kept.id, gone.id):
            await look_again(loaded, context, HelperStatus.GAVE_UP, tell_asker=False)
        if own:
            for response in among:
                await context.withdraw_messages(
                    request.card_name, AidAct.READY, about=response.member_id
                )
            await store.forget_response(request.id, kept.id)
            await store.forget_response(request.id, gone.id)
        elif among:
            best = min(among, key=lambda response: STRONGEST.index(response.standing))
            values = best.model_dump(exclude={"request_id", "member_id", "standing"})
            helped = (response.helped_at for response in among if response.helped_at)
            values["helped_at"] = max(helped, default=None)
            await store.forget_response(request.id, gone.id)
            await store.set_helper_status(request.id, kept.id, best.standing, **values)
    offered, other = await store.helper_profile(kept.id), await store.helper_profile(gone.id)
    if offered and other:
        await store.withdraw_offers(gone.id)
    both = {kept.id, gone.id}
    mine = {
        (weekly_hello.asker_id, weekly_hello.helper_id)
        for weekly_hello in await store.hellos_of(kept.id)
    }
    for hello in await store.hellos_of(gone.id):
        # Nobody says hello to themselves, nor twice to the same neighbour.
        pair = [kept.id if each == gone.id else each for each in (hello.asker_id, hello.helper_id)]
        if {hello.asker_id, hello.helper_id} == both or tuple(pair) in mine:
            await end_weekly_hello(hello, context)
