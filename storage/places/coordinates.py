"""Coordinates that somebody typed or pasted; pure, and nothing of them is kept."""

from __future__ import annotations

import re
from urllib.parse import unquote

_DEGREES = r"[+-]?\d{1,3}[.,]\d{3,20}"
"""Decimal degrees to a hundred metres or finer: coarser numbers are prices, hours or postcodes."""

_TYPED = re.compile(
    rf"\(?(?P<lat>{_DEGREES})\s*°?\s*(?P<south>[NS])?\s*(?:[;,/]|\s)\s*"
    rf"(?P<lon>{_DEGREES})\s*°?\s*(?P<west>[EWO])?\)?\.?",
    re.IGNORECASE,
)

_LINK = re.compile(r"(?:https?://|geo:)\S{1,2000}", re.IGNORECASE)

_NUMBER = r"[+-]?\d{1,3}\.\d{1,20}"
_PAIR = rf"(?P<lat>{_NUMBER}),\+?\s?(?P<lon>{_NUMBER})(?!\d)"
_IN_LINKS = tuple(
    re.compile(each)
    for each in (
        rf"[?&]mlat=(?P<lat>{_NUMBER})&mlon=(?P<lon>{_NUMBER})(?!\d)",
        rf"!3d(?P<lat>{_NUMBER})!4d(?P<lon>{_NUMBER})(?!\d)",
        rf"[?&](?:q|query|ll|daddr|destination)=(?:loc:)?{_PAIR}",
        rf"^geo:{_PAIR}",
        rf"/(?:place|search)/{_PAIR}",
        rf"#map=[\d.]+/(?P<lat>{_NUMBER})/(?P<lon>{_NUMBER})(?!\d)",
        rf"/@{_PAIR}",
    )
)
"""Where OpenStreetMap, Google, Apple and geo: (RFC 5870) put a point: markers, then the middle."""


def read_coordinates(typed: str) -> tuple[float, float] | None:
    """The (lat, lon) in WGS 84 degrees that the whole words, or a link among them, give."""
    if hit := _TYPED.fullmatch(typed.strip()):
        lat, lon = (float(hit[each].replace(",", ".")) for each in ("lat", "lon"))
        south = (hit["south"] or "").upper() == "S"
        west = (hit["west"] or "").upper() in ("W", "O")
        return _on_earth(-lat if south else lat, -lon if west else lon)
    for link in _LINK.findall(typed):
        opened = unquote(link)
        for place in _IN_LINKS:
            if hit := place.search(opened):
                return _on_earth(float(hit["lat"]), float(hit["lon"]))
    return None


def _on_earth(lat: float, lon: float) -> tuple[float, float] | None:
    return (lat, lon) if abs(lat) <= 90 and abs(lon) <= 180 else None
