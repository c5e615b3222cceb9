"""Whatever a tired Slack does, and whenever a process dies, the person in front is answered."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import get_args

import pytest

from bot.chat import pending_replies, retrying
from messages.cafe import InviteForm
from tests.cafe import invites
from tests.fakes.outages import Kind
from tests.worlds import Neighbour, Wall
from tests.worlds.slack import SlackWorld

KINDS = [*((kind, 1) for kind in get_args(Kind) if kind != "refused"), ("too_many_requests", 30)]
TAKEN = ("answer_lost", "garbage", "empty")
"""Troubles under which Slack does what it was asked, and we do not hear of it."""

LATER = timedelta(seconds=40)


@pytest.fixture(autouse=True)
def in_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retrying, "WAITS", (0.01, 0.01, 0.01))
    monkeypatch.setattr(pending_replies, "TIME", 1.5)
    monkeypatch.setattr(pending_replies, "TIME_FOR_FILES", 1.5)


@pytest.fixture
async def bao(world: SlackWorld, belleville: Wall) -> Neighbour:
    ana = await world.joins("Ana", "fr", belleville.area)
    await invites(ana)
    return await world.joins("Bao", "fr", belleville.area)


async def goes_by(world: SlackWorld) -> None:
    """Time goes by, and letters and replies that wait for it leave."""
    world.clock.advance(LATER)
    await world._conversation.pending.speak_overdue()
    await world.settle()


async def by_message(world: SlackWorld, bao: Neighbour, wall: Wall) -> bool:
    await world._who(bao).commands("/palier moi")
    await world.settle()
    await goes_by(world)
    return any("Bao" in each.words for each in bao.screen)


async def by_edit(world: SlackWorld, bao: Neighbour, wall: Wall) -> bool:
    await world._who(bao).commands("/palier aides")
    await world.settle()
    await bao.says("/palier cafes")
    before = [each.words for each in bao.screen]
    person = world._who(bao)
    shown = person.screen()[-1]
    label = next(each for each in shown.labels if each)
    await person.clicks(shown, label)
    await world.settle()
    await goes_by(world)
    asked = person.modal is not None
    return asked or [each.words for each in bao.screen] != before or bool(bao.toast)


async def by_whisper(world: SlackWorld, bao: Neighbour, wall: Wall) -> bool:
    person = world._who(bao)
    there = world.quartier.channels[wall.chat]
    shown = next(each for each in person.screen(there) if "Aux Folies" in each.text)
    label = next(each for each in shown.labels if "Je viens" in each or "coming" in each)
    before = len(bao.screen)
    await person.clicks(shown, label)
    await world.settle()
    await goes_by(world)
    return bool(bao.toast) or len(bao.screen) > before


async def by_window(world: SlackWorld, bao: Neighbour, wall: Wall) -> bool:
    await world._who(bao).commands("/palier cafe")
    await world.settle()
    await goes_by(world)
    if world._who(bao).modal is None:
        await world._open_form(bao)
    return world.asks(bao, InviteForm)


CALLS: dict[str, Callable[[SlackWorld, Neighbour, Wall], Awaitable[bool]]] = {
    "chat.postMessage": by_message,
    "chat.update": by_edit,
    "chat.postEphemeral": by_whisper,
    "views.open": by_window,
}


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(("kind", "wait"), KINDS)
async def test_every_answer_arrives_whatever_fails_once(
    world: SlackWorld, bao: Neighbour, belleville: Wall, kind: Kind, wait: int, call: str
) -> None:
    world.server.breaks(kind, call, retry_after=wait)
    assert await CALLS[call](world, bao, belleville)
    if call == "views.open" and kind in TAKEN:
        # The window opened, and is asked for with the same trigger once more.
        world.server.faults.clear()


@pytest.mark.parametrize("kind", ["server_error", "reset", "bad_gateway", "too_many_requests"])
async def test_a_form_that_cannot_be_opened_or_offered_comes_later(
    world: SlackWorld, bao: Neighbour, kind: Kind
) -> None:
    outages = [
        world.server.breaks(kind, method, times=None, retry_after=30)
        for method in ("views.open", "chat.postMessage")
    ]
    await world._who(bao).commands("/palier cafe")
    await world.settle()
    for each in outages:
        each.end()
    assert bao.screen == []
    await goes_by(world)
    await world._open_form(bao)
    assert world.asks(bao, InviteForm)


@pytest.mark.parametrize("repeated", [True, False], ids=["repeated", "acknowledged"])
@pytest.mark.parametrize("what", ["moi", "cafe", "press"])
async def test_an_answer_survives_its_process(
    world: SlackWorld, bao: Neighbour, belleville: Wall, what: str, repeated: bool
) -> None:
    async def gone(*_: object) -> bool:
        return False

    person, spoken = world._who(bao), world._conversation.pending
    before, speak = len(bao.screen), spoken.speak_reply
    spoken.speak_reply = gone  # type: ignore[method-assign]  # the process dies before it speaks
    if what == "press":
        there = world.quartier.channels[belleville.chat]
        shown = next(each for each in person.screen(there) if "Aux Folies" in each.text)
        await person.clicks(shown, shown.labels[0])
    else:
        await person.commands(f"/palier {what}")
    await world.settle()
    spoken.speak_reply = speak  # type: ignore[method-assign]  # another one starts
    assert len(bao.screen) == before
    assert not bao.toast
    world.clock.advance(LATER)
    if repeated:
        await world.server.replays()
        await world.settle()
    else:
        await goes_by(world)
    if what == "cafe":
        await world._open_form(bao)
        assert world.asks(bao, InviteForm)
    else:
        assert bao.toast or len(bao.screen) == before + 1
    calls = len(world.server.calls)
    await goes_by(world)
    await world.server.replays()
    await world.settle()
    said = ("chat.postMessage", "chat.postEphemeral", "views.open", "chat.update")
    assert [each.method for each in world.server.calls[calls:] if each.method in said] == []


async def test_who_is_brought_the_same_waits_for_who_took_it(
    world: SlackWorld, bao: Neighbour
) -> None:
    world.server.latency = 0.2
    before = len(bao.screen)
    async with asyncio.TaskGroup() as group:
        group.create_task(world._who(bao).commands("/palier moi"))
        await asyncio.sleep(0.1)
        group.create_task(world.server.replays())
    world.server.latency = 0
    await world.settle()
    assert len(bao.screen) == before + 1
    assert "Bao" in bao.screen[-1].words
