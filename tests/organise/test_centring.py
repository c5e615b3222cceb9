"""Where the centre of an area lies: abroad, without an address service, and changed later."""

from __future__ import annotations

import pytest

from messages import words
from messages.form import PlaceAnswer
from messages.organise.actions import (
    ChangeArea,
    EditAreaForm,
    NameTownForm,
    OpenArea,
)
from storage.area import Area
from storage.organise import AreaDraft
from tests.organise import declares, rows
from tests.worlds import Neighbour, World

PHIBSBOROUGH = (53.3609, -6.2722)
LAUSANNE = (46.5197, 6.6323)


@pytest.mark.every_world
async def test_a_point_abroad_is_kept_while_its_town_is_asked(
    world: World, admin: Neighbour
) -> None:
    lat, lon = PHIBSBOROUGH
    await declares(admin, name="Phibsborough", centre=PlaceAnswer(lat=lat, lon=lon))
    assert admin.asked(NameTownForm)
    await admin.fills(NameTownForm, town="Dublin")
    assert admin.sees(words.organise_draft_head(name="Phibsborough", town="Dublin"))
    await admin.presses(words.organise_draft_open())
    (area,) = await rows(world, Area)
    assert (area.lat, area.lon) == PHIBSBOROUGH
    assert (area.country, area.zone, area.town_name) == ("IE", "Europe/Dublin", "Dublin")


async def test_a_town_far_from_the_point_is_not_taken(world: World, admin: Neighbour) -> None:
    lat, lon = PHIBSBOROUGH
    await declares(admin, name="Phibsborough", centre=PlaceAnswer(lat=lat, lon=lon))
    await admin.fills(NameTownForm, town="Berlin")
    assert admin.sees(words.organise_town_far(town="Berlin"))
    await admin.fills(NameTownForm, town="Dublin")
    (draft,) = await rows(world, AreaDraft)
    assert (draft.lat, draft.lon, draft.town_name) == (*PHIBSBOROUGH, "Dublin")


async def test_an_area_without_a_town_does_not_open(world: World, admin: Neighbour) -> None:
    lat, lon = PHIBSBOROUGH
    await declares(admin, name="Phibsborough", centre=PlaceAnswer(lat=lat, lon=lon))
    (draft,) = await rows(world, AreaDraft)
    await admin.forges(OpenArea(draft=draft.id))
    assert admin.asked(NameTownForm)
    assert not await rows(world, Area)


@pytest.mark.every_world
async def test_an_address_that_nobody_was_asked_for_says_so(world: World, admin: Neighbour) -> None:
    world.streets.unserved = {"IE"}
    await declares(admin, name="Phibsborough", centre="12 Connaught Street, Dublin")
    assert admin.sees(words.organise_centre_unserved())
    assert not admin.sees(words.organise_centre_unknown())
    assert not await rows(world, AreaDraft)


async def test_a_resident_hears_too_that_no_service_was_asked(world: World) -> None:
    world.streets.unserved = {"IE"}
    aoife = await world.arrives("Aoife", "en")
    await aoife.says("12 Connaught Street, Dublin")
    assert aoife.sees(words.area_unserved())
    assert not aoife.sees(words.area_street_unknown())


@pytest.mark.every_world
async def test_the_centre_and_the_radius_of_an_open_area_are_changed(
    world: World, area: Area, organiser: Neighbour
) -> None:
    await organiser.forges(ChangeArea(area=area.id))
    await organiser.fills(EditAreaForm, centre=PlaceAnswer(lat=48.8735, lon=2.3811), radius=900)
    assert organiser.sees(words.organise_changed(name=area.name))
    (kept,) = await rows(world, Area)
    assert (kept.lat, kept.lon, kept.radius) == (48.8735, 2.3811, 900)
    assert kept.town == "75119"


async def test_a_change_of_the_name_leaves_the_centre_where_it_was(
    world: World, area: Area, organiser: Neighbour
) -> None:
    await organiser.forges(ChangeArea(area=area.id))
    await organiser.fills(EditAreaForm, name="Haut-Belleville")
    (kept,) = await rows(world, Area)
    assert (kept.name, kept.lat, kept.lon, kept.town) == (
        "Haut-Belleville",
        area.lat,
        area.lon,
        area.town,
    )


async def test_useful_numbers_are_asked_again_of_another_town(
    world: World, area: Area, organiser: Neighbour
) -> None:
    async with world.database.transaction() as store:
        held = await store.session.get(Area, area.id)
        assert held
        held.numbers = "Mairie 01 43 15 20 20"
    await organiser.forges(ChangeArea(area=area.id))
    await organiser.fills(EditAreaForm, centre=PlaceAnswer(lat=48.8735, lon=2.3811))
    assert organiser.sees(words.organise_recheck_numbers())
    await organiser.fills(EditAreaForm, numbers="Mairie 01 44 52 29 19")
    (kept,) = await rows(world, Area)
    assert (kept.town, kept.numbers) == ("75119", "Mairie 01 44 52 29 19")


async def test_a_centre_far_away_is_not_taken(
    world: World, area: Area, organiser: Neighbour
) -> None:
    lat, lon = LAUSANNE
    await organiser.forges(ChangeArea(area=area.id))
    await organiser.fills(EditAreaForm, centre=PlaceAnswer(lat=lat, lon=lon))
    assert organiser.sees(words.organise_centre_far(town=area.town_name))
    (kept,) = await rows(world, Area)
    assert (kept.lat, kept.lon) == (area.lat, area.lon)


async def test_an_open_area_moves_to_an_address(
    world: World, area: Area, organiser: Neighbour
) -> None:
    address = "3 rue des Pyrénées 75020 Paris"
    world.streets.has(address, 48.8489, 2.4049, town="75120")
    await organiser.forges(ChangeArea(area=area.id))
    await organiser.fills(EditAreaForm, centre=address)
    (kept,) = await rows(world, Area)
    assert (kept.lat, kept.lon, kept.town) == (48.8489, 2.4049, "75120")
