"""The summer's weather as data: how hot it is, what services say of it when, what people set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.heat.levels.services import WeatherServices
from messages.heat.levels.level import HeatLevel, HeatSource, SourceSilence
from storage.heat import (
    DayTemperatures,
    FetchPlace,
    HeatWarning,
    SourceFacts,
    TemperatureForecast,
    VigilanceColour,
    VigilanceMap,
    WarningFeed,
    WeatherSilent,
    all_departments,
)

YEAR = 2026
PARIS, REUNION, AZORES = map(ZoneInfo, ("Europe/Paris", "Indian/Reunion", "Atlantic/Azores"))
NONE, YELLOW, ORANGE, RED, UNKNOWN = (
    HeatLevel.NONE, HeatLevel.YELLOW, HeatLevel.ORANGE, HeatLevel.RED, HeatLevel.UNKNOWN,
)  # fmt: skip
AZORES_CODE, AZORES_NAME = "PT100", "Açores"


def day(month: int, number: int) -> date:
    return date(YEAR, month, number)


def moment(zone: ZoneInfo, month: int, number: int, hour: int, minute: int = 0) -> datetime:
    return datetime(YEAR, month, number, hour, minute, tzinfo=zone)


def row(first: date, levels: str) -> dict[date, HeatLevel]:
    """Consecutive days from a line of colours: y, o, r, or . for none."""
    colours = {"y": YELLOW, "o": ORANGE, "r": RED, ".": NONE}
    return {first + timedelta(days=n): colours[each] for n, each in enumerate(levels)}


TRUTH: dict[str, dict[date, HeatLevel]] = {
    "75": {**row(day(6, 16), "yoy"), **row(day(7, 8), "orroy"), **row(day(8, 10), "ooo")},
    "69": {**row(day(6, 16), "yo"), **row(day(7, 8), "orro"), **row(day(8, 10), "oor")},
    "34": {**row(day(6, 17), "y"), **row(day(7, 9), "oo"), **row(day(8, 11), "o"),
           **row(day(9, 4), "yry")},
    AZORES_CODE: {**row(day(7, 9), "yoy"), **row(day(8, 12), "ooo")},
}  # fmt: skip
"""The heat of every place that a service speaks of, by département or region; the rest is mild."""

OVERSEAS_HOT = (day(8, 11), day(8, 12), day(8, 13))
INDICATED = row(OVERSEAS_HOT[0], "oyy")
"""Three hot days in Réunion, where no service warns: means over three days suggest this."""

SEASON = day(5, 15), day(9, 30)


@dataclass(frozen=True)
class Mistake:
    """Between two moments a service says something else about a place's day."""

    place: str
    on: date
    said: HeatLevel
    since: datetime
    until: datetime

    def holds(self, place: str, on: date, now: datetime) -> bool:
        return (place, on) == (self.place, self.on) and self.since <= now < self.until


def _mistakes(
    place: str, said: HeatLevel, since: datetime, until: datetime, *days: date
) -> list[Mistake]:
    return [Mistake(place, each, said, since, until) for each in days]


MISTAKES = (
    # A false green in the middle of the worst, put right an hour later; and one at dawn.
    *_mistakes(
        "69", NONE, moment(PARIS, 7, 11, 16), moment(PARIS, 7, 11, 17), day(7, 11), day(7, 12)
    ),
    *_mistakes("75", NONE, moment(PARIS, 7, 9, 6), moment(PARIS, 7, 9, 8), day(7, 9), day(7, 10)),
    # The worst day of September was announced as orange, and is red from six on.
    Mistake("34", day(9, 5), ORANGE, moment(PARIS, 9, 4, 6), moment(PARIS, 9, 5, 6)),
)

STALE = moment(PARIS, 8, 11, 0), moment(PARIS, 8, 12, 0)
"""For a day the map is that of the tenth; the other service warns in its place."""

SILENT = moment(AZORES, 8, 12, 23, 10), moment(AZORES, 8, 13, 23, 10)
"""For a day nobody warns the Azores."""

NO_DATABASE = moment(PARIS, 8, 12, 9, 40), moment(PARIS, 8, 12, 10, 40)
"""An hour in which thanks and questions are due."""


@dataclass(frozen=True)
class Order:
    """What an organiser types, when: where no service speaks, people do."""

    area: str
    at: datetime
    level: HeatLevel

    @property
    def words(self) -> str:
        return f"/canicule {self.level.key_word}"

    def holds(self, area: str, on: date, now: datetime) -> bool:
        """Whether it counts at a moment, for a day that begins before its end."""
        ends = self.at + timedelta(hours=24 if self.level is NONE else 72)
        begins = datetime.combine(on, time(), self.at.tzinfo)
        return area == self.area and self.at <= now < ends and begins < ends


ORDERS = (
    Order("Bas de la Rivière", moment(REUNION, 7, 9, 15, 7), ORANGE),
    Order("Bas de la Rivière", moment(REUNION, 7, 11, 8, 3), NONE),
    # The clocks go back in the night of the twenty-fifth.
    Order("Belleville", moment(PARIS, 10, 24, 15, 11), ORANGE),
    Order("Belleville", moment(PARIS, 10, 27, 8, 4), NONE),
)
"""No source speaks in October, and none of Réunion: organisers do."""


def published(place: str, on: date, now: datetime) -> HeatLevel:
    """What the service that speaks of a place says about a day, at a moment."""
    wrong = next((each for each in MISTAKES if each.holds(place, on, now)), None)
    return wrong.said if wrong else TRUTH[place].get(on, NONE)


def issued(now: datetime) -> datetime:
    """When the map that is shown at a moment was issued: at six, at sixteen, or to correct one."""
    if STALE[0] <= now < STALE[1]:
        now = STALE[0]
    today = now.astimezone(PARIS).date()
    due = [
        datetime.combine(today - timedelta(days=n), hour, PARIS)
        for n in (0, 1)
        for hour in (time(6), time(16))
    ]
    corrected = [each.until for each in MISTAKES]
    return max(each for each in (*due, *corrected) if each <= now)


def mapped(issued_at: datetime) -> list[date]:
    """The days a map speaks of."""
    today = issued_at.astimezone(PARIS).date()
    return [today, today + timedelta(days=1)]


@dataclass
class Weather(WeatherServices):
    """Every weather service, answering by the summer's own clock."""

    now: Callable[[], datetime]
    at_hand: bool = False
    sources = frozenset((HeatSource.VIGILANCE, HeatSource.METEOALARM, HeatSource.OPENMETEO))
    asked: int = 0

    async def fetch(self, source: HeatSource, place: FetchPlace) -> SourceFacts:
        self.asked += 1
        tells: dict[HeatSource, Callable[[], SourceFacts]] = {
            HeatSource.VIGILANCE: self._map,
            HeatSource.METEOALARM: lambda: self._warnings(place.name),
            HeatSource.OPENMETEO: lambda: self._outlook(place.lat),
        }
        return tells[source]()

    def _map(self) -> VigilanceMap:
        """The map; a day of August it is yesterday's, over and over."""
        issued_at = issued(self.now())
        days = mapped(issued_at)
        colours = {
            code: tuple(
                VigilanceColour(
                    on, published(code, on, issued_at) if code in TRUTH else NONE, _end(on, PARIS)
                )
                for on in days
            )
            for code in all_departments()
        }
        return VigilanceMap(issued_at, colours)

    def _warnings(self, feed: str) -> WarningFeed:
        now = self.now()
        if feed == "portugal":
            if SILENT[0] <= now < SILENT[1]:
                raise WeatherSilent(SourceSilence.REFUSED)
            alerts = _alerts(AZORES_CODE, AZORES_CODE, AZORES_NAME, now, AZORES)
            return WarningFeed(tuple(alerts), ((AZORES_CODE, AZORES_NAME),), 1, (now,))
        known = [all_departments()[code] for code in ("75", "69", "34")]
        warned = [_alerts(each.code, each.nuts3, each.name, now, PARIS) for each in known]
        return WarningFeed(
            tuple(alert for each in warned for alert in each),
            tuple((each.nuts3, each.name) for each in known),
            1,
            (now,),
        )

    def _outlook(self, lat: float) -> TemperatureForecast:
        """Mild everywhere, but for three days of Réunion's."""
        today = self.now().astimezone(REUNION).date()
        overseas = lat < 0
        return TemperatureForecast(
            tuple(
                DayTemperatures(
                    on, *((26.0, 37.0) if overseas and on in OVERSEAS_HOT else (16.0, 27.0))
                )
                for on in (today + timedelta(days=n) for n in range(-1, 8))
            )
        )


def _alerts(place: str, code: str, name: str, now: datetime, zone: ZoneInfo) -> list[HeatWarning]:
    today = now.astimezone(zone).date()
    return [
        HeatWarning(
            code,
            name,
            level,
            datetime.combine(on, time(), zone),
            _end(on, zone),
            now,
            "https://example.org/heat",
        )
        for on in (today, today + timedelta(days=1))
        if (level := published(place, on, now)).is_hot
    ]


def _end(on: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(on + timedelta(days=1), time(), zone)
