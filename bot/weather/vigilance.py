"""Météo-France's vigilance map (DPVigilance v1, `cartevigilance/encours`), read for heat alone."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, ClassVar, Self
from zoneinfo import ZoneInfo

from bot.settings import Settings
from bot.weather.client import WeatherClient
from bot.weather.fetching import WeatherFetcher
from bot.weather.reading import BrokenAnswer, facts_reader, read_instant, read_whole
from messages import words
from messages.heat.levels.level import HeatLevel
from messages.model import Text
from storage.heat import (
    MAP,
    FetchPlace,
    HeatSource,
    VigilanceColour,
    VigilanceMap,
    all_departments,
)

HEAT = "6"
"""The phenomenon's id, a string; out of season it is absent, which means no heat."""

PARIS = ZoneInfo("Europe/Paris")
TERMS = ("J", "J1")
MAP_BYTES = 4_000_000
"""The most one answer may hold; a real map holds a tenth."""


class VigilanceClient(WeatherClient):
    """France's map of today and tomorrow, for operators with a key."""

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
        return await fetcher.fetch_facts(
            f"{self._url}/cartevigilance/encours",
            read_map,
            limit=MAP_BYTES,
            headers={"apikey": self._key},
        )


@facts_reader
def read_map(said: Any) -> VigilanceMap:
    """The colours of every département for the days the map speaks of.

    Coasts (four characters) and the country itself are no départements. Before six in the
    morning there is today only. A map without periods or départements is a broken import.
    """
    product = said["product"]
    colours: defaultdict[str, list[VigilanceColour]] = defaultdict(list)
    for period in product["periods"]:
        if period["echeance"] not in TERMS:
            continue
        begin = read_instant(period["begin_validity_time"])
        until = read_instant(period["end_validity_time"])
        if until <= begin:
            raise BrokenAnswer("a period that ends before it begins")
        on = begin.astimezone(PARIS).date()
        for domain in period["timelaps"]["domain_ids"]:
            if domain["domain_id"] in all_departments():
                colours[domain["domain_id"]].append(
                    VigilanceColour(on, _heat_colour(domain), until)
                )
    if not colours:
        raise BrokenAnswer("a map of nothing")
    issued_at = read_instant(product["update_time"])
    return VigilanceMap(
        issued_at, {code: tuple(vigilance_colours) for code, vigilance_colours in colours.items()}
    )


def _heat_colour(domain: Any) -> HeatLevel:
    """The département's colour for heat, whatever the colours of storms or floods."""
    found = [
        read_whole(item["phenomenon_max_color_id"], HeatLevel.NONE, HeatLevel.RED)
        for item in domain["phenomenon_items"]
        if str(item["phenomenon_id"]) == HEAT
    ]
    return HeatLevel(max(found, default=HeatLevel.NONE))
