"""Never green when unknown: every fault of every source, as bytes through the real readers."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.clock import ManualClock
from bot.weather import NetworkWeather
from bot.weather.meteoalarm import MeteoAlarmClient
from bot.weather.openmeteo import OpenMeteoClient
from bot.weather.vigilance import VigilanceClient
from messages import words
from messages.heat.levels.level import HeatLevel, HeatSource
from storage.area import Area, MemberRole
from storage.heat import is_official
from tests.heat import level, state
from tests.heat.test_payloads import alert, domain, info
from tests.worlds import World

ROMA = {
    "town": "geonames:3169070", "town_name": "Roma", "country": "IT", "lat": 41.9, "lon": 12.5,
    "zone": "Europe/Rome",
}  # fmt: skip
TAHITI = {
    "town": "98735", "town_name": "Papeete", "country": "PF", "lat": -17.54, "lon": -149.57,
    "zone": "Pacific/Tahiti",
}  # fmt: skip
TIMEOUT = 0.3

Said = Callable[[datetime], Any]


# --- what each service says when all is well and cool, as of a moment


def _vigilance(now: datetime, *domains: Any, unread: bool = False) -> Any:
    begin = now.astimezone(ZoneInfo("Europe/Paris")).replace(hour=0, minute=0)
    listed = [*domains, domain("75", p6=1), domain("34", p6=1)]
    if unread:
        listed = [{**each, "phenomenon_items": None} for each in listed[:1]] + listed[1:]
    periods = [
        {
            "echeance": term,
            "begin_validity_time": (begin + timedelta(days=n)).isoformat(),
            "end_validity_time": (begin + timedelta(days=n + 1)).isoformat(),
            "timelaps": {"domain_ids": listed},
        }
        for n, term in enumerate(("J", "J1"))
    ]
    return {"product": {"update_time": now.isoformat(), "periods": periods}}


def _islands(now: datetime, *, unread: bool = False) -> Any:
    zone = domain("VIGI987-14", p6=1, p2=2)
    rapa = domain("VIGI987-17", p6=0 if unread else 1)
    return {"update_time": now.isoformat(), "timelaps": {"domain_ids": [zone, rapa]}}


def _listed(scheme: str, code: str, name: str) -> Callable[..., Any]:
    where = [{"areaDesc": name, "geocode": [{"valueName": scheme, "value": code}]}]

    def said(now: datetime, *, unread: bool = False) -> Any:
        hours = {
            "onset": now.isoformat(),
            "expires": (now + timedelta(days=4)).isoformat(),
            "area": where,
        }
        wind = alert(info("2; yellow; Moderate", "1; Wind", **hours), sent=now.isoformat())
        torn = alert(info("?; ; ", **hours), sent=now.isoformat(), identifier="torn")
        return {"warnings": [wind, torn] if unread else [wind]}

    return said


def _forecast(lat: float, lon: float) -> Callable[..., Any]:
    def said(now: datetime, *, unread: bool = False) -> Any:
        days = [(now + timedelta(days=n)).date().isoformat() for n in range(8)]
        cool = [17.0] * 8
        daily = {
            "time": days,
            "temperature_2m_min": ["x", *cool[1:]] if unread else cool,
            "temperature_2m_max": [26.0] * 8,
            "apparent_temperature_max": [27.0] * 8,
        }
        return {"latitude": lat, "longitude": lon, "daily": daily}

    return said


@dataclass(frozen=True)
class Service:
    """A source, where it is asked about, and what it says on a cool day."""

    source: HeatSource
    said: Callable[..., Any]
    place: dict[str, Any] | None = None


ITALY, FRANCE = _listed("EMMA_ID", "IT012", "Lazio"), _listed("NUTS3", "FR101", "Paris")
SERVICES = {
    "vigilance": Service(HeatSource.VIGILANCE, _vigilance),
    "polynesia": Service(HeatSource.VIGILANCE, _islands, TAHITI),
    "meteoalarm": Service(HeatSource.METEOALARM, FRANCE),
    "meteoalarm abroad": Service(HeatSource.METEOALARM, ITALY, ROMA),
    "forecast": Service(HeatSource.OPENMETEO, _forecast(48.9, 2.4)),
    "forecast overseas": Service(HeatSource.OPENMETEO, _forecast(-17.5, -149.6), TAHITI),
}
ELSEWHERE = {
    "vigilance": _islands,
    "polynesia": _vigilance,
    "meteoalarm": ITALY,
    "meteoalarm abroad": FRANCE,
    "forecast": _forecast(-17.5, -149.6),
    "forecast overseas": _forecast(48.9, 2.4),
}


class Wire:
    """A loopback host with one answer for everything."""

    def __init__(self) -> None:
        self.body, self.status, self.waits, self.length = b"", 200, 0.0, 0

    async def serve(self, request: web.Request) -> web.StreamResponse:
        await asyncio.sleep(self.waits)
        if not self.length:
            return web.Response(body=self.body, status=self.status)
        response = web.StreamResponse()
        await response.prepare(request)
        for _ in range(self.length // 1_000_000):
            await response.write(self.body + b" " * 1_000_000)
        return response


@pytest.fixture
async def wire(world: World, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Wire]:
    """The world's weather comes over a wire."""
    wire = Wire()
    app = web.Application()
    app.router.add_get("/{tail:.*}", wire.serve)
    async with TestServer(app) as server:
        base = str(server.make_url("/")).rstrip("/")
        clients = [VigilanceClient(base, "k"), MeteoAlarmClient(base, 0), OpenMeteoClient(base)]
        clock = ManualClock(world.clock.now())
        async with NetworkWeather("tests", clock, clients, timeout=TIMEOUT) as network:
            monkeypatch.setattr(world.skies, "fetch", network.fetch)
            yield wire


def _break(fault: str, name: str, wire: Wire, now: datetime) -> None:
    """The wire says what the service would, spoilt in this way."""
    said = SERVICES[name].said
    wire.body = json.dumps(said(now)).encode()
    spoilt = {
        "HTML": b"<!doctype html><title>Maintenance</title>",
        "nothing": b"",
        "an empty object": b"{}",
        "an empty list": b"[]",
        "nothing listed": b'{"warnings": [], "product": {}, "daily": {}}',
        "truncated": wire.body[: len(wire.body) * 2 // 3],
        "frozen": json.dumps(said(now - timedelta(days=2))).encode(),
        "another country": json.dumps(ELSEWHERE[name](now)).encode(),
        "half unreadable": json.dumps(said(now, unread=True)).encode(),
    }
    wire.body = spoilt.get(fault, wire.body)
    wire.length = 50_000_000 if fault == "50 MB" else 0
    wire.waits = TIMEOUT * 3 if fault == "slow" else 0
    wire.status = {"refused": 503, "no key": 401}.get(fault, 200)


FAULTS = (
    "HTML", "nothing", "an empty object", "an empty list", "nothing listed", "truncated", "50 MB",
    "slow", "frozen", "another country", "half unreadable", "refused", "no key",
)  # fmt: skip


async def _declares(world: World, name: str) -> Area:
    place = SERVICES[name].place
    return await world.declares("Ici", **place) if place else await world.declares("Ici")


@pytest.mark.parametrize("name", SERVICES)
async def test_a_sound_answer_is_green(world: World, wire: Wire, name: str) -> None:
    """Else the test below could not fail."""
    world.skies.use(SERVICES[name].source)
    here = await _declares(world, name)
    _break("none", name, wire, world.clock.now())
    await world.passes(minutes=5)
    assert await level(world, here) is HeatLevel.NONE


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", SERVICES)
async def test_no_fault_of_any_source_is_green(
    world: World, wire: Wire, name: str, fault: str
) -> None:
    world.skies.use(SERVICES[name].source)
    here = await _declares(world, name)
    _break(fault, name, wire, world.clock.now())

    await world.passes(minutes=5)

    assert await level(world, here) is HeatLevel.UNKNOWN


@pytest.mark.parametrize("lost", ["type", "all"])
async def test_warnings_of_another_shape_are_no_all_clear(
    world: World, wire: Wire, lost: str
) -> None:
    """What a warning is about, or all that it says, is called something else from now on."""
    world.skies.use(HeatSource.METEOALARM)
    here = await _declares(world, "meteoalarm")
    said = FRANCE(world.clock.now())
    warning = said["warnings"][0]["alert"]
    odd = [{**each, "parameter": each["parameter"][:1]} for each in warning["info"]]
    torn = {**warning, "identifier": "odd", "info": odd if lost == "type" else []}
    said["warnings"].append({"alert": torn})
    wire.body = json.dumps(said).encode()
    await world.passes(minutes=5)
    assert await level(world, here) is HeatLevel.UNKNOWN


@pytest.mark.parametrize("name", SERVICES)
async def test_green_is_unknown_some_hours_into_a_fault_and_organisers_know(
    world: World, wire: Wire, name: str
) -> None:
    service = SERVICES[name]
    world.skies.use(service.source)
    here = await _declares(world, name)
    farida = await world.joins("Farida", "fr", here, role=MemberRole.ORGANISER)
    _break("none", name, wire, world.clock.now())
    await world.passes(minutes=5)
    _break("half unreadable", name, wire, world.clock.now())

    await world.passes(hours=13)

    found = await state(world, here)
    assert found.level is HeatLevel.UNKNOWN
    if is_official(service.source):
        assert farida.told(words.heat_silent_next()) == 1
        assert found.source is service.source


async def test_a_silent_source_is_told_to_the_admins_while_the_organiser_is_on_pause(
    world: World, wire: Wire
) -> None:
    world.skies.use(HeatSource.METEOALARM)
    here = await _declares(world, "meteoalarm")
    admin = await world.joins("Adèle", "fr", admin=True)
    farida = await world.joins("Farida", "fr", here, role=MemberRole.ORGANISER)
    async with world.database.transaction() as store:
        member = await store.people.get_member(farida.member_id)
        member.paused_until = world.clock.now() + timedelta(days=3)
    _break("none", "meteoalarm", wire, world.clock.now())
    await world.passes(minutes=5)
    _break("half unreadable", "meteoalarm", wire, world.clock.now())
    await world.passes(hours=13)
    assert admin.told(words.heat_silent_next()) == 1
    assert not farida.told(words.heat_silent_next())
