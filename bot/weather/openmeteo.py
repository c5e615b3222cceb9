"""Open-Meteo's daily forecast, read for the lowest, the highest and the felt temperature."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from bot.settings import Settings
from bot.weather.client import WeatherClient
from bot.weather.fetching import WeatherFetcher
from bot.weather.reading import BrokenAnswer, facts_reader
from storage.heat import DayTemperatures, FetchPlace, HeatSource, TemperatureForecast

DAILY = ("temperature_2m_min", "temperature_2m_max", "apparent_temperature_max")
COLDEST, HOTTEST = -70.0, 70.0
DAYS_AHEAD = 8
OUTLOOK_BYTES = 500_000
"""The most one answer may hold."""


class OpenMeteoClient(WeatherClient):
    """The days ahead at a point; no key is needed."""

    source: ClassVar[HeatSource] = HeatSource.OPENMETEO
    known_place: ClassVar[FetchPlace] = FetchPlace("FR@48.8,2.3", 48.8, 2.3)

    def __init__(self, url: str) -> None:
        self._url = url

    @classmethod
    def from_settings(cls, settings: Settings) -> Self | None:
        return cls(settings.heat_openmeteo_url) if settings.heat_openmeteo_url else None

    async def fetch_said(self, place: FetchPlace, fetcher: WeatherFetcher) -> TemperatureForecast:
        """The forecast at the point, rounded to a tenth of a degree: about ten kilometres."""
        return await fetcher.fetch_facts(
            f"{self._url}/forecast",
            read_outlook,
            limit=OUTLOOK_BYTES,
            params={
                "latitude": f"{place.lat:.1f}",
                "longitude": f"{place.lon:.1f}",
                "daily": ",".join(DAILY),
                "timezone": "auto",
                "forecast_days": str(DAYS_AHEAD),
            },
        )


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
    return TemperatureForecast(known, _read_where(said, "latitude"), _read_where(said, "longitude"))


def _read_where(said: Any, name: str) -> float | None:
    """Where the forecast holds, as far as it says so."""
    degrees = said.get(name)
    if degrees is None:
        return None
    if isinstance(degrees, bool) or not isinstance(degrees, int | float):
        raise BrokenAnswer("no place")
    return float(degrees)


def _read_day(typed: Any) -> date:
    if not isinstance(typed, str):
        raise BrokenAnswer("no day")
    return date.fromisoformat(typed)


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
