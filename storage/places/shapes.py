"""Outlines on their way into the bundled file: read from WKB, simplified, measured."""

import struct
from itertools import pairwise

from storage.places.geometry import crosses_odd

TOLERANCE = 0.0005
"""Degrees by which a simplified outline may leave the line it replaces, about 50 m."""

Ring = list[tuple[float, float]]
"""(longitude, latitude) positions of one closed line, WGS 84 degrees."""


def read_polygons(wkb: bytes) -> list[Ring]:
    """Read the rings of a little-endian WKB MultiPolygon, simplified."""
    (parts,) = struct.unpack_from("<I", wkb, 5)
    offset = 9
    rings = []
    for _ in range(parts):
        (count,) = struct.unpack_from("<I", wkb, offset + 5)
        offset += 9
        for _ in range(count):
            (length,) = struct.unpack_from("<I", wkb, offset)
            numbers = struct.unpack_from(f"<{2 * length}d", wkb, offset + 4)
            offset += 4 + 16 * length
            rings.append(simplify_ring(list(zip(numbers[::2], numbers[1::2], strict=True))))
    return rings


def simplify_ring(ring: Ring, tolerance: float = TOLERANCE) -> Ring:
    """Return the ring after Ramer-Douglas-Peucker at `tolerance`, or as it was when tiny."""
    middle = max(range(len(ring)), key=lambda i: _distance_to_segment(ring[i], ring[0], ring[0]))
    keep = {0, middle, len(ring) - 1}
    stack = [(0, middle), (middle, len(ring) - 1)]
    while stack:
        first, last = stack.pop()
        if last - first < 2:
            continue
        gaps = [
            _distance_to_segment(ring[i], ring[first], ring[last]) for i in range(first + 1, last)
        ]
        worst = max(gaps)
        if worst > tolerance**2:
            index = first + 1 + gaps.index(worst)
            keep.add(index)
            stack += [(first, index), (index, last)]
    return [ring[i] for i in sorted(keep)] if len(keep) > 3 else ring


def _distance_to_segment(
    p: tuple[float, float], a: tuple[float, float], b: tuple[float, float]
) -> float:
    """Return the squared distance in degrees from `p` to the segment `a`-`b`."""
    x, y = a
    dx, dy = b[0] - x, b[1] - y
    if dx or dy:
        t = max(0.0, min(1.0, ((p[0] - x) * dx + (p[1] - y) * dy) / (dx * dx + dy * dy)))
        x, y = x + t * dx, y + t * dy
    return (p[0] - x) ** 2 + (p[1] - y) ** 2


def _ring_centre(rings: list[Ring]) -> tuple[float, float]:
    """Return the (lon, lat) centre of the largest ring."""
    best = max(rings, key=lambda r: abs(_signed_area(r)))
    area = _signed_area(best)
    if not area:
        return best[0]
    x0, y0 = best[0]
    x = y = 0.0
    for (x1, y1), (x2, y2) in pairwise(best):
        cross = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
        x += (x1 + x2 - 2 * x0) * cross
        y += (y1 + y2 - 2 * y0) * cross
    return x0 + x / (6 * area), y0 + y / (6 * area)


def _signed_area(ring: Ring) -> float:
    """Return the signed area in square degrees, measured from the first point."""
    x0, y0 = ring[0]
    pairs = pairwise(ring)
    return sum((a[0] - x0) * (b[1] - y0) - (b[0] - x0) * (a[1] - y0) for a, b in pairs) / 2


def choose_centre(
    rings: list[Ring], hall: tuple[float, float] | None
) -> tuple[float, float] | None:
    """Prefer the town hall as (lon, lat), unless it lies outside of the outline."""
    if not rings or (hall and crosses_odd(hall[1], hall[0], rings)):
        return hall
    return _ring_centre(rings)


def bounding_box(rings: list[Ring]) -> tuple[float, float, float, float]:
    """Return west, east, south, north in degrees."""
    xs = [p[0] for ring in rings for p in ring]
    ys = [p[1] for ring in rings for p in ring]
    return min(xs), max(xs), min(ys), max(ys)
