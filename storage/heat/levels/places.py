"""Where an area's heat is asked about: its département, its country's warnings, a coarse point."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from storage.area import Area
from storage.heat.levels.departments import Department, all_departments, department_of
from storage.heat.levels.facts import HeatThresholds
from storage.heat.levels.tables import WeatherRegion

FRANCE = "france"
MAP = "FR"
"""The one place that a whole vigilance map is."""

FEEDS = {
    "AD": "andorra", "AT": "austria", "BA": "bosnia-herzegovina", "BE": "belgium",
    "BG": "bulgaria", "CH": "switzerland", "CY": "cyprus", "CZ": "czechia", "DE": "germany",
    "DK": "denmark", "EE": "estonia", "ES": "spain", "FI": "finland", "GB": "united-kingdom",
    "GR": "greece", "HR": "croatia", "HU": "hungary", "IE": "ireland", "IS": "iceland",
    "IT": "italy", "LT": "lithuania", "LU": "luxembourg", "LV": "latvia", "MD": "moldova",
    "ME": "montenegro", "MK": "republic-of-north-macedonia", "MT": "malta", "NL": "netherlands",
    "NO": "norway", "PL": "poland", "PT": "portugal", "RO": "romania", "RS": "serbia",
    "SE": "sweden", "SI": "slovenia", "SK": "slovakia", "UA": "ukraine",
}  # fmt: skip
"""The lists of warnings that MeteoAlarm keeps, by country; France's is known by département."""


@dataclass(frozen=True)
class HeatPlace:
    """An area as weather services know it; empty where a service does not."""

    department: str
    feed: str
    region: str
    lat: float
    lon: float
    country: str
    region_name: str = ""

    @property
    def vigilance_department(self) -> Department | None:
        """The département, when vigilance speaks of it: overseas has no such map."""
        return all_departments().get(self.department)

    @property
    def warning_place(self) -> str:
        """The place under which warnings are kept; empty while no region is chosen."""
        return f"{self.feed}:{self.region}" if self.region else ""

    @property
    def forecast_point(self) -> str:
        """The coarse point, with what decides about its thresholds."""
        return f"{self.department or self.country}@{self.lat:.1f},{self.lon:.1f}"

    def heat_thresholds(self, abroad: HeatThresholds) -> HeatThresholds:
        return self.vigilance_department.thresholds if self.vigilance_department else abroad


def place_of(area: Area, region: WeatherRegion | None = None) -> HeatPlace:
    """Where to ask about an area; its point is rounded, so that no street leaves the machine."""
    code = department_of(area.town) if area.country == "FR" else ""
    known = all_departments().get(code)
    feed, at, name = (region.feed, region.code, region.name) if region else ("", "", "")
    if known:
        feed, at, name = FRANCE, known.nuts3, known.name
    lat, lon = round(area.lat, 1) + 0.0, round(area.lon, 1) + 0.0
    return HeatPlace(code, feed, at, lat, lon, area.country, name)


def today_in(area: Area, now: datetime) -> date:
    """The area's own date."""
    return now.astimezone(ZoneInfo(area.zone)).date()


def in_season(area: Area, now: datetime) -> bool:
    """Whether services are asked about the area at this time of the year."""
    return area.facts.is_in_season(today_in(area, now))
