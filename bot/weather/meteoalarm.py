"""A country's warnings as MeteoAlarm lists them (CAP in JSON), read for heat alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from bot.weather.reading import many, moment, reader, whole
from messages.heat.level import Level
from storage.heat import Alert, Feed

HEAT = 5
"""`awareness_type` of high temperatures; its text varies, its number does not."""

RANK = re.compile(r"\s*(\d{1,3})\s*;")
SUPERSEDING = ("Update", "Cancel")
ALL = "*"


@reader
def read_feed(said: Any) -> Feed:
    """The heat warnings that count, each region once per warning.

    Only `awareness_level` tells the colour: a green all-clear still speaks of orange elsewhere.
    Exercises, cancelled and replaced warnings, and those that end before they begin, are dropped.
    """
    alerts = [each["alert"] for each in said["warnings"]]
    actual = [each for each in alerts if each["status"] == "Actual"]
    replaced = _replaced(actual)
    found: dict[Alert, None] = {}
    regions: dict[tuple[str, str], None] = {}
    for alert in actual:
        for info in many(alert.get("info")):
            here = list(_regions(info))
            regions.update(dict.fromkeys(here))
            if alert["msgType"] == "Cancel" or not _hot(info):
                continue
            gone = replaced.get(str(alert["identifier"]), set())
            for code, name in here:
                if ALL not in gone and code not in gone:
                    found.update(_warning(alert, info, code, name))
    return Feed(tuple(found), tuple(regions), len(alerts))


def _replaced(alerts: list[Any]) -> dict[str, set[str]]:
    """For each earlier warning, the regions for which a later one speaks instead."""
    replaced: defaultdict[str, set[str]] = defaultdict(set)
    for alert in alerts:
        if alert["msgType"] not in SUPERSEDING:
            continue
        codes = {code for info in many(alert.get("info")) for code, _ in _regions(info)}
        for reference in str(alert.get("references") or "").split():
            _, _, rest = reference.partition(",")
            earlier = rest.partition(",")[0]
            if earlier != str(alert["identifier"]):
                replaced[earlier] |= codes or {ALL}
    return replaced


def _regions(info: Any) -> Iterator[tuple[str, str]]:
    for area in many(info.get("area")):
        for geocode in many(area.get("geocode")):
            yield str(geocode["value"]), str(area["areaDesc"])


def _rank(info: Any, name: str) -> int | None:
    """The number at the head of a parameter; None when there is none to read."""
    for each in many(info.get("parameter")):
        if each["valueName"] == name and (found := RANK.match(str(each["value"]))):
            return int(found[1])
    return None


def _hot(info: Any) -> bool:
    return _rank(info, "awareness_type") == HEAT


def _warning(alert: Any, info: Any, code: str, name: str) -> dict[Alert, None]:
    """The warning for one region; nothing when it is green or has no length."""
    level = Level(whole(_rank(info, "awareness_level"), Level.NONE, Level.RED))
    sent = moment(alert["sent"])
    onset = _first(info.get("onset"), info.get("effective"), sent)
    expires = moment(info["expires"])
    if not level.hot or expires <= onset:
        return {}
    url = str(info.get("web") or "")
    safe = url if url.startswith(("https://", "http://")) else ""
    return {Alert(code, name, level, onset, expires, sent, safe): None}


def _first(*said: Any) -> datetime:
    given = next(each for each in said if each)
    return given if isinstance(given, datetime) else moment(given)
