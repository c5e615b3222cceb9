"""Météo-France's vigilance map (DPVigilance v1, `cartevigilance/encours`), read for heat alone."""

from __future__ import annotations

from collections import defaultdict
from typing import Any
from zoneinfo import ZoneInfo

from bot.weather.reading import Broken, moment, reader, whole
from messages.heat.level import Level
from storage.heat import Colour, Map, departments

HEAT = "6"
"""The phenomenon's id, a string; out of season it is absent, which means no heat."""

PARIS = ZoneInfo("Europe/Paris")
TERMS = ("J", "J1")


@reader
def read_map(said: Any) -> Map:
    """The colours of every département for the days the map speaks of.

    Coasts (four characters) and the country itself are no départements. Before six in the
    morning there is today only. A map without periods or départements is a broken import.
    """
    product = said["product"]
    colours: defaultdict[str, list[Colour]] = defaultdict(list)
    for period in product["periods"]:
        if period["echeance"] not in TERMS:
            continue
        begin = moment(period["begin_validity_time"])
        until = moment(period["end_validity_time"])
        if until <= begin:
            raise Broken("a period that ends before it begins")
        on = begin.astimezone(PARIS).date()
        for domain in period["timelaps"]["domain_ids"]:
            if domain["domain_id"] in departments():
                colours[domain["domain_id"]].append(Colour(on, _heat(domain), until))
    if not colours:
        raise Broken("a map of nothing")
    issued_at = moment(product["update_time"])
    return Map(issued_at, {code: tuple(each) for code, each in colours.items()})


def _heat(domain: Any) -> Level:
    """The département's colour for heat, whatever the colours of storms or floods."""
    found = [
        whole(item["phenomenon_max_color_id"], Level.NONE, Level.RED)
        for item in domain["phenomenon_items"]
        if str(item["phenomenon_id"]) == HEAT
    ]
    return Level(max(found, default=Level.NONE))
