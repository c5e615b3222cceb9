"""Open-Meteo's daily forecast, read for the lowest, the highest and the felt temperature."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.weather.reading import BrokenAnswer, facts_reader
from storage.heat import DayTemperatures, TemperatureForecast

DAILY = ("temperature_2m_min", "temperature_2m_max", "apparent_temperature_max")
COLDEST, HOTTEST = -70.0, 70.0


@facts_reader
def read_outlook(said: Any) -> TemperatureForecast:
    """The days ahead; the last ones may have no values yet, and are left out."""
    if said.get("error"):
        raise BrokenAnswer("an error")
    daily = said["daily"]
    days = [_read_day(each) for each in daily["time"]]
    lows, highs, felts = (_read_degrees(daily[name], len(days)) for name in DAILY)
    rows = zip(days, lows, highs, felts, strict=True)
    known = tuple(
        DayTemperatures(on, low, high, felt)
        for on, low, high, felt in rows
        if low is not None and high is not None
    )
    if not known:
        raise BrokenAnswer("a forecast of nothing")
    return TemperatureForecast(known)


def _read_day(said: Any) -> date:
    if not isinstance(said, str):
        raise BrokenAnswer("no day")
    return date.fromisoformat(said)


def _read_degrees(said: Any, length: int) -> list[float | None]:
    if not isinstance(said, list) or len(said) != length:
        raise BrokenAnswer("another number of values than of days")
    return [_read_degree(each) for each in said]


def _read_degree(said: Any) -> float | None:
    if said is None:
        return None
    if isinstance(said, bool) or not isinstance(said, int | float):
        raise BrokenAnswer("no temperature")
    if not COLDEST <= said <= HOTTEST:
        raise BrokenAnswer("no temperature on earth")
    return float(said)
