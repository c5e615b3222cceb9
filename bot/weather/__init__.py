"""Weather services on the network: Météo-France's vigilance, MeteoAlarm, Open-Meteo."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from bot.clock import Clock
from bot.weather.fetching import TIMEOUT, WeatherFetcher
from bot.weather.meteoalarm import read_feed
from bot.weather.openmeteo import DAILY, read_outlook
from bot.weather.vigilance import read_map
from storage.heat import (
    ABROAD,
    HeatSource,
    HeatThresholds,
    SourceSilence,
    TemperatureForecast,
    VigilanceMap,
    WarningFeed,
    WeatherSilent,
)

MAP_BYTES, FEED_BYTES, OUTLOOK_BYTES = 4_000_000, 24_000_000, 500_000
"""The most one answer may hold; real ones hold a twentieth to a tenth."""

FEED_EVERY = 1800.0
"""Seconds for which a list of warnings is not asked again."""

DAYS_AHEAD = 8


class NetworkWeather:
    """The services that an operator has switched on; without a key there is no vigilance."""

    at_hand = False

    def __init__(
        self,
        user_agent: str,
        clock: Clock,
        *,
        vigilance_url: str = "",
        vigilance_key: str = "",
        meteoalarm_url: str = "",
        openmeteo_url: str = "",
        abroad: HeatThresholds = ABROAD,
        timeout: float = TIMEOUT,
        feed_every: float = FEED_EVERY,
    ) -> None:
        self._vigilance, self._key = vigilance_url, vigilance_key
        self._meteoalarm, self._openmeteo = meteoalarm_url, openmeteo_url
        self._fetcher, self._feed_every = (
            WeatherFetcher(user_agent, clock, timeout=timeout),
            feed_every,
        )
        self.abroad = abroad
        in_use = {
            HeatSource.VIGILANCE: vigilance_url and vigilance_key,
            HeatSource.METEOALARM: meteoalarm_url,
            HeatSource.OPENMETEO: openmeteo_url,
        }
        self.sources = frozenset(source for source, given in in_use.items() if given)

    async def __aenter__(self) -> Self:
        await self._fetcher.__aenter__()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._fetcher.__aexit__(kind, error, trace)

    def _must_use(self, source: HeatSource) -> None:
        if source not in self.sources:
            raise WeatherSilent(SourceSilence.REFUSED)

    async def vigilance(self) -> VigilanceMap:
        """France's map; the key goes in a header and is never part of an address."""
        self._must_use(HeatSource.VIGILANCE)
        return await self._fetcher.fetch_facts(
            f"{self._vigilance}/cartevigilance/encours",
            read_map,
            limit=MAP_BYTES,
            headers={"apikey": self._key},
        )

    async def warnings(self, feed: str) -> WarningFeed:
        """A country's warnings, asked at most every half hour."""
        self._must_use(HeatSource.METEOALARM)
        return await self._fetcher.fetch_facts(
            f"{self._meteoalarm}/feeds-{feed}",
            read_feed,
            limit=FEED_BYTES,
            every=self._feed_every,
        )

    async def outlook(self, lat: float, lon: float) -> TemperatureForecast:
        """The days ahead at a point rounded to a tenth of a degree, about ten kilometres."""
        self._must_use(HeatSource.OPENMETEO)
        return await self._fetcher.fetch_facts(
            f"{self._openmeteo}/forecast",
            read_outlook,
            limit=OUTLOOK_BYTES,
            params={
                "latitude": f"{lat:.1f}",
                "longitude": f"{lon:.1f}",
                "daily": ",".join(DAILY),
                "timezone": "auto",
                "forecast_days": str(DAYS_AHEAD),
            },
        )
