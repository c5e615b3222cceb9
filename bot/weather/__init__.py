"""Weather services on the network, a client each."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import Self

from bot.clock import Clock
from bot.settings import Settings
from bot.weather.client import WeatherClient
from bot.weather.fetching import TIMEOUT, WeatherFetcher
from bot.weather.meteoalarm import MeteoAlarmClient
from bot.weather.openmeteo import OpenMeteoClient
from bot.weather.vigilance import VigilanceClient
from handlers.heat.levels.services import WeatherServices
from storage.heat import (
    ABROAD,
    FetchPlace,
    HeatSource,
    HeatThresholds,
    SourceFacts,
    SourceSilence,
    WeatherSilent,
)

CLIENTS: list[type[WeatherClient]] = [VigilanceClient, MeteoAlarmClient, OpenMeteoClient]
"""Every service that can be switched on; `storage.heat` says how each is believed."""


class NetworkWeather(WeatherServices):
    """The services that an operator has switched on."""

    def __init__(
        self,
        user_agent: str,
        clock: Clock,
        clients: Sequence[WeatherClient] = (),
        *,
        abroad: HeatThresholds = ABROAD,
        timeout: float = TIMEOUT,
    ) -> None:
        self._fetcher = WeatherFetcher(user_agent, clock, timeout=timeout)
        self.clients, self.abroad = {client.source: client for client in clients}, abroad

    @classmethod
    def from_settings(cls, settings: Settings, user_agent: str, clock: Clock) -> Self:
        """Those that the settings name."""
        named = [kind.from_settings(settings) for kind in CLIENTS]
        abroad = HeatThresholds(settings.heat_night_abroad, settings.heat_day_abroad)
        return cls(user_agent, clock, [client for client in named if client], abroad=abroad)

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

    @property
    def sources(self) -> frozenset[HeatSource]:
        return frozenset(self.clients)

    async def fetch(self, source: HeatSource, place: FetchPlace) -> SourceFacts:
        if source not in self.clients:
            raise WeatherSilent(SourceSilence.REFUSED)
        return await self.clients[source].fetch_said(place, self._fetcher)
