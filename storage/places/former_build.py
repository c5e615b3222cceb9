"""Rebuilds `former.sqlite`: names that towns no longer bear, and what the maps leave out.

Read as downloaded: `npm pack @etalab/decoupage-administratif@6.0.0`, and the movements of communes
since 1943 as INSEE publishes them, `sources/mouvements-communes.csv` in that package's repository
(https://github.com/datagouv/decoupage-administratif) at its tag v6.0.0. Then run
`python -m storage.places.former_build ETALAB.tgz MOUVEMENTS.csv`.
"""

import argparse
import csv
import sqlite3
import sys
import tarfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel import Locale

from messages.language import LanguageProfile
from storage.places.build import ARTICLES, tar_json
from storage.places.folding import fold_name

SPREAD = Path(__file__).with_name("spread_names.csv")
REGIONS = Path(__file__).with_name("regions.csv")
OVERSEAS = ("PM", "BL", "MF", "WF", "PF", "NC")
"""Collectivities of whose communes the maps know nothing."""

MERGED = {"31", "32", "33"}
RENAMED, MOVED = "10", "41"
GONE = {"34", "35"}
"""INSEE's kinds of movement: a merger, a new name, another département, the end of a part."""

SCHEMA = """
CREATE TABLE former (key TEXT, kind INTEGER, code TEXT, name TEXT, PRIMARY KEY (key, kind, code))
    WITHOUT ROWID;
CREATE TABLE former_head (length INTEGER, key TEXT, PRIMARY KEY (length, key)) WITHOUT ROWID;
CREATE TABLE former_tail (length INTEGER, key TEXT, PRIMARY KEY (length, key)) WITHOUT ROWID;
CREATE TABLE unmapped (key TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE region (key TEXT, department TEXT, PRIMARY KEY (key, department)) WITHOUT ROWID;
"""


@dataclass(frozen=True)
class CommuneMovement:
    """One line of INSEE's file: what bore `code` and `name` went on as the commune `after`."""

    kind: str
    date: str
    code: str
    name: str
    after: str


def build_former_names(etalab: Path, movements: Path, places: Path, target: Path) -> dict[str, int]:
    """Write the former names of the towns in `places`; return how much of everything there is."""
    with tarfile.open(etalab) as archive:
        communes = tar_json(archive, "communes")
    with sqlite3.connect(places) as store:
        known = dict(store.execute("SELECT code, name FROM town WHERE country = 'FR'"))
    store.close()
    moves = list(_read_movements(movements))
    parts = {*_listed_parts(communes), *_names_gone_by(moves, {*MERGED, *GONE}), *_spread_names()}
    borne = {fold_name(name) for name in known.values()}
    # A name that another town bears is that town's, unless a place of its own bore it too.
    renamed = {
        (name, code)
        for name, code in _names_gone_by(moves, {RENAMED})
        if fold_name(name) not in borne
    }
    rows = sorted(_rows_of(parts | renamed, known))
    unmapped = sorted(_unmapped(communes, known, parts))
    target.unlink(missing_ok=True)
    with sqlite3.connect(target) as store:
        store.executescript(SCHEMA)
        store.executemany("INSERT INTO former VALUES (?, ?, ?, ?)", rows)
        own = sorted({(len(key), key) for key, *_ in rows})
        store.executemany("INSERT INTO former_head VALUES (?, ?)", own)
        store.executemany(
            "INSERT INTO former_tail VALUES (?, ?)", sorted((n, k[::-1]) for n, k in own)
        )
        store.executemany("INSERT OR IGNORE INTO unmapped VALUES (?, ?)", unmapped)
        store.executemany("INSERT INTO region VALUES (?, ?)", sorted(set(_regions())))
    store.execute("VACUUM")
    store.close()
    return {
        "former names": len({(name, code) for _, _, code, name in rows}),
        "names and postcodes without a point": len(unmapped),
        "bytes": target.stat().st_size,
    }


def _listed_parts(communes: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Yield (name, commune) of the parts that communes still have."""
    for row in communes:
        if row["type"] in {"commune-deleguee", "commune-associee"}:
            yield row["nom"], row["chefLieu"]


def _spread_names() -> Iterator[tuple[str, str]]:
    """Yield (name, commune) of what is no commune but stands in addresses of several."""
    with SPREAD.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield from ((row["name"], code) for code in row["communes"].split())


def _regions() -> Iterator[tuple[str, str]]:
    """Yield (folded name, département) of the regions, with and without article."""
    with REGIONS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            for key in map(fold_name, row["names"].split("|")):
                keys = {key, *(key.removeprefix(article) for article in ARTICLES)}
                yield from ((k, dep) for k in keys for dep in row["departments"].split())


def _read_movements(path: Path) -> Iterator[CommuneMovement]:
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["TYPECOM_AP"] == "COM":
                yield CommuneMovement(
                    row["MOD"], row["DATE_EFF"], row["COM_AV"], row["LIBELLE_AV"], row["COM_AP"]
                )


def _names_gone_by(movements: list[CommuneMovement], kinds: set[str]) -> Iterator[tuple[str, str]]:
    """Yield (name, commune of today) of everything that movements of those kinds ended."""
    onward: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for movement in movements:
        if movement.kind in {*MERGED, MOVED} and movement.after != movement.code:
            onward[movement.code].append((movement.date, movement.after))
    for commune_movement in movements:
        if commune_movement.kind in kinds:
            yield (
                commune_movement.name,
                _commune_of_today(commune_movement.after, commune_movement.date, onward),
            )


def _commune_of_today(code: str, date: str, onward: dict[str, list[tuple[str, str]]]) -> str:
    """Follow a commune through its later mergers."""
    while later := [step for step in onward.get(code, ()) if step[0] > date]:
        date, code = min(later)
    return code


def _rows_of(
    former: Iterable[tuple[str, str]], known: dict[str, str]
) -> Iterator[tuple[str, int, str, str]]:
    """Yield (key, kind, commune, name): 0 the name, 1 without article, 2 without its city's.

    What lies in a part of a city is no longer name of the city: "Paris Centre".
    """
    now = {code: fold_name(name) for code, name in known.items()}
    seen = set()
    for name, code in sorted(former):
        key, own = fold_name(name), now.get(code)
        if own is None:
            continue
        in_city = own.endswith(" arrondissement")
        keys = [(key, 2 if in_city else 0), (key.removesuffix(f" {own}"), 2)]
        keys += [(key.removeprefix(article), 1) for article in ARTICLES]
        for short, kind in keys:
            if short not in {own, *(own.removeprefix(a) for a in ARTICLES)} and (
                (short, code) not in seen
            ):
                seen.add((short, code))
                yield short, kind, code, name


def _unmapped(
    communes: list[dict[str, Any]], known: dict[str, str], parts: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    """Yield the names and postcodes of communes of which no point is known, and their parts'."""
    unknown = {row["code"]: row["nom"] for row in communes if row["type"] == "commune-actuelle"}
    yield from (
        (fold_name(name), f"{name} ({unknown[code]})" if name != unknown[code] else name)
        for name, code in parts
        if code not in known and code in unknown
    )
    for profile in LanguageProfile.of_everybody():
        territories = Locale.parse(profile.locale).territories
        yield from ((fold_name(territories[oversea]), territories[oversea]) for oversea in OVERSEAS)
    used = {
        code for row in communes if row["code"] in known for code in row.get("codesPostaux", ())
    }
    for row in communes:
        if row["type"] == "commune-actuelle" and row["code"] not in known:
            yield fold_name(row["nom"]), row["nom"]
            yield from (
                (code, row["nom"]) for code in row.get("codesPostaux", ()) if code not in used
            )


def main() -> None:
    """Read the file names from the command line and report what was written."""
    parser = argparse.ArgumentParser(description=__doc__)
    here = Path(__file__).parent
    parser.add_argument("etalab", type=Path, help="npm pack @etalab/decoupage-administratif")
    parser.add_argument("movements", type=Path, help="mouvements-communes.csv of INSEE")
    parser.add_argument("-p", "--places", type=Path, default=here / "places.sqlite")
    parser.add_argument("-o", "--output", type=Path, default=here / "former.sqlite")
    wanted = parser.parse_args()
    written = build_former_names(wanted.etalab, wanted.movements, wanted.places, wanted.output)
    sys.stdout.writelines(f"{count:>10,}  {what}\n" for what, count in written.items())


if __name__ == "__main__":
    main()
