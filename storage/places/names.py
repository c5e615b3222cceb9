"""Queries on names in the bundled file; every list of towns stands in order of likelihood."""

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from storage.places.meaning import NamedTowns

REPAIRED_ABROAD = 5_000
"""Inhabitants from which a town outside France is offered in place of a typo."""

MEANT_THOUGH_FARTHER = 50_000
"""Inhabitants from which a town is offered though a smaller one is fewer slips away."""

WIDEST = 100
"""Names that begin alike beyond which the beginning says nothing."""

_OF_THESE = "FROM town WHERE id IN (SELECT value FROM json_each(?))"
_ALIKE = "SELECT key FROM {table} WHERE length = ? AND key >= ? AND key < ?"
_HEADS, _TAILS = (
    [_ALIKE.format(table=each) for each in (table, f"former_{table}")] for table in ("head", "tail")
)
_FORMER = "SELECT town.id, former.name FROM former JOIN town ON town.code = former.code"
_LAST = "\U0010ffff"


class NameIndex:
    """Looks folded names up; towns are rows of the file, the likeliest has the lowest number."""

    def __init__(self, store: sqlite3.Connection) -> None:
        self._store = store

    def names_near(self, phrase: str, places: list[tuple[str, str]] | None = None) -> NamedTowns:
        """Return the towns whose own name is the fewest slips away, within places if told."""
        slips = slips_in(phrase)
        if not slips:
            return NamedTowns()
        # Brought in where names are compared: it is large.
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        close = process.extract(
            phrase,
            list(self.keys_alike(phrase, slips)),
            scorer=OSA.distance,
            score_cutoff=slips,
            limit=None,
        )
        for distance in range(1, slips + 1):
            keys = [key for key, found, _ in close if found == distance]
            ids = sorted({i for key in keys for i in self.towns_named(key, (0, 1))})
            was = {i: name for key in keys for i, name in self.formerly_named(key).items()}
            if places:
                ids = self.towns_within(ids, places)
                was = {i: was[i] for i in self.towns_within(list(was), places)}
            else:
                ids = self._likely_enough(ids)
            if ids or was:
                farther = [key for key, found, _ in close if found > distance]
                cities = {i for key in farther for i in self.towns_named(key, (0, 1))}
                more = self.renowned_each(cities, MEANT_THOUGH_FARTHER)
                more = self.towns_within(more, places) if places else more
                return now_and_then(sorted({*ids, *more}), was)
        return NamedTowns()

    def keys_alike(self, phrase: str, slips: int) -> set[str]:
        """Return the names of about that length that begin or end alike."""
        near = set()
        size = min(4, max(2, (len(phrase) - 2) // 2))
        start, end = phrase[:size], phrase[: -size - 1 : -1]
        for length in range(len(phrase) - slips, len(phrase) + slips + 1):
            for heads in _HEADS:
                near |= {key for (key,) in self._rows(heads, length, start, start + _LAST)}
            for tails in _TAILS:
                near |= {key[::-1] for (key,) in self._rows(tails, length, end, end + _LAST)}
        return near

    def _likely_enough(self, ids: list[int]) -> list[int]:
        """Keep the towns that are likely enough to be offered in place of a typo."""
        return self._ids(
            f"SELECT id {_OF_THESE} AND (country = 'FR' OR population >= ?) ORDER BY id",
            json.dumps(ids),
            REPAIRED_ABROAD,
        )

    def names_beginning(self, phrase: str) -> list[int]:
        """Return the towns whose name continues the phrase with further words, unless too many."""
        if len(phrase.replace(" ", "")) < 3:
            return []
        ids = self._ids(
            "SELECT DISTINCT town FROM name WHERE key > ? AND key < ? AND kind < 2 LIMIT ?",
            f"{phrase} ",
            f"{phrase}!",
            WIDEST + 1,
        )
        return sorted(ids) if len(ids) <= WIDEST else []

    def keys_like(self, first: str, letters: Iterable[str]) -> list[str]:
        """Return the folded names of that first word, and words that begin with those letters."""
        rows = self._rows(
            "SELECT DISTINCT key FROM name WHERE key > ? AND key < ? AND kind < 2 AND key GLOB ?",
            f"{first} ",
            f"{first}!",
            " ".join((first, *(f"{letter}*" for letter in letters))),
        )
        return [key for (key,) in rows]

    def formerly_beginning(self, phrase: str) -> dict[int, str]:
        """Return the towns of former names that continue the phrase, unless too many."""
        if len(phrase.replace(" ", "")) < 3:
            return {}
        rows = self._rows(
            f"{_FORMER} WHERE key > ? AND key < ? AND kind = 0 ORDER BY town.id LIMIT ?",
            f"{phrase} ",
            f"{phrase}!",
            WIDEST + 1,
        )
        return dict(rows) if len(rows) <= WIDEST else {}

    def formerly_named(self, key: str) -> dict[int, str]:
        """Return the towns to which what once bore that folded name belongs now."""
        return dict(self._rows(f"{_FORMER} WHERE key = ? ORDER BY town.id DESC", key))

    def all_named(self, key: str) -> NamedTowns:
        """Return the towns of a name, with or without article or in another language."""
        own = self.towns_named(key, (0, 2))
        bare = self.towns_named(key, (1,))
        if own:
            # A small homonym does not hide the town that many call so: "Havre".
            bare = [i for i in bare if i < own[0]]
        return now_and_then(sorted({*own, *bare}), self.formerly_named(key))

    def unmapped_place(self, key: str) -> str:
        """Return what a folded name or postcode names where no point is known, "" otherwise."""
        rows = self._rows("SELECT name FROM unmapped WHERE key = ?", key)
        return str(rows[0][0]) if rows else ""

    def towns_within(self, ids: list[int], places: list[tuple[str, str]]) -> list[int]:
        """Keep the towns that lie in one of the (country, département) places."""
        if not ids:
            return []
        rows = self._rows(
            f"SELECT id, country, department {_OF_THESE} ORDER BY id", json.dumps(ids)
        )
        return [i for i, country, dep in rows if {(country, dep), (country, "")} & set(places)]

    def renowned_towns(self, ids: list[int], least: int) -> list[int]:
        """Return all of the towns if the largest has at least that many inhabitants."""
        largest = self._ids(f"SELECT COALESCE(MAX(population), 0) {_OF_THESE}", json.dumps(ids))
        return ids if largest[0] >= least else []

    def renowned_each(self, ids: Iterable[int], least: int) -> list[int]:
        """Return those of the towns that have at least that many inhabitants."""
        return self._ids(
            f"SELECT id {_OF_THESE} AND population >= ? ORDER BY id", json.dumps(list(ids)), least
        )

    def towns_named(self, key: str, kinds: tuple[int, ...]) -> list[int]:
        """Return the towns of that folded name: 0 their own, 1 without article, 2 elsewhere's."""
        return self._ids(
            "SELECT DISTINCT town FROM name WHERE key = ?"
            " AND kind IN (SELECT value FROM json_each(?)) ORDER BY town",
            key,
            json.dumps(kinds),
        )

    def town_codes(self, ids: list[int]) -> dict[int, str]:
        """Return the code of each town."""
        return dict(self._rows(f"SELECT id, code {_OF_THESE}", json.dumps(ids)))

    def town_titles(self, ids: list[int]) -> dict[int, str]:
        """Return the name of each town."""
        return dict(self._rows(f"SELECT id, name {_OF_THESE}", json.dumps(ids)))

    def at_postcode(self, postcode: str) -> list[int]:
        """Return the towns of a French postcode."""
        return self._ids("SELECT town FROM postcode WHERE code = ? ORDER BY town", postcode)

    def town_coded(self, code: str) -> list[int]:
        """Return the town of that code, if there is one."""
        return self._ids("SELECT id FROM town WHERE code = ?", code)

    def places_hinted(self, hint: str) -> list[tuple[str, str]]:
        """Return the (country, département) places of that folded name or number."""
        return self._rows(
            "SELECT country, department FROM hint WHERE key = ?1"
            " UNION SELECT 'FR', department FROM region WHERE key = ?1",
            hint,
        )

    def towns_beside(self, ids: Iterable[int], others: Iterable[int], least: int) -> list[int]:
        """Keep the others in the same départements as the towns, or with `least` people."""
        rows = self._rows(f"SELECT department {_OF_THESE}", json.dumps(list(ids)))
        departments = {department for (department,) in rows}
        found = self._rows(
            f"SELECT id, country, department, population {_OF_THESE} ORDER BY id",
            json.dumps(list(others)),
        )
        return [
            i
            for i, country, department, population in found
            if population >= least or (country == "FR" and department in departments)
        ]

    def points_of(self, ids: Iterable[int]) -> list[tuple[int, float, float, int]]:
        """Return row, latitude, longitude and inhabitants of the towns."""
        return self._rows(f"SELECT id, lat, lon, population {_OF_THESE}", json.dumps(list(ids)))

    def within_france(self, ids: Iterable[int]) -> list[int]:
        """Keep the French towns."""
        return self._ids(
            f"SELECT id {_OF_THESE} AND country = 'FR' ORDER BY id", json.dumps(list(ids))
        )

    def _ids(self, query: str, *values: str | int) -> list[int]:
        """Return the only column of a query, town rows."""
        return [row[0] for row in self._store.execute(query, values)]

    def _rows(self, query: str, *values: str | int) -> list[Any]:
        """Return the rows of a query."""
        return self._store.execute(query, values).fetchall()


def now_and_then(ids: list[int], was: dict[int, str]) -> NamedTowns:
    """Put the towns whose parts bore a name after those that bear it."""
    former = {i: name for i, name in was.items() if i not in ids}
    return NamedTowns((*ids, *sorted(former)), former)


def slips_in(phrase: str) -> int:
    """Return how many slips a name of that length may carry: 0 below five letters, then 1, 2."""
    if len(phrase) < 5 or any(c.isdigit() for c in phrase):
        return 0
    return 1 if len(phrase) < 9 else 2
