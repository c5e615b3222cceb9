"""The weather over the stairwell: a vigilance map that says what the page is told to say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.heat.levels.services import WeatherServices
from messages.heat.levels.level import HeatDay, HeatLevel, HeatSource
from storage.heat import (
    DayTemperatures,
    FetchPlace,
    SourceFacts,
    SourceSilence,
    TemperatureForecast,
    VigilanceColour,
    VigilanceMap,
    WeatherSilent,
    all_departments,
)

ZONE = ZoneInfo("Europe/Paris")
DEGREES = {
    HeatLevel.NONE: (15.0, 26.0),
    HeatLevel.YELLOW: (19.0, 33.0),
    HeatLevel.ORANGE: (21.0, 36.0),
    HeatLevel.RED: (24.0, 40.0),
}
DAYS_AHEAD = 8


class SandboxWeather(WeatherServices):
    """What official services would say; nothing leaves the machine, in any season."""

    at_hand = True

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._levels: dict[date, HeatLevel] = {}
        self._said = {HeatSource.VIGILANCE: self._map, HeatSource.OPENMETEO: self._forecast}

    @property
    def sources(self) -> frozenset[HeatSource]:
        return frozenset(self._said)

    async def fetch(self, source: HeatSource, place: FetchPlace) -> SourceFacts:
        """The same everywhere; nobody lists warnings here."""
        if source not in self._said:
            raise WeatherSilent(SourceSilence.REFUSED)
        return self._said[source]()

    def set_levels(self, today: HeatLevel, tomorrow: HeatLevel) -> None:
        """From now on the map says so."""
        self._levels = {self._on(0): today, self._on(1): tomorrow}

    def shown_levels(self) -> dict[str, str]:
        """Today's and tomorrow's level by name."""
        return {day.key_word: self._level(n).key_word for n, day in enumerate(HeatDay)}

    def _on(self, ahead: int) -> date:
        return self._now().astimezone(ZONE).date() + timedelta(days=ahead)

    def _level(self, ahead: int) -> HeatLevel:
        return self._levels.get(self._on(ahead), HeatLevel.NONE)

    def _map(self) -> SourceFacts:
        """The same colours for every département."""
        colours = tuple(
            VigilanceColour(
                self._on(n), self._level(n), datetime.combine(self._on(n + 1), time(), ZONE)
            )
            for n in range(len(HeatDay))
        )
        return VigilanceMap(self._now(), dict.fromkeys(all_departments(), colours))

    def _forecast(self) -> SourceFacts:
        """Temperatures that go with the colours, and milder days after them."""
        return TemperatureForecast(
            tuple(
                DayTemperatures(self._on(n), *DEGREES[self._level(n)], None)
                for n in range(DAYS_AHEAD)
            )
        )
