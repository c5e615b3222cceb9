"""Under which names and codes an area is warned: found on bundled outlines, whatever the season."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

import pytest

from messages.heat.levels.level import HeatDay, HeatLevel
from storage.area import Area
from storage.heat import LONGEST, HeatSnapshot, LevelOverride, place_of
from storage.heat.levels.outlines import AreaShape
from storage.heat.levels.regions import (
    REGIONS,
    departments_touched,
    is_outlined,
    region_country,
    region_name,
    regions_coded,
    regions_touched,
)

ROMA, WIEN, BERLIN = (41.9, 12.5), (48.2167, 16.3789), (52.52, 13.4)
PALERMO, DUBLIN, LISBOA = (38.11, 13.36), (53.35, -6.26), (38.72, -9.14)


def area(lat: float, lon: float, country: str, town: str = "", **given: Any) -> Area:
    return Area(
        name="Ici", town=town, town_name="Ici", country=country, lat=lat, lon=lon,
        declared_at=datetime(2026, 1, 15, tzinfo=UTC), **given,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("point", "country", "code", "name"),
    [
        (ROMA, "IT", "IT012", "Lazio"),
        (PALERMO, "IT", "IT018", "Sicilia"),
        (WIEN, "AT", "AT902", "Wien 2.,Leopoldstadt"),
        (BERLIN, "DE", "DE202", "Stadt Berlin"),
        (DUBLIN, "IE", "IE012", "County Dublin"),
        (LISBOA, "PT", "PT016", "Portugal"),
        ((49.2, 16.6), "CZ", "CZ06203", "Brno"),
        ((37.98, 23.73), "GR", "GR011", "ATTIKI"),
    ],
)
def test_a_centre_lies_in_a_region_at_any_time_of_the_year(
    point: tuple[float, float], country: str, code: str, name: str
) -> None:
    assert code in place_of(area(*point, country)).regions
    assert (region_name(code), region_country(code)) == (name, country)


def test_a_circle_that_reaches_over_a_border_is_in_both_regions() -> None:
    """Vienna's first and second districts, a canal between them."""
    assert regions_touched(AreaShape(48.2167, 16.3789, 600), "AT") == ("AT901", "AT902")
    assert regions_touched(AreaShape(48.2167, 16.3789, 0), "AT") == ("AT902",)


def test_a_drawn_outline_counts_and_not_the_circle() -> None:
    ring = [[16.377, 48.216], [16.381, 48.216], [16.381, 48.218], [16.377, 48.216]]
    drawn = area(*WIEN, "AT", polygon={"type": "Polygon", "coordinates": [ring]})
    assert place_of(drawn).regions == ("AT902",)
    wide = [[16.36, 48.20], [16.40, 48.20], [16.40, 48.23], [16.36, 48.23], [16.36, 48.20]]
    drawn = area(*WIEN, "AT", polygon={"type": "Polygon", "coordinates": [wide]})
    assert {"AT901", "AT902"} <= set(place_of(drawn).regions)


def test_an_outline_inside_a_region_or_around_one_touches_it() -> None:
    square = (((0.0, 0.0), (0.0, 4.0), (4.0, 4.0), (4.0, 0.0), (0.0, 0.0)),)
    inner = (((1.0, 1.0), (1.0, 2.0), (2.0, 2.0), (2.0, 1.0), (1.0, 1.0)),)
    cross = (((-1.0, 1.0), (5.0, 1.0), (5.0, 2.0), (-1.0, 2.0), (-1.0, 1.0)),)
    apart = (((9.0, 9.0), (9.0, 10.0), (10.0, 10.0), (9.0, 9.0)),)
    for centre, rings in (((9.9, 9.9), inner), ((9.9, 9.9), cross)):
        assert AreaShape(*centre, 600, square).touches(rings)
        assert AreaShape(*centre, 600, rings).touches(square)
    assert not AreaShape(1.0, 1.0, 600, square).touches(apart)


def test_by_the_sea_the_nearest_region_counts() -> None:
    assert place_of(area(38.66, -9.27, "PT")).regions, "on the water before Lisbon"
    assert place_of(area(30.0, -40.0, "PT")).regions == (), "in the middle of the ocean"


def test_a_garbled_polygon_leaves_the_circle() -> None:
    for garbled in ({"coordinates": 7}, {"coordinates": [[["x", None]]]}, {}):
        assert "DE202" in place_of(area(*BERLIN, "DE", polygon=garbled)).regions


@pytest.mark.parametrize(
    ("scheme", "code", "found"),
    [
        ("EMMA_ID", "IT012", ("IT012",)),
        ("NUTS3", "FR101", ("FR101",)),
        ("NUTS3", "FR813", ("FR020",)),
        ("NUTS3", "DE300", ()),
        ("NUTS3", "ES511", ()),
        ("NUTS2", "EL30", ("GR011",)),
        ("FIPS", "EI16", ("IE013",)),
        ("WARNCELLID", "501000005", ("DE801",)),
        ("CISORP", "6203", ("CZ06203",)),
        ("", "FR813", ("FR020",)),
        ("EMMA_ID", "FR813", ()),
        ("NUTS3", "IT012", ()),
        ("NUTS3", "FRJ13", ()),
    ],
)
def test_other_schemes_lead_to_the_same_regions(
    scheme: str, code: str, found: tuple[str, ...]
) -> None:
    assert regions_coded(scheme, code) == found


@pytest.mark.parametrize(
    ("lat", "lon", "town", "codes"),
    [
        (43.6065, 3.8683, "34172", ("34",)),
        (48.8165, 2.36, "75113", ("75", "94")),
        (48.8165, 2.36, "94043", ("94", "75")),
        (48.8715, 2.3857, "94034", ("94",)),
        (48.8715, 2.3857, "", ("75",)),
        (-20.88, 55.45, "97411", ()),
    ],
)
def test_départements_are_those_the_area_reaches_into_its_own_first(
    lat: float, lon: float, town: str, codes: tuple[str, ...]
) -> None:
    """Where the point contradicts the town, the town counts."""
    assert place_of(area(lat, lon, "FR", town)).departments == codes


@pytest.mark.parametrize(("code", "found"), [("75", "ORANGE"), ("94", "UNKNOWN")])
def test_only_the_word_for_its_own_département_holds_for_an_area(code: str, found: str) -> None:
    """Organisers of an area that reaches into the next one have no say there, nor it here."""
    now = datetime(2026, 7, 1, 12, tzinfo=UTC)
    word = LevelOverride(
        department=code, level=HeatLevel.ORANGE, set_at=now, starts_at=now, ends_at=now + LONGEST
    )
    sky = HeatSnapshot(now, (word,), {}, {}, {}, {})
    here = area(48.8165, 2.36, "FR", "75113")
    assert place_of(here).departments == ("75", "94")
    assert sky.state_of(here, HeatDay.TODAY).level is HeatLevel[found]


def test_countries_without_outlines_are_known_as_such() -> None:
    assert not is_outlined("CH")
    assert is_outlined("IT")


def test_every_outline_holds_together() -> None:
    with closing(sqlite3.connect(REGIONS)) as store:
        codes = [code for (code,) in store.execute("SELECT code FROM region")]
        boxes = store.execute("SELECT count(*) FROM box WHERE west < east AND south < north")
        assert (len(codes), boxes.fetchone()[0]) == (2034, 2034)
        lost = store.execute(
            "SELECT count(*) FROM alias WHERE region NOT IN (SELECT id FROM region)"
        )
        assert lost.fetchone()[0] == 0


def test_départements_are_told_apart_to_fifty_metres() -> None:
    assert departments_touched(AreaShape(48.8165, 2.36, 0)) == ("75",)
    assert departments_touched(AreaShape(48.8140, 2.36, 0)) == ("94",)
