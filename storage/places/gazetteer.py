"""The offline gazetteer: every French commune with its outline, and the towns of Europe."""

import errno
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from storage.places.folding import fold_name
from storage.places.geometry import crosses_odd, unpack_rings
from storage.places.reading import PlaceReader
from storage.places.vocabulary import PARENTS

PLACES = Path(__file__).with_name("places.sqlite")

LONGEST = 250
"""Characters beyond which nobody is naming a place."""

_TOWN = """
SELECT code, town.name, postcodes, population, lat, lon, country, zone.name, department
FROM town JOIN zone ON zone.id = town.zone
"""
_BY_CODE = f"{_TOWN} WHERE code = ?"
_BY_ID = f"{_TOWN} WHERE town.id = ?"
_AROUND = """
SELECT box.id, rings, code FROM box
JOIN outline ON outline.id = box.id JOIN town ON town.id = box.id
WHERE west <= :lon AND east >= :lon AND south <= :lat AND north >= :lat
"""


@dataclass(frozen=True)
class Town:
    """A commune, a municipal arrondissement or a European town; WGS 84 degrees.

    `code` is INSEE's in France and "geonames:<id>" elsewhere, `zone` an IANA name,
    `department` the French département or GeoNames' first-order division.
    """

    code: str
    name: str
    postcodes: tuple[str, ...]
    population: int
    lat: float
    lon: float
    country: str
    zone: str
    department: str


@dataclass(frozen=True)
class PlaceMatches:
    """What typed words may mean: the likeliest towns first, France before the rest of Europe.

    `rest` is what the towns leave unexplained, folded; `exact` is False when a typo was
    repaired; `total` counts all candidates, of which `towns` holds the first.
    """

    towns: tuple[Town, ...]
    rest: str
    exact: bool
    total: int


class Gazetteer:
    """Read-only look-ups in the bundled file, for one thread; nothing is loaded ahead."""

    def __init__(self, path: Path = PLACES) -> None:
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        try:
            self._store = sqlite3.connect(uri, uri=True)
            self._store.execute("SELECT id FROM town LIMIT 1").fetchone()
        except sqlite3.Error as error:
            raise OSError(errno.EIO, "no gazetteer", str(path)) from error
        self._reader = PlaceReader(self._store)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the file back."""
        self._store.close()

    def search_towns(self, words: str, *, limit: int = 5) -> PlaceMatches:
        """Find the towns that `words` may name, never choosing between candidates."""
        if len(words) > LONGEST or not 0 < len(fold_name(words)) <= LONGEST:
            return PlaceMatches((), "", exact=True, total=0)
        reading = self._reader.read_place(words)
        towns = tuple(self._town(i) for i in reading.ids[: max(0, limit)])
        return PlaceMatches(towns, reading.rest, exact=reading.exact, total=len(reading.ids))

    def town_by_code(self, code: str) -> Town | None:
        """Return the town of that code."""
        row = self._store.execute(_BY_CODE, (code,)).fetchone()
        return _town(row) if row else None

    def town_at(self, lat: float, lon: float) -> Town | None:
        """Return the French town whose outline holds the point, an arrondissement if there is one.

        Outlines are simplified to 0.0005 degrees, about 50 m; None outside of all of them.
        """
        hits = [
            (code in PARENTS, i)
            for i, rings, code in self._store.execute(_AROUND, {"lat": lat, "lon": lon})
            if crosses_odd(lat, lon, unpack_rings(rings))
        ]
        return self._town(min(hits)[1]) if hits else None

    def _town(self, number: int) -> Town:
        """Return the town of that row."""
        return _town(self._store.execute(_BY_ID, (number,)).fetchone())


def _town(row: tuple[Any, ...]) -> Town:
    """Make a town of a row of `_TOWN`."""
    code, name, postcodes, *others = row
    return Town(code, name, tuple(postcodes.split()), *others)
