"""Slack asks for patience: what it asks to leave alone is left alone by everybody until then."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.chat.rate_limits import RateLimits
from bot.clock import ManualClock
from bot.platform import ChatAddress, OutOfReach, RetryLater
from messages import words
from messages.model import Reader, message
from tests.worlds import Neighbour, SlackWorld, Wall
from tests.worlds.world import NOON

SAID = message(words.gone())
READER = Reader()


POST = "chat.postMessage"


async def test_replies_at_once_share_one_refusal_and_wait_it_out(
    world: SlackWorld, bao: Neighbour
) -> None:
    world.server.breaks("too_many_requests", POST, channel=bao.chat, retry_after=1)
    say = (world.slack.say_now(world.workspace, bao.chat, SAID, READER) for _ in range(4))
    await asyncio.gather(*say)

    refused, *later = [each.at for each in world.server.called(POST, channel=bao.chat)]
    assert len(later) == len(bao.screen) == 4
    assert min(later) >= refused + 1, "nothing is sent before the wait is over"


async def test_a_whisper_and_another_channel_do_not_wait_for_it(
    world: SlackWorld, belleville: Wall, ana: Neighbour, bao: Neighbour
) -> None:
    world.server.breaks("too_many_requests", POST, channel=belleville.chat, retry_after=30)
    with pytest.raises(RetryLater):
        await world.slack.say_now(world.workspace, belleville.chat, SAID, READER)
    await world.slack.say_now(world.workspace, ana.chat, SAID, READER)
    here = world.workspace, belleville.chat, bao.user
    assert await world.slack.say_ephemeral(*here, message(words.gone()), READER)
    assert belleville.screen == []


async def test_the_courier_heeds_what_a_reply_was_told(world: SlackWorld, bao: Neighbour) -> None:
    world.server.breaks("too_many_requests", POST, channel=bao.chat, retry_after=30)
    with pytest.raises(RetryLater):
        await world.slack.say_now(world.workspace, bao.chat, SAID, READER)
    with pytest.raises(RetryLater) as held:
        await world.slack.send_message(ChatAddress(bao.chat, world.workspace), SAID, READER)
    assert held.value.seconds > 29
    assert len(world.server.called(POST, channel=bao.chat)) == 1
    world.clock.advance(timedelta(seconds=30))
    await world.slack.send_message(ChatAddress(bao.chat, world.workspace), SAID, READER)


async def test_what_is_nobody_s_wish_holds_nobody_back() -> None:
    limits = RateLimits(ManualClock(NOON))

    async def fails(trouble: RetryLater) -> None:
        raise trouble

    async def works() -> str:
        return "said"

    for passing in (OutOfReach(60), RetryLater(60, whole=True)):
        with pytest.raises(RetryLater):
            await limits.call("post", lambda passing=passing: fails(passing))
        assert await limits.call("post", works) == "said"
    with pytest.raises(RetryLater):
        await limits.call("post", lambda: fails(RetryLater(60)))
    with pytest.raises(RetryLater) as held:
        await limits.call("post", works)
    assert 59 < held.value.seconds <= 61
    assert await limits.call("update", works) == "said"
