"""An area from its form to its opening, and its outline."""

from __future__ import annotations

import json
from typing import Any

import pytest

from handlers.kernel.events import FileFetchedEvent
from handlers.kernel.replies import Refused
from handlers.organise.outline import POINTS, read_outline
from messages import words
from messages.form import PlaceAnswer
from messages.model import LanguageName
from messages.organise.actions import (
    ChangeArea,
    DeclareForm,
    DropOutline,
    EditAreaForm,
    OpenArea,
    RedraftForm,
    ShowArea,
)
from storage.area import Area, MemberRole, WaitingEntry
from storage.organise import AreaDraft
from tests.organise import (
    BELLEVILLE,
    declares,
    rows,
)
from tests.worlds import Neighbour, NeutralWorld, World
from tests.worlds.neutral import Drawer

# --- declaring an area


async def test_an_area_is_declared_previewed_and_opened_for_those_who_waited(
    world: World, admin: Neighbour
) -> None:
    waiting = await world.joins("Chloé", "fr")
    async with world.database.transaction() as store:
        store.session.add(
            WaitingEntry(
                member_id=waiting.member_id,
                town="94034",
                town_name="Fresnes",
                since=world.clock.now(),
            )
        )
    await admin.says("/orga")
    await admin.presses(words.organise_declare())
    await admin.fills(
        DeclareForm, name="Les Oeillets", centre="94260 Fresnes", aliases="Oeillets, la Cité verte"
    )
    assert admin.sees(words.organise_draft_head(name="Les Oeillets", town="Fresnes"))
    assert admin.sees(words.organise_draft_radius(radius=600))
    assert not await rows(world, Area)
    assert not waiting.told(words.organise_opened_near(name="Les Oeillets", town="Fresnes"))

    await admin.presses(words.organise_draft_open())
    assert admin.sees(words.organise_opened_told(count=1))
    assert waiting.told(words.organise_opened_near(name="Les Oeillets", town="Fresnes")) == 1
    (area,) = await rows(world, Area)
    assert (area.town, area.zone, area.radius) == ("94034", "Europe/Paris", 600)
    async with world.database.transaction() as store:
        for said in ("les oeillets", "oeillets", "la cite verte"):
            assert [each.id for each in await store.areas.areas_named(said)] == [area.id]
        membership = await store.areas.membership(admin.member_id, area.id)
        assert membership
        assert membership.role is MemberRole.ORGANISER


async def test_a_draft_is_opened_once_however_often_it_is_pressed(
    world: World, admin: Neighbour
) -> None:
    await declares(admin)
    (draft,) = await rows(world, AreaDraft)
    await admin.forges(OpenArea(draft=draft.id))
    await admin.forges(OpenArea(draft=draft.id))
    assert admin.sees(words.gone())
    assert len(await rows(world, Area)) == 1


async def test_nobody_opens_the_draft_of_another_organiser(
    world: World, admin: Neighbour, organiser: Neighbour
) -> None:
    await declares(admin)
    (draft,) = await rows(world, AreaDraft)
    await organiser.forges(OpenArea(draft=draft.id))
    assert organiser.sees(words.gone())


@pytest.mark.every_world
async def test_a_town_name_that_several_towns_bear_is_never_guessed(
    world: World, admin: Neighbour
) -> None:
    await declares(admin, centre="Saint-Denis")
    assert not await rows(world, AreaDraft)
    assert admin.asked(DeclareForm)
    await admin.fills(DeclareForm, name="Le Centre", centre="93200 Saint-Denis")
    (draft,) = await rows(world, AreaDraft)
    assert draft.town == "93066"


async def test_a_typed_address_is_asked_of_the_geocoder_with_its_town(
    world: World, admin: Neighbour
) -> None:
    address = "2 allée des Fleurs 94260 Fresnes"
    world.streets.has(address, 48.7571, 2.3211, town="94034")
    await declares(admin, centre=address)
    (draft,) = await rows(world, AreaDraft)
    assert (draft.lat, draft.lon, draft.town) == (48.7571, 2.3211, "94034")


@pytest.mark.parametrize("silent", [True, False])
async def test_a_geocoder_without_an_answer_keeps_the_form_open(
    world: World, admin: Neighbour, silent: bool
) -> None:
    world.streets.silent = silent
    await declares(admin, centre="2 allée des Fleurs 94260 Fresnes")
    wanted = words.organise_centre_silent() if silent else words.organise_centre_unknown()
    assert admin.sees(wanted)
    assert not await rows(world, AreaDraft)
    await admin.fills(DeclareForm, name="Les Oeillets", centre=PlaceAnswer(lat=48.7571, lon=2.3211))
    assert len(await rows(world, AreaDraft)) == 1


async def test_an_address_found_in_another_town_is_not_taken(
    world: World, admin: Neighbour
) -> None:
    world.streets.has("2 allée des Fleurs 94260 Fresnes", 43.3, 5.4, town="13055")
    await declares(admin, centre="2 allée des Fleurs 94260 Fresnes")
    assert admin.sees(words.organise_centre_unknown())


async def test_two_areas_of_one_town_do_not_share_a_name(world: World, admin: Neighbour) -> None:
    await world.declares("Les Oeillets", town="94034", town_name="Fresnes")
    await declares(admin, name="les œillets")
    assert admin.sees(words.organise_name_taken(town="Fresnes"))


@pytest.mark.every_world
async def test_a_draft_is_changed_before_it_opens(world: World, admin: Neighbour) -> None:
    await declares(admin)
    await admin.presses(words.organise_in_language(language=LanguageName(language="en")))
    await admin.presses(words.organise_draft_change())
    await admin.fills(RedraftForm, name="Les Roses", centre="Fresnes", radius=900)
    assert admin.sees(words.organise_draft_head(name="Les Roses", town="Fresnes"))
    (draft,) = await rows(world, AreaDraft)
    assert (draft.radius, draft.language, draft.town) == (900, "en", "94034")
    assert draft.lat == 48.75509


async def test_an_area_is_renamed_and_found_under_its_new_names_only(
    world: World, area: Area, organiser: Neighbour
) -> None:
    await organiser.forges(ShowArea(area=area.id))
    await organiser.presses(words.organise_change())
    await organiser.fills(EditAreaForm, name="Haut-Belleville", radius=400, aliases="Jourdain")
    async with world.database.transaction() as store:
        assert [each.radius for each in await store.areas.areas_named("jourdain")] == [400]
        assert await store.areas.areas_named("haut belleville")
        assert not await store.areas.areas_named("belleville")


# --- outlines


def geojson(*ring: tuple[float, float], kind: str = "Polygon") -> bytes:
    coordinates: Any = [[list(point) for point in ring]]
    shape = {"type": kind, "coordinates": coordinates if kind == "Polygon" else [coordinates]}
    return json.dumps(
        {
            "type": "FeatureCollection",
            "features": [{"type": "Feature", "properties": {}, "geometry": shape}],
        }
    ).encode()


def fetched(content: bytes) -> FileFetchedEvent:
    return FileFetchedEvent(content, asked_for=ChangeArea(area=1))


SQUARE = ((2.38, 48.87), (2.39, 48.87), (2.39, 48.88), (2.38, 48.88), (2.38, 48.87))


@pytest.mark.parametrize("kind", ["Polygon", "MultiPolygon"])
def test_an_outline_around_the_centre_keeps_the_centre(kind: str) -> None:
    read = read_outline(fetched(geojson(*SQUARE, kind=kind)), BELLEVILLE)
    assert read.geometry["type"] == kind
    assert (read.centre, read.moved) == (BELLEVILLE, False)


def test_a_centre_outside_moves_inside_even_of_a_hollow_shape() -> None:
    horseshoe = (
        (2.38, 48.87), (2.40, 48.87), (2.40, 48.89), (2.395, 48.89), (2.395, 48.875),
        (2.385, 48.875), (2.385, 48.89), (2.38, 48.89), (2.38, 48.87),
    )  # fmt: skip
    read = read_outline(fetched(geojson(*horseshoe)), (48.885, 2.39))
    lat, lon = read.centre
    assert read.moved
    assert 48.87 < lat < 48.89
    assert 2.38 < lon < 2.385 or 2.395 < lon < 2.40 or lat < 48.875


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\xff\xfe not text", "organise-outline-unread"),
        (b"{", "organise-outline-unread"),
        (b"[" * 100_000, "organise-outline-unread"),
        (b'{"type": "Point", "coordinates": [2, 48]}', "organise-outline-kind"),
        (b'{"type": "FeatureCollection", "features": []}', "organise-outline-kind"),
        (b'{"type": "Polygon", "coordinates": 7}', "organise-outline-ring"),
        (b'{"type": "Polygon", "coordinates": [[7, 8, 9, 7]]}', "organise-outline-ring"),
        (geojson(*SQUARE[:-1]), "organise-outline-ring"),
        (geojson((2, 48), (2, 49), (2, 48)), "organise-outline-ring"),
        (geojson((200, 48), (2, 49), (3, 48), (200, 48)), "organise-outline-degrees"),
        (b'{"type": "Polygon", "coordinates": [[[NaN,1],[1,1],[1,2],[NaN,1]]]}',
         "organise-outline-degrees"),
        (geojson(*((2.38 + n / 1e6, 48.87) for n in range(POINTS + 1)), (2.38, 48.87)),
         "organise-outline-points"),
        (geojson((2.38, 48.87), (2.3801, 48.87), (2.38, 48.8701), (2.38, 48.87)),
         "organise-outline-small"),
        (geojson((2.38, 48.87), (2.39, 48.87), (2.40, 48.87), (2.38, 48.87)),
         "organise-outline-small"),
        (geojson((2, 48), (3, 48), (3, 49), (2, 48)), "organise-outline-large"),
        (geojson(*((lon + 1, lat) for lon, lat in SQUARE)), "organise-outline-far"),
    ],
)  # fmt: skip
def test_a_wrong_outline_is_refused_with_its_own_reason(content: bytes, why: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_outline(fetched(content), BELLEVILLE)
    assert (refusal.value.text.key, refusal.value.field) == (why, "outline")


@pytest.mark.parametrize("world_kind", [NeutralWorld])
async def test_an_area_is_bounded_by_the_file_its_organiser_sends(
    world: World, organiser: Neighbour, area: Area
) -> None:
    assert isinstance(world.files, Drawer)
    world.files.kept["file-1"] = geojson(*SQUARE)
    sent = json.dumps({"ref": "file-1", "name": "belleville.geojson", "size": 300})
    await organiser.forges(ChangeArea(area=area.id))
    await organiser.fills(EditAreaForm, outline=sent)
    (kept,) = await rows(world, Area)
    assert kept.polygon["coordinates"][0][0] == [2.38, 48.87]

    await declares(
        organiser, name="Le Bas", centre=PlaceAnswer(lat=48.865, lon=2.385), outline=sent
    )
    assert organiser.sees(words.organise_draft_outline())
    assert organiser.sees(words.organise_draft_moved())

    await organiser.forges(DropOutline(area=area.id))
    assert [each.polygon for each in await rows(world, Area)] == [None]


# --- places that are not quite a town


@pytest.mark.every_world
async def test_the_centre_of_a_former_commune_is_not_taken_for_that_of_its_town(
    world: World, admin: Neighbour
) -> None:
    await declares(admin, centre="Hellemmes")
    assert admin.sees(words.organise_centre_part(name="Hellemmes-Lille", town="Lille"))
    assert not await rows(world, AreaDraft)
    await admin.fills(
        DeclareForm,
        name="Hellemmes",
        centre=PlaceAnswer(words="Hellemmes", lat=50.6262, lon=3.1090),
    )
    (draft,) = await rows(world, AreaDraft)
    assert (draft.town, draft.lat) == ("59350", 50.6262)


async def test_a_centre_between_two_places_is_asked_again(world: World, admin: Neighbour) -> None:
    await declares(admin, centre="Nice ou Antibes")
    assert not await rows(world, AreaDraft)
    assert admin.asked(DeclareForm)
