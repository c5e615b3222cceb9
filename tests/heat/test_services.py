"""Weather services against a loopback server: in time, in bounds, and silent otherwise."""

import asyncio
import json
import logging
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.app import make_weather_services
from bot.clock import ManualClock
from bot.settings import Settings
from bot.weather import NetworkWeather
from bot.weather.meteoalarm import FEED_BYTES, FEED_EVERY, MeteoAlarmClient
from bot.weather.openmeteo import OpenMeteoClient
from bot.weather.vigilance import MAP_BYTES, VigilanceClient
from messages.heat.levels.level import HeatLevel, HeatSource
from storage.heat import FetchPlace, HeatThresholds, SourceSilence, WeatherSilent
from tests.heat.test_payloads import ORANGE, alert, domain, info, outlook, period, vigilance
from tests.test_app import environment, palier
from tests.worlds import NOON

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]
KEY = "s3cret-key"
MAP = vigilance(period("J", domain("34", p6=3)))
FEED = json.dumps({"warnings": [alert(info(ORANGE))]}).encode()


class Sky:
    """A loopback host that answers as told and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[web.Request] = []
        self.answer: Answer | None = None
        self.status, self.headers = 200, dict[str, str]()

    async def serve(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request)
        if self.answer:
            return await self.answer(request)
        body = {"encours": MAP, "feeds-france": FEED}.get(
            request.path.rpartition("/")[2], outlook([20.0], [33.0])
        )
        return web.Response(body=body, status=self.status, headers=self.headers)


@pytest.fixture
def sky() -> Sky:
    return Sky()


@pytest.fixture
async def base(sky: Sky) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_get("/{tail:.*}", sky.serve)
    async with TestServer(app) as server:
        yield str(server.make_url("/")).rstrip("/")


def services(base: str, *, timeout: float = 15, feed_every: float = 1800) -> NetworkWeather:
    return NetworkWeather(
        "palier-tests/1",
        ManualClock(NOON),
        [
            VigilanceClient(f"{base}/public/DPVigilance/v1", KEY),
            MeteoAlarmClient(f"{base}/api/v1/warnings", feed_every),
            OpenMeteoClient(f"{base}/v1"),
        ],
        timeout=timeout,
    )


def switched_on(**named: str) -> NetworkWeather:
    """Those that an operator's settings name."""
    off = dict.fromkeys(("heat_vigilance_url", "heat_meteoalarm_url", "heat_openmeteo_url"), "")
    settings = Settings(_env_file=None, **{"heat_vigilance_key": "", **off, **named})
    return make_weather_services(settings, ManualClock(NOON))


async def vigilance_map(weather: NetworkWeather) -> Any:
    return await weather.fetch(HeatSource.VIGILANCE, FetchPlace("FR"))


async def warnings(weather: NetworkWeather, feed: str) -> Any:
    return await weather.fetch(HeatSource.METEOALARM, FetchPlace(feed))


async def forecast(weather: NetworkWeather, lat: float, lon: float) -> Any:
    return await weather.fetch(HeatSource.OPENMETEO, FetchPlace("here", lat, lon))


@pytest.fixture
async def weather(base: str) -> AsyncIterator[NetworkWeather]:
    async with services(base, timeout=0.5) as opened:
        yield opened


async def test_the_map_is_asked_with_the_operators_key(weather: NetworkWeather, sky: Sky) -> None:
    said = await vigilance_map(weather)
    assert said.colours["34"][0].level is HeatLevel.ORANGE
    [request] = sky.asked
    assert request.path == "/public/DPVigilance/v1/cartevigilance/encours"
    assert request.headers["apikey"] == KEY
    assert request.headers["User-Agent"] == "palier-tests/1"
    assert KEY not in str(request.url)


async def test_a_countrys_list_and_a_forecast_need_no_key(
    weather: NetworkWeather, sky: Sky
) -> None:
    assert (await warnings(weather, "france")).alerts[0].level is HeatLevel.ORANGE
    assert (await forecast(weather, 48.8715, 2.3857)).days[0].high == 33.0
    feed, outlooks = sky.asked
    assert feed.path == "/api/v1/warnings/feeds-france"
    assert outlooks.query["latitude"] == "48.9"
    assert outlooks.query["longitude"] == "2.4"
    assert not any("apikey" in request.headers for request in sky.asked)


async def test_only_what_is_switched_on_is_asked() -> None:
    async with switched_on(heat_vigilance_url="http://127.0.0.1:9") as none:
        assert none.sources == frozenset()
        assert none.abroad == HeatThresholds(20, 35)
        for call in (vigilance_map(none), warnings(none, "france"), forecast(none, 1, 2)):
            with pytest.raises(WeatherSilent):
                await call


async def test_without_a_key_there_is_no_map(base: str) -> None:
    async with switched_on(heat_vigilance_url=base, heat_openmeteo_url=base) as keyless:
        assert keyless.sources == {HeatSource.OPENMETEO}


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (401, SourceSilence.DENIED),
        (403, SourceSilence.DENIED),
        (429, SourceSilence.LIMITED),
        (404, SourceSilence.REFUSED),
        (500, SourceSilence.REFUSED),
        (503, SourceSilence.REFUSED),
        (204, SourceSilence.REFUSED),
        (304, SourceSilence.REFUSED),
    ],
)
async def test_a_refusal_is_silence_and_says_why(
    weather: NetworkWeather, sky: Sky, status: int, reason: SourceSilence
) -> None:
    sky.status = status
    with pytest.raises(WeatherSilent) as silence:
        await vigilance_map(weather)
    assert silence.value.reason is reason


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("120", 120.0),
        ("Tue, 30 Jun 2026 10:05:00 GMT", 300.0),
        ("Tue, 30 Jun 2026 09:00:00 GMT", 0.0),
        ("9" * 40, 86_400.0),
        ("soon", None),
        ("", None),
    ],
)
async def test_how_long_to_wait_is_heard(
    weather: NetworkWeather, sky: Sky, said: str, seconds: float | None
) -> None:
    sky.status, sky.headers = 429, {"Retry-After": said}
    with pytest.raises(WeatherSilent) as silence:
        await vigilance_map(weather)
    assert silence.value.retry_after == seconds


async def test_a_slow_answer_is_given_up(weather: NetworkWeather, sky: Sky) -> None:
    async def drip(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        for _ in range(40):
            await response.write(b" ")
            await asyncio.sleep(0.1)
        return response

    sky.answer = drip
    start = asyncio.get_running_loop().time()
    with pytest.raises(WeatherSilent) as silence:
        await vigilance_map(weather)
    assert silence.value.reason is SourceSilence.TIMEOUT
    assert asyncio.get_running_loop().time() - start < 2


@pytest.mark.parametrize("told", [True, False])
async def test_fifty_megabytes_are_not_read(base: str, sky: Sky, told: bool) -> None:
    sent = 0

    async def pour(request: web.Request) -> web.StreamResponse:
        nonlocal sent
        response = web.StreamResponse()
        if told:
            response.content_length = 50_000_000
        await response.prepare(request)
        for _ in range(500):
            await response.write(b" " * 100_000)
            sent += 100_000
        return response

    sky.answer = pour
    async with services(base, timeout=10) as weather:
        with pytest.raises(WeatherSilent) as silence:
            await vigilance_map(weather)
    assert silence.value.reason is SourceSilence.LARGE
    assert sent < MAP_BYTES * 4


async def test_a_packed_bomb_is_not_unpacked(base: str, sky: Sky) -> None:
    async def bomb(request: web.Request) -> web.StreamResponse:
        response = web.Response(body=b" " * (FEED_BYTES + 1))
        response.enable_compression(web.ContentCoding.gzip)
        return response

    sky.answer = bomb
    async with services(base, timeout=10) as weather:
        with pytest.raises(WeatherSilent) as silence:
            await warnings(weather, "france")
    assert silence.value.reason is SourceSilence.LARGE


@pytest.mark.parametrize(
    "body", [b"", b"<html>Bad Gateway</html>", MAP[:-40], b"\x00" * 50, b"[]", b"null"]
)
async def test_what_is_no_answer_is_broken(weather: NetworkWeather, sky: Sky, body: bytes) -> None:
    async def say(request: web.Request) -> web.StreamResponse:
        return web.Response(body=body, content_type="application/json")

    sky.answer = say
    for ask in (
        lambda: vigilance_map(weather),
        lambda: warnings(weather, "france"),
        lambda: forecast(weather, 1, 2),
    ):
        with pytest.raises(WeatherSilent) as silence:
            await ask()
        assert silence.value.reason is SourceSilence.BROKEN


async def test_an_answer_cut_off_on_the_way_is_broken(weather: NetworkWeather, sky: Sky) -> None:
    async def cut(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        response.content_length = len(MAP)
        await response.prepare(request)
        await response.write(MAP[:100])
        assert request.transport
        request.transport.close()
        return response

    sky.answer = cut
    with pytest.raises(WeatherSilent) as silence:
        await vigilance_map(weather)
    assert silence.value.reason is SourceSilence.BROKEN


async def test_nobody_at_the_address_is_silence() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        base = f"http://127.0.0.1:{taken.getsockname()[1]}"
    async with services(base) as weather:
        with pytest.raises(WeatherSilent) as silence:
            await vigilance_map(weather)
    assert silence.value.reason is SourceSilence.REFUSED


async def test_a_redirection_never_carries_the_key_elsewhere(
    weather: NetworkWeather, sky: Sky
) -> None:
    async def away(request: web.Request) -> web.StreamResponse:
        raise web.HTTPFound("/elsewhere")

    sky.answer = away
    with pytest.raises(WeatherSilent):
        await vigilance_map(weather)
    assert len(sky.asked) == 1


async def test_what_has_not_changed_is_not_sent_again(weather: NetworkWeather, sky: Sky) -> None:
    sky.headers = {"ETag": '"m1"', "Last-Modified": "Tue, 30 Jun 2026 04:00:00 GMT"}
    first = await vigilance_map(weather)

    async def unchanged(request: web.Request) -> web.StreamResponse:
        return web.Response(status=304)

    sky.answer = unchanged
    assert await vigilance_map(weather) == first
    second = sky.asked[-1]
    assert second.headers["If-None-Match"] == '"m1"'
    assert second.headers["If-Modified-Since"] == "Tue, 30 Jun 2026 04:00:00 GMT"
    assert second.headers["apikey"] == KEY


async def test_a_list_of_warnings_is_not_asked_twice_within_a_few_minutes(
    base: str, sky: Sky
) -> None:
    async with services(base, feed_every=FEED_EVERY) as weather:
        for _ in range(3):
            await warnings(weather, "france")
        assert len(sky.asked) == 1
    async with services(base, feed_every=0) as weather:
        for _ in range(3):
            await warnings(weather, "france")
        assert len(sky.asked) == 4


async def test_neither_key_nor_point_is_logged(
    weather: NetworkWeather, sky: Sky, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        await vigilance_map(weather)
        await forecast(weather, 48.8715, 2.3857)
        sky.status = 500
        with pytest.raises(WeatherSilent):
            await vigilance_map(weather)
    ours = "\n".join(
        record.getMessage() for record in caplog.records if record.name.startswith("bot")
    )
    assert KEY not in ours
    assert "48.9" not in ours


# --- what the operator reads


async def checked(base: str, folder: Path, **more: str) -> list[str]:
    """What `palier check` says of the heat."""
    told = {
        "HEAT_VIGILANCE_URL": base,
        "HEAT_VIGILANCE_KEY": KEY,
        "HEAT_METEOALARM_URL": f"{base}/api/v1/warnings",
        "HEAT_OPENMETEO_URL": f"{base}/v1",
    }
    process = await palier("check", env=environment(None, folder, **told | more), folder=folder)
    out, err = await process.communicate()
    assert KEY not in out.decode() + err.decode()
    return out.decode().splitlines()


async def test_palier_check_tells_of_each_source(base: str, sky: Sky, tmp_path: Path) -> None:
    said = await checked(base, tmp_path)
    for name in ("Météo-France", "MeteoAlarm", "Open-Meteo"):
        assert f"good: {name} tells how hot it gets." in said
    assert {request.path.rpartition("/")[2] for request in sky.asked} == {
        "encours", "feeds-france", "forecast",
    }  # fmt: skip


async def test_palier_check_says_what_is_wrong_with_a_source(
    base: str, sky: Sky, tmp_path: Path
) -> None:
    async def odd(request: web.Request) -> web.StreamResponse:
        if "encours" in request.path:
            return web.Response(status=401)
        return web.Response(body=b"<html>")

    sky.answer = odd
    said = "\n".join(await checked(base, tmp_path, HEAT_OPENMETEO_URL=""))
    assert "to fix: Météo-France refuses the key." in said
    assert "HEAT_VIGILANCE_KEY" in said
    assert "to fix: MeteoAlarm does not tell how hot it gets: answer unreadable." in said
    assert "Open-Meteo" not in said


async def test_palier_check_says_when_levels_are_set_by_hand(base: str, tmp_path: Path) -> None:
    off = {"HEAT_VIGILANCE_KEY": "", "HEAT_METEOALARM_URL": "", "HEAT_OPENMETEO_URL": ""}
    said = await checked(base, tmp_path, **off)
    assert "good: no source for the heat: the level is set by hand, with /heat orange." in said
