"""Queries on names in the bundled file; every list of towns stands in order of likelihood."""

import json
import sqlite3
from typing import Any

REPAIRED_ABROAD = 5_000
"""Inhabitants from which a town outside France is offered in place of a typo."""

WIDEST = 100
"""Names that begin alike beyond which the beginning says nothing."""

_OF_THESE = "FROM town WHERE id IN (SELECT value FROM json_each(?))"
_HEADS = "SELECT key FROM head WHERE length = ? AND key >= ? AND key < ?"
_TAILS = "SELECT key FROM tail WHERE length = ? AND key >= ? AND key < ?"
_LAST = "\U0010ffff"


class NameIndex:
    """Looks folded names up; towns are rows of the file, the likeliest has the lowest number."""

    def __init__(self, store: sqlite3.Connection) -> None:
        self._store = store

    def names_near(self, phrase: str, places: list[tuple[str, str]] | None = None) -> list[int]:
        """Return the towns whose own name is the fewest slips away, within places if told."""
        slips = slips_in(phrase)
        if not slips:
            return []
        # Brought in where names are compared: it is large.
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        near = set()
        size = min(4, max(2, (len(phrase) - 2) // 2))
        start, end = phrase[:size], phrase[: -size - 1 : -1]
        for length in range(len(phrase) - slips, len(phrase) + slips + 1):
            near |= {key for (key,) in self._rows(_HEADS, length, start, start + _LAST)}
            near |= {key[::-1] for (key,) in self._rows(_TAILS, length, end, end + _LAST)}
        close = process.extract(
            phrase, list(near), scorer=OSA.distance, score_cutoff=slips, limit=None
        )
        for distance in range(1, slips + 1):
            keys = [key for key, found, _ in close if found == distance]
            ids = sorted({i for key in keys for i in self.towns_named(key, (0, 1))})
            ids = self.towns_within(ids, places) if places else self._likely_enough(ids)
            if ids:
                return ids
        return []

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
        return self._rows("SELECT country, department FROM hint WHERE key = ?", hint)

    def namesakes_beside(self, ids: list[int], key: str, least: int) -> list[int]:
        """Return the towns named so in the same départements, or abroad with `least` people."""
        rows = self._rows(f"SELECT department {_OF_THESE}", json.dumps(ids))
        departments = {department for (department,) in rows}
        others = self._rows(
            f"SELECT id, country, department, population {_OF_THESE}",
            json.dumps(self.towns_named(key, (0, 1))),
        )
        return [
            i
            for i, country, department, population in others
            if (department in departments if country == "FR" else population >= least)
        ]

    def _ids(self, query: str, *values: str | int) -> list[int]:
        """Return the only column of a query, town rows."""
        return [row[0] for row in self._store.execute(query, values)]

    def _rows(self, query: str, *values: str | int) -> list[Any]:
        """Return the rows of a query."""
        return self._store.execute(query, values).fetchall()


def slips_in(phrase: str) -> int:
    """Return how many slips a name of that length may carry: 0 below five letters, then 1, 2."""
    if len(phrase) < 5 or any(c.isdigit() for c in phrase):
        return 0
    return 1 if len(phrase) < 9 else 2
