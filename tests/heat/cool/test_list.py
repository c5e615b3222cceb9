"""Organisers write the list of cool places: add, change, take off."""

import pytest

from messages import words
from messages.heat.cool.actions import (
    CoolPlaceForm,
    DropCoolPlaceSurely,
    ListCoolPlaces,
    ShowCoolPlace,
)
from messages.heat.cool.views import PAGE
from storage.area import Area
from tests.heat.cool import LIBRARY, PARK, knows, listed
from tests.worlds import Neighbour, World


async def opens_list(organiser: Neighbour) -> None:
    await organiser.says("/canicule")
    await organiser.presses(words.heat_manage())
    await organiser.presses(words.cool_list_open())


@pytest.mark.every_world
async def test_an_organiser_adds_a_place_and_changes_it(
    world: World, area: Area, organiser: Neighbour
) -> None:
    world.streets.has("66 rue des Couronnes, Paris 20e", LIBRARY.lat, LIBRARY.lon)
    await opens_list(organiser)
    assert organiser.sees(words.cool_list_none())
    await organiser.presses(words.cool_list_add())
    await organiser.fills(
        CoolPlaceForm,
        name="Bibliothèque",
        where="66 rue des Couronnes",
        hours="mar-sam 10h-19h",
        note="bancs, eau",
    )
    assert organiser.sees("Bibliothèque")
    held = (await listed(world, area))["Bibliothèque"]
    assert (held.address, held.hours, held.note) == (
        "66 rue des Couronnes", "Tu-Sa 10:00-19:00", "bancs, eau",
    )  # fmt: skip
    assert (held.lat, held.lon) == (LIBRARY.lat, LIBRARY.lon)
    async with world.database.transaction() as store:
        acts = [entry.act for entry in await store.organisation.journal_entries(area.id, 5)]
    assert "cool_saved" in acts


async def test_hours_that_are_unclear_are_asked_for_again(
    world: World, area: Area, organiser: Neighbour
) -> None:
    await opens_list(organiser)
    await organiser.presses(words.cool_list_add())
    await organiser.fills(
        CoolPlaceForm, name="Piscine", where="48.8722, 2.3822", hours="quand il fait beau"
    )
    assert organiser.sees(words.cool_hours_unread())
    assert not await listed(world, area)
    await organiser.fills(CoolPlaceForm, name="Piscine", where="48.8722, 2.3822", hours="18h-1h")
    assert (await listed(world, area))["Piscine"].hours == "Mo-Su 18:00-01:00"


async def test_a_place_that_is_only_renamed_stays_where_it_is(
    world: World, area: Area, organiser: Neighbour
) -> None:
    await knows(world, area, LIBRARY)
    await opens_list(organiser)
    await organiser.presses(LIBRARY.name)
    await organiser.presses(words.cool_change())
    await organiser.fills(CoolPlaceForm, name="La bibliothèque")
    assert not world.streets.asked
    (held,) = (await listed(world, area)).values()
    assert held.facts == LIBRARY.model_copy(update={"name": "La bibliothèque"})


@pytest.mark.every_world
async def test_a_place_that_moves_asks_for_its_hours_and_its_note_once_more(
    world: World, area: Area, organiser: Neighbour
) -> None:
    """Nobody is sent through the heat to a door that opens at another one's hours."""
    await knows(world, area, LIBRARY)
    await opens_list(organiser)
    await organiser.presses(LIBRARY.name)
    await organiser.presses(words.cool_change())
    await organiser.fills(CoolPlaceForm, where="48.8722, 2.3822")
    assert organiser.sees(words.cool_recheck())
    assert (await listed(world, area))[LIBRARY.name].lat == LIBRARY.lat, "nothing is kept yet"
    await organiser.fills(CoolPlaceForm, hours="18h-1h", note="au fond de la cour")
    held = (await listed(world, area))[LIBRARY.name]
    assert (held.lat, held.hours) == (48.8722, "Mo-Su 18:00-01:00")


async def test_a_place_is_taken_off_once_that_is_sure(
    world: World, area: Area, organiser: Neighbour
) -> None:
    await knows(world, area, LIBRARY)
    await opens_list(organiser)
    await organiser.presses(LIBRARY.name)
    await organiser.presses(words.cool_drop())
    assert organiser.sees(words.cool_drop_sure(name=LIBRARY.name))
    assert await listed(world, area)
    await organiser.presses(words.cool_drop_yes())
    assert not await listed(world, area)
    assert organiser.sees(words.cool_list_none())


@pytest.mark.parametrize(
    ("where", "why"),
    [
        ("rue de Nulle-Part", words.cool_place_unfound()),
        ("45.764, 4.835", words.cool_place_far(kilometres=5, area="Belleville")),
    ],
)
async def test_a_place_nobody_can_walk_to_is_none(world, area, organiser, where, why):
    await opens_list(organiser)
    await organiser.presses(words.cool_list_add())
    await organiser.fills(CoolPlaceForm, name="Piscine", where=where)
    assert organiser.sees(why)
    assert not await listed(world, area)


async def test_a_silent_address_service_is_told_from_a_street_that_is_not_there(
    world: World, area: Area, organiser: Neighbour
) -> None:
    world.streets.silent = True
    await opens_list(organiser)
    await organiser.presses(words.cool_list_add())
    await organiser.fills(CoolPlaceForm, name="Piscine", where="12 rue Piat")
    assert organiser.sees(words.cool_place_silent())


async def test_only_organisers_see_and_change_the_list(
    world: World, area: Area, bao: Neighbour
) -> None:
    await knows(world, area, LIBRARY)
    (held,) = (await listed(world, area)).values()
    for forged in (
        ListCoolPlaces(area=area.id), ShowCoolPlace(place=held.id),
        DropCoolPlaceSurely(place=held.id),
    ):  # fmt: skip
        await bao.forges(forged)
        assert bao.sees(words.organise_not_yours())
    assert await listed(world, area)


async def test_a_long_list_is_read_page_by_page(
    world: World, area: Area, organiser: Neighbour
) -> None:
    many = [LIBRARY.model_copy(update={"name": f"Lieu {n:02}"}) for n in range(PAGE + 2)]
    await knows(world, area, *many)
    await opens_list(organiser)
    assert organiser.sees(words.cool_list_count(count=PAGE + 2))
    assert organiser.offered("Lieu 07")
    await organiser.presses(words.cool_list_more())
    assert organiser.offered("Lieu 09")
    await organiser.forges(ListCoolPlaces(area=area.id, page=99))
    assert organiser.offered("Lieu 09")


async def test_the_card_that_hangs_names_the_new_place(
    world: World, area: Area, belleville, organiser: Neighbour
) -> None:
    from tests.heat.hot_days import NONE, ORANGE, at, hangs, turns

    await turns(world, area, NONE, ORANGE, NONE)
    await world.comes(at(18, 1))
    await opens_list(organiser)
    await organiser.presses(words.cool_list_add())
    await organiser.fills(CoolPlaceForm, name="Piscine", where="48.8722, 2.3822")
    await world.passes(minutes=10)
    assert hangs(belleville, words.nudge_cool(places="Piscine"))


async def test_hours_that_nobody_knows_are_not_called_open(
    world: World, area: Area, organiser: Neighbour
) -> None:
    await knows(world, area, PARK.model_copy(update={"hours": ""}))
    await opens_list(organiser)
    await organiser.presses(PARK.name)
    assert organiser.sees(words.cool_shown_unknown())
