"""Whatever a neighbour calls themselves, their name on a public card is a name."""

from __future__ import annotations

import pytest

from messages.isolation import FSI, LRI, PDI
from messages.typed import UNSEEN, clean_words
from storage.area import MemberRole
from tests.cafe import invites
from tests.fakes.slack.content import live_parts
from tests.fakes.telegram.entities import found_links
from tests.worlds import Wall, World
from tests.worlds.slack import SlackWorld
from tests.worlds.telegram import TelegramWorld

NAMES = (
    "<https://evil.example|ici>",
    "evil.example",
    "https://evil.example",
    "<!channel> <@U1>",
    "@everyone",
    "/stop",
    "سارة",
    "👩🏽‍🌾 Zoé",
)


def live(world: World, wall: Wall) -> list[str]:
    """What the platform's own client makes a link or a mention of, on the newest card."""
    if isinstance(world, TelegramWorld):
        text = world.screen(wall.chat)[-1].words
        return [text[each["offset"] :][: each["length"]] for each in found_links(text, [])]
    if isinstance(world, SlackWorld):
        [*_, message] = world.quartier.channels[wall.chat].messages.values()
        return live_parts(message.text, message.blocks)
    return []


@pytest.mark.parametrize("name", NAMES)
async def test_a_name_on_a_card_is_no_link_and_stays_whole(
    world: World, belleville: Wall, name: str
) -> None:
    host = await world.joins(name, "fr", belleville.area, role=MemberRole.MEMBER)
    await invites(host)

    card = belleville.screen[-1].words
    assert clean_words(name) in UNSEEN.sub("", card)
    assert live(world, belleville) == []
    if name == "سارة":
        assert f"{FSI}{name}{PDI}" in card
        assert card.count(FSI) + card.count(LRI) == card.count(PDI)
