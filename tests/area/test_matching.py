"""The pure part of matching: distances, outlines, names, streets, cells."""

from datetime import UTC, datetime

import h3
import pytest

from handlers.area import cells, matching
from storage.area import Area, AreaAlias, related_towns
from storage.places import Gazetteer, fold_name

SQUARE = {
    "type": "Polygon",
    "coordinates": [[[2.31, 48.75], [2.33, 48.75], [2.33, 48.76], [2.31, 48.76], [2.31, 48.75]]],
}


def circle(name: str, lat: float, lon: float, radius: int = 600, **more: object) -> Area:
    return Area.model_validate(
        {
            "name": name, "town": "94034", "town_name": "Fresnes", "lat": lat, "lon": lon,
            "radius": radius, "declared_at": datetime(2026, 1, 1, tzinfo=UTC), **more,
        }
    )  # fmt: skip


def names(areas: object) -> list[str]:
    return [each.name for each in areas]  # type: ignore[attr-defined]  # a sequence of areas


def test_the_smallest_share_of_the_radius_comes_first() -> None:
    small, wide = circle("small", 48.75, 2.32, 300), circle("wide", 48.754, 2.32, 3000)
    around = matching.areas_around((48.752, 2.32), [small, wide])
    assert names(around.holding) == ["wide", "small"]


def test_an_outline_comes_before_a_circle_however_near() -> None:
    outlined = circle("outlined", 48.70, 2.2, polygon=SQUARE)
    near = circle("near", 48.755, 2.32)
    assert names(matching.areas_around((48.755, 2.32), [near, outlined]).holding) == [
        "outlined",
        "near",
    ]


def test_an_outline_holds_only_what_is_inside_and_asks_just_outside() -> None:
    outlined = circle("outlined", 48.755, 2.32, polygon=SQUARE)
    around = matching.areas_around((48.7605, 2.32), [outlined])
    assert (names(around.holding), names(around.near)) == ([], ["outlined"])


@pytest.mark.parametrize(
    ("north", "holding", "near"), [(590, 1, 0), (610, 0, 1), (890, 0, 1), (910, 0, 0)]
)
def test_half_a_radius_beyond_is_asked_about(north: int, holding: int, near: int) -> None:
    around = matching.areas_around((48.75 + north / 111_195, 2.32), [circle("c", 48.75, 2.32)])
    assert (len(around.holding), len(around.near)) == (holding, near)


def alias(area: int, name: str) -> AreaAlias:
    return AreaAlias(area_id=area, name=name, folded=fold_name(name))


@pytest.mark.parametrize(
    ("typed", "alike"),
    [
        ("Les Oeilets", True),
        ("les oeilletts", True),
        ("Oeillet", True),
        ("les tuiles", False),
        ("oe", False),
        ("", False),
    ],
)
def test_a_slip_or_two_is_alike(typed: str, alike: bool) -> None:
    assert bool(matching.areas_named_closely(fold_name(typed), [alias(1, "Les Œillets")])) is alike


def test_an_alias_is_seen_whole_among_other_words_or_not_at_all() -> None:
    held = [alias(1, "La Butte-aux-Cailles"), alias(2, "Est")]
    assert matching.areas_named_among(fold_name("chez moi, Butte aux Cailles"), held) == [1]
    assert matching.areas_named_among(fold_name("buttes aux cailles"), held) == []
    assert matching.areas_named_among(fold_name("c'est ici"), held) == []


@pytest.mark.parametrize(
    ("rest", "town", "street"),
    [
        ("12 rue Pasteur", False, True),
        ("place de la République", True, True),
        ("Hauptstraße 5", True, True),
        ("Hauptstraße 5", False, False),
        ("butte aux cailles", True, False),
        ("je cherche de l'aide dans ma rue", False, False),
        ("rue", False, False),
        ("", True, False),
    ],
)
def test_streets_are_told_from_talk(rest: str, town: bool, street: bool) -> None:
    assert matching.is_street(fold_name(rest), town=town) is street


def test_a_city_and_its_parts_are_kin() -> None:
    assert related_towns("75113") == {"75113", "75056"}
    assert len(related_towns("13055")) == 17
    assert related_towns("94034") == {"94034"}


@pytest.mark.parametrize(
    ("code", "resolution"), [("94034", 8), ("75113", 8), ("31555", 8), ("13004", 7), ("01001", 7)]
)
def test_cells_are_fine_in_dense_towns_only(
    gazetteer: Gazetteer, code: str, resolution: int
) -> None:
    town = gazetteer.town_by_code(code)
    assert town
    assert h3.get_resolution(cells.demand_cell((town.lat, town.lon), town, gazetteer)) == resolution


def test_a_hamlet_has_no_cell(gazetteer: Gazetteer) -> None:
    hamlet = gazetteer.town_by_code("26274")
    assert hamlet
    assert hamlet.population < 200
    assert cells.demand_cell((hamlet.lat, hamlet.lon), hamlet, gazetteer) == ""


def test_a_forged_cell_is_not_kept() -> None:
    assert cells.allowed_cell("881fb4662bfffff") == "881fb4662bfffff"
    assert cells.allowed_cell(h3.latlng_to_cell(48.75, 2.32, 12)) == ""
    assert cells.allowed_cell("nonsense") == ""
    assert cells.allowed_cell("") == ""
