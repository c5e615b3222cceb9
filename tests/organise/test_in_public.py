"""What is typed on a wall and is not for everybody: taken off, or held until it is gone there."""

from __future__ import annotations

import pytest
from sqlmodel import select

from handlers import FEATURES
from handlers.kernel.feature import ListedCommand
from messages import words
from messages.account.actions import CarryOn
from messages.aid import AskHelpForm
from storage.aid import HelpRequest
from storage.dialog import HeldCommand
from tests.organise import rows
from tests.worlds import Neighbour, NeutralWorld, SlackWorld, TelegramWorld, Wall, World

LINE = '/aide pour "Mme R." courses aujourd’hui'
HELD = words.account_names_in_public()
LISTED = [listed for feature in FEATURES for listed in feature.commands]
IMPERSONAL = {
    "start", "help", "settings", "privacy", "signaler", "admin", "lier", "exercice", "canicule",
    "frais",
}  # fmt: skip
"""Commands whose words are a code, a level or nothing; every other one's may name somebody.

The street after one is answered at once: held for later it would be written down.
"""


def may_not_delete(world: World, wall: Wall) -> None:
    if isinstance(world, TelegramWorld):
        group, bot = world.server.chats[int(wall.chat)], world.server.first_bot
        group.members[bot.id] = world.server.bot_member(group, bot, ())
    elif isinstance(world, NeutralWorld):
        world.may_take_off = False


def stands(world: World, wall: Wall, said: str) -> bool:
    """Whether everybody on the wall can read it."""
    if isinstance(world, TelegramWorld):
        messages = world.server.chats[int(wall.chat)].messages.values()
        return any(said == each.content.get("text") for each in messages if not each.deleted)
    if isinstance(world, SlackWorld):
        messages = world.quartier.channels[wall.chat].messages.values()
        return any(said in each.text for each in messages)
    assert isinstance(world, NeutralWorld)
    return said in world.standing


async def test_a_name_typed_in_the_group_is_taken_off_and_acted_on_in_private(
    world: World, belleville: Wall, organiser: Neighbour
) -> None:
    await organiser.says(LINE, belleville)
    assert not stands(world, belleville, LINE)
    [request] = await rows(world, HelpRequest)
    assert request.behalf == "Mme R."
    assert "Mme R." not in str(belleville.screen)
    assert not organiser.told(HELD)


@pytest.mark.parametrize("world_kind", [NeutralWorld, TelegramWorld])
async def test_where_it_cannot_be_taken_off_nothing_is_done_until_it_is_gone(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour
) -> None:
    may_not_delete(world, belleville)
    await organiser.says(LINE, belleville)
    assert stands(world, belleville, LINE)
    assert organiser.sees(HELD)
    assert organiser.sees(words.account_take_it_off())
    assert not await rows(world, HelpRequest)
    [held] = await rows(world, HeldCommand)
    await ana.forges(CarryOn(held=held.id))
    assert ana.sees(words.gone())
    await world.restarts()
    await organiser.presses(words.account_carry_on())
    [request] = await rows(world, HelpRequest)
    assert request.behalf == "Mme R."
    assert not await rows(world, HeldCommand)
    await organiser.forges(CarryOn(held=held.id))
    assert organiser.sees(words.gone())
    assert len(await rows(world, HelpRequest)) == 1


@pytest.mark.parametrize("world_kind", [NeutralWorld, TelegramWorld])
async def test_what_gives_oneself_away_is_done_and_its_author_learns_that_it_stands_there(
    world: World, belleville: Wall, ana: Neighbour
) -> None:
    may_not_delete(world, belleville)
    await ana.says("/aide", belleville)
    assert ana.asked(AskHelpForm)
    assert ana.told(words.account_stands_in_public(command="aide")) == 1
    assert not ana.told(HELD)


@pytest.mark.parametrize("world_kind", [NeutralWorld])
async def test_every_command_whose_words_may_name_somebody_is_held(
    world: World, belleville: Wall, organiser: Neighbour
) -> None:
    may_not_delete(world, belleville)
    for listed in LISTED:
        for name in (listed.name, *listed.aliases.values()):
            before = len(await rows(world, HeldCommand))
            await organiser.says(f"/{name} Mme R. 3e étage", belleville)
            held = len(await rows(world, HeldCommand)) - before
            assert held == (listed.name not in IMPERSONAL), name


@pytest.mark.parametrize("listed", LISTED, ids=lambda each: each.name)
def test_only_codes_and_levels_are_no_names(listed: ListedCommand) -> None:
    assert listed.impersonal == (listed.name in IMPERSONAL)
    assert listed.is_hidden("Mme R.") == (listed.ephemeral or not listed.impersonal)


@pytest.mark.parametrize("world_kind", [TelegramWorld])
async def test_a_command_for_another_bot_is_left_alone(
    world: TelegramWorld, belleville: Wall, ana: Neighbour
) -> None:
    for said in ("/tirage Mme R.", "/aide@other_bot pour Mme R."):
        await ana.says(said, belleville)
        assert stands(world, belleville, said)


ANONYMOUS = {
    "group": {"id": 1087968824, "is_bot": True, "first_name": "Group"},
    "channel": {"id": 136817688, "is_bot": True, "first_name": "Channel"},
    "forward": {"id": 777000, "is_bot": False, "first_name": "Telegram"},
}
"""Under whom Telegram shows what is written as the group, as a channel, or in its channel."""

PAPER = {"id": -1009990001, "type": "channel", "title": "Le journal du quartier"}


async def says_unsigned(
    world: TelegramWorld, who: Neighbour, wall: Wall, said: str, by: str
) -> None:
    chat = world.server.chats[int(wall.chat)]
    await world._who(who).says(chat, said)
    for update in world.server.first_bot.mailbox.pending.values():
        update["message"]["from"] = ANONYMOUS[by]
        update["message"]["sender_chat"] = chat.wire() if by == "group" else PAPER
        if by == "forward":
            update["message"]["is_automatic_forward"] = True
    await world.settle()


@pytest.mark.parametrize("world_kind", [TelegramWorld])
async def test_an_admin_who_writes_as_the_group_gets_one_line_with_the_way_into_private(
    world: TelegramWorld, belleville: Wall, ana: Neighbour
) -> None:
    for listed in LISTED:
        seen = len(belleville.screen)
        await says_unsigned(world, ana, belleville, f"/{listed.name}", "group")
        assert belleville.shows(words.telegram_nameless()), listed.name
        assert len(belleville.screen) == seen + 1, listed.name
    await ana.presses(words.telegram_open(), on=belleville)
    assert ana.screen, "the last of these ways leads on"


@pytest.mark.parametrize("world_kind", [TelegramWorld])
async def test_what_an_admin_says_as_the_group_is_taken_off_and_done_by_nobody(
    world: TelegramWorld, belleville: Wall, ana: Neighbour
) -> None:
    await says_unsigned(world, ana, belleville, LINE, "group")
    assert not stands(world, belleville, LINE)
    assert belleville.shows(words.telegram_nameless())

    may_not_delete(world, belleville)
    await says_unsigned(world, ana, belleville, LINE, "group")
    assert stands(world, belleville, LINE)
    assert belleville.shows(words.telegram_unsigned())
    assert "Mme R." not in str(belleville.screen)
    assert not await rows(world, HelpRequest)


@pytest.mark.parametrize("by", ["channel", "forward"])
@pytest.mark.parametrize("world_kind", [TelegramWorld])
async def test_what_a_channel_posts_gets_no_answer(
    world: TelegramWorld, belleville: Wall, ana: Neighbour, by: str
) -> None:
    for said in ("/help", "/cafe", "/canicule rouge", "/aide@other_bot pour Mme R.", LINE):
        await says_unsigned(world, ana, belleville, said, by)
    assert belleville.screen == []
    assert not await rows(world, HelpRequest)
    # What Telegram brings over from the group's own channel is the head of a talk: it stays.
    assert stands(world, belleville, LINE) == (by == "forward")


@pytest.mark.parametrize("world_kind", [TelegramWorld])
async def test_nobody_is_answered_for_what_telegram_itself_writes(
    world: TelegramWorld, belleville: Wall, ana: Neighbour
) -> None:
    await world._who(ana).says(world.server.chats[int(belleville.chat)], "/help")
    for update in world.server.first_bot.mailbox.pending.values():
        update["message"]["from"] = ANONYMOUS["forward"]
    await world.settle()
    assert belleville.screen == []
    assert ana.screen == []


@pytest.mark.parametrize("by", ["group", "channel"])
@pytest.mark.parametrize("world_kind", [TelegramWorld])
async def test_words_of_danger_that_nobody_signs_are_answered_there(
    world: TelegramWorld, belleville: Wall, ana: Neighbour, by: str
) -> None:
    await says_unsigned(world, ana, belleville, "/aide ma voisine ne respire plus", by)
    assert belleville.shows(words.danger_call())


async def test_a_held_command_is_forgotten_after_a_day(
    world: World, belleville: Wall, organiser: Neighbour
) -> None:
    may_not_delete(world, belleville)
    await organiser.says(LINE, belleville)
    await world.passes(days=3)
    async with world.database.transaction() as store:
        assert not (await store.session.execute(select(HeldCommand))).scalars().all()
