"""The country in which somebody reads, as its ISO code: what is dialled and called there."""

from __future__ import annotations

from functools import cache

from babel.core import get_global

HOME = "FR"

SERVICES = dict.fromkeys((HOME, "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF"), "france")
"""Where there is more to dial than the one number of all Europe; its words are `danger-…`."""


def services_of(zone: str) -> str:
    """Whose emergency numbers are answered where somebody reads."""
    return SERVICES.get(country_of(zone), "abroad")


@cache
def country_of(zone: str) -> str:
    """The country of a time zone (IANA name)."""
    usual = get_global("zone_aliases").get(zone, zone)
    return str(get_global("zone_territories").get(usual, HOME))
