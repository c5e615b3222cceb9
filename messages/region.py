"""The country of a time zone, as its ISO code: how numbers that are typed there may be written."""

from __future__ import annotations

from functools import cache

from babel.core import get_global

HOME = "FR"


@cache
def country_of(zone: str) -> str:
    """The country of a time zone (IANA name)."""
    usual = get_global("zone_aliases").get(zone, zone)
    return str(get_global("zone_territories").get(usual, HOME))
