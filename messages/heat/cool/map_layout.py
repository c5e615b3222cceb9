"""Where everything stands on the drawn map, in millimetres from its upper left.

No street is drawn: the outline, who asks, and numbered dots, none of which covers another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, radians, sin

from messages.heat.cool.nearest import DEGREE

WIDTH, HEIGHT, RIM = 140.0, 110.0, 12.0
"""The map, and what stays free along its edges for dots and their words."""

APART = 11.0
"""Millimetres between two dots at least: they are eight wide."""

LEAST = 300.0
"""Metres that the map shows at least, whatever is close."""

SMALLER = 4
"""How much smaller places may become so that all of the outline is seen: it shows where one is."""

ROUNDS = 60
"""How often dots that cover each other move apart."""

CORNERS = 72
"""Corners by which a circle is drawn."""

Spot = tuple[float, float]
"""A place on the map, in millimetres to the right and down."""


@dataclass(frozen=True)
class MapDot:
    """Where a thing is, and where its sign stands when others are close."""

    spot: Spot
    sign: Spot


@dataclass(frozen=True)
class MapLayout:
    """Every part of one map; `bar` is how long `metres` are."""

    rings: tuple[tuple[Spot, ...], ...]
    dots: tuple[MapDot, ...]
    bar: float
    metres: int


def circle_ring(lat: float, lon: float, metres: float) -> list[tuple[float, float]]:
    """A circle around a point as a ring of (lon, lat) corners."""
    wide = metres / DEGREE / max(0.01, cos(radians(lat)))
    turns = [2 * pi * n / CORNERS for n in range(CORNERS)]
    return [(lon + wide * cos(turn), lat + metres / DEGREE * sin(turn)) for turn in turns]


def lay_out_map(
    points: Sequence[tuple[float, float]], rings: Sequence[Sequence[tuple[float, float]]]
) -> MapLayout:
    """A map on which all (lat, lon) points are seen, as much of the (lon, lat) rings as fits."""
    corners = [(lat, lon) for ring in rings for lon, lat in ring]
    middle, narrow, scale = _frame(points)
    whole = _frame([*points, *corners])
    if whole[2] * SMALLER >= scale:
        middle, narrow, scale = whole

    def place(lat: float, lon: float) -> Spot:
        right = (lon - middle[1]) * DEGREE * narrow * scale
        return WIDTH / 2 + right, HEIGHT / 2 - (lat - middle[0]) * DEGREE * scale

    spots = [place(*point) for point in points]
    metres = _round_metres(WIDTH / 3 / scale)
    return MapLayout(
        tuple(tuple(place(lat, lon) for lon, lat in ring) for ring in rings),
        tuple(MapDot(*each) for each in zip(spots, _moved_apart(spots), strict=True)),
        metres * scale,
        metres,
    )


def _frame(points: Sequence[tuple[float, float]]) -> tuple[tuple[float, float], float, float]:
    """The middle of (lat, lon) points, how narrow degrees are there, and millimetres a metre."""
    lats, lons = zip(*points, strict=True)
    middle = ((min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2)
    narrow = max(0.01, cos(radians(middle[0])))
    tall = max((max(lats) - min(lats)) * DEGREE, LEAST)
    wide = max((max(lons) - min(lons)) * DEGREE * narrow, LEAST)
    return middle, narrow, min((WIDTH - 2 * RIM) / wide, (HEIGHT - 2 * RIM) / tall)


def _round_metres(most: float) -> int:
    """A round number of metres, as long as may be."""
    return max(
        step for step in (10, 20, 50, 100, 200, 500, 1000, 2000, 5000) if step <= max(most, 10)
    )


def _moved_apart(spots: Sequence[Spot]) -> list[Spot]:
    """Where signs stand so that none covers another, each as near to its spot as that goes."""
    signs = list(spots)
    for _ in range(ROUNDS):
        close = [
            (one, other)
            for one in range(len(signs))
            for other in range(one)
            if _between(signs[one], signs[other]) < APART - 0.01
        ]
        for one, other in close:
            _part(signs, one, other)
        if not close:
            break
    return signs


def _part(signs: list[Spot], one: int, other: int) -> None:
    """Move two signs away from each other; what stands in the same place goes apart by its turn."""
    apart = _between(signs[one], signs[other])
    turn = 2 * pi * one / 7
    away = (cos(turn), sin(turn))
    if apart:
        away = (
            (signs[one][0] - signs[other][0]) / apart,
            (signs[one][1] - signs[other][1]) / apart,
        )
    step = (APART - apart) / 2
    for sign, way in ((one, step), (other, -step)):
        x, y = signs[sign][0] + away[0] * way, signs[sign][1] + away[1] * way
        signs[sign] = (
            min(max(x, RIM / 2), WIDTH - RIM / 2),
            min(max(y, RIM / 2), HEIGHT - RIM / 2),
        )


def _between(a: Spot, b: Spot) -> float:
    return hypot(a[0] - b[0], a[1] - b[1])
