"""The country in which somebody reads, as its ISO code: what is dialled and called there."""

from __future__ import annotations

from babel.core import get_global

HOME = "FR"


def country_of(zone: str) -> str:
    """The country of a time zone (IANA name)."""
    usual = get_global("zone_aliases").get(zone, zone)
    return str(get_global("zone_territories").get(usual, HOME))
