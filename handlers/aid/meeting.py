"""Two neighbours on their way to each other: words passed on, what is given by a tap, files."""

from __future__ import annotations

import mimetypes
from datetime import timedelta

from handlers.aid.acts import AidAct
from handlers.aid.feature import (
    LoadedRequest,
    aid,
    load_request,
    priority_before,
    request_asked_by,
    request_between,
)
from handlers.aid.views import asker_view, helper_view
from handlers.kernel.events import FileFetchedEvent, JobTick
from handlers.kernel.files import GONE, fetch_sent_file
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Ask, CallService, Refused, Reply, Say, Send
from messages import aid as screen
from messages import danger, words
from messages.aid import notices as letters
from messages.aid.forms import AidAddressForm, ShareContactForm, WriteToOtherForm
from messages.model import Confidence, ConfidencePurpose, Document, message
from storage.aid import HelperStatus, RequestState, due
from storage.outbox import Priority

FILES_LAST = timedelta(hours=48)


@aid.on_press(screen.WriteToOther)
async def ask_words(press: screen.WriteToOther, turn: Interaction) -> Reply:
    await request_between(press.request, turn)
    return Ask(WriteToOtherForm, {"request": press.request})


@aid.on_form(WriteToOtherForm)
async def pass_on(form: WriteToOtherForm, turn: Interaction) -> Reply:
    """Pass words on, and keep none of them once they arrived."""
    loaded, other = await request_between(form.request, turn)
    letter = letters.relayed_words(
        loaded.request_facts,
        _name_for_other(loaded, turn),
        form.words,
        turn.member.id,
        named=not (loaded.request.proxied and turn.member.id == loaded.request.asker_id),
    )
    alarming = danger.detects_emergency(form.words)
    soon = priority_before(other, loaded.request.comes_at, turn.now)
    priority = Priority.DANGER if alarming else soon
    # A cry for help is carried even when the request is closed before it left.
    act = AidAct.DANGER if alarming else AidAct.SAID
    once = loaded.dedup_key(act, turn.now, about=turn.member.id, exact=True)
    await turn.notify_member(
        other, danger.with_alarm(letter) if alarming else letter, once=once, priority=priority
    )
    return Say(message(words.aid_written()))


def _name_for_other(loaded: LoadedRequest, turn: Interaction) -> str:
    """How the other knows who writes."""
    return (
        loaded.beneficiary_name if turn.member.id == loaded.request.asker_id else turn.member.name
    )


@aid.on_press(screen.GiveAidAddress)
async def ask_address(press: screen.GiveAidAddress, turn: Interaction) -> Reply:
    await _request_with_helper(press.request, turn)
    return Ask(AidAddressForm, {"request": press.request})


@aid.on_form(AidAddressForm)
async def give_address(form: AidAddressForm, turn: Interaction) -> Reply:
    """By the tap of who asked, to the one who comes."""
    loaded = await _request_with_helper(form.request, turn)
    loaded.request.address = form.address
    if loaded.helper:
        letter = letters.confidence_notice(
            loaded.request_facts,
            turn.member.id,
            words.aid_address_for_you(address=form.address),
            words.aid_address_discreet(),
        )
        once = loaded.dedup_key(AidAct.ADDRESS, turn.now)
        priority = priority_before(loaded.helper, loaded.request.comes_at, turn.now)
        await turn.notify_member(loaded.helper, letter, once=once, priority=priority)
    return Say(await asker_view(loaded, turn, words.aid_address_sent()))


@aid.on_press(screen.ShareContact)
async def ask_contact(press: screen.ShareContact, turn: Interaction) -> Reply:
    await request_between(press.request, turn)
    return Ask(ShareContactForm, {"request": press.request})


@aid.on_form(ShareContactForm)
async def share_contact(form: ShareContactForm, turn: Interaction) -> Reply:
    """Each sees the other's once both gave theirs."""
    loaded, other = await request_between(form.request, turn)
    mine = turn.member.id == loaded.request.asker_id
    if mine:
        loaded.request.contact = form.contact
        approach = await turn.store.aid.helper_response(form.request, other.id)
        theirs = approach.contact if approach else None
    else:
        theirs = loaded.request.contact
        await turn.store.aid.set_helper_status(
            form.request, turn.member.id, HelperStatus.CHOSEN, contact=form.contact
        )
    name = _name_for_other(loaded, turn)
    line = (
        words.aid_contact(name=name, contact=form.contact)
        if theirs
        else words.aid_contact_wanted(name=name)
    )
    once = loaded.dedup_key(AidAct.CONTACT, turn.now, about=turn.member.id)
    priority = priority_before(other, loaded.request.comes_at, turn.now)
    letter = letters.confidence_notice(loaded.request_facts, turn.member.id, line)
    await turn.notify_member(other, letter, once=once, priority=priority)
    shown = asker_view if mine else helper_view
    return Say(await shown(await load_request(form.request, turn), turn, words.aid_contact_noted()))


@aid.on_press(screen.TakeFile)
async def take_file(press: screen.TakeFile, turn: Interaction) -> Reply:
    loaded = await _file_for(press.request, turn)
    platform, _, ref = (loaded.request.file_ref or "").partition(":")
    return CallService(lambda outside: fetch_sent_file(outside, platform, ref, press))


@aid.on_event(FileFetchedEvent, asked_for=screen.TakeFile)
async def hand_file(event: FileFetchedEvent, turn: Interaction) -> Reply:
    """The file to the one who prints it; whether they still are is asked again."""
    press = event.asked_for
    if not isinstance(press, screen.TakeFile):
        return None
    loaded = await _file_for(press.request, turn)
    if event.silent:
        gone = event.silent == GONE
        raise Refused(words.aid_file_gone() if gone else words.aid_file_silent())
    name = loaded.request.file_name or "document"
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Send(
        Document(
            name=name,
            media_type=kind,
            content=event.content,
            caption=words.aid_file_caption(),
            confidence=Confidence(
                purpose=ConfidencePurpose.FILE,
                subject=loaded.request.id,
                owner=loaded.request.asker_id,
            ),
        )
    )


async def _file_for(request_id: int, turn: Interaction) -> LoadedRequest:
    loaded = await load_request(request_id, turn)
    if (
        loaded.request.state is not RequestState.HELPED
        or loaded.request.helper_id != turn.member.id
    ):
        raise Refused(words.aid_not_yours())
    sent = loaded.request.file_at
    if not loaded.request.file_ref or sent is None or sent <= turn.now - FILES_LAST:
        raise Refused(words.aid_file_gone())
    return loaded


@aid.every(hours=1, when=due.files_older_than(FILES_LAST))
async def forget_files(_: JobTick, context: JobContext) -> None:
    """Two days after it was sent, nobody gets a document from here any more."""
    kept = await context.store.aid.requests_with_files(context.now - FILES_LAST)
    if kept:
        await context.store.aid.shred_files(kept)


async def _request_with_helper(request_id: int, turn: Interaction) -> LoadedRequest:
    loaded = await request_asked_by(request_id, turn)
    if loaded.request.state is not RequestState.HELPED:
        raise Refused(words.aid_closed_already())
    return loaded
