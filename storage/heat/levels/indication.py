"""What temperatures alone suggest: an indication, never an alert."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from messages.heat.levels.level import HeatLevel
from storage.heat.levels.facts import DayTemperatures, HeatThresholds

DAYS = 3
"""Minima and maxima are averaged over a day and the two after it, as health authorities do."""

FORECAST_LASTS = timedelta(hours=12)
"""How long temperatures are believed after they were read."""

NEAR = 1.0
"""Degrees under the thresholds at which heat that lasts is felt already."""


def indicated_level(
    days: Sequence[DayTemperatures], thresholds: HeatThresholds, *, felt: bool = False
) -> HeatLevel:
    """The level the first day suggests, given the two after it as well; red is never computed.

    With `felt`, what the air feels like counts too, for places without known thresholds.
    """
    first = days[0] if days else None
    if first is None or first.low is None or first.high is None:
        return HeatLevel.UNKNOWN
    if felt and first.felt is not None and first.felt >= thresholds.felt:
        return HeatLevel.ORANGE
    lows = [temperatures.low for temperatures in days[:DAYS] if temperatures.low is not None]
    highs = [temperatures.high for temperatures in days[:DAYS] if temperatures.high is not None]
    if len(lows) == len(highs) == DAYS:
        night, day = sum(lows) / DAYS, sum(highs) / DAYS
        if night >= thresholds.night and day >= thresholds.day:
            return HeatLevel.ORANGE
        if night >= thresholds.night - NEAR and day >= thresholds.day - NEAR:
            return HeatLevel.YELLOW
    if first.low >= thresholds.night and first.high >= thresholds.day:
        return HeatLevel.YELLOW
    return HeatLevel.NONE
