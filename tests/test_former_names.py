"""The file of former names is made from what INSEE publishes."""

import io
import json
import sqlite3
import tarfile
from pathlib import Path

import pytest

from storage.places.former_build import build_former_names

COMMUNES = [
    {"code": "99001", "nom": "Grandville", "type": "commune-actuelle", "codesPostaux": ["99100"]},
    {"code": "99002", "nom": "Petitbourg", "type": "commune-deleguee", "chefLieu": "99001"},
    {"code": "99003", "nom": "L'Aube-Grandville", "type": "commune-associee", "chefLieu": "99001"},
    {"code": "99009", "nom": "Autreville", "type": "commune-actuelle", "codesPostaux": ["99100"]},
    {"code": "98701", "nom": "Loin", "type": "commune-actuelle", "codesPostaux": ["98799"]},
]
MOVEMENTS = """MOD,DATE_EFF,TYPECOM_AV,COM_AV,LIBELLE_AV,TYPECOM_AP,COM_AP
31,1972-01-01,COM,99005,Hameau,COM,99004
32,2016-01-01,COM,99004,Villeneuve,COM,99001
10,1980-01-01,COM,99001,Grandville-le-Vieux,COM,99001
10,1980-01-01,COM,99001,Autreville,COM,99001
21,1990-01-01,COM,99001,Grandville,COM,99009
"""


@pytest.fixture
def former(tmp_path: Path) -> set[tuple[str, str]]:
    """What was written: folded name, and the commune it belongs to now."""
    package, places, target = (tmp_path / name for name in ("p.tgz", "places", "former"))
    with tarfile.open(package, "w:gz") as archive:
        data = json.dumps(COMMUNES).encode()
        entry = tarfile.TarInfo("package/data/communes.json")
        entry.size = len(data)
        archive.addfile(entry, io.BytesIO(data))
    movements = tmp_path / "movements.csv"
    movements.write_text(MOVEMENTS, "utf-8")
    store = sqlite3.connect(places)
    store.execute("CREATE TABLE town (code, name, country)")
    store.executemany(
        "INSERT INTO town VALUES (?, ?, 'FR')", [("99001", "Grandville"), ("99009", "Autreville")]
    )
    store.commit()
    store.close()
    build_former_names(package, movements, places, target)
    store = sqlite3.connect(target)
    rows = set(store.execute("SELECT key, code FROM former"))
    rows |= set(store.execute("SELECT key, name FROM unmapped"))
    store.close()
    return rows


def test_parts_and_merged_communes_lead_to_the_commune_of_today(
    former: set[tuple[str, str]],
) -> None:
    assert {("petitbourg", "99001"), ("villeneuve", "99001"), ("hameau", "99001")} <= former


def test_a_part_is_also_known_without_article_and_without_its_city(
    former: set[tuple[str, str]],
) -> None:
    assert {("l aube grandville", "99001"), ("aube grandville", "99001")} <= former
    assert ("l aube", "99001") in former


def test_an_old_name_counts_only_where_no_town_bears_it(former: set[tuple[str, str]]) -> None:
    assert ("grandville le vieux", "99001") in former
    assert ("autreville", "99001") not in former
    assert ("grandville", "99001") not in former


def test_what_has_no_point_is_known_by_its_name_and_code(former: set[tuple[str, str]]) -> None:
    assert {("loin", "Loin"), ("98799", "Loin")} <= former
    assert not [key for key, _ in former if key == "99100"]
