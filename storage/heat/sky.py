"""The chain of sources, judged from what is kept: a pure view of one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from messages.heat.level import Day, HeatState, Level, Source, Why
from storage.area import Area
from storage.heat.facts import Temperatures, Thresholds
from storage.heat.indicating import DAYS, indicate
from storage.heat.places import MAP, Place, in_season, place_of, today_in
from storage.heat.tables import Bulletin, Forecast, Override, Region, Watch

CALM_LASTS = timedelta(hours=3)
"""How long "no heat" is believed after it was last read. A warning stands until its own end."""

FORECAST_LASTS = timedelta(hours=12)


@dataclass(frozen=True)
class Sky:
    """All that is known about the heat at one moment."""

    now: datetime
    overrides: tuple[Override, ...]
    regions: Mapping[int, Region]
    watches: Mapping[tuple[Source, str], Watch]
    bulletins: Mapping[tuple[Source, str, date], Bulletin]
    forecasts: Mapping[tuple[str, date], Forecast]
    _judged: dict[tuple[int, Day], HeatState] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def place(self, area: Area) -> Place:
        return place_of(area, self.regions.get(area.id))

    def state(self, area: Area, day: Day) -> HeatState:
        """The level of an area: the organisers' word, else an official one, else an indication.

        Where an official source is in use and cannot be believed, the level is unknown: neither
        calm nor an indication takes its place. Of one moment, so an area is judged once for a day.
        """
        if (area.id, day) not in self._judged:
            self._judged[area.id, day] = self._judge(area, day)
        return self._judged[area.id, day]

    def _judge(self, area: Area, day: Day) -> HeatState:
        on = today_in(area, self.now) + timedelta(days=day is Day.TOMORROW)
        mine = self.override(area, on)
        if mine and (mine.level.hot or self._whole(mine, area, on)):
            return _set(mine, day, on)
        found = self._official(area, day, on) or self._indication(area, day, on)
        # Where no source says anything, green hides nothing, and there is an end to the heat.
        return _set(mine, day, on) if mine and found.source is Source.NOBODY else found

    def _whole(self, mine: Override, area: Area, on: date) -> bool:
        """Whether a level holds to that day's end: green for today says nothing of tomorrow."""
        return mine.ends_at >= datetime.combine(on + timedelta(days=1), time(), ZoneInfo(area.zone))

    def override(self, area: Area, on: date) -> Override | None:
        """What organisers set for the area and still holds on that day.

        The latest word counts; an unknown level is the word that sources are followed again.
        """
        if not self.overrides:
            return None
        midnight = datetime.combine(on, time(), ZoneInfo(area.zone))
        department = self.place(area).department
        held = [
            each
            for each in self.overrides
            if each.starts_at
            and each.starts_at <= self.now < each.ends_at
            and midnight < each.ends_at
            and (each.area_id == area.id or (each.department and each.department == department))
        ]
        last = max(held, key=lambda each: each.starts_at or self.now, default=None)
        return last if last and last.level.known else None

    def served(self, area: Area) -> bool:
        """Whether any service in use is asked about the area."""
        place = self.place(area)
        asked = {(Source.OPENMETEO, place.spot)}
        if place.mapped:
            asked.add((Source.VIGILANCE, MAP))
        if place.warned:
            asked.add((Source.METEOALARM, place.feed))
        return not asked.isdisjoint(self.watches)

    def overridden(self, area: Area) -> bool:
        return self.override(area, today_in(area, self.now)) is not None

    def _official(self, area: Area, day: Day, on: date) -> HeatState | None:
        """What an official source says; unknown when it should and does not; None without one."""
        place = self.place(area)
        asked = [(Source.VIGILANCE, MAP, place.department)] if place.mapped else []
        if place.warned:
            asked.append((Source.METEOALARM, place.feed, place.warned))
        watched = [(self.watches.get((source, whole)), source, at) for source, whole, at in asked]
        in_use = [(watch, source, at) for watch, source, at in watched if watch]
        kept = [self.bulletins.get((source, at, on)) for _, source, at in in_use]
        standing = [each for each in kept if each and self._stands(each)]
        # Whoever was read lately comes before whoever only said so earlier; but a warning stands
        # to its own end, and a lesser source's silence about it is no all-clear.
        last = min(standing, key=lambda each: not self._fresh(each.read_at), default=None)
        if last and not last.level.hot:
            warned = [each for each in standing[: standing.index(last)] if each.level.hot]
            last = warned[0] if warned else last
        if bulletin := last:
            return HeatState(
                bulletin.level,
                day,
                on,
                bulletin.source,
                official=True,
                issued_at=bulletin.issued_at,
                read_at=bulletin.read_at,
                valid_until=bulletin.until,
                url=bulletin.url,
            )
        if not in_use:
            return None
        return HeatState(Level.UNKNOWN, day, on, in_use[0][1], why=self._why(area, in_use[0][0]))

    def _stands(self, bulletin: Bulletin) -> bool:
        believed = bulletin.level.hot or self._fresh(bulletin.read_at)
        return self.now < bulletin.until and believed

    def _fresh(self, read_at: datetime | None) -> bool:
        return read_at is not None and self.now - read_at <= CALM_LASTS

    def _why(self, area: Area, watch: Watch) -> Why:
        if self._fresh(watch.read_at) and not watch.failures:
            return Why.NOT_YET
        return Why.SILENT if in_season(area, self.now) or watch.failures else Why.SEASON

    def days(self, area: Area, count: int = 7) -> list[Forecast]:
        """The forecast for today and the days after it, as far as it is fresh."""
        today, spot = today_in(area, self.now), self.place(area).spot
        found = [self.forecasts.get((spot, today + timedelta(days=n))) for n in range(count)]
        return [each for each in found if each and self.now - each.read_at <= FORECAST_LASTS]

    def _indication(self, area: Area, day: Day, on: date) -> HeatState:
        ahead = [each for each in self.days(area, DAYS + 1) if each.on >= on]
        if ahead and ahead[0].on == on:
            first = ahead[0]
            given = [Temperatures(each.on, each.low, each.high, each.felt) for each in ahead]
            thresholds = Thresholds(first.night, first.day)
            felt = self.place(area).mapped is None
            level = indicate(given, thresholds, felt=felt)
            if level.known:
                return HeatState(
                    level,
                    day,
                    on,
                    Source.OPENMETEO,
                    issued_at=first.read_at,
                    read_at=first.read_at,
                    valid_until=first.read_at + FORECAST_LASTS,
                    url="https://open-meteo.com",
                )
        why = Why.NOBODY if in_season(area, self.now) else Why.SEASON
        return HeatState(Level.UNKNOWN, day, on, why=why)


def _set(mine: Override, day: Day, on: date) -> HeatState:
    """A level as an organiser set it."""
    return HeatState(
        mine.level,
        day,
        on,
        Source.ORGANISER,
        issued_at=mine.starts_at,
        read_at=mine.starts_at,
        valid_until=mine.ends_at,
        set_by=mine.set_by,
    )
