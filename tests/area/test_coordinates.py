"""Coordinates typed or pasted in a private talk stand for a point on the map."""

import pytest

from messages import words
from messages.area import AskWhere, FindAreaForm
from storage.area import Area
from storage.places.coordinates import read_coordinates
from tests.area.conftest import homes, waits
from tests.worlds import Neighbour, World

PLACE = (48.7563, 2.3222)

WAYS = [
    "48.7563, 2.3222",
    "48,7563 ; 2,3222",
    "48.7563 2.3222",
    "(48.7563,2.3222)",
    "48,7563° N, 2,3222° E",
    "geo:48.7563,2.3222?z=17",
    "C’est ici : https://www.openstreetmap.org/?mlat=48.7563&mlon=2.3222#map=17/48.1/2.1",
    "https://www.openstreetmap.org/#map=17/48.7563/2.3222",
    "https://www.google.com/maps/place/Fresnes/@48.1,2.1,17z/data=!3m1!3d48.7563!4d2.3222",
    "https://www.google.com/maps/@48.7563,2.3222,17z",
    "https://maps.google.com/?q=48.7563,2.3222",
    "https://www.google.com/maps/search/?api=1&query=48.7563%2C2.3222",
    "https://maps.apple.com/?ll=48.7563,2.3222.",
]

NO_WAYS = [
    "75020, 94260",
    "12,50 13,50",
    "12, 13",
    "148.7563, 2.3222",
    "48.7563, 182.3222",
    "48.7563",
    "12 rue Pasteur 94260 Fresnes",
    "https://www.google.com/maps?q=12,13+rue+Pasteur",
    "https://maps.app.goo.gl/abcdef",
    "1" * 4000,
    "geo:" + "48.7563;" * 500,
    "48.7563 " * 500,
]


@pytest.mark.parametrize("typed", WAYS)
def test_coordinates_are_read_however_a_map_gives_them(typed: str) -> None:
    assert read_coordinates(typed) == PLACE


@pytest.mark.parametrize("typed", NO_WAYS)
def test_other_numbers_are_no_coordinates(typed: str) -> None:
    assert read_coordinates(typed) is None


def test_south_and_west_are_below_zero() -> None:
    assert read_coordinates("21.1151° S, 55.5364° E") == (-21.1151, 55.5364)
    assert read_coordinates("14,6104° N ; 61,0800° O") == (14.6104, -61.08)
    assert read_coordinates("-21.1151, 55.5364") == (-21.1151, 55.5364)


@pytest.mark.parametrize("typed", [WAYS[0], WAYS[1], WAYS[5], WAYS[6], WAYS[11]])
async def test_somebody_new_can_write_their_point(
    world: World, lea: Neighbour, oeillets: Area, typed: str
) -> None:
    await lea.says(typed)
    assert lea.sees(words.area_point_in(area="Les Œillets", town="Fresnes"))
    assert await homes(world, lea) == []


async def test_a_point_can_be_written_where_the_question_is_a_form(
    world: World, bao: Neighbour, oeillets: Area
) -> None:
    await bao.forges(AskWhere(home=False))
    await bao.fills(FindAreaForm, where="48,7563 ; 2,3222")
    assert bao.sees(words.area_point_in(area="Les Œillets", town="Fresnes"))
    assert await waits(world, bao) == []
