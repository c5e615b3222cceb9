"""The file with an area's outline: what is wrong with it, what can be read all the same."""

from __future__ import annotations

import json
from typing import Any

import pytest

from handlers.kernel.events import FileFetchedEvent
from handlers.kernel.ports import FilesSilent
from handlers.kernel.replies import Refused
from handlers.organise.outline import SwappedOutline, read_outline
from messages import words
from messages.form import PlaceAnswer
from messages.organise.actions import ChangeArea, DeclareForm, EditAreaForm, TurnOutlineForm
from storage.area import Area
from storage.organise import AreaDraft
from tests.organise import BELLEVILLE, declares, rows
from tests.worlds import Neighbour, NeutralWorld, World
from tests.worlds.neutral import Drawer

Ring = list[list[float]]
SQUARE: Ring = [[2.38, 48.87], [2.39, 48.87], [2.39, 48.88], [2.38, 48.88], [2.38, 48.87]]
POLYGON = {"type": "Polygon", "coordinates": [SQUARE]}
POINT = {"type": "Point", "coordinates": [2.385, 48.875]}
LINE = {"type": "LineString", "coordinates": SQUARE[:2]}


def feature(geometry: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": {}, "geometry": geometry}


def features(*geometries: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": [feature(each) for each in geometries]}


def collection(*geometries: Any) -> dict[str, Any]:
    return {"type": "GeometryCollection", "geometries": list(geometries)}


def swapped(shape: dict[str, Any]) -> dict[str, Any]:
    ring = shape["coordinates"][0]
    return {**shape, "coordinates": [[[lat, lon] for lon, lat in ring]]}


def fetched(loads: Any) -> FileFetchedEvent:
    return FileFetchedEvent(json.dumps(loads).encode(), asked_for=ChangeArea(area=1))


def sent(world: World, content: str) -> str:
    """An answer that is a file with that content."""
    if not isinstance(world, NeutralWorld):
        return content
    assert isinstance(world.files, Drawer)
    world.files.kept["file-1"] = content.encode()
    return json.dumps({"ref": "file-1", "name": "contour.kml", "size": len(content)})


# --- what can be read


@pytest.mark.parametrize(
    "loads",
    [
        POLYGON,
        feature(POLYGON),
        features(POLYGON),
        collection(POLYGON, POINT),
        collection(POINT, POLYGON),
        feature(collection(POLYGON, POINT, LINE)),
        features(POINT, POLYGON, LINE),
        features(collection(POINT, POLYGON)),
        features(None, POLYGON),
        collection(collection(POINT), collection(POLYGON)),
    ],
)
def test_the_one_outline_of_a_file_is_found_whatever_lies_beside_it(loads: Any) -> None:
    read = read_outline(fetched(loads), BELLEVILLE)
    assert read.geometry["coordinates"] == [SQUARE]


@pytest.mark.parametrize(
    "loads",
    [
        collection(POLYGON, POLYGON),
        features(POLYGON, POLYGON),
        collection(POINT),
        collection(),
        {"type": "GeometryCollection"},
        {"type": "FeatureCollection", "features": 7},
        {"type": ["Polygon"]},
        [POLYGON],
        7,
        None,
    ],
)
def test_no_outline_is_guessed_among_several_or_none(loads: Any) -> None:
    with pytest.raises(Refused) as refusal:
        read_outline(fetched(loads), BELLEVILLE)
    assert refusal.value.text == words.organise_outline_kind()


# --- latitude and longitude in each other's place

SYDNEY = (-33.885, 151.211)
NEWTOWN: Ring = [[151.2, -33.89], [151.22, -33.89], [151.22, -33.88], [151.2, -33.89]]


@pytest.mark.parametrize(
    ("shape", "centre"),
    [
        (POLYGON, BELLEVILLE),
        ({"type": "Polygon", "coordinates": [NEWTOWN]}, SYDNEY),
    ],
)
def test_an_outline_that_fits_only_turned_round_is_known(
    shape: dict[str, Any], centre: tuple[float, float]
) -> None:
    with pytest.raises(SwappedOutline):
        read_outline(fetched(swapped(shape)), centre)
    read = read_outline(fetched(swapped(shape)), centre, turned=True)
    assert read.geometry["coordinates"] == shape["coordinates"]


def test_an_outline_of_several_parts_is_turned_whole() -> None:
    parts = {"type": "MultiPolygon", "coordinates": [[[[y, x] for x, y in SQUARE]]]}
    read = read_outline(fetched(parts), BELLEVILLE, turned=True)
    assert read.geometry["coordinates"] == [[SQUARE]]


def test_what_fits_neither_way_is_refused_for_what_it_is() -> None:
    with pytest.raises(Refused) as refusal:
        read_outline(fetched(POLYGON), SYDNEY)
    assert refusal.value.text.key == "organise-outline-far"


@pytest.mark.every_world
async def test_a_swapped_outline_is_turned_round_once_its_organiser_says_so(
    world: World, organiser: Neighbour, area: Area
) -> None:
    await organiser.forges(ChangeArea(area=area.id))
    await organiser.fills(EditAreaForm, outline=sent(world, json.dumps(swapped(POLYGON))))
    assert organiser.asked(TurnOutlineForm)
    assert [each.polygon for each in await rows(world, Area)] == [None]
    await organiser.fills(TurnOutlineForm, turn="true")
    (kept,) = await rows(world, Area)
    assert kept.polygon["coordinates"] == [SQUARE]
    assert kept.radius == 600


@pytest.mark.every_world
async def test_who_does_not_want_it_turned_sends_another_and_types_nothing_again(
    world: World, admin: Neighbour
) -> None:
    outline = sent(world, json.dumps(swapped(POLYGON)))
    lat, lon = BELLEVILLE
    await declares(
        admin, name="Le Haut", centre=PlaceAnswer(lat=lat, lon=lon), radius=900, outline=outline
    )
    await admin.fills(TurnOutlineForm, turn="false")
    assert admin.asked(DeclareForm)
    assert not await rows(world, AreaDraft)
    await admin.fills(DeclareForm, outline=sent(world, json.dumps(POLYGON)))
    (draft,) = await rows(world, AreaDraft)
    assert (draft.name, draft.radius) == ("Le Haut", 900)
    assert draft.polygon["coordinates"] == [SQUARE]


# --- a file that cannot be had


class Away(Drawer):
    """Files that cannot be had for a while, or ever."""

    def __init__(self, *reasons: str) -> None:
        super().__init__()
        self.reasons = list(reasons)

    async def fetch_file(self, platform: str, ref: str) -> bytes:
        if self.reasons:
            raise FilesSilent(self.reasons.pop(0))
        return await super().fetch_file(platform, ref)


@pytest.mark.parametrize(
    ("reason", "again"), [("busy", True), ("gone", False)], ids=["busy", "gone"]
)
def test_a_file_that_cannot_be_had_may_be_tried_again_unless_it_is_gone(
    reason: str, again: bool
) -> None:
    event = FileFetchedEvent(b"", asked_for=ChangeArea(area=1), silent=reason)
    with pytest.raises(Refused) as refusal:
        read_outline(event, BELLEVILLE)
    assert (refusal.value.field, refusal.value.again) == ("outline", again)


async def test_a_file_that_could_not_be_fetched_is_not_lost(
    world: World, organiser: Neighbour, area: Area
) -> None:
    assert isinstance(world, NeutralWorld)
    world.files = Away("busy")
    await world.restarts()
    outline = sent(world, json.dumps(POLYGON))
    await organiser.forges(ChangeArea(area=area.id))
    await organiser.fills(EditAreaForm, outline=outline)
    assert organiser.sees(words.organise_outline_silent())
    assert organiser.asked(EditAreaForm)
    await organiser.fills(EditAreaForm, outline=outline)
    (kept,) = await rows(world, Area)
    assert kept.polygon["coordinates"] == [SQUARE]


@pytest.mark.every_world
async def test_a_refused_file_is_not_offered_again_and_the_form_goes_on(
    world: World, organiser: Neighbour, area: Area
) -> None:
    await organiser.forges(ChangeArea(area=area.id))
    await organiser.fills(EditAreaForm, name="Haut-Belleville", outline=sent(world, "<kml/>"))
    assert organiser.sees(words.organise_outline_unread())
    assert organiser.asked(EditAreaForm)
    assert not [label for label in organiser.buttons if "Garder" in label]
    right = sent(world, json.dumps(POLYGON))
    await organiser.fills(EditAreaForm, name="Haut-Belleville", outline=right)
    (kept,) = await rows(world, Area)
    assert (kept.name, kept.polygon["coordinates"]) == ("Haut-Belleville", [SQUARE])
