"""Asking for a hand: by a form or in one line, shown once before anybody is asked."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from handlers.aid.feature import (
    Need,
    aid,
    area_for,
    asked,
    need,
    not_too_many,
    own_area,
    under_way,
    urgency,
)
from handlers.aid.views import asker_view, helper_view
from handlers.aid.waves import begin
from handlers.kernel import Ask, Command, Context, Menu, Refused, Reply, Say, Show, Tick, Turn
from messages import aid as screen
from messages import danger, words
from messages.aid import asker as asker_screen
from messages.aid import line
from messages.aid.forms import NOTE, AmendHelp, AskFor, AskHelp, Kind, Note, Paper
from messages.model import Message
from storage.aid import Request, State
from storage.area import Area
from storage.outbox import Priority
from storage.people import quiet

DRAFTS_LAST = timedelta(days=2)


@aid.command("aide", menu=Menu.PRIVATE | Menu.GROUP, discreet=True, en="aid")
async def ask(command: Command, turn: Turn) -> Reply:
    """With words after it the command is the request; without, a form asks."""
    areas = await _areas_here(turn)
    if command.words.strip():
        return await _from_line(command.words, await _area_of_line(areas, turn), turn)
    if len(areas) == 1:
        return await _ask(areas[0], turn)
    return Say(asker_screen.which_area([(area.id, area.name) for area in areas]))


@aid.pressed(screen.Begin)
async def ask_in(press: screen.Begin, turn: Turn) -> Reply:
    return await _ask(await own_area(press.area, turn), turn)


@aid.pressed(screen.BeginFor)
async def ask_for(press: screen.BeginFor, turn: Turn) -> Reply:
    area = await area_for(press.area, turn)
    await not_too_many(area, turn)
    return Ask(AskFor, {"area": area.id})


@aid.submitted(AskFor)
async def draft_for(form: AskFor, turn: Turn) -> Reply:
    area = await area_for(form.area, turn)
    await not_too_many(area, turn)
    return await _draft(form, area, turn)


async def _areas_here(turn: Turn) -> list[Area]:
    """The areas somebody may ask in, home first; on a wall, the wall's own."""
    await turn.home()
    areas = [area for _, area in await turn.areas()]
    if turn.scene.private:
        return areas
    account = turn.account
    wall = await turn.store.areas.wall(account.platform, account.workspace, turn.scene.chat)
    return [area for area in areas if wall and area.id == wall.area_id] or areas


async def _area_of_line(areas: list[Area], turn: Turn) -> Area:
    """Where a typed request goes: the wall's area, else one that one organises, else home."""
    if turn.scene.private:
        for area in areas:
            if await turn.organises(area.id):
                return area
    return areas[0]


async def _ask(area: Area, turn: Turn) -> Reply:
    await not_too_many(area, turn)
    return Ask(AskHelp, {"area": area.id})


async def _from_line(typed: str, area: Area, turn: Turn) -> Reply:
    """What was understood is shown before it is sent; what was not is asked."""
    await not_too_many(area, turn)
    read = line.read(typed, turn.member.language)
    if len(read.note) > NOTE:
        raise Refused(words.form_too_long(limit=NOTE, length=len(read.note)))
    if read.kind and read.urgency:
        form = AskHelp(
            area=area.id, kind=read.kind, urgency=read.urgency, behalf=read.behalf, note=read.note
        )
        return await _draft(form, area, turn)
    if danger.heard(typed):
        return Say(asker_screen.alarmed(area.id))
    understood = {"kind": read.kind, "urgency": read.urgency, "behalf": read.behalf}
    given: dict[str, Any] = {name: str(value) for name, value in understood.items() if value}
    if read.note:
        given["note"] = read.note
    return Ask(AskHelp, {"area": area.id, **given})


@aid.submitted(AskHelp)
async def draft(form: AskHelp, turn: Turn) -> Reply:
    area = await own_area(form.area, turn)
    await not_too_many(area, turn)
    return await _draft(form, area, turn)


async def _draft(form: AskHelp, area: Area, turn: Turn) -> Reply:
    """Keep the request as a draft and show it to who asks."""
    request = Request(
        area_id=area.id,
        asker_id=turn.member.id,
        kind=form.kind,
        urgency=form.urgency,
        behalf=form.behalf or None,
        proxied=bool(form.behalf),
        note=form.note or None,
        created_at=turn.now,
    )
    turn.store.aid.ask(request)
    await turn.store.session.flush()
    return await _next_step(request.id, turn)


async def _next_step(request_id: int, turn: Turn) -> Reply:
    """The preview."""
    found = await need(request_id, turn)
    return Say(await asker_view(found, turn))


def _careful(shown: Message, found: Need) -> Message:
    """Whoever asks because of a danger reads whom to call when the request leaves, too."""
    return danger.ahead(shown) if _alarming(found) else shown


def _alarming(found: Need) -> bool:
    return danger.heard(f"{found.request.behalf or ''}. {found.request.note or ''}")


@aid.pressed(screen.Amend)
async def amend(press: screen.Amend, turn: Turn) -> Reply:
    found = await _draft_of(press.request, turn)
    request = found.request
    before = AmendHelp(
        area=found.area.id,
        request=request.id,
        kind=request.kind,
        urgency=request.urgency,
        behalf=request.behalf or "",
        note=request.note or "",
    )
    return Ask(AmendHelp, before.again())


@aid.submitted(AmendHelp)
async def change(form: AmendHelp, turn: Turn) -> Reply:
    found = await _draft_of(form.request, turn)
    request = found.request
    request.kind, request.urgency = form.kind, form.urgency
    request.behalf, request.note = form.behalf or None, form.note or None
    request.proxied = bool(form.behalf)
    if request.kind is not Kind.PRINT:
        request.file_ref = request.file_name = request.file_at = None
    return await _next_step(request.id, turn)


@aid.pressed(screen.Discard)
async def discard(press: screen.Discard, turn: Turn) -> Reply:
    found = await asked(press.request, turn)
    if found.request.state is not State.DRAFT:
        return Show(await asker_view(found, turn))
    await turn.store.aid.drop(press.request)
    return Show(asker_screen.discarded())


@aid.pressed(screen.Publish)
async def publish(press: screen.Publish, turn: Turn) -> Reply:
    """Ask the neighbours; pressed twice they are asked once."""
    found = await asked(press.request, turn)
    if found.request.state is State.DRAFT:
        await area_for(found.area.id, turn)
        await turn.must_not_be_muted(found.area.id)
        reached = await begin(found, turn)
        waits = not reached and quiet(turn.now, found.area.zone)
        said = words.aid_published_night() if waits else words.aid_published()
        return Show(_careful(await asker_view(found, turn, said), found))
    return Show(await asker_view(found, turn))


@aid.pressed(screen.AddNote)
async def ask_note(press: screen.AddNote, turn: Turn) -> Reply:
    await under_way(press.request, turn)
    return Ask(Note, {"request": press.request})


@aid.submitted(Note)
async def add_note(form: Note, turn: Turn) -> Reply:
    found = await under_way(form.request, turn)
    found.request.note = form.note
    await _tell_helper(found, turn)
    return Say(await asker_view(found, turn, words.aid_note_added()))


async def _tell_helper(found: Need, turn: Turn) -> None:
    """What is added once somebody was chosen is theirs to know before they come."""
    if found.helper and found.request.state is State.HELPED:
        shown = await helper_view(found, turn, words.aid_added_for_you())
        alarming = _alarming(found)
        await turn.tell(
            found.helper,
            danger.ahead(shown) if alarming else shown,
            once=found.once("danger" if alarming else "added", turn.now),
            priority=Priority.DANGER
            if alarming
            else urgency(found.helper, found.request.comes_at, turn.now),
        )


@aid.pressed(screen.AddFile)
async def ask_file(press: screen.AddFile, turn: Turn) -> Reply:
    await under_way(press.request, turn)
    return Ask(Paper, {"request": press.request})


@aid.submitted(Paper)
async def add_file(form: Paper, turn: Turn) -> Reply:
    """Remember where the file is, not what is in it, for two days at most."""
    found = await under_way(form.request, turn)
    if found.request.kind is not Kind.PRINT:
        raise Refused(words.gone())
    request = found.request
    request.file_ref = f"{turn.account.platform}:{form.file.ref}"
    request.file_name, request.file_at = form.file.name, turn.now
    await _tell_helper(found, turn)
    return Say(await asker_view(found, turn, words.aid_file_added()))


@aid.every(hours=1)
async def drop_drafts(_: Tick, context: Context) -> None:
    await context.store.aid.drop_drafts(context.now - DRAFTS_LAST)


async def _draft_of(request_id: int, turn: Turn) -> Need:
    """The draft, for who wrote it; once neighbours were asked, it is no longer changed."""
    found = await under_way(request_id, turn)
    if found.request.state is not State.DRAFT:
        raise Refused(words.gone())
    return found
