"""The chain of sources, judged from what is kept: a pure view of one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from messages.heat.levels.level import HeatDay, HeatLevel, HeatSource, HeatState, UnknownReason
from storage.area import Area
from storage.heat.levels.facts import HeatThresholds
from storage.heat.levels.indication import FORECAST_LASTS
from storage.heat.levels.places import HeatPlace, in_season, place_of, today_in
from storage.heat.levels.sources import SOURCES, HeatSourceRules, IndicativeRules
from storage.heat.levels.tables import (
    DayForecast,
    LevelOverride,
    OfficialBulletin,
    SourceHealth,
    WeatherRegion,
)

CALM_LASTS = timedelta(hours=3)
"""How long "no heat" is believed after it was last read. A warning stands until its own end."""


@dataclass(frozen=True)
class HeatSnapshot:
    """All that is known about the heat at one moment."""

    now: datetime
    overrides: tuple[LevelOverride, ...]
    regions: Mapping[int, WeatherRegion]
    watches: Mapping[tuple[HeatSource, str], SourceHealth]
    bulletins: Mapping[tuple[HeatSource, str, date], OfficialBulletin]
    forecasts: Mapping[tuple[str, date], DayForecast]
    thresholds: Mapping[int, HeatThresholds] = field(default_factory=dict)
    _judged: dict[tuple[int, HeatDay], HeatState] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _placed: dict[int, HeatPlace] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def place_of_area(self, area: Area) -> HeatPlace:
        if area.id not in self._placed:
            self._placed[area.id] = place_of(area, self.regions.get(area.id))
        return self._placed[area.id]

    def state_of(self, area: Area, day: HeatDay) -> HeatState:
        """The level of an area: the organisers' word, else an official one, else an indication.

        Where an official source is in use and cannot be believed, the level is unknown: neither
        calm nor an indication takes its place. Of one moment, so an area is judged once for a day.
        """
        if (area.id, day) not in self._judged:
            self._judged[area.id, day] = self._compute_state(area, day)
        return self._judged[area.id, day]

    def official_level(self, area: Area, day: HeatDay) -> HeatLevel:
        """What official sources alone say; unknown when they do not."""
        on = today_in(area, self.now) + timedelta(days=day is HeatDay.TOMORROW)
        official = self._official_state(area, day, on)
        return official.level if official else HeatLevel.UNKNOWN

    def _compute_state(self, area: Area, day: HeatDay) -> HeatState:
        on = today_in(area, self.now) + timedelta(days=day is HeatDay.TOMORROW)
        mine = self.override_on(area, on)
        official = self._official_state(area, day, on)
        if mine and self._counts(mine, official, area, on):
            return _state_of_override(mine, day, on, official)
        state = official or self._indicated_state(area, day, on)
        # Where no source says anything, green hides nothing, and there is an end to the heat.
        return (
            _state_of_override(mine, day, on, None)
            if mine and state.source is HeatSource.NOBODY
            else state
        )

    def _counts(
        self, mine: LevelOverride, official: HeatState | None, area: Area, on: date
    ) -> bool:
        """Whether an organiser's level holds: at once above, and below what two people saw."""
        said = official.level if official else HeatLevel.UNKNOWN
        if mine.level < said and said > mine.agreed_below:
            return False
        return mine.level.is_hot or self._holds_all_day(mine, area, on)

    def _holds_all_day(self, mine: LevelOverride, area: Area, on: date) -> bool:
        """Whether a level holds to that day's end: green for today says nothing of tomorrow."""
        return mine.ends_at >= datetime.combine(on + timedelta(days=1), time(), ZoneInfo(area.zone))

    def override_on(self, area: Area, on: date) -> LevelOverride | None:
        """What organisers set for the area and still holds on that day.

        The latest word counts; an unknown level is the word that sources are followed again.
        """
        if not self.overrides:
            return None
        midnight = datetime.combine(on, time(), ZoneInfo(area.zone))
        department = self.place_of_area(area).department
        held = [
            override
            for override in self.overrides
            if override.starts_at
            and override.starts_at <= self.now < override.ends_at
            and midnight < override.ends_at
            and (
                override.area_id == area.id
                or (override.department and override.department == department)
            )
        ]
        last = max(held, key=lambda override: override.starts_at or self.now, default=None)
        return last if last and last.level.is_known else None

    def is_served(self, area: Area) -> bool:
        """Whether any service in use is asked about the area."""
        return any(self._health(rules, area) for rules in SOURCES)

    def _health(self, rules: HeatSourceRules, area: Area) -> SourceHealth | None:
        """How a source fares with what it is asked about for an area; None when it is not."""
        asked = rules.asked_place(self.place_of_area(area))
        return self.watches.get((rules.source, asked.name)) if asked else None

    def is_overridden(self, area: Area) -> bool:
        return self.override_on(area, today_in(area, self.now)) is not None

    def _official_state(self, area: Area, day: HeatDay, on: date) -> HeatState | None:
        """What an official source says; unknown when it should and does not; None without one."""
        place = self.place_of_area(area)
        watched = [(self._health(rules, area), rules) for rules in SOURCES if rules.official]
        in_use = [
            (watch, rules) for watch, rules in watched if watch and rules.speaks_of_heat(watch)
        ]
        standing = [
            bulletin for _, rules in in_use if (bulletin := self._bulletin_of(rules, place, on))
        ]
        # Whoever was read lately comes before whoever only said so earlier; but a warning stands
        # to its own end, and a lesser source's silence about it is no all-clear.
        last = min(
            standing,
            key=lambda official_bulletin: not self._is_fresh(official_bulletin.read_at),
            default=None,
        )
        if last and not last.level.is_hot:
            warned = [
                official_bulletin
                for official_bulletin in standing[: standing.index(last)]
                if official_bulletin.level.is_hot
            ]
            last = warned[0] if warned else last
        if last:
            return _state_of_bulletin(last, day)
        if not in_use:
            return None
        why = self._why_unknown(area, *in_use[0])
        return HeatState(HeatLevel.UNKNOWN, day, on, in_use[0][1].source, why=why)

    def _bulletin_of(
        self, rules: HeatSourceRules, place: HeatPlace, on: date
    ) -> OfficialBulletin | None:
        """What a source says of a place: the worst of its parts, and calm only if all of them are.

        A part of which nothing is known may be as hot as any.
        """
        parts = rules.told_places(place)
        kept = [self.bulletins.get((rules.source, part, on)) for part in parts]
        standing = [bulletin for bulletin in kept if bulletin and self._still_valid(bulletin)]
        worst = max(standing, key=lambda bulletin: bulletin.level, default=None)
        if worst and (worst.level.is_hot or len(standing) == len(parts)):
            return worst
        return None

    def _still_valid(self, bulletin: OfficialBulletin) -> bool:
        calm = bulletin.level.is_known and self._is_fresh(bulletin.read_at)
        return self.now < bulletin.until and (bulletin.level.is_hot or calm)

    def _is_fresh(self, read_at: datetime | None) -> bool:
        return read_at is not None and self.now - read_at <= CALM_LASTS

    def _why_unknown(
        self, area: Area, watch: SourceHealth, rules: HeatSourceRules
    ) -> UnknownReason:
        parts = [
            self.watches.get((rules.source, part))
            for part in rules.told_places(self.place_of_area(area))
        ]
        failing = any(each.failures for each in (watch, *parts) if each)
        if self._is_fresh(watch.read_at) and not failing:
            return UnknownReason.NOT_YET
        return (
            UnknownReason.SILENT if in_season(area, self.now) or failing else UnknownReason.SEASON
        )

    def forecast_days(self, area: Area, count: int = 7) -> list[DayForecast]:
        """The forecast for today and the days after it, as far as it is fresh."""
        today, spot = today_in(area, self.now), self.place_of_area(area).forecast_point
        forecasts = [self.forecasts.get((spot, today + timedelta(days=n))) for n in range(count)]
        return [
            forecast
            for forecast in forecasts
            if forecast and self.now - forecast.read_at <= FORECAST_LASTS
        ]

    def thresholds_of(self, area: Area) -> HeatThresholds | None:
        """What temperatures there are held against: a département's, the area's own, the usual."""
        forecasts = self.forecast_days(area, 1)
        if not forecasts:
            return None
        usual = HeatThresholds(forecasts[0].night, forecasts[0].day)
        if self.place_of_area(area).vigilance_department:
            return usual
        return self.thresholds.get(area.id, usual)

    def _indicated_state(self, area: Area, day: HeatDay, on: date) -> HeatState:
        for rules in SOURCES:
            if isinstance(rules, IndicativeRules):
                state = rules.indicated_state(self, area, day, on)
                if state:
                    return state
        why = UnknownReason.NOBODY if in_season(area, self.now) else UnknownReason.SEASON
        return HeatState(HeatLevel.UNKNOWN, day, on, why=why)


def _state_of_bulletin(bulletin: OfficialBulletin, day: HeatDay) -> HeatState:
    """A level as an official source gave it."""
    return HeatState(
        bulletin.level,
        day,
        bulletin.on,
        bulletin.source,
        official=True,
        issued_at=bulletin.issued_at,
        read_at=bulletin.read_at,
        valid_until=bulletin.until,
        url=bulletin.url,
        service=bulletin.service,
    )


def _state_of_override(
    mine: LevelOverride, day: HeatDay, on: date, official: HeatState | None
) -> HeatState:
    """A level as an organiser set it, and the official one that is higher."""
    higher = official if official and official.level > mine.level else None
    return HeatState(
        mine.level,
        day,
        on,
        HeatSource.ORGANISER,
        issued_at=mine.starts_at,
        read_at=mine.starts_at,
        valid_until=mine.ends_at,
        set_by=mine.set_by,
        agreed_by=mine.confirmed_by,
        official_level=higher.level if higher else HeatLevel.UNKNOWN,
        official_source=higher.source if higher else HeatSource.NOBODY,
    )
