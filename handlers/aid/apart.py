"""Two who met over a helping hand, and one of them keeps away from the other."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.aid.acts import AidAct
from handlers.aid.feature import LoadedRequest, aid, load_request, priority_before
from handlers.aid.helping import look_again, release_helper, take_back_yes
from handlers.aid.weekly_hello import HelloAct, end_weekly_hello
from handlers.kernel.interaction import JobContext
from messages import words
from messages.aid import notices as letters
from messages.model import message
from storage.aid import HelperStatus, RequestState
from storage.outbox import DedupKey, Priority
from storage.people import Member


@aid.on_acquaintances
async def find_met_over_help(member: Member, context: JobContext) -> Mapping[int, str]:
    return await context.store.aid.met_over_help(member.id)


@aid.on_keep_apart
async def settle_requests(member: Member, other: Member, context: JobContext) -> None:
    """Who was to come does not, and is told so in the usual words; questions are taken back."""
    store = context.store.aid
    theirs = set(await store.requests_touching(other.id))
    for request_id in await store.requests_touching(member.id):
        if request_id not in theirs:
            continue
        loaded = await load_request(request_id, context)
        if loaded.request.asker_id == member.id:
            await _send_helper_away(loaded, other, context)
        elif loaded.request.asker_id == other.id:
            await _take_question_back(loaded, member, context)
            await release_helper(loaded, member, context)
    for hello in await store.hellos_of(member.id):
        if other.id in (hello.asker_id, hello.helper_id):
            begun = hello.due_at is not None
            await end_weekly_hello(hello, context)
            if begun:
                once = DedupKey(hello.key_subject, HelloAct.ENDED)
                letter = message(words.aid_hello_ended(name=member.name))
                await context.notify_member(other, letter, once=once, priority=Priority.AID)


async def _take_question_back(loaded: LoadedRequest, helper: Member, context: JobContext) -> None:
    """Who has not read yet that they are asked never was."""
    card = loaded.request.card_name
    if helper.id in await context.store.outbox.members_waiting_for(card, AidAct.ASK):
        await context.store.aid.forget_asked(loaded.request.id, [helper.id])
        await context.withdraw_messages(card, AidAct.ASK, by=helper)


async def _send_helper_away(loaded: LoadedRequest, other: Member, context: JobContext) -> None:
    """As when who asked would rather have somebody else; a yes is left to lapse."""
    request = loaded.request
    await _take_question_back(loaded, other, context)
    if request.state is RequestState.HELPED and request.helper_id == other.id:
        letter = letters.last_word(loaded.request_facts, words.aid_replaced())
        once = loaded.dedup_key(AidAct.REPLACED, context.now)
        priority = priority_before(other, request.comes_at, context.now)
        await context.notify_member(other, letter, once=once, priority=priority)
        await look_again(loaded, context, HelperStatus.GAVE_UP, tell_asker=False)
    elif request.state is RequestState.OPEN:
        await take_back_yes(loaded, other.id, context)
