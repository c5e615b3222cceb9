"""What an area covers on the map, and whether that reaches into other outlines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, radians

from storage.area import Area
from storage.places.geometry import crosses_odd

METRES = 111_195.0
"""Metres in a degree of latitude."""

Position = tuple[float, float]
"""Longitude and latitude, WGS 84 degrees."""

Rings = tuple[tuple[Position, ...], ...]


@dataclass(frozen=True)
class AreaShape:
    """A circle of `radius` metres around a point, or the rings that an organiser drew."""

    lat: float
    lon: float
    radius: float
    rings: Rings = ()

    def widened(self, metres: float) -> AreaShape:
        """Everything within so many metres of the centre."""
        return AreaShape(self.lat, self.lon, metres)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, east, south and north of all of it."""
        if self.rings:
            lons = [lon for ring in self.rings for lon, _ in ring]
            lats = [lat for ring in self.rings for _, lat in ring]
            return min(lons), max(lons), min(lats), max(lats)
        north = self.radius / METRES
        east = north / max(cos(radians(self.lat)), 0.01)
        return self.lon - east, self.lon + east, self.lat - north, self.lat + north

    def touches(self, others: Sequence[Sequence[Position]]) -> bool:
        """Whether any of the area lies inside these rings."""
        if crosses_odd(self.lat, self.lon, others):
            return True
        if not self.rings:
            return any(self._is_near(each) for each in others)
        return (
            any(crosses_odd(lat, lon, others) for ring in self.rings for lon, lat in ring)
            or any(crosses_odd(lat, lon, self.rings) for ring in others for lon, lat in ring)
            or _cross(_sides(self.rings), list(_sides(others)))
        )

    def _is_near(self, ring: Sequence[Position]) -> bool:
        """Whether a line comes as near to the centre as the circle reaches."""
        narrow = cos(radians(self.lat))
        flat = [
            ((lon - self.lon) * narrow * METRES, (lat - self.lat) * METRES) for lon, lat in ring
        ]
        return any(_distance(a, b) <= self.radius for a, b in pairwise([*flat, *flat[:1]]))


def outline_of(area: Area) -> AreaShape:
    """What the area covers; its circle when what was drawn cannot be read."""
    drawn = area.polygon or {}
    try:
        rings = tuple(_rings(drawn.get("coordinates") or ()))
    except (TypeError, ValueError, IndexError):
        rings = ()
    return AreaShape(area.lat, area.lon, area.radius, rings)


def _rings(coordinates: Sequence[object]) -> Iterator[tuple[Position, ...]]:
    """The rings of GeoJSON coordinates, however deep they are nested."""
    for part in coordinates:
        if not isinstance(part, list | tuple) or not part:
            continue
        first = part[0]
        if isinstance(first, list | tuple) and first and isinstance(first[0], int | float):
            yield tuple((float(lon), float(lat)) for lon, lat, *_ in part)
        else:
            yield from _rings(part)


def _sides(rings: Iterable[Sequence[Position]]) -> Iterator[tuple[Position, Position]]:
    for ring in rings:
        yield from pairwise([*ring, *ring[:1]])


def _cross(
    sides: Iterable[tuple[Position, Position]], others: Sequence[tuple[Position, Position]]
) -> bool:
    """Whether any of the sides crosses any of the others."""
    return any(
        _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0
        for a, b in sides
        for c, d in others
    )


def _turn(a: Position, b: Position, c: Position) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _distance(a: Position, b: Position) -> float:
    """From the origin to the segment between two points, in their unit."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    along = 0.0 if not length else max(0.0, min(1.0, -(a[0] * dx + a[1] * dy) / length))
    return hypot(a[0] + along * dx, a[1] + along * dy)
