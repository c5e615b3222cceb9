"""A reply that tells something in confidence can be read when it arrives late, and goes in time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.chat import pending_replies, retrying
from messages import words
from messages.account.actions import EraseMe
from tests import features
from tests.heat.watch import enrols
from tests.worlds import Neighbour, World
from tests.worlds.slack import SlackWorld
from tests.worlds.telegram import TelegramWorld

CODE = "3e, frappez fort"
SENDS = {"telegram": "sendMessage", "slack": "chat.postMessage"}


@pytest.fixture
def palier():
    return features.named("account", "area", "heat", "intents")


@pytest.fixture(params=[TelegramWorld, SlackWorld], ids=lambda kind: str(kind.platform))
async def world(request, story_database, palier, gazetteer, monkeypatch):
    monkeypatch.setattr(retrying, "WAITS", (0.01, 0.01, 0.01))
    monkeypatch.setattr(pending_replies, "TIME", 1.5)
    made = request.param(story_database, palier, gazetteer)
    await made.open()
    try:
        yield made
    finally:
        await made.close()


async def goes_by(world: World) -> None:
    world.clock.advance(timedelta(seconds=40))
    await world._conversation.pending.speak_overdue()
    await world.settle()
    await world.passes(minutes=2)


async def by_letter(world: World, who: Neighbour) -> None:
    outage = world.server.breaks("server_error", SENDS[world.platform], times=None)
    await who.says("/veiller")
    outage.end()
    await goes_by(world)


async def by_another_process(world: World, who: Neighbour) -> None:
    async def gone(*_: object) -> bool:
        return True

    spoken = world._conversation.pending
    speak, spoken.speak_reply = spoken.speak_reply, gone
    await who.says("/veiller")
    spoken.speak_reply = speak
    await goes_by(world)


def reads(who: Neighbour) -> int:
    return sum(CODE in shown.words for shown in who.screen)


@pytest.mark.parametrize("late", [by_letter, by_another_process])
async def test_it_can_be_read_and_is_taken_away_in_the_end(world, bao, late):
    await enrols(bao, access=CODE)
    before = reads(bao)
    await late(world, bao)
    assert reads(bao) == before + 1
    assert not bao.told(words.confidence_taken_away())
    await bao.forges(EraseMe())
    await world.passes(minutes=2)
    assert reads(bao) == 0
