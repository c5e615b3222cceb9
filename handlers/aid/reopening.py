"""What was closed is asked again: for the same person, and first of those who said yes before."""

from __future__ import annotations

from handlers.aid.feature import (
    LoadedRequest,
    aid,
    area_for,
    load_request,
    note_asked_for,
    reject_too_many,
    request_asked_by,
)
from handlers.aid.views import asker_view
from handlers.aid.waves import begin_search
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Ask, Reply, Say, Show
from messages import aid as screen
from messages import words
from messages.aid.forms import ReopenForForm
from messages.model import Message
from storage.aid import HelperStatus, RequestState


@aid.on_press(screen.ReopenRequest)
async def reopen_request(press: screen.ReopenRequest, turn: Interaction) -> Reply:
    """Ask again; who said "not this one" is still left alone."""
    loaded = await _request_to_reopen(press.request, turn)
    if loaded.request.state is not RequestState.CLOSED:
        return Show(await asker_view(loaded, turn))
    if loaded.request.proxied:
        return Ask(ReopenForForm, {"request": press.request})
    return Show(await _open_again(loaded, turn))


@aid.on_form(ReopenForForm)
async def reopen_for(form: ReopenForForm, turn: Interaction) -> Reply:
    """It was for somebody else, and never turns into a request of who wrote it down."""
    loaded = await _request_to_reopen(form.request, turn)
    if loaded.request.state is not RequestState.CLOSED:
        return Say(await asker_view(loaded, turn))
    loaded.request.behalf, loaded.request.proxied = form.behalf, True
    return Say(await _open_again(loaded, turn))


async def _request_to_reopen(request_id: int, turn: Interaction) -> LoadedRequest:
    """The request of this person, who may ask for it again if it is closed."""
    loaded = await request_asked_by(request_id, turn)
    if loaded.request.state is RequestState.CLOSED:
        await turn.require_unmuted(loaded.area.id)
        await reject_too_many(await area_for(loaded.area.id, turn), turn)
    return loaded


async def _open_again(loaded: LoadedRequest, turn: Interaction) -> Message:
    request = loaded.request
    if request.helper_id is not None:
        # Who helped the last time is the first to be asked.
        await turn.store.aid.set_helper_status(request.id, request.helper_id, HelperStatus.THANKED)
    request.reason, request.closed_at, request.helper_id = None, None, None
    await turn.store.session.flush()
    loaded = await load_request(request.id, turn)
    await begin_search(loaded, turn)
    await note_asked_for(loaded, turn)
    await turn.redraw_card(request.card_name, loaded.wall_card())
    return await asker_view(loaded, turn, words.aid_reopened())
