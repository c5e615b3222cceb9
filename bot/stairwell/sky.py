"""The sky over the stairwell: a vigilance map that says what the page is told to say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from messages.heat.level import Day, Level, Source
from storage.heat import (
    ABROAD,
    Colour,
    Feed,
    Map,
    Outlook,
    Silence,
    Temperatures,
    WeatherSilent,
    departments,
)

ZONE = ZoneInfo("Europe/Paris")
DEGREES = {
    Level.NONE: (15.0, 26.0),
    Level.YELLOW: (19.0, 33.0),
    Level.ORANGE: (21.0, 36.0),
    Level.RED: (24.0, 40.0),
}
DAYS_AHEAD = 8


class Sky:
    """What official services would say; nothing leaves the machine, in any season."""

    sources = frozenset({Source.VIGILANCE, Source.OPENMETEO})
    abroad = ABROAD
    at_hand = True

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._levels: dict[date, Level] = {}

    def turn(self, today: Level, tomorrow: Level) -> None:
        """From now on the map says so."""
        self._levels = {self._on(0): today, self._on(1): tomorrow}

    def shown(self) -> dict[str, str]:
        """Today's and tomorrow's level by name."""
        return {day.word: self._level(n).word for n, day in enumerate(Day)}

    def _on(self, ahead: int) -> date:
        return self._now().astimezone(ZONE).date() + timedelta(days=ahead)

    def _level(self, ahead: int) -> Level:
        return self._levels.get(self._on(ahead), Level.NONE)

    async def vigilance(self) -> Map:
        """The same colours for every département."""
        colours = tuple(
            Colour(self._on(n), self._level(n), datetime.combine(self._on(n + 1), time(), ZONE))
            for n in range(len(Day))
        )
        return Map(self._now(), dict.fromkeys(departments(), colours))

    async def warnings(self, feed: str) -> Feed:
        """Nobody lists warnings here."""
        raise WeatherSilent(Silence.REFUSED)

    async def outlook(self, lat: float, lon: float) -> Outlook:
        """Temperatures that go with the colours, and milder days after them."""
        return Outlook(
            tuple(
                Temperatures(self._on(n), *DEGREES[self._level(n)], None) for n in range(DAYS_AHEAD)
            )
        )
