"""Somebody whose language Palier does not speak: what they read first, and that they are asked."""

from __future__ import annotations

import pytest

from messages import words
from messages.account.actions import SpeakLanguage
from messages.area.actions import AREA_START
from messages.catalog import plain_words, spoken_language
from messages.language import IN_TURN, DefaultLanguage
from messages.model import Reader
from storage.area import Area
from storage.people import LanguageDoubt, Member
from tests.worlds import Neighbour, World

BOTH = " / ".join(
    plain_words(words.account_language_once(), Reader(language=each)) for each in IN_TURN
)


async def arrives(world: World, tag: str, reads: str = "fr", name: str = "Iker") -> Neighbour:
    """Somebody with that language on their phone, who is answered in another."""
    who = await world.arrives(name, tag)
    who.reads = reads
    return who


async def the_member(world: World, who: Neighbour) -> Member:
    async with world.database.transaction() as store:
        found = await store.people.member_by_account(world.platform, world.workspace, who.user)
        assert found
        return found[0]


@pytest.mark.every_world
async def test_who_speaks_another_language_is_asked_once_in_both(world: World) -> None:
    iker = await arrives(world, "eu")
    await iker.opens()
    assert iker.sees(BOTH)
    assert iker.offered("English")
    assert iker.offered("Français")
    await iker.says("/help")
    assert iker.told(BOTH) == 1


async def test_what_they_choose_is_read_from_then_on(world: World, area: Area) -> None:
    iker = await arrives(world, "eu")
    await iker.opens()
    await iker.presses("English")
    member = await the_member(world, iker)
    assert (member.language, member.language_doubt) == ("en", LanguageDoubt.NONE)
    await iker.opens(f"{AREA_START}{area.code}")
    assert (await the_member(world, iker)).language == "en"


@pytest.mark.parametrize("tag", ["fr", "en-GB", "FR_ca"])
async def test_who_speaks_one_of_ours_is_not_asked(world: World, tag: str) -> None:
    lea = await arrives(world, tag, reads=spoken_language(tag))
    await lea.opens()
    assert not lea.told(BOTH)
    assert (await the_member(world, lea)).language == spoken_language(tag)


async def test_the_area_s_language_is_read_until_another_is_chosen(
    world: World, area: Area
) -> None:
    async with world.database.transaction() as store:
        (await store.areas.get_area(area.id)).language = "en"
    iker = await arrives(world, "eu", reads="en")
    await iker.opens(f"{AREA_START}{area.code}")
    assert iker.sees(words.area_joined_by_link(area="Belleville", town="Paris 20e"))
    assert iker.sees(BOTH)
    assert (await the_member(world, iker)).language == "en"
    nerea = await arrives(world, "eu", reads="en", name="Nerea")
    await nerea.forges(SpeakLanguage(language="fr"))
    nerea.reads = "fr"
    await nerea.opens(f"{AREA_START}{area.code}")
    assert (await the_member(world, nerea)).language == "fr"


async def test_the_operator_s_language_comes_before_that_of_the_areas(
    world: World, area: Area
) -> None:
    for said, language in ((None, "fr"), (DefaultLanguage("en"), "en")):
        world.default_language = said
        await world.restarts()
        who = await arrives(world, "eu", reads=language, name=f"Iker-{language}")
        await who.opens()
        assert (await the_member(world, who)).language == language
