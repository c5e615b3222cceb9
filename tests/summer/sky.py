"""Weather services on loopback: they serve bytes as the real ones do, by the summer's clock.

Everything real payloads trap readers with is in them: other phenomena, ids that are strings,
several texts an alert, old codes, all-clears that still say orange, storms, colours that are none.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from types import TracebackType
from typing import Any, Self

from aiohttp import web
from aiohttp.test_utils import TestServer

from tests.summer.record import DAY, NONE, ORANGE, RED, YELLOW, Colour
from tests.summer.script import (
    FEEDS,
    FROZEN,
    NO_FRENCH_LIST,
    OVERSEAS_HOT,
    PARIS,
    REUNION,
    SEASON,
    SEVEN,
    SILENT,
    STORMS,
    TRUTH,
    UNREADABLE,
    ZONES,
    issued,
    published,
    sent,
)

Wire = dict[str, Any]
DEPARTMENTS = [f"{n:02}" for n in range(1, 96) if n != 20] + ["2A", "2B"]
NUTS3 = {"75": ("FR101", "Paris"), "69": ("FR716", "Rhône"), "34": ("FR813", "Hérault")}
REGIONS = {"PT003": ("PT003", "Açores"), "IT008": ("IT008", "Emilia e Romagna")}
PAGE = (
    b"<!doctype html><html><head><title>503</title></head><body>Service Unavailable</body></html>"
)
WORDS = {YELLOW: "yellow; Moderate", ORANGE: "orange; Severe", RED: "red; Extreme"}
LANGUAGES = {"FR": "fr-FR", "PT": "pt-PT", "IT": "it-IT"}


class Sky:
    """Every weather service behind one address; use it as an async context manager."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self.asked: list[str] = []
        app = web.Application()
        app.router.add_get("/{tail:.*}", self._serve)
        self._server = TestServer(app)
        self._maps: dict[datetime, bytes] = {}

    @property
    def url(self) -> str:
        return str(self._server.make_url("/")).rstrip("/")

    async def __aenter__(self) -> Self:
        await self._server.start_server()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._server.close()

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request.path)
        if request.path.endswith("/polynesie/cartevigilance/encours"):
            return web.Response(status=404)
        if request.path.endswith("/cartevigilance/encours"):
            return self._told(request, self.map())
        if (feed := request.path.rpartition("/feeds-")[2]) != request.path:
            return self._feed(request, feed)
        return web.Response(body=self._outlook(request.query), content_type="application/json")

    def _told(self, request: web.Request, body: bytes) -> web.Response:
        tag = f'"{sha256(body).hexdigest()[:16]}"'
        if request.headers.get("If-None-Match") == tag:
            return web.Response(status=304, headers={"ETag": tag})
        return web.Response(body=body, content_type="application/json", headers={"ETag": tag})

    # --- Météo-France

    def map(self) -> bytes:
        """The map; a day of August it is yesterday's, over and over."""
        at = issued(self._now())
        if at not in self._maps:
            self._maps[at] = _packed(_map(at))
        return self._maps[at]

    # --- MeteoAlarm

    def _feed(self, request: web.Request, feed: str) -> web.StreamResponse:
        now = self._now()
        if feed == "portugal" and SILENT[0] <= now < SILENT[1]:
            return web.Response(status=502, body=PAGE, content_type="text/html")
        if feed == "france" and NO_FRENCH_LIST[0] <= now < NO_FRENCH_LIST[1]:
            return web.Response(body=PAGE, content_type="text/html")
        return self._told(request, self.warnings(feed))

    def warnings(self, feed: str) -> bytes:
        """A country's list as it stands."""
        now = self._now()
        places = list(NUTS3) if feed == "france" else [FEEDS[feed]] if feed in FEEDS else []
        alerts = [alert for place in places for alert in _alerts(place, now)]
        return _packed({"warnings": alerts})

    # --- Open-Meteo

    def _outlook(self, asked: Any) -> bytes:
        """Mild everywhere, but for some days of Réunion's."""
        overseas = float(asked.get("latitude", "48").split(",")[0]) < 0
        zone = REUNION if overseas else PARIS
        today = self._now().astimezone(zone).date()
        days = [
            today + timedelta(days=n)
            for n in range(-int(asked.get("past_days", 0)), int(asked.get("forecast_days", 7)))
        ]
        hot = [overseas and each in OVERSEAS_HOT for each in days]
        values = {
            "temperature_2m_min": [27.0 if each else 16.0 for each in hot],
            "temperature_2m_max": [38.0 if each else 27.0 for each in hot],
            "apparent_temperature_max": [44.0 if each else 28.0 for each in hot],
            "apparent_temperature_min": [31.0 if each else 16.0 for each in hot],
        }
        daily: Wire = {"time": [each.isoformat() for each in days]}
        for name in asked.get("daily", "temperature_2m_max,temperature_2m_min").split(","):
            # The last day has no values yet.
            daily[name] = [*values.get(name, [None] * len(days))[:-1], None]
        return _packed(
            {
                "latitude": float(asked.get("latitude", "48").split(",")[0]),
                "longitude": float(asked.get("longitude", "2").split(",")[0]),
                "generationtime_ms": 0.09,
                "utc_offset_seconds": 7200,
                "timezone": zone.key,
                "timezone_abbreviation": "GMT+2",
                "elevation": 45.0,
                "daily_units": {
                    "time": "iso8601",
                    **{name: "°C" for name in daily if name != "time"},
                },
                "daily": daily,
            }
        )


def _packed(said: Any) -> bytes:
    return json.dumps(said, ensure_ascii=False).encode()


def _wire(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _map(at: datetime) -> Wire:
    today = at.astimezone(PARIS).date()
    periods = []
    for n, term in enumerate(("J", "J1")):
        on = today + n * DAY
        begins = at if not n else datetime.combine(on, time(), PARIS)
        ends = datetime.combine(on + DAY, time(), PARIS)
        domains = [_domain(each, on, at, begins, ends) for each in [*DEPARTMENTS, "3410", "FRA"]]
        periods.append(
            {
                "echeance": term,
                "begin_validity_time": _wire(begins),
                "end_validity_time": _wire(ends),
                "text_items": {"title": "", "text": []},
                "timelaps": {"domain_ids": domains},
                "max_count_items": [],
                "per_phenomenon_items": [],
            }
        )
    return {
        "product": {
            "warning_type": "vigilance",
            "type_cdp": "cdp_carte_externe",
            "version_vigilance": "V6",
            "version_cdp": "1.0.0",
            "update_time": _wire(at + timedelta(seconds=18)),
            "domain_id": "FRA",
            "global_max_color_id": "4",
            "periods": periods,
        },
        "meta": {
            "snapshot_id": f"summer-{at:%m%d%H}",
            "product_datetime": _wire(at),
            "generation_timestamp": _wire(at + timedelta(seconds=18)),
        },
    }


def _domain(code: str, on: date, at: datetime, begins: datetime, ends: datetime) -> Wire:
    heat: Any = int(published(code, on, at)) + 1
    if (code, on) == SEVEN:
        heat = 7
    if code == UNREADABLE[0] and on in UNREADABLE[1]:
        heat = "orange?"
    storms = 3 if (code, on) in STORMS else 1
    colours: dict[str, Any] = {"9": 1} if len(code) == 4 else {"1": 1, "3": storms, "4": 2}
    in_season = SEASON[0] <= on <= SEASON[1] or TRUTH.get(code, {}).get(on)
    if len(code) < 4 and code != "FRA" and in_season:
        colours["6"] = heat
    plain = [each for each in colours.values() if isinstance(each, int)]
    return {
        "domain_id": code,
        "max_color_id": max(plain),
        "phenomenon_items": [
            {
                "phenomenon_id": phenomenon,
                "phenomenon_max_color_id": colour,
                "timelaps_items": [
                    {"begin_time": _wire(begins), "end_time": _wire(ends), "color_id": colour}
                ],
            }
            for phenomenon, colour in colours.items()
        ],
    }


def _alerts(place: str, now: datetime) -> list[Wire]:
    """What is warned of for two days, a storm among it, and an all-clear that still says orange."""
    zone, at = ZONES.get(place, PARIS), sent(place, now)
    today = at.astimezone(zone).date()
    found = []
    for n, on in enumerate((today, today + DAY)):
        if level := max(published(place, on, at), NONE):
            found.append(_alert(place, on, at, level, "5; high-temperature", n))
        if (place, on) in STORMS:
            found.append(_alert(place, on, at, ORANGE, "3; Thunderstorm", n))
    if found:
        found.append(_all_clear(place, at))
    return found


def _alert(place: str, on: date, at: datetime, level: Colour, kind: str, n: int) -> Wire:
    country = "FR" if place in NUTS3 else place[:2]
    zone = ZONES.get(place, PARIS)
    code, name = NUTS3.get(place) or REGIONS[place]
    onset = datetime.combine(on, time(), zone)
    local = LANGUAGES[country]
    infos = [
        {
            "area": [
                {
                    "areaDesc": name,
                    "geocode": [
                        {"value": code, "valueName": "NUTS3" if country == "FR" else "EMMA_ID"}
                    ],
                }
            ],
            "category": ["Met"],
            "certainty": "Likely",
            "description": "Warnung",
            "effective": at.isoformat(),
            "event": f"{kind[3:]} {WORDS[level].partition(';')[0]}",
            "onset": onset.isoformat(),
            "expires": (onset + DAY - timedelta(seconds=1)).isoformat(),
            "headline": kind[3:],
            "language": language,
            "parameter": [
                {"value": f"{int(level) + 1}; {WORDS[level]}", "valueName": "awareness_level"},
                {"value": kind, "valueName": "awareness_type"},
            ],
            "responseType": ["Monitor"],
            "senderName": f"Met service of {country}",
            "severity": WORDS[level].partition("; ")[2],
            "urgency": "Future",
            "web": "https://meteo.example.org/",
        }
        for language in (local, "en-GB")
    ]
    return _enveloped(country, f"{at:%Y%m%d%H%M%S}.{place}.{n}.{kind[0]}.250.{n}", at, infos)


def _all_clear(place: str, at: datetime) -> Wire:
    """Green, though its event says orange; and it names no area."""
    country = "FR" if place in NUTS3 else place[:2]
    info = {
        "category": ["Met"],
        "certainty": "Likely",
        "event": "Vigilance orange orages",
        "effective": at.isoformat(),
        "onset": at.isoformat(),
        "expires": (at - timedelta(minutes=2)).isoformat(),
        "language": LANGUAGES[country],
        "parameter": [
            {"value": "1; green; Minor", "valueName": "awareness_level"},
            {"value": "5; high-temperature", "valueName": "awareness_type"},
        ],
        "responseType": ["AllClear"],
        "senderName": f"Met service of {country}",
        "severity": "Minor",
        "urgency": "Future",
    }
    return _enveloped(country, f"{at:%Y%m%d%H%M%S}.{place}.clear", at, [info])


def _enveloped(country: str, name: str, at: datetime, infos: list[Wire]) -> Wire:
    return {
        "alert": {
            "identifier": f"2.49.0.0.250.0.{country}.{name}",
            "incidents": "Alert",
            "info": infos,
            "msgType": "Alert",
            "scope": "Public",
            "sender": f"warnings@{country.lower()}.example.org",
            "sent": at.isoformat(),
            "status": "Actual",
        },
        "uuid": f"{country}-{name}",
    }


__all__ = ["FROZEN", "Sky"]
