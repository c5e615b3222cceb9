"""Under which warning regions and départements an area lies, from bundled outlines.

Files are opened for one look-up and nothing is loaded ahead; what was found is remembered.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import Any

from storage.heat.levels.outlines import AreaShape
from storage.places.gazetteer import PLACES, read_only_address
from storage.places.geometry import unpack_rings

REGIONS = Path(__file__).with_name("regions.sqlite")
EMMA = "EMMA_ID"
"""The scheme of codes that MeteoAlarm's own outlines bear."""

COAST = 20_000.0
"""Metres within which a region is looked for where outlines leave a gap, as by the sea."""

_REGIONS = """
SELECT code, rings FROM box JOIN outline ON outline.id = box.id JOIN region ON region.id = box.id
WHERE west <= ? AND east >= ? AND south <= ? AND north >= ? AND country = ? ORDER BY code
"""
_TOWNS = """
SELECT department, rings FROM box JOIN outline ON outline.id = box.id JOIN town ON town.id = box.id
WHERE west <= ? AND east >= ? AND south <= ? AND north >= ? AND country = 'FR' ORDER BY department
"""
_NAMES = "SELECT name FROM region WHERE country = ?"
_NAME = "SELECT name FROM region WHERE code = ?"
_COUNTRY = "SELECT country FROM region WHERE code = ?"
_OUTLINED = "SELECT 1 FROM region WHERE country = ? LIMIT 1"
_BY_CODE = "SELECT code FROM region WHERE code = ?"
_BY_ALIAS = """
SELECT DISTINCT code FROM alias JOIN region ON region.id = alias.region
WHERE value = ? AND (scheme = ? OR ? = '') ORDER BY code
"""


def _rows(path: Path, statement: str, *given: Any) -> list[Any]:
    with closing(sqlite3.connect(read_only_address(path), uri=True)) as store:
        return store.execute(statement, given).fetchall()


def _touched(path: Path, statement: str, outline: AreaShape, *given: Any) -> Iterator[str]:
    """What the outlines that the area reaches into belong to."""
    west, east, south, north = outline.box
    for name, packed in _rows(path, statement, east, west, north, south, *given):
        if outline.touches(unpack_rings(packed)):
            yield name


@lru_cache(maxsize=4096)
def regions_touched(outline: AreaShape, country: str) -> tuple[str, ...]:
    """The codes of the country's warning regions that the area lies in, or next to by the sea."""
    found = tuple(dict.fromkeys(_touched(REGIONS, _REGIONS, outline, country)))
    if found or not is_outlined(country):
        return found
    nearby = _touched(REGIONS, _REGIONS, outline.widened(COAST), country)
    return tuple(dict.fromkeys(nearby))


@lru_cache(maxsize=4096)
def departments_touched(outline: AreaShape) -> tuple[str, ...]:
    """The codes of the French départements whose communes the area reaches into."""
    return tuple(dict.fromkeys(_touched(PLACES, _TOWNS, outline)))


@lru_cache(maxsize=64)
def is_outlined(country: str) -> bool:
    """Whether the outlines of the country's warning regions are known."""
    return bool(_rows(REGIONS, _OUTLINED, country))


@lru_cache(maxsize=4096)
def regions_coded(scheme: str, code: str) -> tuple[str, ...]:
    """The regions that a code means in its scheme; of a scheme that is not told, in any."""
    scheme = scheme.upper()
    own = [] if scheme not in ("", EMMA) else [row[0] for row in _rows(REGIONS, _BY_CODE, code)]
    if own:
        return tuple(own)
    return tuple(row[0] for row in _rows(REGIONS, _BY_ALIAS, code, scheme, scheme))


@lru_cache(maxsize=4096)
def region_name(code: str) -> str:
    """The region's name as its country writes it; empty when there is no such region."""
    rows = _rows(REGIONS, _NAME, code)
    return rows[0][0] if rows else ""


@lru_cache(maxsize=64)
def names_listed(country: str) -> tuple[str, ...]:
    """The names of all the country's regions."""
    return tuple(row[0] for row in _rows(REGIONS, _NAMES, country))


@lru_cache(maxsize=4096)
def region_country(code: str) -> str:
    """The country a region lies in; empty when there is no such region."""
    rows = _rows(REGIONS, _COUNTRY, code)
    return rows[0][0] if rows else ""
