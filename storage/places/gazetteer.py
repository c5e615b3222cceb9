"""The offline gazetteer: every French commune with its outline, and the towns of Europe."""

import errno
import sqlite3
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from storage.places.folding import fold_name
from storage.places.geometry import crosses_odd, metres_between, unpack_rings
from storage.places.meaning import PlaceDoubt
from storage.places.reading import PlaceReader
from storage.places.vocabulary import PARENTS

PLACES = Path(__file__).with_name("places.sqlite")
FORMER = Path(__file__).with_name("former.sqlite")
"""Names that are no town's any more, and places without a point."""

LONGEST = 250
"""Characters beyond which nobody is naming a place."""

_TOWN = """
SELECT code, town.name, postcodes, population, lat, lon, country, zone.name, department
FROM town JOIN zone ON zone.id = town.zone
"""
_BY_CODE = f"{_TOWN} WHERE code = ?"
_BY_ID = f"{_TOWN} WHERE town.id = ?"
_CITIES = "SELECT name, country, lat, lon FROM town WHERE country = ? AND population >= ?"
_AROUND = """
SELECT box.id, rings, code FROM box
JOIN outline ON outline.id = box.id JOIN town ON town.id = box.id
WHERE west <= :lon AND east >= :lon AND south <= :lat AND north >= :lat
"""

FRANCE = "FR"
CITY = 50_000
"""Inhabitants of a place by which others know where a smaller one is."""


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

    `rest` is what the towns leave unexplained, folded; `total` counts all candidates, of which
    `towns` holds the first; `doubt` is why they must be asked about even if it is one. `former`
    is, by the code of a town, the name of what belongs to it now; `unmapped` names a place of
    which no town can be told.
    """

    towns: tuple[Town, ...]
    rest: str
    total: int
    doubt: PlaceDoubt | None = None
    former: Mapping[str, str] = field(default_factory=dict)
    unmapped: str = ""

    @property
    def exact(self) -> bool:
        """Whether the words say what was found."""
        return self.doubt is None


class Gazetteer:
    """Read-only look-ups in the bundled file, for one thread; nothing is loaded ahead."""

    def __init__(self, path: Path = PLACES) -> None:
        try:
            self._store = sqlite3.connect(read_only_address(path), uri=True)
            self._store.execute("ATTACH DATABASE ? AS older", (read_only_address(FORMER),))
            self._store.execute("SELECT id FROM main.town LIMIT 1").fetchone()
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
            return PlaceMatches((), "", total=0)
        reading = self._reader.read_place(words)
        shown = {i: self._town(i) for i in reading.ids[: max(0, limit)]}
        return PlaceMatches(
            tuple(shown.values()),
            reading.rest,
            total=len(reading.ids),
            doubt=reading.doubt,
            former={t.code: reading.former[i] for i, t in shown.items() if i in reading.former},
            unmapped=reading.unmapped,
        )

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

    def cities_beside(self, shown: Collection[Town]) -> dict[str, str]:
        """Of towns abroad that are called alike: by code, the city of the country each is near."""
        called = Counter((town.name, town.country) for town in shown)
        towns = [t for t in shown if called[t.name, t.country] > 1 and t.country != FRANCE]
        cities = [
            row
            for country in {town.country for town in towns}
            for row in self._store.execute(_CITIES, (country, CITY))
        ]
        near = dict[str, str]()
        for town in towns:
            others = [
                (metres_between((town.lat, town.lon), (lat, lon)), name)
                for name, country, lat, lon in cities
                if country == town.country and name != town.name
            ]
            if others:
                near[town.code] = min(others)[1]
        return near

    def _town(self, number: int) -> Town:
        """Return the town of that row."""
        return _town(self._store.execute(_BY_ID, (number,)).fetchone())


def read_only_address(path: Path) -> str:
    """The address of a file that nobody writes."""
    return f"{path.resolve().as_uri()}?mode=ro&immutable=1"


def _town(row: tuple[Any, ...]) -> Town:
    """Make a town of a row of `_TOWN`."""
    code, name, postcodes, *others = row
    return Town(code, name, tuple(postcodes.split()), *others)
