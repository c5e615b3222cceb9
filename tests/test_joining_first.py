"""Whoever has not joined meets a button: one press joins, and what they wanted goes on."""

from __future__ import annotations

from typing import NoReturn
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.chat.kept_replies import EventOutcome, KeptReply, ReplyRecipient
from handlers import FEATURES
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Notice
from messages import words
from messages.aid.forms import AskHelpForm
from messages.area import JoinToGoOn
from messages.cafe import InviteForm, ProposeCafe
from messages.catalog import plain_words
from messages.model import Reader, Text, message, press_button
from storage.dialog import HeldCommand
from tests.aid import asks
from tests.cafe import invites
from tests.organise import rows
from tests.worlds import Neighbour, SlackWorld, TelegramWorld, Wall, World

COMMANDS = [listed.name for feature in FEATURES for listed in feature.commands]
OF_MEMBERS = {"cafe", "cafes", "aide", "aides", "proposer", "kit", "papier"}
"""Those that do nothing for whoever has no neighbourhood, wherever they are written."""

OF_RESIDENTS = OF_MEMBERS | {"canicule", "frais"}
"""Those that a wall answers for its own neighbourhood, and a private talk only for a member's."""

JOIN = words.area_join(area="Belleville")
FIRST = words.area_join_first(area="Belleville")


def whispered(world: World, who: Neighbour) -> str:
    """What one person alone reads in channels."""
    if not isinstance(world, SlackWorld):
        return ""
    person, quartier = world.quartier.people[who.user], world.quartier
    heard = [each for channel in quartier.channels.values() for each in person.screen(channel)]
    return "\n".join(each.text for each in heard if each.ephemeral)


async def presses_join(world: World, who: Neighbour, on: Wall | None) -> None:
    """Press the button where it is: in the channel for one pair of eyes, or in private."""
    if on and isinstance(world, SlackWorld):
        person, there = world.quartier.people[who.user], world.quartier.channels[on.chat]
        shown = next(
            each
            for each in reversed(person.screen(there))
            if plain_words(JOIN, who.reader) in each.labels
        )
        assert shown.ephemeral
        await person.clicks(shown, plain_words(JOIN, who.reader))
        await world.settle()
    else:
        await who.presses(JOIN)


def in_front(world: World, who: Neighbour) -> set[str]:
    """All that somebody has before their eyes, an open window too."""
    seen = {shown.words for shown in who.screen}
    if isinstance(world, SlackWorld):
        modal = world.quartier.people[who.user].modal
        seen |= {modal.title} if modal else set()
    return seen


@pytest.mark.every_world
@pytest.mark.parametrize("wall", [True, False], ids=["wall", "private"])
async def test_every_command_of_members_offers_to_join_and_then_goes_on(
    world: World, belleville: Wall, wall: bool
) -> None:
    found = set()
    for name in COMMANDS:
        lin = await world.arrives(f"Lin {name}")
        twin = await world.joins(f"Kim {name}", "fr", belleville.area)
        if wall and isinstance(world, TelegramWorld):
            await lin.opens()
        on = belleville if wall else None
        await lin.says(f"/{name}", on)
        if not lin.sees(FIRST if wall else words.area_first()):
            continue
        found.add(name)
        await presses_join(world, lin, on)
        await twin.says(f"/{name}", on)
        assert lin.told(words.area_joined(area="Belleville")) == 1, f"/{name}"
        missing = in_front(world, twin) - in_front(world, lin)
        assert not missing, f"/{name}"
    assert found == (OF_MEMBERS if wall else OF_RESIDENTS)
    assert belleville.screen == []


@pytest.mark.every_world
async def test_words_after_a_command_and_a_wish_in_words_are_not_lost(
    world: World, belleville: Wall
) -> None:
    lin, noor = await world.arrives("Lin"), await world.arrives("Noor", "en")
    await lin.says("/aide courses demain, au deuxième étage")
    await noor.says("I would like to invite for coffee on saturday at 3pm")
    assert noor.sees(words.area_first())
    for who in (lin, noor):
        await who.presses(JOIN)
    assert lin.sees("deuxième étage")
    assert noor.asked(InviteForm)


@pytest.mark.provokes_errors
async def test_a_wish_in_words_that_meets_a_fault_is_there_for_the_next_press(
    world: World, belleville: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    lin = await world.arrives("Lin")
    await lin.says("/aide courses demain, au deuxième étage")
    with monkeypatch.context() as broken:
        broken.setattr(Interaction, "home_area", fails)
        await lin.presses(JOIN)
    assert not lin.sees("deuxième étage")
    await lin.presses(JOIN)
    assert lin.sees("deuxième étage")
    await world.passes(days=2)
    assert not await rows(world, HeldCommand)


async def fails(_: Interaction) -> NoReturn:
    raise RuntimeError("the database went away in between")


async def test_a_pressed_button_goes_on_too(world: World, belleville: Wall) -> None:
    lin = await world.arrives("Lin")
    await lin.forges(ProposeCafe(area=belleville.area.id))
    await lin.presses(JOIN)
    assert lin.asked(InviteForm)


async def test_the_label_may_be_typed(world: World, belleville: Wall) -> None:
    lin = await world.arrives("Lin")
    await lin.says("/aide")
    await lin.says("rejoindre belleville")
    assert lin.asked(AskHelpForm)


async def test_pressed_again_it_goes_on_and_joins_no_second_time(
    world: World, belleville: Wall
) -> None:
    lin = await world.arrives("Lin")
    await lin.says("/cafe")
    for _ in range(2):
        await lin.presses(JOIN)
        assert lin.asked(InviteForm)
    assert lin.told(words.area_joined(area="Belleville")) == 1


async def test_who_lives_elsewhere_adds_the_neighbourhood_and_keeps_the_home(
    world: World, belleville: Wall
) -> None:
    other = await world.declares("Ménilmontant")
    kim = await world.joins("Kim", "fr", other)
    await kim.forges(JoinToGoOn(area=belleville.area.id, wish="c-cafe"))
    assert kim.told(words.area_added(area="Belleville", town="Paris 20e")) == 1
    await kim.says("/quartier")
    assert kim.sees(words.area_home(area="Ménilmontant", town="Paris 20e"))


async def test_a_forged_wish_only_joins(world: World, belleville: Wall) -> None:
    lin = await world.arrives("Lin")
    for wish in ("h-", "h-zz!", "h-abc", "nothing|1", "|", "ar.go|1|"):
        await lin.forges(JoinToGoOn(area=belleville.area.id, wish=wish))
    assert lin.told(words.area_already())


async def test_where_many_neighbourhoods_are_open_one_is_looked_for(world: World) -> None:
    for name in ("Un", "Deux", "Trois", "Quatre"):
        await world.declares(name)
    lin = await world.arrives("Lin")
    await lin.says("/cafe")
    assert lin.sees(words.area_first())
    assert lin.offered(words.area_ask())
    assert lin.offered(words.area_list())


@pytest.mark.parametrize("world_kind", [SlackWorld])
async def test_at_home_and_behind_a_window_the_button_is_there_too(
    world: SlackWorld, belleville: Wall
) -> None:
    lin = await world.arrives("Lin")
    person = world.quartier.people[lin.user]
    await lin.says("/start")
    await person.opens_home()
    await world.settle()
    await person.clicks(person.home, plain_words(Text(key="command-cafe"), lin.reader))
    await world.settle()
    assert plain_words(JOIN, lin.reader) in [
        button.label for row in person.home.buttons for button in row
    ]
    await person.clicks(person.home, plain_words(JOIN, lin.reader))
    await world.settle()
    assert lin.asked(InviteForm)


@pytest.mark.parametrize("world_kind", [SlackWorld])
async def test_in_a_channel_without_palier_the_button_comes_by_the_command_s_address(
    world: SlackWorld, belleville: Wall
) -> None:
    lin = await world.arrives("Lin")
    person = world.quartier.people[lin.user]
    closet = world.quartier.channel("comite", person, private=True)
    await person.commands("/cafe", closet)
    await world.settle()
    [shown] = person.screen(closet)
    await person.clicks(shown, plain_words(JOIN, lin.reader))
    await world.settle()
    assert lin.asked(InviteForm)


@pytest.mark.parametrize("world_kind", [TelegramWorld])
async def test_in_a_group_who_never_wrote_to_palier_is_led_to_that_button(
    world: TelegramWorld, belleville: Wall
) -> None:
    for name in ("Un", "Deux", "Trois", "Quatre"):
        await world.declares(name)
    lin, noor = await world.arrives("Lin"), await world.arrives("Noor")
    for who, typed in ((lin, "/cafe"), (noor, "/aide courses demain, au deuxième étage")):
        await who.says(typed, belleville)
        [[way]] = world._who(who).last(world.server.chats[int(belleville.chat)]).buttons
        [payload] = parse_qs(urlsplit(str(way.url)).query)["start"]
        await who.opens(payload)
        assert who.sees(FIRST)
        await who.presses(JOIN)
    assert lin.asked(InviteForm)
    assert noor.sees("deuxième étage")


@pytest.mark.parametrize("world_kind", [TelegramWorld])
async def test_a_button_pressed_in_a_group_is_answered_there_and_in_private(
    world: TelegramWorld, belleville: Wall
) -> None:
    lin = await world.arrives("Lin")
    await lin.opens()
    await invites(await world.joins("Bao", "fr", belleville.area))
    await lin.forges(ProposeCafe(area=belleville.area.id), belleville)
    assert lin.toast == plain_words(FIRST, lin.reader)
    await lin.presses(JOIN)
    assert lin.asked(InviteForm)


@pytest.mark.every_world
async def test_a_hand_offered_from_a_card_by_somebody_new_is_one_press_away(
    world: World, belleville: Wall
) -> None:
    await asks(await world.joins("Bao", "fr", belleville.area))
    await world.passes(hours=1)
    lin = await world.arrives("Lin")
    await lin.presses(words.aid_card_can(), on=belleville)
    assert lin.sees(words.aid_only_members(area="Belleville"))
    await lin.presses(JOIN)
    assert lin.told(words.area_joined(area="Belleville")) == 1
    assert lin.offered(Text(key="aid-soon-now"))


async def test_who_lives_elsewhere_is_offered_the_neighbourhood_a_button_is_for(
    world: World, belleville: Wall
) -> None:
    kim = await world.joins("Kim", "fr", await world.declares("Ménilmontant"))
    await kim.forges(ProposeCafe(area=belleville.area.id))
    assert kim.sees(FIRST)
    await kim.presses(JOIN)
    assert kim.told(words.area_added(area="Belleville", town="Paris 20e")) == 1
    assert kim.asked(InviteForm)


def test_a_refusal_keeps_its_buttons_for_another_process() -> None:
    rows = ((press_button(JOIN, JoinToGoOn(area=7, wish="c-cafe")),),)
    notice = Notice(FIRST, refusal=True, rows=rows, again="r_code_c-cafe")
    to = ReplyRecipient(platform="slack", user="U1", workspace="T1")
    kept = KeptReply.of(EventOutcome(notice, Reader(), refused=True), to)
    assert kept is not None
    again = KeptReply.model_validate_json(kept.model_dump_json(exclude_defaults=True))
    assert again.outcome().reply == notice
    assert again.as_letter() == message(FIRST, rows=rows)
