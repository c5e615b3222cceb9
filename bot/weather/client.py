"""What every weather service on the network is to Palier: a key, what it takes, one question."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar, Self

from bot.settings import Settings
from bot.weather.fetching import WeatherFetcher
from messages.model import Text
from storage.heat import FetchPlace, HeatSource, SourceFacts


class WeatherClient(ABC):
    """One service as the operator switched it on; its rules in storage go by the same key."""

    source: ClassVar[HeatSource]

    known_place: ClassVar[FetchPlace]
    """What `palier check` asks it about."""

    @classmethod
    @abstractmethod
    def from_settings(cls, settings: Settings) -> Self | None:
        """The service; None when it is switched off."""

    @classmethod
    def switched_off_words(cls, settings: Settings) -> Text | None:
        """What the operator should know about going without, if anything."""
        return None

    @abstractmethod
    async def fetch_said(self, place: FetchPlace, fetcher: WeatherFetcher) -> SourceFacts:
        """What it says about the place, or `WeatherSilent`."""
