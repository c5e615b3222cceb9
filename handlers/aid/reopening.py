"""What was closed is asked again: for the same person, and first of those who said yes before."""

from __future__ import annotations

from handlers.aid.feature import Need, aid, area_for, asked, need, not_too_many
from handlers.aid.views import asker_view
from handlers.aid.waves import begin
from handlers.kernel import Ask, Reply, Say, Show, Turn
from messages import aid as screen
from messages import words
from messages.aid.forms import Again
from messages.model import Message
from storage.aid import Standing, State


@aid.pressed(screen.Reopen)
async def reopen(press: screen.Reopen, turn: Turn) -> Reply:
    """Ask again; who said "not this one" is still left alone."""
    found = await _reopenable(press.request, turn)
    if found.request.state is not State.CLOSED:
        return Show(await asker_view(found, turn))
    if found.request.proxied:
        return Ask(Again, {"request": press.request})
    return Show(await _open_again(found, turn))


@aid.submitted(Again)
async def reopen_for(form: Again, turn: Turn) -> Reply:
    """It was for somebody else, and never turns into a request of who wrote it down."""
    found = await _reopenable(form.request, turn)
    if found.request.state is not State.CLOSED:
        return Say(await asker_view(found, turn))
    found.request.behalf, found.request.proxied = form.behalf, True
    return Say(await _open_again(found, turn))


async def _reopenable(request_id: int, turn: Turn) -> Need:
    """The request of this person, who may ask for it again if it is closed."""
    found = await asked(request_id, turn)
    if found.request.state is State.CLOSED:
        await turn.must_not_be_muted(found.area.id)
        await not_too_many(await area_for(found.area.id, turn), turn)
    return found


async def _open_again(found: Need, turn: Turn) -> Message:
    request = found.request
    if request.helper_id is not None:
        # Who helped the last time is the first to be asked.
        await turn.store.aid.stand(request.id, request.helper_id, Standing.THANKED)
    request.reason, request.closed_at, request.helper_id = None, None, None
    await turn.store.session.flush()
    found = await need(request.id, turn)
    await begin(found, turn)
    await turn.redraw(request.card, found.card())
    return await asker_view(found, turn, words.aid_reopened())
