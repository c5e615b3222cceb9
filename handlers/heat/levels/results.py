"""What services answered, as facts about areas: one map, list or forecast for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.heat.levels.requests import next_fetch_at
from handlers.kernel import JobContext, WeatherReadEvent
from messages.heat.levels.level import HeatLevel, HeatSource
from storage.area import Area
from storage.heat import (
    DayForecast,
    HeatPlace,
    HeatWarning,
    OfficialBulletin,
    SourceHealth,
    SourceLookup,
    SourceReading,
    SourceSilence,
    TemperatureForecast,
    VigilanceMap,
    WarningFeed,
    all_departments,
    indicated_level,
    today_in,
)
from storage.places import fold_name

OLD = timedelta(hours=18)
"""Age from which a map is no news: a new one is due every 6:00 and 16:00."""

AHEAD = timedelta(hours=1)
"""How far a service's clock may be ahead of ours."""

DAWN = time(6)
"""What ends before is the night of the day before."""

METEOALARM = "https://meteoalarm.org"
VIGILANCE = "https://vigilance.meteofrance.fr"


async def take_in_readings(
    observed: WeatherReadEvent, areas: Sequence[Area], context: JobContext
) -> None:
    """Keep every answer, and how each service fares."""
    sky = await context.store.heat.load_snapshot(context.now)
    places = [(area, sky.place_of_area(area)) for area in areas]
    rows: list[OfficialBulletin | DayForecast | SourceHealth] = []
    for finding in observed.findings:
        watch = sky.watches.get((finding.source, finding.place)) or SourceHealth(
            source=finding.source,
            place=finding.place,
            asked_at=context.now,
            next_at=context.now,
        )
        rows += await _SourceLesson(finding, watch, places, observed, context).rows()
    await context.store.heat.save_readings(*rows)


class _SourceLesson:
    """One answer, being taken in."""

    def __init__(
        self,
        finding: SourceReading,
        watch: SourceHealth,
        places: Sequence[tuple[Area, HeatPlace]],
        observed: WeatherReadEvent,
        context: JobContext,
    ) -> None:
        self._finding, self._watch, self._observed = finding, watch, observed
        self._places, self._context, self._now = places, context, context.now
        self._rows: list[OfficialBulletin | DayForecast] = []

    async def rows(self) -> list[OfficialBulletin | DayForecast | SourceHealth]:
        """What it says, and how the service fares, to be written down."""
        silence, issued_at = await self._read()
        watch = self._watch
        watch.asked_at = self._now
        if silence:
            watch.failures += 1
            watch.failing_since = watch.failing_since or self._now
        else:
            watch.read_at, watch.failures = self._now, 0
            watch.failing_since = watch.told_at = None
        watch.next_at = next_fetch_at(watch, self._now, issued_at, self._finding.retry_after)
        if self._observed.at_hand:
            watch.next_at = self._now
        return [*self._rows, watch]

    async def _read(self) -> tuple[SourceSilence | None, datetime | None]:
        match self._finding.said:
            case VigilanceMap() as said:
                return self._map(said), said.issued_at
            case WarningFeed() as said:
                return await self._feed(said), None
            case TemperatureForecast() as said:
                return self._outlook(said), None
            case SourceSilence() as silence:
                self._note_silence(silence)
                return silence, None

    def _note_silence(self, silence: SourceSilence) -> None:
        for place in self._concerned():
            self._note(place, silence=silence)

    def _concerned(self) -> Iterable[str]:
        """The places of our areas about which this service was asked."""
        found: dict[str, None] = {}
        for _, place in self._places:
            match self._finding.source:
                case HeatSource.VIGILANCE if place.vigilance_department:
                    found[place.department] = None
                case HeatSource.METEOALARM if (
                    place.warning_place and place.feed == self._finding.place
                ):
                    found[place.warning_place] = None
                case HeatSource.OPENMETEO if place.forecast_point == self._finding.place:
                    found[place.forecast_point] = None
        return found

    def _note(
        self,
        place: str,
        levels: Sequence[HeatLevel] = (HeatLevel.UNKNOWN, HeatLevel.UNKNOWN),
        silence: SourceSilence | None = None,
    ) -> None:
        lookup = SourceLookup(
            source=self._finding.source,
            place=place,
            at=self._now,
            silence=silence,
            today=levels[0],
            tomorrow=levels[1],
        )
        self._context.store.heat.record_lookup(lookup)

    def _bulletin(
        self, place: str, on: date, level: HeatLevel, issued_at: datetime, until: datetime, url: str
    ) -> None:
        self._rows.append(
            OfficialBulletin(
                source=self._finding.source,
                place=place,
                on=on,
                level=level,
                issued_at=issued_at,
                until=until,
                url=url,
                read_at=self._now,
            )
        )

    # --- vigilance

    def _map(self, said: VigilanceMap) -> SourceSilence | None:
        """A map that is old, or has nothing on one of our départements, is a failure."""
        if said.issued_at > self._now + AHEAD:
            self._note_silence(SourceSilence.BROKEN)
            return SourceSilence.BROKEN
        if self._now - said.issued_at > OLD:
            self._note_silence(SourceSilence.STALE)
            return SourceSilence.STALE
        missing: SourceSilence | None = None
        for code in self._concerned():
            colours = [each for each in said.colours.get(code, ()) if each.until > self._now]
            if not colours:
                missing = SourceSilence.STALE if code in said.colours else SourceSilence.BROKEN
                self._note(code, silence=missing)
                continue
            levels: dict[date, HeatLevel] = {}
            for each in colours:
                levels[each.on] = max(each.level, levels.get(each.on, HeatLevel.UNKNOWN))
                until = max(other.until for other in colours if other.on == each.on)
                self._bulletin(code, each.on, levels[each.on], said.issued_at, until, VIGILANCE)
            self._note(code, self._two_days(code, levels))
        return missing

    def _two_days(self, code: str, levels: dict[date, HeatLevel]) -> tuple[HeatLevel, HeatLevel]:
        area = next(area for area, place in self._places if place.department == code)
        today = today_in(area, self._now)
        tomorrow = today + timedelta(days=1)
        return levels.get(today, HeatLevel.UNKNOWN), levels.get(tomorrow, HeatLevel.UNKNOWN)

    # --- warnings

    async def _feed(self, said: WarningFeed) -> SourceSilence | None:
        """A list that is suddenly empty while a warning should stand is a failure, no all-clear."""
        warned = await self._context.store.heat.holds_warning(self._finding.place, self._now)
        if not said.total and warned:
            self._note_silence(SourceSilence.EMPTY)
            return SourceSilence.EMPTY
        done: set[str] = set()
        for area, place in self._places:
            if (
                place.feed != self._finding.place
                or not place.warning_place
                or place.warning_place in done
            ):
                continue
            done.add(place.warning_place)
            known = all_departments().get(place.department)
            name = known.name if known else await self._name(area)
            mine = [each for each in said.alerts if _warning_concerns(each, place.region, name)]
            levels = [self._day(area, place, mine, n) for n in range(2)]
            self._note(place.warning_place, levels)
        return None

    async def _name(self, area: Area) -> str:
        region = await self._context.store.heat.weather_region(area.id)
        return region.name if region else ""

    def _day(
        self, area: Area, place: HeatPlace, alerts: list[HeatWarning], ahead: int
    ) -> HeatLevel:
        """The worst warning between dawn and midnight is the day's, until the day is over."""
        on = today_in(area, self._now) + timedelta(days=ahead)
        dawn = datetime.combine(on, DAWN, ZoneInfo(area.zone))
        ends = datetime.combine(on + timedelta(days=1), time(), ZoneInfo(area.zone))
        held = [each for each in alerts if each.onset < ends and each.expires > dawn]
        worst = max(held, key=lambda each: (each.level, each.sent), default=None)
        if worst:
            level, issued_at, url = worst.level, worst.sent, worst.url or METEOALARM
        else:
            level, issued_at, url = HeatLevel.NONE, self._now, METEOALARM
        self._bulletin(place.warning_place, on, level, issued_at, ends, url)
        return level

    # --- temperatures

    def _outlook(self, said: TemperatureForecast) -> SourceSilence | None:
        found = [each for each in self._places if each[1].forecast_point == self._finding.place]
        if not found:
            return None
        area, place = found[0]
        today = today_in(area, self._now)
        ahead = [each for each in said.days if each.on >= today]
        if not ahead or ahead[0].on != today:
            self._note(place.forecast_point, silence=SourceSilence.STALE)
            return SourceSilence.STALE
        thresholds = place.heat_thresholds(self._observed.abroad)
        for each in ahead:
            self._rows.append(
                DayForecast(
                    spot=place.forecast_point,
                    on=each.on,
                    low=each.low,
                    high=each.high,
                    felt=each.felt,
                    night=thresholds.night,
                    day=thresholds.day,
                    read_at=self._now,
                )
            )
        felt = place.vigilance_department is None
        levels = [indicated_level(ahead[n:], thresholds, felt=felt) for n in range(2)]
        self._note(place.forecast_point, levels)
        return None


def _warning_concerns(alert: HeatWarning, code: str, name: str) -> bool:
    """By code or by name: countries renumber their regions."""
    return alert.code == code or (bool(name) and fold_name(alert.name) == fold_name(name))
