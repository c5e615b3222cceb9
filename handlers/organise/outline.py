"""Reads the outline an organiser sends as GeoJSON (RFC 7946), and says plainly what is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NoReturn

from handlers.kernel.events import FileFetchedEvent
from handlers.kernel.files import GONE
from handlers.kernel.replies import Ask, Refused
from messages import words
from messages.model import Text
from messages.organise.actions import DeclareForm, EditAreaForm, TurnOutlineForm
from storage.places import is_inside, metres_between

POINTS = 2_000
SMALLEST, LARGEST, FARTHEST = 100, 20_000, 20_000
"""Metres across the least and the most a neighbourhood measures, and from its centre at most."""

NESTED = 4
"""Lists within lists, from a whole outline of several parts to one position."""

DIGITS = 6
"""Decimals of a degree that are kept, about 10 cm."""

OUTLINES = ("Polygon", "MultiPolygon")
COLLECTIONS = {
    "FeatureCollection": "features",
    "Feature": "geometry",
    "GeometryCollection": "geometries",
}
"""What holds other parts of a file, and under which name."""

Ring = list[list[float]]


@dataclass(frozen=True)
class AreaOutline:
    """A checked GeoJSON geometry, and a (lat, lon) centre inside; `moved` when it had to be."""

    geometry: dict[str, Any]
    centre: tuple[float, float]
    moved: bool


class SwappedOutline(Exception):
    """An outline fits its area once latitude and longitude change places."""


def ask_to_turn(form: DeclareForm | EditAreaForm) -> Ask:
    """Whether the outline that came with a form is to be turned round."""
    return Ask(TurnOutlineForm, {"tag_of_form": form.tag, "filled": form.model_dump_json()})


def read_outline(
    event: FileFetchedEvent, centre: tuple[float, float], *, turned: bool = False
) -> AreaOutline:
    """The outline in a file, for an area around that (lat, lon) centre.

    `SwappedOutline` when it only fits `turned` round.
    """
    if event.silent:
        gone = event.silent == GONE
        why = words.organise_outline_gone() if gone else words.organise_outline_silent()
        raise Refused(why, field="outline", again=not gone)
    geometry = _read_geometry(event.content)
    if turned:
        return _check_outline(_turn_round(geometry), centre)
    try:
        return _check_outline(geometry, centre)
    except Refused as refusal:
        if refusal.text != words.organise_outline_ring() and _fits_turned(geometry, centre):
            raise SwappedOutline from None
        raise


def _fits_turned(geometry: dict[str, Any], centre: tuple[float, float]) -> bool:
    try:
        _check_outline(_turn_round(geometry), centre)
    except Refused:
        return False
    return True


def _turn_round(geometry: dict[str, Any]) -> dict[str, Any]:
    """The same with the first two numbers of every position in each other's place."""

    def turn(part: Any, depth: int) -> Any:
        if not isinstance(part, list) or not part or not depth:
            return part
        if isinstance(part[0], list):
            return [turn(each, depth - 1) for each in part]
        return [*part[1::-1], *part[2:]]

    return {**geometry, "coordinates": turn(geometry.get("coordinates"), NESTED)}


def _check_outline(geometry: dict[str, Any], centre: tuple[float, float]) -> AreaOutline:
    polygons = _read_polygons(geometry)
    corners = [point for polygon in polygons for ring in polygon for point in ring]
    if len(corners) > POINTS:
        _refuse_outline(words.organise_outline_points(count=len(corners), limit=POINTS))
    west, south = (min(corner[axis] for corner in corners) for axis in (0, 1))
    east, north = (max(corner[axis] for corner in corners) for axis in (0, 1))
    across = metres_between((south, west), (north, east))
    if across < SMALLEST or not any(_signed_area(polygon[0]) for polygon in polygons):
        _refuse_outline(words.organise_outline_small(metres=SMALLEST))
    if across > LARGEST:
        _refuse_outline(words.organise_outline_large(kilometres=LARGEST // 1000))
    if metres_between(centre, ((south + north) / 2, (west + east) / 2)) > FARTHEST:
        _refuse_outline(words.organise_outline_far(kilometres=FARTHEST // 1000))
    if geometry["type"] == "Polygon":
        checked: dict[str, Any] = {"type": "Polygon", "coordinates": polygons[0]}
    else:
        checked = {"type": "MultiPolygon", "coordinates": polygons}
    if is_inside(centre, checked["coordinates"]):
        return AreaOutline(checked, centre, moved=False)
    return AreaOutline(checked, _middle_point(polygons), moved=True)


def _refuse_outline(why: Text) -> NoReturn:
    raise Refused(why, field="outline")


def _read_geometry(content: bytes) -> dict[str, Any]:
    """The one outline of the file; points and lines that lie beside it are left out."""
    try:
        loads = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        _refuse_outline(words.organise_outline_unread())
    outlines, parts = list[dict[str, Any]](), [loads]
    while parts:
        part = parts.pop()
        kind = str(part.get("type")) if isinstance(part, dict) else ""
        if kind in OUTLINES:
            outlines.append(part)
        elif kind in COLLECTIONS:
            within = part.get(COLLECTIONS[kind])
            parts += within if isinstance(within, list) else [within]
    if len(outlines) != 1:
        _refuse_outline(words.organise_outline_kind())
    return outlines[0]


def _read_polygons(geometry: dict[str, Any]) -> list[list[Ring]]:
    coordinates = geometry.get("coordinates")
    several = [coordinates] if geometry["type"] == "Polygon" else coordinates
    if not isinstance(several, list) or not several:
        _refuse_outline(words.organise_outline_ring())
    return [[_read_ring(ring) for ring in _read_rings(polygon)] for polygon in several]


def _read_rings(polygon: Any) -> list[Any]:
    if not isinstance(polygon, list) or not polygon:
        _refuse_outline(words.organise_outline_ring())
    return polygon


def _read_ring(ring: Any) -> Ring:
    if not isinstance(ring, list) or len(ring) < 4:
        _refuse_outline(words.organise_outline_ring())
    points = [list(_read_position(position)) for position in ring]
    if points[0] != points[-1]:
        _refuse_outline(words.organise_outline_ring())
    return points


def _read_position(position: Any) -> Iterator[float]:
    """Longitude and latitude; heights are left out."""
    if not isinstance(position, list) or len(position) < 2:
        _refuse_outline(words.organise_outline_ring())
    for degrees, most in zip(position[:2], (180, 90), strict=True):
        if type(degrees) not in (int, float) or not -most <= degrees <= most:
            _refuse_outline(words.organise_outline_degrees())
        yield round(float(degrees), DIGITS)


def _middle_point(polygons: list[list[Ring]]) -> tuple[float, float]:
    """A (lat, lon) point inside the largest part: midway along its widest stretch at mid-height."""
    polygon = max(polygons, key=lambda each: abs(_signed_area(each[0])))
    heights = sorted({point[1] for point in polygon[0]})
    middle = (heights[0] + heights[-1]) / 2
    lat = min(
        ((low + high) / 2 for low, high in pairwise(heights)), key=lambda each: abs(each - middle)
    )
    crossings = sorted(
        x0 + (lat - y0) * (x1 - x0) / (y1 - y0)
        for ring in polygon
        for (x0, y0), (x1, y1) in pairwise(ring)
        if (y0 > lat) != (y1 > lat)
    )
    stretches = list(zip(crossings[::2], crossings[1::2], strict=False))
    west, east = max(stretches, key=lambda each: each[1] - each[0])
    return lat, (west + east) / 2


def _signed_area(ring: Ring) -> float:
    """The ring's signed area in square degrees."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2
