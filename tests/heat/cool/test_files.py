"""Files of towns as they come: whatever wrote them, and whatever is wrong with them."""

import json
from typing import Any

import pytest

from handlers.heat.cooling.columns import NoDegrees, guess_columns, read_pair, read_point
from handlers.heat.cooling.file_reading import AreaReach, PlacesReading, read_places_file
from handlers.heat.cooling.place_file import FileUnread, read_table
from messages.heat.cool.actions import FILE_BYTES
from messages.heat.cool.import_views import LineTrouble
from messages.heat.cool.place import NAME, NOTE

REACH = AreaReach("Belleville", (48.8715, 2.3857), 2_600)
CSV = """Nom;Adresse;Horaires;Latitude;Longitude
Bibliothèque Elsa;8 rue X;lun-ven 9h-19h;48,8690;2,3840
Parc haut;;24h/24;48,8707;2,3850
"""
ELSA, PARC = ("Bibliothèque Elsa", 48.869, 2.384), ("Parc haut", 48.8707, 2.385)


def read(content: str | bytes, named: dict[str, str] | None = None) -> PlacesReading:
    return read_places_file(content.encode() if isinstance(content, str) else content, REACH, named)


def found(reading: PlacesReading) -> list[tuple[str, float, float]]:
    return [(place.name, place.lat, place.lon) for place in reading.places]


def troubles(reading: PlacesReading) -> list[tuple[int, LineTrouble]]:
    return [(each.line, each.trouble) for each in reading.doubtful]


def geojson(*features: Any) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features})


def feature(lon: float, lat: float, **said: Any) -> dict[str, Any]:
    point = {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "geometry": point, "properties": said}


# --- what holds the text


@pytest.mark.parametrize(
    "content",
    [
        CSV.encode(),
        CSV.encode("utf-8-sig"),
        CSV.encode("latin-1"),
        CSV.encode("cp1252"),
        CSV.encode("utf-16"),
        CSV.replace("\n", "\r\n").encode(),
        f"sep=;\n{CSV}".encode(),
        f"\n\n{CSV}\n\n".encode(),
        CSV.replace(";", "\t").encode(),
        CSV.replace(",", ".").replace(";", ",").encode(),
        CSV.replace(";", "|").encode(),
        CSV.replace("8 rue X", '"8 rue ""X"";\nbâtiment B"').encode(),
    ],
)
def test_a_table_is_read_whatever_wrote_it(content):
    reading = read(content)
    assert found(reading) == [ELSA, PARC]
    assert [place.hours for place in reading.places] == ["Mo-Fr 09:00-19:00", "24/7"]
    assert not reading.doubtful


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "cool-file-empty"),
        (b"  \n\n", "cool-file-empty"),
        (b"\xef\xbb\xbf", "cool-file-empty"),
        (b"Nom;Latitude;Longitude\n", "cool-file-empty"),
        (b"Nom;Latitude;Longitude\n;;\n", "cool-file-empty"),
        (b"PK\x03\x04" + b"\0" * 50, "cool-file-workbook"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 50, "cool-file-workbook"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "cool-file-binary"),
        (b"\xff\x01\x02\x03\x04\x05" * 20, "cool-file-binary"),
        (b"x" * (FILE_BYTES + 1), "cool-file-large"),
        (b"{", "cool-file-broken"),
        (b'{"type": "FeatureCollection", "features": [', "cool-file-broken"),
        (b'{"type": "Topology"}', "cool-file-broken"),
        (b'{"type": "FeatureCollection", "features": []}', "cool-file-empty"),
        (b"[" * 100_000, "cool-file-broken"),
        (b"a;b\n1;2\n", "cool-file-columns"),
        (b"Nom;b\n1;2\n", "cool-file-no-point"),
        (b"b;geo_point_2d\n1;48.87,2.38\n", "cool-file-no-name"),
        (b'Nom;Latitude;Longitude\nx;"' + b"y" * 1_100_000 + b"\n", "cool-file-table"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(content, why):
    with pytest.raises(FileUnread) as unread:
        read(content)
    assert unread.value.why.key == why


# --- columns


@pytest.mark.parametrize(
    ("headings", "roles"),
    [
        ("Nom Adresse Horaires Latitude Longitude", "name address hours lat lon"),
        ("name address opening_hours lat lng", "name address hours lat lon"),
        ("NOM_EQUIPEMENT ADRESSE_COMPLETE geo_point_2d", "name address point"),
        (
            "Identifiant Nom Type Adresse geo_shape geo_point_2d",
            "outer_id name note address  point",
        ),
        ("X Y libelle", "lon lat name"),
        ("gid nom commentaire ombrage geom", "outer_id name note shade point"),
    ],
)
def test_columns_are_known_by_their_headings(headings, roles):
    wanted = dict(zip(roles.split(" "), headings.split(), strict=True))
    wanted.pop("", None)
    assert guess_columns(headings.split()) == wanted


def test_a_column_for_each_day_is_the_hours():
    days = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
    headings = ["nom", "geo_point_2d", *(f"horaires_{day}" for day in days)]
    table = ";".join(headings) + "\nElsa;48.869,2.384;Fermé;10:00-19:00;;;;10:00-18:00;\n"
    (place,) = read(table).places
    assert place.hours == "Tu 10:00-19:00; Sa 10:00-18:00"


def test_columns_may_be_named_instead():
    table = "a;b;c\nElsa;2.384;48.869\n"
    assert found(read(table, {"name": "A", "lat": "c", "lon": "b"})) == [("Elsa", 48.869, 2.384)]
    with pytest.raises(FileUnread) as unread:
        read(table, {"name": "z", "lat": "c", "lon": "b"})
    assert unread.value.why.key == "cool-file-no-column"


def test_headings_that_come_twice_are_two_columns():
    assert read_table(b"nom;nom;;lat\na;b;c;d\n").columns == ("nom", "nom (2)", "lat")


# --- points


@pytest.mark.parametrize(
    "cell",
    [
        "48.869, 2.384",
        "48,869 2,384",
        "48,869;2,384",
        "48,869, 2,384",
        "(48.869 2.384)",
        "POINT (2.384 48.869)",
        "SRID=4326;POINT(2.384 48.869 35)",
        '{"lon": 2.384, "lat": 48.869}',
        '{"type": "Point", "coordinates": [2.384, 48.869]}',
        "[48.869, 2.384]",
    ],
)
def test_a_point_in_one_cell(cell):
    assert read_point(cell) == (48.869, 2.384)


@pytest.mark.parametrize(
    "cell",
    ["x", "48.869", "1,2,3,4,5", "652000 6862000", "0, 0", "{", "{}", "[1]", "95 120", "nan nan"],
)
def test_what_is_no_point_is_none(cell):
    with pytest.raises(NoDegrees):
        read_point(cell)


def test_two_cells_make_a_point():
    assert read_pair("48,869", " 2.384° ") == (48.869, 2.384)
    assert read_pair("", " ") is None
    with pytest.raises(NoDegrees):
        read_pair("48.869", "")
    assert read_point(" ") is None


def test_exchanged_coordinates_are_put_right_and_said():
    table = "Nom;Latitude;Longitude\nElsa;2.384;48.869\nParc;2.385;48.8707\n"
    reading = read(table)
    assert reading.swapped
    assert found(reading)[0] == ("Elsa", 48.869, 2.384)
    drawn = read(geojson(feature(48.869, 2.384, nom="Elsa")))
    assert drawn.swapped
    assert found(drawn) == [("Elsa", 48.869, 2.384)]


def test_one_exchanged_line_among_others_is_left_out_by_its_number():
    reading = read(f"{CSV}Piscine;;;2,3822;48,8722\n")
    assert found(reading) == [ELSA, PARC]
    assert troubles(reading) == [(4, LineTrouble.SWAPPED)]


# --- lines


def test_every_line_that_is_left_out_is_named():
    table = """Nom;Adresse;Horaires;Latitude;Longitude
Elsa;8 rue X;9h-19h;48.8690;2.3840
;rue Y;;48.8690;2.3841
Sans point;;;;
Lambert;;;652000;6862000
ELSA;8, Rue X;;48.8690;2.3840
Parc;;quand il fait beau;48.8707;2.3850
Trop;;;48.87;2.385;oui;non
Lyon;;;45.76;4.83
"""
    reading = read(table)
    assert [place.name for place in reading.places] == ["Elsa", "Parc"]
    assert troubles(reading) == [
        (3, LineTrouble.NO_NAME),
        (4, LineTrouble.NO_POINT),
        (5, LineTrouble.BAD_POINT),
        (6, LineTrouble.TWICE),
        (7, LineTrouble.HOURS),
        (8, LineTrouble.BROKEN),
    ]
    assert reading.doubtful[3].other == 2
    assert reading.far == 1
    assert reading.places[1].note == "quand il fait beau"
    assert reading.places[1].hours == ""


def test_lines_are_counted_as_an_editor_counts_them():
    table = 'Nom;Adresse;geo_point_2d\n"Elsa";"8 rue X\nbâtiment B";48.869,2.384\nSans point;;\n'
    assert troubles(read(table)) == [(4, LineTrouble.NO_POINT)]
    assert troubles(read(f"sep=;\n{table}")) == [(5, LineTrouble.NO_POINT)]


def test_long_names_and_notes_are_cut():
    (place,) = read(f"nom;note;point\n{'n' * 500};{'o' * 500};48.869,2.384\n").places
    assert (len(place.name), len(place.note)) == (NAME, NOTE)


# --- GeoJSON


def test_drawn_places_have_their_middle():
    square = [[[2.383, 48.868], [2.385, 48.868], [2.385, 48.87], [2.383, 48.87], [2.383, 48.868]]]
    reading = read(
        geojson(
            feature(2.384, 48.869, name="Elsa", opening_hours="24/7", shade="yes"),
            {
                "type": "Feature",
                "geometry": {"type": "Polygon", "coordinates": square},
                "properties": {"name": "Parc"},
            },
            {"type": "Feature", "geometry": None, "properties": {"name": "Nulle part"}},
            "rien",
        )
    )
    assert found(reading) == [("Elsa", 48.869, 2.384), ("Parc", 48.869, 2.384)]
    assert reading.places[0].shady
    assert reading.drawn
    assert troubles(reading) == [(3, LineTrouble.NO_POINT), (4, LineTrouble.NO_POINT)]


def test_a_column_of_points_serves_where_nothing_is_drawn():
    written = {"name": "Elsa", "geo_point_2d": {"lon": 2.384, "lat": 48.869}}
    reading = read(geojson({"type": "Feature", "geometry": None, "properties": written}))
    assert found(reading) == [("Elsa", 48.869, 2.384)]


def test_a_town_s_numbers_tell_places_of_one_name_apart():
    table = (
        "identifiant;nom;point\n7;Square;48.869,2.384\n8;Square;48.870,2.385\n7;Square;48.9,2.3\n"
    )
    reading = read(table)
    assert [place.outer_id for place in reading.places] == ["7", "8"]


def test_a_capital_s_file_leaves_what_is_near():
    rows = "".join(f"p{n};{45 + n / 2_000:.5f},2.3857\n" for n in range(20_000))
    reading = read(f"nom;point\n{rows}")
    assert 0 < len(reading.places) < 1000
    assert reading.far + len(reading.places) == 20_000
