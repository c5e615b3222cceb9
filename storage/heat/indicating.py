"""What temperatures alone suggest: an indication, never an alert."""

from __future__ import annotations

from collections.abc import Sequence

from messages.heat.level import Level
from storage.heat.facts import Temperatures, Thresholds

DAYS = 3
"""Minima and maxima are averaged over a day and the two after it, as health authorities do."""

NEAR = 1.0
"""Degrees under the thresholds at which heat that lasts is felt already."""

FELT = 38.0
"""Felt degrees that are hot anywhere."""


def indicate(days: Sequence[Temperatures], thresholds: Thresholds, *, felt: bool = False) -> Level:
    """The level the first day suggests, given the two after it as well; red is never computed.

    With `felt`, what the air feels like counts too, for places without known thresholds.
    """
    first = days[0] if days else None
    if first is None or first.low is None or first.high is None:
        return Level.UNKNOWN
    if felt and first.felt is not None and first.felt >= FELT:
        return Level.ORANGE
    lows = [each.low for each in days[:DAYS] if each.low is not None]
    highs = [each.high for each in days[:DAYS] if each.high is not None]
    if len(lows) == len(highs) == DAYS:
        night, day = sum(lows) / DAYS, sum(highs) / DAYS
        if night >= thresholds.night and day >= thresholds.day:
            return Level.ORANGE
        if night >= thresholds.night - NEAR and day >= thresholds.day - NEAR:
            return Level.YELLOW
    if first.low >= thresholds.night and first.high >= thresholds.day:
        return Level.YELLOW
    return Level.NONE
