"""Geometry on the globe and in outlines: distance, point in polygon, packed rings."""

import struct
import zlib
from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import asin, cos, isfinite, radians, sin, sqrt
from typing import NamedTuple

EARTH = 6_371_008.8
"""Mean radius of the Earth in metres (IUGG, 1980)."""

SCALE = 10_000
"""Packed coordinates are whole ten-thousandths of a degree, about 11 m."""

Ring = Sequence[Sequence[float]]
"""Positions `[longitude, latitude, ...]` of one closed line, as GeoJSON writes them."""


class GeoPoint(NamedTuple):
    """Latitude and longitude in WGS 84 degrees."""

    lat: float
    lon: float


def metres_between(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the great-circle distance between two (lat, lon) points, in metres.

    Haversine formula (R. W. Sinnott, "Virtues of the Haversine", Sky and Telescope 68, 1984)
    on a sphere: within 0.6 % of the ellipsoid.
    """
    north_a, north_b = radians(a[0]), radians(b[0])
    half = sin((north_b - north_a) / 2) ** 2
    half += cos(north_a) * cos(north_b) * sin(radians(b[1] - a[1]) / 2) ** 2
    return 2 * EARTH * asin(min(1.0, sqrt(half)))


def is_inside(point: tuple[float, float], polygon: Sequence[Sequence[object]]) -> bool:
    """Tell whether a (lat, lon) point lies in GeoJSON Polygon or MultiPolygon coordinates.

    Coordinates are [longitude, latitude]; holes count as outside; ValueError when they are
    not nested as one of the two.
    """
    lat, lon = point
    if not (isfinite(lat) and isfinite(lon)):
        return False
    return crosses_odd(lat, lon, _rings(polygon))


def crosses_odd(lat: float, lon: float, rings: Iterable[Ring]) -> bool:
    """Tell whether a ray to the east crosses the rings an odd number of times."""
    crossed = False
    for ring in rings:
        if not ring:
            continue
        x0, y0 = ring[-1][0], ring[-1][1]
        for position in ring:
            x1, y1 = position[0], position[1]
            if (y1 > lat) != (y0 > lat) and lon < (x0 - x1) * (lat - y1) / (y0 - y1) + x1:
                crossed = not crossed
            x0, y0 = x1, y1
    return crossed


def _rings(polygon: Sequence[object]) -> list[Ring]:
    """Flatten Polygon or MultiPolygon coordinates into their rings."""
    found: list[Ring] = []
    stack: list[object] = list(polygon)
    while stack:
        part = stack.pop()
        if not isinstance(part, Sequence) or isinstance(part, str):
            raise ValueError("coordinates are not those of a Polygon or a MultiPolygon")
        if not part:
            continue
        first = part[0]
        if isinstance(first, Sequence) and first and isinstance(first[0], int | float):
            if any(len(position) < 2 for position in part):
                raise ValueError("a position needs a longitude and a latitude")
            found.append(part)
        else:
            stack.extend(part)
    return found


def pack_rings(rings: Sequence[Ring]) -> bytes:
    """Pack rings: zlib of `<H` ring count, then per ring `<I` length and `<i` lon, lat steps.

    The first step of a ring is from (0, 0), the others are from the position before.
    """
    parts = [struct.pack("<H", len(rings))]
    for ring in rings:
        steps, x, y = [], 0, 0
        for position in ring:
            lon, lat = round(position[0] * SCALE), round(position[1] * SCALE)
            steps += [lon - x, lat - y]
            x, y = lon, lat
        parts.append(struct.pack(f"<I{len(steps)}i", len(ring), *steps))
    return zlib.compress(b"".join(parts), 9)


def unpack_rings(packed: bytes) -> list[list[tuple[float, float]]]:
    """Return the rings of `pack`, each a list of (lon, lat) in degrees."""
    raw = zlib.decompress(packed)
    (count,) = struct.unpack_from("<H", raw)
    offset = 2
    rings = []
    for _ in range(count):
        (length,) = struct.unpack_from("<I", raw, offset)
        steps = struct.unpack_from(f"<{2 * length}i", raw, offset + 4)
        offset += 4 + 8 * length
        lons, lats = accumulate(steps[::2]), accumulate(steps[1::2])
        rings.append([(x / SCALE, y / SCALE) for x, y in zip(lons, lats, strict=True)])
    return rings
