"""Coarse cells of demand: where people wait, never so finely that a cell names a household."""

from __future__ import annotations

from functools import cache
from typing import Any

from storage.places import Gazetteer, Town

FINE, COARSE = 8, 7
"""H3 resolutions: cells of about 0.7 and 5 square kilometres."""

DENSE = 350
"""People in a mean fine cell, about 500 a square kilometre, from which fine cells are kept."""

HAMLET = 200
"""Inhabitants below which a town's name says enough about somebody."""


@cache
def _h3_library() -> Any:
    """The library of cells, loaded when the first is asked for: it weighs five megabytes."""
    import h3

    return h3


def demand_cell(point: tuple[float, float], town: Town, gazetteer: Gazetteer) -> str:
    """The H3 cell of a (lat, lon) point in the town that may be kept; "" when none may."""
    if town.population < HAMLET:
        return ""
    resolution = FINE if _is_dense(town, gazetteer) else COARSE
    return str(_h3_library().latlng_to_cell(*point, resolution))


def allowed_cell(given: str) -> str:
    """The cell a button carries, "" when it is not one we would keep."""
    kept = _h3_library().is_valid_cell(given) and _h3_library().get_resolution(given) in (
        FINE,
        COARSE,
    )
    return given if kept else ""


def _is_dense(town: Town, gazetteer: Gazetteer) -> bool:
    """Whether the town's fine cells hold enough people, counted outwards from its centre."""
    most = town.population / DENSE
    start = _h3_library().latlng_to_cell(town.lat, town.lon, FINE)
    seen, edge, count = {start}, [start], 0
    while edge and count <= most:
        here = edge.pop()
        there = gazetteer.town_at(*_h3_library().cell_to_latlng(here))
        if here != start and (there is None or there.code != town.code):
            continue
        count += there is not None
        fresh = set(_h3_library().grid_ring(here, 1)) - seen
        seen |= fresh
        edge += fresh
    return 0 < count <= most
