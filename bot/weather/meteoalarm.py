"""A country's warnings as MeteoAlarm lists them (CAP in JSON), read for heat alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any, ClassVar, Self

from bot.settings import Settings
from bot.weather.cap import (
    ANYWHERE,
    HEAT,
    TYPE,
    CapAlert,
    heat_level_of,
    hours_of,
    rank_of,
    read_alert,
    regions_of,
)
from bot.weather.client import WeatherClient
from bot.weather.fetching import WeatherFetcher
from bot.weather.reading import FAULTS, BrokenAnswer, facts_reader, read_rows
from storage.heat import FRANCE, FetchPlace, HeatSource, HeatWarning, WarnedRegion, WarningFeed

FEED_BYTES = 24_000_000
"""The most one answer may hold; a real list holds a twentieth."""

FEED_EVERY = 240.0
"""Seconds for which a list of warnings is not asked again, whoever wants it."""


class MeteoAlarmClient(WeatherClient):
    """A country's warnings; no key is needed."""

    source: ClassVar[HeatSource] = HeatSource.METEOALARM
    known_place: ClassVar[FetchPlace] = FetchPlace(FRANCE)

    def __init__(self, url: str, every: float | None = None) -> None:
        self._url, self._every = url, FEED_EVERY if every is None else every

    @classmethod
    def from_settings(cls, settings: Settings) -> Self | None:
        return cls(settings.heat_meteoalarm_url) if settings.heat_meteoalarm_url else None

    async def fetch_said(self, place: FetchPlace, fetcher: WeatherFetcher) -> WarningFeed:
        """The list that bears the place's name, sent again only when it has changed."""
        return await fetcher.fetch_facts(
            f"{self._url}/feeds-{place.name}", read_feed, limit=FEED_BYTES, every=self._every
        )


@dataclass
class _Reading:
    """What is found in a list, each thing once and in order."""

    warnings: dict[HeatWarning, None] = field(default_factory=dict)
    regions: dict[tuple[str, str], None] = field(default_factory=dict)
    schemes: dict[tuple[str, str], None] = field(default_factory=dict)
    in_force: dict[tuple[datetime, datetime], None] = field(default_factory=dict)
    unread: dict[WarnedRegion, None] = field(default_factory=dict)
    services: Counter[str] = field(default_factory=Counter)
    unread_anywhere: bool = False
    sound: int = 0


@facts_reader
def read_feed(said: Any) -> WarningFeed:
    """The heat warnings that count, each region once per warning.

    Only `awareness_level` tells the colour: a green all-clear still speaks of orange elsewhere.
    Exercises, cancelled and replaced warnings, and those that end before they begin, are dropped.
    What cannot be read leaves its region unknown, or all of them when it does not even say which.
    """
    entries = read_rows(said["warnings"])
    reading, alerts = _Reading(), list[CapAlert]()
    for entry in entries:
        try:
            alerts.append(read_alert(entry))
        except FAULTS:
            reading.unread_anywhere = True
    actual = [alert for alert in alerts if alert.is_actual]
    replaced = _replaced_regions(actual)
    for alert in actual:
        gone = replaced.get(alert.identifier, frozenset())
        read = [_read_info(info, alert, gone, reading) for info in alert.infos]
        says_nothing = not (read or alert.cancels or ANYWHERE in gone)
        reading.unread_anywhere |= says_nothing
        reading.sound += all(read) and not says_nothing
    reading.sound += len(alerts) - len(actual)
    if entries and not reading.sound:
        raise BrokenAnswer("a list of nothing that can be read")
    return _feed_of(reading, alerts, len(entries))


def _feed_of(reading: _Reading, alerts: list[CapAlert], total: int) -> WarningFeed:
    listed = "\n".join(sorted(f"{each.identifier} {each.sent.isoformat()}" for each in alerts))
    usual = reading.services.most_common(1)
    return WarningFeed(
        tuple(reading.warnings),
        tuple(reading.regions),
        total,
        tuple(sorted({alert.sent for alert in alerts})),
        tuple(reading.in_force),
        tuple(reading.unread),
        reading.unread_anywhere,
        usual[0][0] if usual else "",
        tuple(reading.schemes),
        sha256(listed.encode()).hexdigest()[:16],
    )


def _replaced_regions(alerts: Iterable[CapAlert]) -> dict[str, frozenset[str]]:
    """For each earlier warning, the regions for which a later one speaks instead."""
    replaced: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for alert in alerts:
        if not alert.replaces:
            continue
        try:
            codes = {each.code for info in alert.infos for each in regions_of(info)} - {""}
        except FAULTS:
            continue
        for earlier in alert.replaces:
            replaced[earlier] |= codes or {ANYWHERE}
    return replaced


def _read_info(info: Any, alert: CapAlert, gone: frozenset[str], reading: _Reading) -> bool:
    """Take in what one text of a message says; whether all that matters could be read."""
    try:
        where = list(regions_of(info))
    except FAULTS:
        where = []
    reading.regions.update(dict.fromkeys((each.code, each.name) for each in where if each.code))
    reading.schemes.update(dict.fromkeys((each.scheme, each.code) for each in where if each.code))
    try:
        service = str(info.get("senderName") or "").strip()
        reading.services.update([service] if service else [])
        if not alert.cancels and ANYWHERE not in gone:
            _note_force(info, alert, reading)
            _take_in_heat(info, alert, gone, where, service, reading)
    except FAULTS:
        there = [each for each in where if each.code not in gone or not each.code]
        reading.unread.update(dict.fromkeys(there))
        reading.unread_anywhere |= not where
        return False
    return True


def _note_force(info: Any, alert: CapAlert, reading: _Reading) -> None:
    """When it is in force, if it is above green, whatever it warns of."""
    try:
        if heat_level_of(info).is_hot:
            reading.in_force[hours_of(info, alert.sent)] = None
    except FAULTS:
        pass


def _take_in_heat(
    info: Any,
    alert: CapAlert,
    gone: frozenset[str],
    where: list[WarnedRegion],
    service: str,
    reading: _Reading,
) -> None:
    """The warning for each region; nothing when it is not about heat, green, or has no length.

    One that does not say what it warns of may warn of heat.
    """
    kind = rank_of(info, TYPE)
    if kind not in (HEAT, None):
        return
    level = heat_level_of(info)
    if not level.is_hot:
        return
    onset, expires = hours_of(info, alert.sent)
    if expires <= onset:
        return
    if kind is None:
        raise BrokenAnswer("a warning of nobody knows what")
    if not where:
        raise BrokenAnswer("a warning for nowhere")
    url = str(info.get("web") or "")
    safe = url if url.startswith(("https://", "http://")) else ""
    for each in where:
        if each.code and each.code in gone:
            continue
        warning = HeatWarning(
            each.code, each.name, level, onset, expires, alert.sent, safe, each.scheme, each.rings,
            service[:80],
        )  # fmt: skip
        reading.warnings[warning] = None
