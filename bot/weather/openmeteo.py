"""Open-Meteo's daily forecast, read for the lowest, the highest and the felt temperature."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.weather.reading import Broken, reader
from storage.heat import Outlook, Temperatures

DAILY = ("temperature_2m_min", "temperature_2m_max", "apparent_temperature_max")
COLDEST, HOTTEST = -70.0, 70.0


@reader
def read_outlook(said: Any) -> Outlook:
    """The days ahead; the last ones may have no values yet, and are left out."""
    if said.get("error"):
        raise Broken("an error")
    daily = said["daily"]
    days = [_day(each) for each in daily["time"]]
    lows, highs, felts = (_degrees(daily[name], len(days)) for name in DAILY)
    rows = zip(days, lows, highs, felts, strict=True)
    known = tuple(
        Temperatures(on, low, high, felt)
        for on, low, high, felt in rows
        if low is not None and high is not None
    )
    if not known:
        raise Broken("a forecast of nothing")
    return Outlook(known)


def _day(said: Any) -> date:
    if not isinstance(said, str):
        raise Broken("no day")
    return date.fromisoformat(said)


def _degrees(said: Any, length: int) -> list[float | None]:
    if not isinstance(said, list) or len(said) != length:
        raise Broken("another number of values than of days")
    return [_degree(each) for each in said]


def _degree(said: Any) -> float | None:
    if said is None:
        return None
    if isinstance(said, bool) or not isinstance(said, int | float):
        raise Broken("no temperature")
    if not COLDEST <= said <= HOTTEST:
        raise Broken("no temperature on earth")
    return float(said)
