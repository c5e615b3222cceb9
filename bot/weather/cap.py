"""Warnings in the Common Alerting Protocol as MeteoAlarm packs them: messages, places, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from math import cos, pi, radians, sin
from typing import Any

from bot.weather.reading import BrokenAnswer, read_instant, read_list
from messages.heat.levels.level import HeatLevel
from storage.heat import WarnedRegion

HEAT = 5
"""`awareness_type` of high temperatures; its text varies, its number does not."""

LEVEL, TYPE = "awareness_level", "awareness_type"
RANK = re.compile(r"\s*(\d{1,3})\s*(?:;.*)?", re.DOTALL)
SUPERSEDING = ("Update", "Cancel")
ANYWHERE = "*"
CORNERS = 24
KM_IN_DEGREE = 111.195


@dataclass(frozen=True)
class CapAlert:
    """One message: which it is, whether it is meant, what it speaks instead of, what it says."""

    identifier: str
    status: str
    kind: str
    sent: datetime
    replaces: tuple[str, ...]
    infos: tuple[Any, ...]

    @property
    def is_actual(self) -> bool:
        """Whether it is no exercise and no test."""
        return self.status == "Actual"

    @property
    def cancels(self) -> bool:
        return self.kind == "Cancel"


def read_alert(said: Any) -> CapAlert:
    """A message, or an error: without knowing which it is it cannot be believed."""
    alert = said["alert"]
    references = str(alert.get("references") or "").split()
    identifier = str(alert["identifier"])
    return CapAlert(
        identifier,
        str(alert["status"]),
        str(alert["msgType"]),
        read_instant(alert["sent"]),
        tuple(
            earlier
            for reference in references
            if (earlier := reference.partition(",")[2].partition(",")[0]) != identifier
        )
        if alert["msgType"] in SUPERSEDING
        else (),
        tuple(read_list(alert.get("info"))),
    )


def rank_of(info: Any, name: str) -> int | None:
    """The number at the head of a parameter; None without it, an error when it has no number."""
    for each in read_list(info.get("parameter")):
        if each["valueName"] == name:
            hit = RANK.fullmatch(str(each["value"]))
            if hit is None:
                raise BrokenAnswer("no rank")
            return int(hit[1])
    return None


def heat_level_of(info: Any) -> HeatLevel:
    """The colour, above red the worst there is; only this tells it, whatever the event says."""
    rank = rank_of(info, LEVEL)
    if not rank:
        raise BrokenAnswer("no level")
    return HeatLevel(min(rank, HeatLevel.RED))


def hours_of(info: Any, sent: datetime) -> tuple[datetime, datetime]:
    """From when until when it holds."""
    onset = info.get("onset") or info.get("effective")
    return (read_instant(onset) if onset else sent), read_instant(info["expires"])


def regions_of(info: Any) -> Iterator[WarnedRegion]:
    """Everywhere it holds: each code, or the lines on the map where there is none."""
    for area in read_list(info.get("area")):
        name = str(area.get("areaDesc") or "")
        rings = tuple(chain(_polygons(area), _circles(area)))
        codes = [
            (str(code["value"]), str(code.get("valueName") or ""))
            for code in read_list(area.get("geocode"))
        ]
        for code, scheme in codes or [("", "")]:
            yield WarnedRegion(code, name, scheme, rings)


def _polygons(area: Any) -> Iterator[tuple[tuple[float, float], ...]]:
    """Rings of longitude and latitude; CAP writes latitude first."""
    for typed in read_list(area.get("polygon")):
        pairs = [each.split(",") for each in str(typed).split()]
        ring = tuple((float(lon), float(lat)) for lat, lon in pairs)
        if len(ring) < 3:
            raise BrokenAnswer("no polygon")
        yield ring


def _circles(area: Any) -> Iterator[tuple[tuple[float, float], ...]]:
    for typed in read_list(area.get("circle")):
        centre, kilometres = str(typed).split()
        lat, lon = (float(each) for each in centre.split(","))
        high = float(kilometres) / KM_IN_DEGREE
        wide = high / max(cos(radians(lat)), 0.01)
        turns = [2 * pi * n / CORNERS for n in range(CORNERS)]
        yield tuple((lon + wide * cos(turn), lat + high * sin(turn)) for turn in turns)
