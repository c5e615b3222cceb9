"""Météo-France's vigilance maps (DPVigilance v1, `cartevigilance/encours`), read for heat alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any, ClassVar, Self
from zoneinfo import ZoneInfo

from bot.settings import Settings
from bot.weather.client import WeatherClient
from bot.weather.fetching import WeatherFetcher
from bot.weather.reading import (
    FAULTS,
    BrokenAnswer,
    facts_reader,
    read_instant,
    read_rows,
    read_whole,
)
from messages import words
from messages.heat.levels.level import HeatLevel
from messages.model import Text
from storage.heat import (
    MAP,
    POLYNESIA,
    POLYNESIAN,
    FetchPlace,
    HeatSource,
    VigilanceColour,
    VigilanceMap,
    all_departments,
)

HEAT = "6"
"""The phenomenon's id, a string; out of season it is absent, which means no heat."""

PARIS, TAHITI = ZoneInfo("Europe/Paris"), ZoneInfo("Pacific/Tahiti")
ISLANDS = re.compile(rf"(VIGI)?{POLYNESIAN}(-.*)?")
"""All of Polynesia's zones: their limits are published nowhere, so the worst of them counts."""

TERMS = ("J", "J1")
MAP_LASTS = timedelta(hours=24)
"""How long a map holds that does not say."""

MAP_BYTES = 4_000_000
"""The most one answer may hold; a real map holds a tenth."""

MapPart = tuple[str, VigilanceColour]
"""A département by its code, and its colour on one day."""


class VigilanceClient(WeatherClient):
    """France's maps of today and tomorrow, for operators with a key."""

    source: ClassVar[HeatSource] = HeatSource.VIGILANCE
    known_place: ClassVar[FetchPlace] = FetchPlace(MAP)

    def __init__(self, url: str, key: str) -> None:
        self._url, self._key = url, key

    @classmethod
    def from_settings(cls, settings: Settings) -> Self | None:
        url, key = settings.heat_vigilance_url, settings.heat_vigilance_key
        return cls(url, key) if url and key else None

    @classmethod
    def switched_off_words(cls, settings: Settings) -> Text | None:
        return None if settings.heat_vigilance_key else words.check_heat_no_key()

    async def fetch_said(self, place: FetchPlace, fetcher: WeatherFetcher) -> VigilanceMap:
        """The whole map; the key goes in a header and is never part of an address."""
        base = f"{self._url}/{POLYNESIA}" if place.name == POLYNESIA else self._url
        return await fetcher.fetch_facts(
            f"{base}/cartevigilance/encours",
            read_map,
            limit=MAP_BYTES,
            headers={"apikey": self._key},
        )


@facts_reader
def read_map(said: Any) -> VigilanceMap:
    """The colours of every département for the days the map speaks of.

    Coasts (four characters) and the country itself are no départements. Before six in the
    morning there is today only. A colour that cannot be read is unknown, and no other is for that;
    a map of which none can be is a broken import.
    """
    product = said.get("product", said)
    issued_at = read_instant(product["update_time"])
    parts = list(_map_parts(product, issued_at))
    if all(colour.level is HeatLevel.UNKNOWN for _, colour in parts):
        raise BrokenAnswer("a map of nothing")
    colours: defaultdict[str, list[VigilanceColour]] = defaultdict(list)
    for code, colour in parts:
        colours[code].append(colour)
    return VigilanceMap(
        issued_at,
        {code: tuple(each) for code, each in colours.items()},
        any(_follows_heat(domain) for domain in _all_domains(product)),
    )


def _map_parts(product: Any, issued_at: datetime) -> Iterator[MapPart]:
    """What can be read; a period that cannot leaves out its day, and only that."""
    if "periods" not in product:
        yield from _islands_of(product, issued_at)
        return
    for period in read_rows(product["periods"]):
        try:
            yield from list(_colours_of(period))
        except FAULTS:
            continue


def _colours_of(period: Any) -> Iterator[MapPart]:
    if period["echeance"] not in TERMS:
        return
    begin = read_instant(period["begin_validity_time"])
    until = read_instant(period["end_validity_time"])
    if until <= begin:
        raise BrokenAnswer("a period that ends before it begins")
    for domain in read_rows(period["timelaps"]["domain_ids"]):
        code = _department_of(domain)
        zone = TAHITI if code == POLYNESIAN else PARIS
        if code:
            yield code, VigilanceColour(begin.astimezone(zone).date(), _heat_colour(domain), until)


def _islands_of(product: Any, issued_at: datetime) -> Iterator[MapPart]:
    """Polynesia's map has one period, for all the days that it touches."""
    begin = read_instant(product.get("begin_validity_time") or issued_at.isoformat())
    ends = product.get("end_validity_time")
    until = read_instant(ends) if ends else begin + MAP_LASTS
    days = list(_days_between(begin.astimezone(TAHITI), until.astimezone(TAHITI)))
    for domain in read_rows(product["timelaps"]["domain_ids"]):
        if _department_of(domain) == POLYNESIAN:
            colour = _heat_colour(domain)
            yield from ((POLYNESIAN, VigilanceColour(day, colour, until)) for day in days)


def _days_between(begin: datetime, until: datetime) -> Iterator[date]:
    count = (until - timedelta(seconds=1)).date() - begin.date()
    yield from (begin.date() + timedelta(days=n) for n in range(min(count.days, 7) + 1))


def _all_domains(product: Any) -> Iterable[Any]:
    for part in [product, *(product.get("periods") or ())]:
        try:
            yield from read_rows(part["timelaps"]["domain_ids"])
        except FAULTS:
            continue


def _department_of(domain: Any) -> str:
    """The département's code; empty for coasts, for the whole country, and for what has none."""
    code = domain.get("domain_id") if isinstance(domain, dict) else None
    if not isinstance(code, str):
        return ""
    if ISLANDS.fullmatch(code):
        return POLYNESIAN
    return code if code in all_departments() else ""


def _heat_items(domain: Any) -> list[Any]:
    items = read_rows(domain["phenomenon_items"])
    return [item for item in items if str(item["phenomenon_id"]) == HEAT]


def _follows_heat(domain: Any) -> bool:
    try:
        return bool(_heat_items(domain))
    except FAULTS:
        return False


def _heat_colour(domain: Any) -> HeatLevel:
    """The département's colour for heat, whatever the colours of storms or floods.

    A colour above red is the worst there is; one that cannot be read is unknown, which only a
    warning beside it outweighs.
    """
    try:
        items = _heat_items(domain)
    except FAULTS:
        return HeatLevel.UNKNOWN
    found = [_colour_of(item) for item in items]
    worst = max(found, default=HeatLevel.NONE)
    return worst if worst.is_hot or HeatLevel.UNKNOWN not in found else HeatLevel.UNKNOWN


def _colour_of(item: Any) -> HeatLevel:
    try:
        colour = read_whole(item["phenomenon_max_color_id"], HeatLevel.NONE)
    except FAULTS:
        return HeatLevel.UNKNOWN
    return HeatLevel(min(colour, HeatLevel.RED))
