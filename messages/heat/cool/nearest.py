"""Which places to walk to: the nearest that are open on arrival, then those that open later."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from math import ceil, cos, hypot, radians

from messages.heat.cool.place import CoolFacts

METRES_A_MINUTE = 50
"""3 km/h: the pace of somebody old on a hot day."""

DETOUR = 1.3
"""How much longer streets are than the straight line."""

FARTHEST = 5_000
"""Metres beyond which nobody is sent on foot."""

STAY = timedelta(minutes=15)
"""What is worth the walk: open for so long after arriving."""

THREE = 3
DEGREE = 111_195
"""Metres in a degree of latitude."""


class CoolMoment(IntEnum):
    """What one finds at a place, the best first."""

    OPEN = 0
    LATER = 1
    UNKNOWN = 2
    CLOSED = 3


@dataclass(frozen=True)
class ReachablePlace:
    """A place, how far it is on foot, and until or from `when` it is open, by its own clocks."""

    facts: CoolFacts
    metres: float
    moment: CoolMoment
    when: datetime | None = None

    @property
    def minutes(self) -> int:
        """On foot, rounded up; to five minutes where it is far."""
        exact = ceil(self.metres * DETOUR / METRES_A_MINUTE)
        return max(1, exact) if exact <= 10 else ceil(exact / 5) * 5


def nearest_places(
    point: tuple[float, float], places: Iterable[CoolFacts], at: datetime
) -> list[ReachablePlace]:
    """At most three around a (lat, lon) point; what is closed for today stands by itself."""
    reachable = [
        found
        for facts in places
        if (metres := _metres(point, (facts.lat, facts.lon))) <= FARTHEST
        and (found := _reach(facts, metres, at))
    ]
    reachable.sort(key=lambda found: (found.moment, found.metres, found.facts.name))
    today = [found for found in reachable if found.moment is not CoolMoment.CLOSED]
    return (today or reachable)[:THREE]


def _reach(facts: CoolFacts, metres: float, at: datetime) -> ReachablePlace | None:
    hours = facts.opening
    if hours is None:
        return ReachablePlace(facts, metres, CoolMoment.UNKNOWN)
    arriving = at + timedelta(minutes=metres * DETOUR / METRES_A_MINUTE)
    until = hours.open_until(at)
    if until and until >= arriving + STAY:
        return ReachablePlace(facts, metres, CoolMoment.OPEN, None if hours.is_always else until)
    opens = hours.next_opening(at)
    if opens is None:
        return None
    moment = CoolMoment.LATER if opens.date() == at.date() else CoolMoment.CLOSED
    return ReachablePlace(facts, metres, moment, opens)


def _metres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Between two points close to each other, as on a flat map."""
    across = (b[1] - a[1] + 180) % 360 - 180
    return DEGREE * hypot(b[0] - a[0], across * cos(radians((a[0] + b[0]) / 2)))
