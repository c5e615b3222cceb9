"""An area abroad: what is read of it has nothing French in it, wherever the reader lives."""

import pytest

from messages import words
from messages.catalog import plain_words
from messages.model import Reader
from storage.area import Area
from tests.heat.hot_days import ORANGE, RED, at, turns
from tests.test_national_facts import FRENCH
from tests.worlds import Neighbour, World


@pytest.fixture
async def trastevere(world: World) -> Area:
    return await world.declares("Trastevere", country="IT", zone="Europe/Rome")


def read(who: Neighbour) -> list[str]:
    return [shown.words for shown in who.screen]


@pytest.mark.every_world
async def test_in_red_an_italian_area_reads_112_and_no_town_s_register(
    world: World, trastevere: Area
) -> None:
    await world.hangs(trastevere, "Trastevere", "fr")
    gina = await world.joins("Gina", "fr", trastevere)
    await turns(world, trastevere, ORANGE, RED, RED)
    await world.comes(at(18, 1))
    await world.comes(at(9, 1, days=1))
    await world.comes(at(14, 1, days=1))
    await gina.says("/veiller")
    said = read(gina)
    assert any("le 112" in each for each in said)
    assert not [each for each in said if FRENCH.search(each)]


async def test_who_lives_in_france_reads_of_their_italian_area_what_holds_there(
    world: World, area: Area, trastevere: Area
) -> None:
    lea = await world.joins("Léa", "fr", area, trastevere)
    await turns(world, trastevere, ORANGE, RED, RED)
    await world.comes(at(18, 1))
    [eve] = [each for each in read(lea) if "Trastevere" in each and "demain" in each.lower()]
    assert "le 112" in eve
    assert not FRENCH.search(eve)


async def test_who_has_chosen_no_area_reads_112_first(world: World) -> None:
    """A language is no country: who writes French may be anywhere."""
    iker = await world.arrives("Iker")
    await iker.says("ma voisine est inconsciente")
    nowhere = plain_words(words.danger_call(), Reader(language="fr"))
    assert iker.told(nowhere) == 1
    assert "le 112" in nowhere
    assert not FRENCH.search(nowhere)
