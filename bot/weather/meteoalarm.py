"""A country's warnings as MeteoAlarm lists them (CAP in JSON), read for heat alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any, ClassVar, Self

from bot.settings import Settings
from bot.weather.client import WeatherClient
from bot.weather.fetching import WeatherFetcher
from bot.weather.reading import facts_reader, read_instant, read_list, read_whole
from messages.heat.levels.level import HeatLevel
from storage.heat import FRANCE, FetchPlace, HeatSource, HeatWarning, WarningFeed

HEAT = 5
"""`awareness_type` of high temperatures; its text varies, its number does not."""

RANK = re.compile(r"\s*(\d{1,3})\s*;")
SUPERSEDING = ("Update", "Cancel")
ALL = "*"
FEED_BYTES = 24_000_000
"""The most one answer may hold; a real list holds a twentieth."""

FEED_EVERY = 1800.0
"""Seconds for which a list of warnings is not asked again."""


class MeteoAlarmClient(WeatherClient):
    """A country's warnings; no key is needed."""

    source: ClassVar[HeatSource] = HeatSource.METEOALARM
    known_place: ClassVar[FetchPlace] = FetchPlace(FRANCE)

    def __init__(self, url: str, every: float = FEED_EVERY) -> None:
        self._url, self._every = url, every

    @classmethod
    def from_settings(cls, settings: Settings) -> Self | None:
        return cls(settings.heat_meteoalarm_url) if settings.heat_meteoalarm_url else None

    async def fetch_said(self, place: FetchPlace, fetcher: WeatherFetcher) -> WarningFeed:
        """The list that bears the place's name, asked at most every half hour."""
        return await fetcher.fetch_facts(
            f"{self._url}/feeds-{place.name}", read_feed, limit=FEED_BYTES, every=self._every
        )


@facts_reader
def read_feed(said: Any) -> WarningFeed:
    """The heat warnings that count, each region once per warning.

    Only `awareness_level` tells the colour: a green all-clear still speaks of orange elsewhere.
    Exercises, cancelled and replaced warnings, and those that end before they begin, are dropped.
    """
    alerts = [each["alert"] for each in said["warnings"]]
    actual = [each for each in alerts if each["status"] == "Actual"]
    replaced = _replaced_regions(actual)
    found: dict[HeatWarning, None] = {}
    regions: dict[tuple[str, str], None] = {}
    for alert in actual:
        for info in read_list(alert.get("info")):
            here = list(_regions_of(info))
            regions.update(dict.fromkeys(here))
            if alert["msgType"] == "Cancel" or not _is_heat(info):
                continue
            gone = replaced.get(str(alert["identifier"]), set())
            for code, name in here:
                if ALL not in gone and code not in gone:
                    found.update(_heat_warning(alert, info, code, name))
    return WarningFeed(tuple(found), tuple(regions), len(alerts))


def _replaced_regions(alerts: list[Any]) -> dict[str, set[str]]:
    """For each earlier warning, the regions for which a later one speaks instead."""
    replaced: defaultdict[str, set[str]] = defaultdict(set)
    for alert in alerts:
        if alert["msgType"] not in SUPERSEDING:
            continue
        codes = {code for info in read_list(alert.get("info")) for code, _ in _regions_of(info)}
        for reference in str(alert.get("references") or "").split():
            _, _, rest = reference.partition(",")
            earlier = rest.partition(",")[0]
            if earlier != str(alert["identifier"]):
                replaced[earlier] |= codes or {ALL}
    return replaced


def _regions_of(info: Any) -> Iterator[tuple[str, str]]:
    for area in read_list(info.get("area")):
        for geocode in read_list(area.get("geocode")):
            yield str(geocode["value"]), str(area["areaDesc"])


def _parameter_rank(info: Any, name: str) -> int | None:
    """The number at the head of a parameter; None when there is none to read."""
    for each in read_list(info.get("parameter")):
        if each["valueName"] == name and (hit := RANK.match(str(each["value"]))):
            return int(hit[1])
    return None


def _is_heat(info: Any) -> bool:
    return _parameter_rank(info, "awareness_type") == HEAT


def _heat_warning(alert: Any, info: Any, code: str, name: str) -> dict[HeatWarning, None]:
    """The warning for one region; nothing when it is green or has no length."""
    level = HeatLevel(
        read_whole(_parameter_rank(info, "awareness_level"), HeatLevel.NONE, HeatLevel.RED)
    )
    sent = read_instant(alert["sent"])
    onset = _first_said(info.get("onset"), info.get("effective"), sent)
    expires = read_instant(info["expires"])
    if not level.is_hot or expires <= onset:
        return {}
    url = str(info.get("web") or "")
    safe = url if url.startswith(("https://", "http://")) else ""
    return {HeatWarning(code, name, level, onset, expires, sent, safe): None}


def _first_said(*said: Any) -> datetime:
    given = next(each for each in said if each)
    return given if isinstance(given, datetime) else read_instant(given)
