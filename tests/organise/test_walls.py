"""Walls brought, bound, given and losing rights, moved and taken away."""

from __future__ import annotations

from typing import Any

import pytest

from bot.platform import ChatAddress
from handlers.kernel.events import WallMovedEvent, WallSeenEvent
from messages import words
from messages.catalog import plain_words
from messages.language import LANGUAGES
from messages.model import LanguageName, Reader
from messages.organise.actions import BindWall, ShowWall, ShowWalls, WallLanguage
from storage.area import Area, MemberRole, Membership, Wall
from storage.outbox import OutboxAction
from storage.people import Member
from tests.organise import (
    brought,
    happens,
    rows,
    the_wall,
)
from tests.worlds import Neighbour, NeutralWorld, World
from tests.worlds import Wall as Group
from tests.worlds.neutral import Walls as Platform

# --- walls


async def test_a_wall_brought_by_the_organiser_of_one_area_is_bound_at_once(
    world: World, area: Area, organiser: Neighbour
) -> None:
    chat = await world.group("Rue Rébeval")
    await happens(world, organiser, brought(chat, "Rue Rébeval", may_pin=False), chat)
    assert organiser.told(words.organise_bound(title="Rue Rébeval", name="Belleville"))
    assert organiser.sees(words.organise_right_pin())
    assert not organiser.sees(words.organise_right_post())
    wall = await the_wall(world, chat)
    assert (wall.area_id, wall.language, wall.may_pin) == (area.id, "fr", False)


async def test_a_wall_is_greeted_once(world: World, area: Area, organiser: Neighbour) -> None:
    chat = await world.group("Rue Rébeval")
    hello = plain_words(words.organise_hello(name="Belleville"), organiser.reader)
    await happens(world, organiser, brought(chat, may_post=False), chat)
    assert not any(hello in shown.words for shown in world.screen(chat))
    for may_post in (True, False, True):
        await happens(world, organiser, brought(chat, may_post=may_post), chat)
    assert sum(hello in shown.words for shown in world.screen(chat)) == 1
    greeting = next(shown for shown in world.screen(chat) if hello in shown.words)
    assert greeting.buttons == (
        plain_words(words.organise_join(name="Belleville"), organiser.reader),
    )


async def test_an_organiser_of_two_areas_is_asked_which(
    world: World, area: Area, organiser: Neighbour
) -> None:
    other = await world.declares("Jourdain")
    async with world.database.transaction() as store:
        store.session.add(
            Membership(
                member_id=organiser.member_id,
                area_id=other.id,
                role=MemberRole.ORGANISER,
                joined_at=world.clock.now(),
            )
        )
    chat = await world.group("Place des Fêtes")
    await happens(world, organiser, brought(chat, "Place des Fêtes"), chat)
    assert organiser.sees(words.organise_choose(title="Place des Fêtes"))
    assert (await the_wall(world, chat)).area_id is None
    await organiser.presses("Jourdain")
    assert (await the_wall(world, chat)).area_id == other.id


async def test_a_strangers_wall_waits_for_an_organiser_and_is_told_so(
    world: World, area: Area, admin: Neighbour, organiser: Neighbour
) -> None:
    stranger = await world.joins("Driss", "fr")
    chat = await world.group("Un groupe")
    await happens(world, stranger, brought(chat, "Un groupe"), chat)
    assert stranger.told(words.organise_unbound(title="Un groupe"))
    assert not world.screen(chat)

    wall = await the_wall(world, chat)
    await organiser.forges(BindWall(wall=wall.id, area=area.id))
    assert organiser.sees(words.organise_not_yours())

    await admin.says("/orga")
    assert admin.sees(words.organise_panel_loose(count=1))
    await admin.presses(words.organise_bind(title="Un groupe"))
    await admin.presses("Belleville")
    assert (await the_wall(world, chat)).area_id == area.id


async def test_an_organiser_binds_the_wall_a_neighbour_brought(
    world: World, area: Area, bao: Neighbour, organiser: Neighbour
) -> None:
    chat = await world.group("Cour du 12")
    await happens(world, bao, brought(chat, "Cour du 12"), chat)
    await organiser.forges(ShowWalls(area=area.id))
    await organiser.presses(words.organise_bind(title="Cour du 12"))
    assert organiser.sees(words.organise_bound(title="Cour du 12", name="Belleville"))
    assert (await the_wall(world, chat)).bound_by == organiser.member_id


async def test_rights_lost_and_given_are_told_in_plain_words(
    world: World, area: Area, belleville: Group, bao: Neighbour, organiser: Neighbour
) -> None:
    title = "Les voisins de Belleville"
    await happens(world, bao, brought(belleville.chat, title, may_post=False), belleville.chat)
    assert organiser.sees(words.organise_rights_changed(title=title))
    assert organiser.sees(words.organise_right_post())
    assert not bao.told(words.organise_rights_changed(title=title))
    await happens(world, bao, brought(belleville.chat, title), belleville.chat)
    assert organiser.sees(words.organise_all_rights())


async def test_a_wall_that_removed_palier_is_closed_and_its_organiser_told(
    world: World, belleville: Group, bao: Neighbour, organiser: Neighbour
) -> None:
    gone = WallSeenEvent(belleville.chat, "Les voisins de Belleville", present=False)
    for _ in range(2):
        await happens(world, bao, gone, belleville.chat)
    told = words.organise_wall_closed(title="Les voisins de Belleville", name="Belleville")
    assert organiser.told(told) == 1
    wall = await the_wall(world, belleville.chat)
    assert wall.closed_at
    assert not wall.may_post

    await happens(world, bao, brought(belleville.chat), belleville.chat)
    assert (await the_wall(world, belleville.chat)).area_id is None
    assert bao.told(words.organise_unbound(title="Les voisins"))


async def test_a_wall_keeps_its_area_when_its_chat_moves_even_if_seen_there_first(
    world: World, area: Area, belleville: Group, bao: Neighbour
) -> None:
    new = await world.group("Plus grand")
    await happens(world, bao, brought(new, "Plus grand"), new)
    for _ in range(2):
        await happens(world, bao, WallMovedEvent(belleville.chat, new), belleville.chat)
    assert [(each.chat, each.area_id) for each in await rows(world, Wall)] == [(new, area.id)]


async def test_a_walls_language_is_its_own(
    world: World, belleville: Group, organiser: Neighbour
) -> None:
    await organiser.forges(ShowWall(wall=belleville.id))
    await organiser.presses(words.organise_in_language(language=LanguageName(language="en")))
    assert (await the_wall(world, belleville.chat)).language == "en"
    await organiser.forges(WallLanguage(wall=belleville.id, language="xx"))
    assert (await the_wall(world, belleville.chat)).language == "en"


class Doors(Platform):
    """A platform that makes invitation links."""

    async def act_on_chat(self, errand: OutboxAction, to: ChatAddress, subject: str) -> Any:
        await super().act_on_chat(errand, to, subject)
        return f"https://chat.example/{to.chat}" if errand is OutboxAction.INVITE else None


@pytest.mark.parametrize("world_kind", [NeutralWorld])
async def test_the_door_a_platform_makes_is_kept_and_made_once(
    world: World, area: Area, organiser: Neighbour
) -> None:
    assert isinstance(world, NeutralWorld)
    world.walls = Doors()
    await world.restarts()
    chat = await world.group("Cour")
    for may_pin in (True, False):
        await happens(world, organiser, brought(chat, may_pin=may_pin), chat)
    assert (await the_wall(world, chat)).join_link == f"https://chat.example/{chat}"
    assert world.walls.errands == [(OutboxAction.INVITE, chat, "Belleville")]


async def test_a_wall_is_not_greeted_again_when_its_rights_change_weeks_later(
    world: World, area: Area, organiser: Neighbour
) -> None:
    chat = await world.group("Rue Rébeval")
    hello = plain_words(words.organise_hello(name="Belleville"), organiser.reader)
    await happens(world, organiser, brought(chat, may_pin=False), chat)
    await world.passes(days=10)
    await happens(world, organiser, brought(chat), chat)
    assert sum(hello in shown.words for shown in world.screen(chat)) == 1


async def test_a_stranger_through_whose_hand_a_group_moves_is_not_kept(
    world: World, belleville: Group
) -> None:
    stranger = await world.arrives("Zoé")
    await happens(world, stranger, WallMovedEvent(belleville.chat, "-1009"), belleville.chat)
    assert not await rows(world, Member)
    assert (await the_wall(world, "-1009")).area_id == belleville.area.id


@pytest.mark.every_world
async def test_walls_that_strangers_bring_do_not_crowd_the_panel(
    world: World, area: Area, admin: Neighbour
) -> None:
    """Telegram takes a hundred buttons; anybody may add Palier to a hundred groups."""
    async with world.database.transaction() as store:
        store.session.add_all(
            Wall(platform=world.platform, chat=f"-{n}", title=f"Groupe {n}") for n in range(120)
        )
    await admin.says("/orga")
    assert admin.offered(words.organise_declare())
    assert len(admin.buttons) < 40
    await admin.forges(ShowWalls(area=area.id))
    assert len(admin.buttons) < 40


def test_what_a_wall_needs_is_explained_for_whichever_platform_it_is_on() -> None:
    """An organiser on Slack may look after a group on Telegram, and the other way round."""
    for language in LANGUAGES:
        for how in (words.organise_how_wall(), words.organise_how_right()):
            said = plain_words(how, Reader(language=language))
            assert "Telegram" in said
            assert "Slack" in said
