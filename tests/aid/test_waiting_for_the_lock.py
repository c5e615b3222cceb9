"""Who waited for somebody else's change reads what they wrote, and those it names."""

import asyncio

import pytest
from sqlalchemy import select

from handlers.aid import helping
from handlers.aid.acts import AidAct
from messages.aid import ChooseHelper, GiveUpHelping
from storage.aid import HelperResponse, HelperStatus, RequestState
from storage.outbox import OutboxMessage
from tests.aid.test_races import ASKER, faults, landing, open_with
from tests.postgres import waits_or_ends

__all__ = ["landing"]


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_who_gives_up_while_being_chosen_is_known_to_have_given_up(landing, monkeypatch):
    """One is chosen; before that is saved, they press "I can't any more", and wait for it."""
    await open_with(landing, 1)
    really, given_up = helping.take_back_questions, []

    async def take_back(found, context):
        giving_up = landing.does(1, GiveUpHelping(request=landing.request, sure=True), 1)
        given_up.append(tasks.create_task(giving_up))
        await waits_or_ends(given_up[0], landing.databases[0])
        await really(found, context)

    monkeypatch.setattr(helping, "take_back_questions", take_back)
    async with asyncio.timeout(60), asyncio.TaskGroup() as tasks:
        chosen = await landing.does(ASKER, ChooseHelper(request=landing.request, member=1))

    assert not faults([chosen, given_up[0].result()])
    held = await landing.now()
    assert (held.state, held.helper_id) == (RequestState.OPEN, None)
    [mine] = [each for each in await landing.all(HelperResponse) if each.member_id == 1]
    assert mine.standing is HelperStatus.GAVE_UP, "nobody goes on as chosen, and is asked again"
    assert await landing.told("lost") == {ASKER: 1}
    async with landing.databases[0].transaction() as store:
        bodies = (
            await store.session.execute(select(OutboxMessage.once_act, OutboxMessage.body))
        ).all()
    [lost] = [body for act, body in bodies if act == AidAct.LOST]
    assert "n1" in lost, "who asked is told by name who cannot come"
