"""Asking for a hand: by a form or in one line, shown once before anybody is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from handlers.aid.acts import AidAct
from handlers.aid.feature import (
    LoadedRequest,
    aid,
    area_for,
    load_request,
    note_asked_for,
    open_request_asked_by,
    priority_before,
    reject_too_many,
    request_asked_by,
)
from handlers.aid.first_cards import CARD_KIND, submitted_request
from handlers.aid.views import asker_view, helper_view
from handlers.aid.waves import begin_search
from handlers.kernel.events import CommandEvent, IntentEvent, JobTick
from handlers.kernel.feature import CommandMenu
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.rechecking import ask_outlived
from handlers.kernel.replies import Ask, Refused, Reply, Say, Show
from messages import aid as screen
from messages import danger, words
from messages.aid import asker_views as asker_screen
from messages.aid import request_line as line
from messages.aid.child_words import speaks_of_child
from messages.aid.forms import (
    NOTE,
    AidKind,
    AidNoteForm,
    AmendHelpForm,
    AskHelpForForm,
    AskHelpForm,
    AttachFileForm,
)
from messages.intents import Intent
from messages.model import Message, MomentText
from storage.aid import HelpRequest, RequestState, due
from storage.area import Area
from storage.outbox import Priority
from storage.people import in_quiet_hours

DRAFTS_LAST = timedelta(days=2)


@aid.command("aide", menu=CommandMenu.PRIVATE | CommandMenu.GROUP, discreet=True)
async def aide_command(command: CommandEvent, turn: Interaction) -> Reply:
    """With words after it the command is the request; without, a form asks."""
    areas = await turn.areas_here()
    if command.words.strip():
        return await _from_line(command.words, await _area_of_line(areas, turn), turn)
    if len(areas) == 1:
        return await _ask_form(areas[0], turn)
    return Say(asker_screen.which_area([(area.id, area.name) for area in areas]))


@aid.on_press(screen.BeginRequest)
async def ask_in(press: screen.BeginRequest, turn: Interaction) -> Reply:
    return await _ask_form(await turn.own_area(press.area), turn)


@aid.on_press(screen.BeginRequestFor)
async def ask_for(press: screen.BeginRequestFor, turn: Interaction) -> Reply:
    area = await area_for(press.area, turn)
    await reject_too_many(area, turn)
    return Ask(AskHelpForForm, {"area": area.id})


@aid.on_form(AskHelpForForm)
async def draft_for(form: AskHelpForForm, turn: Interaction) -> Reply:
    area = await area_for(form.area, turn)
    return await _save_draft(form, area, turn, filled=form)


@aid.on_intent(Intent.ASK)
async def ask_in_words(event: IntentEvent, turn: Interaction) -> Reply:
    """A request in a sentence is one in a line; what it does not tell is asked."""
    areas = await turn.areas_here()
    if event.words:
        area = await _area_of_line(areas, turn)
        return await _from_line(event.words, area, turn, spoken=event)
    if len(areas) == 1:
        return await _ask_form(areas[0], turn)
    return Say(asker_screen.which_area([(area.id, area.name) for area in areas]))


async def _area_of_line(areas: list[Area], turn: Interaction) -> Area:
    """Where a typed request goes: the wall's area, else one that one organises, else home."""
    if turn.scene.private:
        for area in areas:
            if await turn.organises_area(area.id):
                return area
    return areas[0]


async def _ask_form(area: Area, turn: Interaction) -> Reply:
    await reject_too_many(area, turn)
    return Ask(AskHelpForm, {"area": area.id})


def _request_in_words(spoken: IntentEvent, language: str) -> line.RequestLine:
    """A sentence as a line: what it does not tell may be told by the same words spelt out."""
    read = line.read_request_line(spoken.words, language)
    other = line.read_request_line(spoken.plain, language)
    # What is not wanted may stand in the sentence too, and be named first.
    kind = other.kind if spoken.denied else read.kind or other.kind
    return replace(
        read,
        kind=line.weigh_kind(kind, spoken.words, spoken.plain),
        urgency=read.urgency or other.urgency,
        note=read.note if spoken.tells_more else "",
    )


async def _from_line(
    typed: str, area: Area, turn: Interaction, *, spoken: IntentEvent | None = None
) -> Reply:
    """What was understood is shown before it is sent; what was not is asked."""
    await reject_too_many(area, turn)
    language = turn.member.language
    read = (
        _request_in_words(spoken, language) if spoken else line.read_request_line(typed, language)
    )
    if len(read.note) > NOTE:
        raise Refused(words.form_too_long(limit=NOTE, length=len(read.note)))
    if read.kind and read.urgency:
        form = AskHelpForm(
            area=area.id, kind=read.kind, urgency=read.urgency, behalf=read.behalf, note=read.note
        )
        return await _save_draft(form, area, turn)
    if danger.detects_emergency(typed):
        return Say(asker_screen.emergency_screen(area.id))
    understood = {"kind": read.kind, "urgency": read.urgency, "behalf": read.behalf}
    said = {name: str(value) for name, value in understood.items() if value}
    # A leftover of the line is no answer yet: it is offered.
    given: dict[str, Any] = {"area": area.id, **({"note": read.note} if read.note else {})}
    return Ask(AskHelpForm, given, said=said)


@aid.on_form(AskHelpForm)
async def draft_request(form: AskHelpForm, turn: Interaction) -> Reply:
    area = await turn.own_area(form.area)
    return await _save_draft(form, area, turn, filled=form)


async def _save_draft(
    form: AskHelpForm, area: Area, turn: Interaction, *, filled: AskHelpForm | None = None
) -> Reply:
    """Keep the request as a draft and show it to who asks; the same once more is the same.

    A child is left to somebody known, unless whoever asks says that it is about none.
    """
    doubt = _may_be_child(form)
    if doubt:
        form = form.model_copy(update={"kind": AidKind.CHILDCARE})
    if form.urgency.is_today and (asked := await _same_today(form, area, turn)):
        loaded = await load_request(asked, turn)
        return Say(await asker_view(loaded, turn, words.aid_asked_today()))
    if (before := await _same_draft(form, area, turn)) is not None:
        return await _next_step(before, turn, doubt=doubt)
    await reject_too_many(area, turn, filled=filled)
    request = HelpRequest(
        area_id=area.id,
        asker_id=turn.member.id,
        kind=form.kind,
        urgency=form.urgency,
        behalf=form.behalf or None,
        proxied=bool(form.behalf),
        note=form.note or None,
        created_at=turn.now,
    )
    turn.store.aid.add_request(request)
    await turn.store.session.flush()
    return await _next_step(request.id, turn, doubt=doubt)


def _may_be_child(form: AskHelpForm) -> bool:
    """Whether somebody is to be accompanied who may be a child."""
    return form.kind is AidKind.ESCORT and speaks_of_child(form.behalf, form.note)


async def _same_today(form: AskHelpForm, area: Area, turn: Interaction) -> int | None:
    """What neighbours were asked for today already; who adds a word asks for something else."""
    wanted = area.id, form.kind, form.behalf or None
    zone = ZoneInfo(area.zone)
    for request in await turn.store.aid.asked_by(turn.member.id):
        said = request.area_id, request.kind, request.behalf
        today = (
            request.urgency.is_today
            and request.created_at.astimezone(zone).date() == turn.now.astimezone(zone).date()
        )
        asked = request.state is not RequestState.DRAFT and today and said == wanted
        if asked and form.note in ("", request.note):
            return request.id
    return None


async def _same_draft(form: AskHelpForm, area: Area, turn: Interaction) -> int | None:
    """The draft that says just this; neighbours were not asked for it yet."""
    wanted = area.id, form.kind, form.urgency, form.behalf or None, form.note or None
    for request in await turn.store.aid.asked_by(turn.member.id):
        said = request.area_id, request.kind, request.urgency, request.behalf, request.note
        if request.state is RequestState.DRAFT and not request.file_ref and said == wanted:
            return request.id
    return None


async def _next_step(request_id: int, turn: Interaction, *, doubt: bool = False) -> Reply:
    """The preview; where there is a doubt whether it is about a child, with that."""
    loaded = await load_request(request_id, turn)
    shown = await asker_view(loaded, turn)
    draft = doubt and loaded.request.state is RequestState.DRAFT
    return Say(asker_screen.with_child_doubt(shown, request_id) if draft else shown)


def _with_emergency_words(shown: Message, loaded: LoadedRequest) -> Message:
    """Whoever asks because of a danger reads whom to call when the request leaves, too."""
    return danger.with_emergency_first(shown) if _is_alarming(loaded) else shown


def _is_alarming(loaded: LoadedRequest) -> bool:
    return danger.detects_emergency(f"{loaded.request.behalf or ''}. {loaded.request.note or ''}")


@aid.on_press(screen.AmendRequest)
async def ask_amendment(press: screen.AmendRequest, turn: Interaction) -> Reply:
    loaded = await _draft_of(press.request, turn)
    return Ask(AmendHelpForm, _amend_form(loaded).as_prefill(), review=words.form_save())


def _amend_form(loaded: LoadedRequest) -> AmendHelpForm:
    request = loaded.request
    return AmendHelpForm(
        area=loaded.area.id,
        request=request.id,
        kind=request.kind,
        urgency=request.urgency,
        behalf=request.behalf or "",
        note=request.note or "",
    )


@aid.on_form(AmendHelpForm)
async def change_draft(form: AmendHelpForm, turn: Interaction) -> Reply:
    loaded = await _draft_of(form.request, turn)
    if doubt := ask_outlived(_amend_form(loaded), form):
        return doubt
    request = loaded.request
    confirmed = _may_be_child(_amend_form(loaded))
    same = (form.behalf, form.note) == (request.behalf or "", request.note or "")
    child = _may_be_child(form) and not (confirmed and same)
    request.kind = AidKind.CHILDCARE if child else form.kind
    request.urgency = form.urgency
    request.behalf, request.note = form.behalf or None, form.note or None
    request.proxied = bool(form.behalf)
    if request.kind is not AidKind.PRINT:
        request.file_ref = request.file_name = request.file_at = None
    return await _next_step(request.id, turn, doubt=child)


@aid.on_press(screen.ConfirmGrownUp)
async def confirm_grown_up(press: screen.ConfirmGrownUp, turn: Interaction) -> Reply:
    """No child is accompanied: whoever asks says so, and then any neighbour may go along."""
    loaded = await _draft_of(press.request, turn)
    loaded.request.kind = AidKind.ESCORT
    return Show(await asker_view(await load_request(press.request, turn), turn))


@aid.on_press(screen.DiscardRequest)
async def discard_draft(press: screen.DiscardRequest, turn: Interaction) -> Reply:
    loaded = await request_asked_by(press.request, turn)
    if loaded.request.state is not RequestState.DRAFT:
        return Show(await asker_view(loaded, turn))
    await turn.store.aid.delete_request(press.request)
    return Show(asker_screen.discarded_screen())


@aid.on_press(screen.PublishRequest)
async def publish_request(press: screen.PublishRequest, turn: Interaction) -> Reply:
    """Ask the neighbours; pressed twice they are asked once."""
    loaded = await request_asked_by(press.request, turn)
    if loaded.request.state is RequestState.DRAFT:
        await area_for(loaded.area.id, turn)
        await turn.require_unmuted(loaded.area.id)
        submitted = submitted_request(loaded, turn.member)
        if submitted and (until := await turn.waits_for_glance(submitted)):
            latest = MomentText(at=until, zone=turn.member.zone)
            waiting = asker_screen.waiting_screen(loaded.request_facts, latest)
            return Show(_with_emergency_words(waiting, loaded))
        reached = await begin_search(loaded, turn)
        await note_asked_for(loaded, turn)
        waits = not reached and in_quiet_hours(turn.now, loaded.area.zone)
        text = words.aid_published_night() if waits else words.aid_published()
        return Show(_with_emergency_words(await asker_view(loaded, turn, text), loaded))
    return Show(await asker_view(loaded, turn))


@aid.on_press(screen.AddNote)
async def ask_note(press: screen.AddNote, turn: Interaction) -> Reply:
    await open_request_asked_by(press.request, turn)
    return Ask(AidNoteForm, {"request": press.request})


@aid.on_form(AidNoteForm)
async def add_note(form: AidNoteForm, turn: Interaction) -> Reply:
    loaded = await open_request_asked_by(form.request, turn)
    loaded.request.note = form.note
    await _tell_helper(loaded, turn)
    lines = [words.aid_note_added()]
    if loaded.request.kind is AidKind.ESCORT and speaks_of_child(form.note):
        lines.append(words.aid_child_ask_again())
    return Say(await asker_view(loaded, turn, *lines))


async def _tell_helper(loaded: LoadedRequest, turn: Interaction) -> None:
    """What is added once somebody was chosen is theirs to know before they come."""
    if loaded.helper and loaded.request.state is RequestState.HELPED:
        shown = await helper_view(loaded, turn, words.aid_added_for_you())
        alarming = _is_alarming(loaded)
        await turn.notify_member(
            loaded.helper,
            danger.with_emergency_first(shown) if alarming else shown,
            once=loaded.dedup_key(AidAct.DANGER if alarming else AidAct.ADDED, turn.now),
            priority=Priority.DANGER
            if alarming
            else priority_before(loaded.helper, loaded.request.comes_at, turn.now),
        )


@aid.on_press(screen.AttachFile)
async def ask_file(press: screen.AttachFile, turn: Interaction) -> Reply:
    await open_request_asked_by(press.request, turn)
    return Ask(AttachFileForm, {"request": press.request})


@aid.on_form(AttachFileForm)
async def add_file(form: AttachFileForm, turn: Interaction) -> Reply:
    """Remember where the file is, not what is in it, for two days at most."""
    loaded = await open_request_asked_by(form.request, turn)
    if loaded.request.kind is not AidKind.PRINT:
        raise Refused(words.gone())
    request = loaded.request
    request.file_ref = f"{turn.account.platform}:{form.file.ref}"
    request.file_name, request.file_at = form.file.name, turn.now
    await _tell_helper(loaded, turn)
    return Say(await asker_view(loaded, turn, words.aid_file_added()))


@aid.every(hours=1, when=due.drafts_older_than(DRAFTS_LAST))
async def drop_drafts(_: JobTick, context: JobContext) -> None:
    held = await context.store.organisation.first_card_keys(CARD_KIND)
    await context.store.aid.delete_request_drafts(context.now - DRAFTS_LAST, but=held)


async def _draft_of(request_id: int, turn: Interaction) -> LoadedRequest:
    """The draft, for who wrote it; once neighbours were asked, it is no longer changed."""
    loaded = await open_request_asked_by(request_id, turn)
    if loaded.request.state is not RequestState.DRAFT:
        raise Refused(words.gone())
    return loaded
