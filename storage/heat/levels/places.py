"""Where an area's heat is asked about: its départements, its country's warnings, a coarse point."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from storage.area import Area
from storage.heat.levels.departments import Department, all_departments, department_of
from storage.heat.levels.facts import HeatThresholds
from storage.heat.levels.outlines import AreaShape, outline_of
from storage.heat.levels.regions import (
    departments_touched,
    is_outlined,
    names_listed,
    region_name,
    regions_coded,
    regions_touched,
)
from storage.heat.levels.tables import WeatherRegion
from storage.places import fold_name

FRANCE = "france"
MAP = "FR"
"""The one place that a whole vigilance map is."""

POLYNESIA = "polynesie"
POLYNESIAN = "987"
"""French Polynesia, which has a vigilance map of its own, and its code."""

NUTS3 = "NUTS3"

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
    """An area as weather services know it; empty where a service does not.

    `departments` are those of metropolitan France that it reaches into, its own first;
    `regions`, the warning regions of its country; `chosen`, the code an organiser chose.
    """

    area_id: int
    country: str
    department: str
    departments: tuple[str, ...]
    feed: str
    regions: tuple[str, ...]
    chosen: str
    names: tuple[str, ...]
    outline: AreaShape

    @property
    def lat(self) -> float:
        """Rounded, so that no street leaves the machine."""
        return round(self.outline.lat, 1) + 0.0

    @property
    def lon(self) -> float:
        return round(self.outline.lon, 1) + 0.0

    @property
    def vigilance_department(self) -> Department | None:
        """The département whose thresholds hold; overseas has none."""
        return all_departments().get(self.departments[0]) if self.departments else None

    @property
    def is_placed(self) -> bool:
        """Whether it is known under which regions its country's warnings speak of it."""
        return bool(self.regions or self.chosen)

    @property
    def warning_place(self) -> str:
        """The key under which the area's warnings are kept."""
        return f"{self.feed}:{self.area_id}" if self.feed else ""

    @property
    def forecast_point(self) -> str:
        """The coarse point, with what decides about its thresholds."""
        first = self.departments[0] if self.departments else self.department
        return f"{first or self.country}@{self.lat:.1f},{self.lon:.1f}"

    def heat_thresholds(self, abroad: HeatThresholds) -> HeatThresholds:
        return self.vigilance_department.thresholds if self.vigilance_department else abroad


def place_of(area: Area, region: WeatherRegion | None = None) -> HeatPlace:
    """Where to ask about an area: all the regions and départements that it reaches into."""
    outline, code = outline_of(area), own_department(area)
    departments = _departments(area, code, outline)
    feed = FEEDS.get(area.country, "")
    if area.country == "FR":
        feed = FRANCE if departments else ""
        regions = _french_regions(departments, outline)
        names = [all_departments()[each].name for each in departments]
    else:
        regions = regions_touched(outline, area.country) if feed else ()
        names = [region_name(each) for each in regions]
    chosen = region if region and region.feed == feed else None
    return HeatPlace(
        area.id,
        area.country,
        code,
        departments,
        feed,
        regions,
        chosen.code if chosen else "",
        tuple(dict.fromkeys([*names, *([chosen.name] if chosen else [])])),
        outline,
    )


def own_department(area: Area) -> str:
    """By its town, or by the territory that it names as its country; nothing abroad.

    Only what organisers say of this one holds for the area, as only then its own have a say.
    """
    return department_of(area.town) if area.country == "FR" else area.facts.towns


def _departments(area: Area, code: str, outline: AreaShape) -> tuple[str, ...]:
    """The town's own first; what the outline says is left out where it contradicts the town."""
    if area.country != "FR" or (code and code not in all_departments()):
        return ()
    touched = [each for each in departments_touched(outline) if each in all_departments()]
    if code and code not in touched:
        return (code,)
    return tuple(sorted(touched, key=lambda each: (each != code, each)))


def _french_regions(departments: tuple[str, ...], outline: AreaShape) -> tuple[str, ...]:
    """Départements' regions, and a wider one in which the centre lies with one of them."""
    own = [
        region
        for each in departments
        for region in regions_coded(NUTS3, all_departments()[each].nuts3)
    ]
    around = regions_touched(outline.widened(0), "FR") if own else ()
    return tuple(dict.fromkeys([*own, *(around if set(own) & set(around) else ())]))


@cache
def region_names(country: str) -> frozenset[str]:
    """The names under which warnings speak of regions of the country, folded."""
    known = [each.name for each in all_departments().values()] if country == "FR" else []
    return frozenset(fold_name(each) for each in (*names_listed(country), *known))


def names_regions(country: str) -> bool:
    """Whether organisers there choose the region by its name, for want of outlines."""
    return country != "FR" and country in FEEDS and not is_outlined(country)


def today_in(area: Area, now: datetime) -> date:
    """The area's own date."""
    return now.astimezone(ZoneInfo(area.zone)).date()


def in_season(area: Area, now: datetime) -> bool:
    """Whether services are asked about the area at this time of the year, as its country says."""
    return area.facts.is_in_season(today_in(area, now))
