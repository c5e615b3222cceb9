"""Which column of a file says what: guessed by its heading, in every language; and its points."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from math import isfinite
from typing import Any

from messages.folding import without_accents
from messages.heat.cool.hours import WEEK
from messages.heat.cool.hours_reading import day_named
from messages.heat.cool.language_table import ColumnNames, CoolTable

ROLES = ("outer_id", "lat", "lon", "point", "name", "address", "hours", "shade", "always", "note")
"""What a column may say, in the order in which columns are given away."""

ENOUGH = 5
"""Days of the week that must have a column each for these to be the hours."""

SHORTEST = 3
"""Letters by which a heading that only begins so, or holds the word, is known."""

_SIGNS = re.compile(r"[^a-z0-9]+")
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?(?:e-?\d+)?")
_WITH_COMMA = re.compile(r"[-+]?\d+,\d+")
_WELL_KNOWN_TEXT = re.compile(r"(?:srid=\d+;)?\s*point\b", re.IGNORECASE)


class NoDegrees(ValueError):
    """A cell holds something, and it is no point in degrees."""


def day_role(day: int) -> str:
    """The role of a column that has the hours of one day."""
    return f"day-{day}"


def guess_columns(headings: Sequence[str]) -> dict[str, str]:
    """The column of each role that has one."""
    folded = {heading: fold_heading(heading) for heading in headings}
    found = _day_columns(folded)
    for role in ROLES:
        free = [heading for heading in headings if heading not in found.values()]
        heading = _best(role, free, folded)
        if heading:
            found[role] = heading
    if "lat" in found and "lon" in found:
        found.pop("point", None)
    else:
        for half in ("lat", "lon"):
            found.pop(half, None)
    return found


def fold_heading(heading: str) -> str:
    """A heading as it is compared."""
    return _SIGNS.sub(" ", without_accents(heading)).strip()


def _best(role: str, headings: Iterable[str], folded: Mapping[str, str]) -> str | None:
    """The heading that is called so, else one that begins so, else one that holds the word."""
    names = _names_of(role)
    ways = (
        lambda name, said: said == name,
        lambda name, said: len(name) >= SHORTEST and said.startswith(f"{name} "),
        lambda name, said: len(name) >= SHORTEST and f" {name} " in f" {said} ",
    )
    for way in ways:
        for name in names:
            for heading in headings:
                if way(name, folded[heading]):
                    return heading
    return None


def _names_of(role: str) -> list[str]:
    tables: list[ColumnNames] = [table.columns for table in CoolTable.of_everybody()]
    longest = max(len(getattr(table, role)) for table in tables)
    return [
        getattr(table, role)[n]
        for n in range(longest)
        for table in tables
        if n < len(getattr(table, role))
    ]


def _day_columns(folded: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for heading, said in folded.items():
        days = {day_named(word) for word in said.split() if len(word) >= SHORTEST} - {None}
        if len(days) == 1:
            (day,) = days
            found.setdefault(day_role(day or 0), heading)
    return found if len(found) >= min(ENOUGH, WEEK) else {}


# --- points


def read_point(cell: str) -> tuple[float, float] | None:
    """The (lat, lon) in one cell, None for an empty one; `NoDegrees` for anything else."""
    cell = cell.strip()
    if not cell:
        return None
    if cell[0] in "{[":
        return _json_point(cell)
    if _WELL_KNOWN_TEXT.match(cell):
        lon, lat = _two(_NUMBER.findall(cell.partition("(")[2]))
        return _in_degrees(lat, lon)
    numbers = _NUMBER.findall(cell)
    if "." not in cell and (decimals := _WITH_COMMA.findall(cell)):
        if any(sign.isdigit() for sign in _WITH_COMMA.sub("", cell)):
            raise NoDegrees
        numbers = [each.replace(",", ".") for each in decimals]
    return _in_degrees(*_two(numbers))


def read_pair(lat: str, lon: str) -> tuple[float, float] | None:
    """The (lat, lon) in two cells; None where both are empty."""
    if not lat.strip() and not lon.strip():
        return None
    return _in_degrees(*(_degrees(each) for each in (lat, lon)))


def _degrees(cell: str) -> float:
    try:
        return float(cell.replace(",", ".").replace("°", "").replace("\u00a0", "").strip())
    except ValueError:
        raise NoDegrees from None


def _two(numbers: Sequence[str]) -> tuple[float, float]:
    if not 2 <= len(numbers) <= 3:
        raise NoDegrees
    return float(numbers[0]), float(numbers[1])


def _json_point(cell: str) -> tuple[float, float]:
    try:
        loaded: Any = json.loads(cell)
    except (ValueError, RecursionError):
        raise NoDegrees from None
    if isinstance(loaded, dict):
        named = {str(name).lower(): value for name, value in loaded.items()}
        lat = named.get("lat", named.get("latitude"))
        lon = named.get("lon", named.get("lng", named.get("longitude")))
        pair = named["coordinates"][1::-1] if isinstance(named.get("coordinates"), list) else None
        loaded = pair or [lat, lon]
    if not isinstance(loaded, list) or len(loaded) < 2:
        raise NoDegrees
    return _in_degrees(*(_degrees(str(each)) for each in loaded[:2]))


def _in_degrees(lat: float, lon: float) -> tuple[float, float]:
    """The point where it can be one, even with its numbers in each other's place."""
    fits = isfinite(lat) and isfinite(lon) and max(abs(lat), abs(lon)) <= 180
    if not fits or min(abs(lat), abs(lon)) > 90:
        raise NoDegrees
    if not lat and not lon:
        raise NoDegrees
    return lat, lon
