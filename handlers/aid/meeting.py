"""Two neighbours on their way to each other: words passed on, what is given by a tap, files."""

from __future__ import annotations

import mimetypes
from datetime import timedelta

from handlers.aid.feature import Need, aid, asked, between, need, urgency
from handlers.aid.views import asker_view, helper_view
from handlers.kernel import (
    Ask,
    Context,
    Event,
    Fetched,
    FilesSilent,
    Inquire,
    Outside,
    Refused,
    Reply,
    Say,
    Send,
    Tick,
    Turn,
)
from messages import aid as screen
from messages import danger, words
from messages.aid import letters
from messages.aid.forms import Address, Contact, WriteTo
from messages.model import Confidence, Document, Purpose, message
from storage.aid import Standing, State
from storage.outbox import Priority

FILES_LAST = timedelta(hours=48)


@aid.pressed(screen.Write)
async def ask_words(press: screen.Write, turn: Turn) -> Reply:
    await between(press.request, turn)
    return Ask(WriteTo, {"request": press.request})


@aid.submitted(WriteTo)
async def pass_on(form: WriteTo, turn: Turn) -> Reply:
    """Pass words on, and keep none of them once they arrived."""
    found, other = await between(form.request, turn)
    said = letters.said(found.facts, _called(found, turn), form.words, turn.member.id)
    alarming = danger.heard(form.words)
    soon = urgency(other, found.request.comes_at, turn.now)
    priority = Priority.DANGER if alarming else soon
    # A cry for help is carried even when the request is closed before it left.
    what = "danger" if alarming else "said"
    once = f"{found.request.card}:{what}:{turn.member.id}:{turn.now.timestamp():.3f}"
    await turn.tell(other, danger.alarmed(said) if alarming else said, once=once, priority=priority)
    return Say(message(words.aid_written()))


def _called(found: Need, turn: Turn) -> str:
    """How the other knows who writes."""
    return found.who if turn.member.id == found.request.asker_id else turn.member.name


@aid.pressed(screen.GiveAddress)
async def ask_address(press: screen.GiveAddress, turn: Turn) -> Reply:
    await _expecting(press.request, turn)
    return Ask(Address, {"request": press.request})


@aid.submitted(Address)
async def give_address(form: Address, turn: Turn) -> Reply:
    """By the tap of who asked, to the one who comes."""
    found = await _expecting(form.request, turn)
    found.request.address = form.address
    if found.helper:
        said = letters.given(
            found.facts,
            turn.member.id,
            words.aid_address_for_you(address=form.address),
            words.aid_address_discreet(),
        )
        once = found.once("address", turn.now)
        priority = urgency(found.helper, found.request.comes_at, turn.now)
        await turn.tell(found.helper, said, once=once, priority=priority)
    return Say(await asker_view(found, turn, words.aid_address_sent()))


@aid.pressed(screen.ShareContact)
async def ask_contact(press: screen.ShareContact, turn: Turn) -> Reply:
    await between(press.request, turn)
    return Ask(Contact, {"request": press.request})


@aid.submitted(Contact)
async def share_contact(form: Contact, turn: Turn) -> Reply:
    """Each sees the other's once both gave theirs."""
    found, other = await between(form.request, turn)
    mine = turn.member.id == found.request.asker_id
    if mine:
        found.request.contact = form.contact
        approach = await turn.store.aid.approach(form.request, other.id)
        theirs = approach.contact if approach else None
    else:
        theirs = found.request.contact
        await turn.store.aid.stand(
            form.request, turn.member.id, Standing.CHOSEN, contact=form.contact
        )
    name = _called(found, turn)
    line = (
        words.aid_contact(name=name, contact=form.contact)
        if theirs
        else words.aid_contact_wanted(name=name)
    )
    once = found.once(f"contact:{turn.member.id}", turn.now)
    priority = urgency(other, found.request.comes_at, turn.now)
    said = letters.given(found.facts, turn.member.id, line)
    await turn.tell(other, said, once=once, priority=priority)
    shown = asker_view if mine else helper_view
    return Say(await shown(await need(form.request, turn), turn, words.aid_contact_noted()))


@aid.pressed(screen.TakeFile)
async def take_file(press: screen.TakeFile, turn: Turn) -> Reply:
    found = await _file_for(press.request, turn)
    platform, _, ref = (found.request.file_ref or "").partition(":")
    return Inquire(lambda outside: _fetch(outside, press, platform, ref))


async def _fetch(outside: Outside, press: screen.TakeFile, platform: str, ref: str) -> Event:
    try:
        return Fetched(await outside.files.fetch(platform, ref), asked_for=press)
    except FilesSilent as silence:
        return Fetched(b"", asked_for=press, silent=silence.reason)


@aid.heard(Fetched, asked_for=screen.TakeFile)
async def hand_file(event: Fetched, turn: Turn) -> Reply:
    """The file to the one who prints it; whether they still are is asked again."""
    press = event.asked_for
    if not isinstance(press, screen.TakeFile):
        return None
    found = await _file_for(press.request, turn)
    if event.silent:
        gone = event.silent == "gone"
        raise Refused(words.aid_file_gone() if gone else words.aid_file_silent())
    name = found.request.file_name or "document"
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Send(
        Document(
            name=name,
            media_type=kind,
            content=event.content,
            caption=words.aid_file_caption(),
            confidence=Confidence(
                purpose=Purpose.FILE, subject=found.request.id, owner=found.request.asker_id
            ),
        )
    )


async def _file_for(request_id: int, turn: Turn) -> Need:
    found = await need(request_id, turn)
    if found.request.state is not State.HELPED or found.request.helper_id != turn.member.id:
        raise Refused(words.aid_not_yours())
    sent = found.request.file_at
    if not found.request.file_ref or sent is None or sent <= turn.now - FILES_LAST:
        raise Refused(words.aid_file_gone())
    return found


@aid.every(hours=1)
async def forget_files(_: Tick, context: Context) -> None:
    """Two days after it was sent, nobody gets a document from here any more."""
    kept = await context.store.aid.with_files(context.now - FILES_LAST)
    if kept:
        await context.store.aid.shred_files(kept)


async def _expecting(request_id: int, turn: Turn) -> Need:
    found = await asked(request_id, turn)
    if found.request.state is not State.HELPED:
        raise Refused(words.aid_closed_already())
    return found
