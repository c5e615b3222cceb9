"""Open-Meteo's forecast: temperatures at a coarse point, held against the place's thresholds."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from messages.heat.levels.level import HeatDay, HeatSource, HeatState, SourceSilence
from storage.area import Area
from storage.heat.levels.facts import (
    DayTemperatures,
    FetchPlace,
    HeatThresholds,
    TemperatureForecast,
)
from storage.heat.levels.indication import DAYS, FORECAST_LASTS, indicated_level
from storage.heat.levels.places import HeatPlace, today_in
from storage.heat.levels.sources.rules import IndicativeRules, SourceAnswer
from storage.heat.levels.tables import DayForecast

if TYPE_CHECKING:
    from storage.heat.levels.source_chain import HeatSnapshot

SITE = "https://open-meteo.com"
NEAR = 0.6
"""Degrees by which the service's grid may be off."""


class OpenMeteoRules(IndicativeRules):
    """A forecast for a point, about ten kilometres wide."""

    source: ClassVar[HeatSource] = HeatSource.OPENMETEO
    every: ClassVar[timedelta] = timedelta(hours=3)

    def asked_place(self, place: HeatPlace) -> FetchPlace | None:
        return FetchPlace(place.forecast_point, place.lat, place.lon)

    def told_place(self, place: HeatPlace) -> str:
        return place.forecast_point

    async def take_in(
        self, facts: TemperatureForecast, answer: SourceAnswer
    ) -> SourceSilence | None:
        """A forecast for elsewhere, or that does not begin about today, is no forecast."""
        if not answer.places:
            return None
        area, place = answer.places[answer.asked]
        today = today_in(area, answer.now)
        ahead = [day for day in facts.days if day.on >= today]
        if fault := _forecast_fault(facts, place, ahead, today):
            answer.note_silence(fault)
            return fault
        thresholds = place.heat_thresholds(answer.abroad)
        answer.rows += [
            DayForecast(
                spot=place.forecast_point,
                on=temperatures.on,
                low=temperatures.low,
                high=temperatures.high,
                felt=temperatures.felt,
                night=thresholds.night,
                day=thresholds.day,
                read_at=answer.now,
            )
            for temperatures in ahead
        ]
        felt = _counts_felt(place)
        levels = (indicated_level(ahead[n:], thresholds, felt=felt) for n in range(2))
        answer.note_levels(place.forecast_point, *levels)
        return None

    def indicated_state(
        self, sky: HeatSnapshot, area: Area, day: HeatDay, on: date
    ) -> HeatState | None:
        """The level that this day's temperatures and those after it suggest."""
        ahead = [forecast for forecast in sky.forecast_days(area, DAYS + 1) if forecast.on >= on]
        if not ahead or ahead[0].on != on:
            return None
        first = ahead[0]
        given = [
            DayTemperatures(forecast.on, forecast.low, forecast.high, forecast.felt)
            for forecast in ahead
        ]
        thresholds = sky.thresholds_of(area) or HeatThresholds(first.night, first.day)
        felt = _counts_felt(sky.place_of_area(area))
        level = indicated_level(given, thresholds, felt=felt)
        if not level.is_known:
            return None
        return HeatState(
            level,
            day,
            on,
            self.source,
            issued_at=first.read_at,
            read_at=first.read_at,
            valid_until=first.read_at + FORECAST_LASTS,
            url=SITE,
        )


def _forecast_fault(
    facts: TemperatureForecast, place: HeatPlace, ahead: list[DayTemperatures], today: date
) -> SourceSilence | None:
    """Why it cannot be believed: another place's, or one that nobody renews."""
    if not _is_close(facts.lat, place.lat, 180) or not _is_close(facts.lon, place.lon, 360):
        return SourceSilence.ELSEWHERE
    frozen = min(day.on for day in facts.days) < today - timedelta(days=1)
    return SourceSilence.STALE if frozen or not ahead or ahead[0].on != today else None


def _is_close(said: float | None, asked: float, around: float) -> bool:
    """Whether it is the grid's point next to the one that was asked about."""
    if said is None:
        return True
    apart = abs(said - asked) % around
    return min(apart, around - apart) <= NEAR


def _counts_felt(place: HeatPlace) -> bool:
    """Where no authority has thresholds, what the air feels like counts too."""
    return place.vigilance_department is None
