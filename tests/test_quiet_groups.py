"""A group hears nothing that one person alone asked for: every command, walked there and alone."""

from __future__ import annotations

from datetime import date, time, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from handlers import FEATURES
from messages import words
from messages.aid import AidKind, AskHelpForm, Urgency
from storage.outbox import Card, CardCopy, OutboxMessage
from tests.cafe import at, invites
from tests.organise import rows
from tests.worlds import Neighbour, NeutralWorld, SlackWorld, TelegramWorld, Wall, World

COMMANDS = [listed.name for feature in FEATURES for listed in feature.commands]
TOMORROW = date(2026, 7, 1)
TEN = "Ada Bob Cleo Dan Eva Fay Gus Hal Ida Jon".split()


def before_their_eyes(world: World, who: Neighbour) -> list[object]:
    """What somebody reads of Palier without the others: their talk, whispers, an open window."""
    seen: list[object] = list(who.screen)
    if isinstance(world, SlackWorld):
        person = world.quartier.people[who.user]
        seen += [person.modal and person.modal.view.id]
        seen += [
            ts
            for channel in world.quartier.channels.values()
            for ts, message in channel.ephemeral.items()
            if message.only == who.user
        ]
    return seen


@pytest.mark.parametrize("world_kind", [TelegramWorld, SlackWorld])
async def test_every_command_is_answered_before_one_pair_of_eyes(
    world: World, belleville: Wall, organiser: Neighbour
) -> None:
    for name in COMMANDS:
        for on in (belleville, None):
            seen = before_their_eyes(world, organiser)
            await world.says(organiser, f"/{name}", on)
            assert before_their_eyes(world, organiser) != seen, f"/{name} on={on}"
            assert belleville.screen == [], f"/{name}"


@pytest.mark.parametrize("world_kind", [TelegramWorld])
async def test_who_cannot_be_written_to_gets_one_line_and_its_button_opens_something(
    world: TelegramWorld, belleville: Wall, organiser: Neighbour
) -> None:
    group = world.server.chats[int(belleville.chat)]
    for name in COMMANDS:
        await world.blocks(organiser, blocked=True)
        lines = len(belleville.screen)
        await world.says(organiser, f"/{name}", belleville)
        assert len(belleville.screen) == lines + 1, f"/{name}"
        [[way]] = world._who(organiser).last(group).buttons
        [payload] = parse_qs(urlsplit(str(way.url)).query)["start"]
        await world.blocks(organiser, blocked=False)
        told = len(organiser.screen)
        await world.opens(organiser, payload)
        assert len(organiser.screen) > told, f"/{name} leads to ?start={payload}"


@pytest.mark.parametrize("world_kind", [TelegramWorld])
async def test_commands_that_are_not_palier_s_are_left_to_others(
    world: TelegramWorld, belleville: Wall, bao: Neighbour
) -> None:
    lin = await world.arrives("Lin")
    mine = world.server.first_bot.username
    for said in ("/tirage", "/annuler", "/cancel", "/cafes@other_bot", "/help@other_bot"):
        for who in (bao, lin):
            await who.says(said, belleville)
    await bao.says(f"/tirage@{mine}", belleville)
    assert belleville.screen == []
    assert bao.screen == []
    assert lin.screen == []
    await bao.says(f"/HELP@{mine.upper()}", belleville)
    assert belleville.screen == []
    assert bao.sees(words.area_help())


async def test_in_a_day_of_ten_people_and_every_command_a_hundred_read_what_concerns_all(
    world: NeutralWorld, belleville: Wall
) -> None:
    """Each of the ten says each command on the wall; a café and a request are what it is for."""
    for n in range(90):
        await world.person(f"Neighbour {n}", "fr", started=False)
    ten = [await world.joins(name, "fr", belleville.area) for name in TEN]
    world.clock.at = at(TOMORROW, 9)
    await invites(ten[0], day=TOMORROW, hour=time(20))
    await ten[1].says("/aide")
    await ten[1].fills(AskHelpForm, kind=AidKind.ERRANDS, urgency=Urgency.NOW)
    await ten[1].presses(words.aid_publish(fitting=0))
    said = 0
    for moment, name in enumerate(COMMANDS):
        for who in ten:
            await world.says(who, f"/{name}", belleville)
            said += 1
        world.clock.advance(timedelta(minutes=30))
        if moment % 4 == 0:
            await world.strike()
    await world.strike()

    assert said == 10 * len(COMMANDS)
    assert world.clock.now() > at(TOMORROW, 20)
    copies = [each for each in await rows(world, CardCopy) if each.message]
    lines = [
        each
        for each in await rows(world, OutboxMessage)
        if each.chat == belleville.chat and each.member_id is None
    ]
    hung = {each.message for each in copies}
    assert {card.name for card in belleville.screen} == hung
    # The café, its line two hours before, and the errand; no more for all that was said.
    assert len(belleville.screen) == 3
    assert lines == []


@pytest.mark.parametrize("world_kind", [TelegramWorld])
async def test_a_hundred_neighbours_read_only_cards_while_ten_use_every_command_for_a_day(
    world: TelegramWorld, belleville: Wall
) -> None:
    for n in range(90):
        await world.person(f"Neighbour {n}", "fr", started=False)
    ten = [await world.joins(name, "fr", belleville.area) for name in TEN]
    await invites(ten[0])
    for n, who in enumerate(ten):
        for name in COMMANDS[n % 5 :: 5]:
            await world.says(who, f"/{name}", belleville)
        assert who.screen, who
    await world.passes(hours=9)

    hung = await rows(world, Card)
    assert len(belleville.screen) == len(belleville.cards) == len(hung) == 1
