"""What was closed is asked again: for the same person, and first of those who said yes before."""

from __future__ import annotations

from handlers.aid.feature import (
    LoadedRequest,
    aid,
    area_for,
    load_request,
    reject_too_many,
    request_asked_by,
)
from handlers.aid.views import asker_view
from handlers.aid.waves import begin_search
from handlers.kernel import Ask, Interaction, Reply, Say, Show
from messages import aid as screen
from messages import words
from messages.aid.forms import ReopenForForm
from messages.model import Message
from storage.aid import HelperStatus, RequestState


@aid.on_press(screen.ReopenRequest)
async def reopen_request(press: screen.ReopenRequest, turn: Interaction) -> Reply:
    """Ask again; who said "not this one" is still left alone."""
    found = await _request_to_reopen(press.request, turn)
    if found.request.state is not RequestState.CLOSED:
        return Show(await asker_view(found, turn))
    if found.request.proxied:
        return Ask(ReopenForForm, {"request": press.request})
    return Show(await _open_again(found, turn))


@aid.on_form(ReopenForForm)
async def reopen_for(form: ReopenForForm, turn: Interaction) -> Reply:
    """It was for somebody else, and never turns into a request of who wrote it down."""
    found = await _request_to_reopen(form.request, turn)
    if found.request.state is not RequestState.CLOSED:
        return Say(await asker_view(found, turn))
    found.request.behalf, found.request.proxied = form.behalf, True
    return Say(await _open_again(found, turn))


async def _request_to_reopen(request_id: int, turn: Interaction) -> LoadedRequest:
    """The request of this person, who may ask for it again if it is closed."""
    found = await request_asked_by(request_id, turn)
    if found.request.state is RequestState.CLOSED:
        await turn.require_unmuted(found.area.id)
        await reject_too_many(await area_for(found.area.id, turn), turn)
    return found


async def _open_again(found: LoadedRequest, turn: Interaction) -> Message:
    request = found.request
    if request.helper_id is not None:
        # Who helped the last time is the first to be asked.
        await turn.store.aid.set_helper_status(request.id, request.helper_id, HelperStatus.THANKED)
    request.reason, request.closed_at, request.helper_id = None, None, None
    await turn.store.session.flush()
    found = await load_request(request.id, turn)
    await begin_search(found, turn)
    await turn.redraw_card(request.card_name, found.wall_card())
    return await asker_view(found, turn, words.aid_reopened())
