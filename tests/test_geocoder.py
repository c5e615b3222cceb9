"""Street addresses against loopback servers that speak like BAN and Nominatim."""

import asyncio
import logging
import socket
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot import geocoder
from bot.geocoder import Geocoder
from storage.places import GeocodedSpot, PlacesSilent

STREET = "12 rue des Mouettes Imaginaires 94260 Fresnes"
SECRETS = ("Mouettes", "mouettes", "48.7571", "2.3261", "Spree", "52.5111")

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


def ban_answer(kind: str = "housenumber", score: float = 0.97) -> dict[str, object]:
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [2.3261, 48.7571]},
                "properties": {
                    "label": "12 Rue des Mouettes Imaginaires 94260 Fresnes",
                    "score": score,
                    "type": kind,
                    "citycode": "94034",
                    "postcode": "94260",
                    "city": "Fresnes",
                },
            }
        ],
        "query": "12 rue des mouettes imaginaires",
    }


def nominatim_answer(**address: str) -> list[dict[str, object]]:
    return [
        {
            "lat": "52.5111",
            "lon": "13.4022",
            "display_name": "Spreeweg, Berlin",
            "category": "place",
            "type": "house",
            "importance": 0.2,
            "address": {"city": "Berlin", "country_code": "de", **address},
        }
    ]


class Town:
    """A loopback host that answers as told and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[web.Request] = []
        self.answer: Answer | None = None
        self.body: object = ban_answer()
        self.status = 200
        self.headers: dict[str, str] = {}

    async def serve(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request)
        if self.answer:
            return await self.answer(request)
        return web.json_response(self.body, status=self.status, headers=self.headers)


@pytest.fixture
def town() -> Town:
    return Town()


@pytest.fixture
async def base(town: Town) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_get("/geocodage/search", town.serve)
    app.router.add_get("/search", town.serve)
    async with TestServer(app) as server:
        yield str(server.make_url("/")).rstrip("/")


@pytest.fixture
async def ban(base: str) -> AsyncIterator[Geocoder]:
    async with Geocoder(f"{base}/geocodage", None, "palier-tests/1 (+mailto:a@example.org)") as it:
        yield it


@pytest.fixture
async def nominatim(base: str) -> AsyncIterator[Geocoder]:
    async with Geocoder(None, base, "palier-tests/1 (+mailto:a@example.org)") as it:
        yield it


async def test_an_address_in_france_becomes_a_house_with_its_commune(
    ban: Geocoder, town: Town
) -> None:
    spot = await ban.find_address(STREET)
    assert spot == GeocodedSpot(48.7571, 2.3261, "house", "94034", 0.97)
    (request,) = town.asked
    assert request.path == "/geocodage/search"
    assert request.query["q"] == STREET
    assert request.query["limit"] == "1"
    assert request.headers["User-Agent"] == "palier-tests/1 (+mailto:a@example.org)"


@pytest.mark.parametrize(
    ("said", "kind"), [("street", "street"), ("locality", "street"), ("municipality", "town")]
)
async def test_a_street_and_a_town_are_told_apart_from_a_house(
    ban: Geocoder, town: Town, said: str, kind: str
) -> None:
    town.body = ban_answer(said)
    spot = await ban.find_address(STREET)
    assert spot is not None
    assert spot.kind == kind


async def test_a_doubtful_answer_counts_as_nothing_found(ban: Geocoder, town: Town) -> None:
    town.body = ban_answer(score=0.49)
    assert await ban.find_address(STREET) is None


async def test_no_such_street_is_nothing_found_and_no_silence(ban: Geocoder, town: Town) -> None:
    town.body = {"type": "FeatureCollection", "features": [], "query": "zzzz"}
    assert await ban.find_address(STREET) is None
    assert len(town.asked) == 1


@pytest.mark.parametrize(
    "words",
    ["", "  ", "Y", "Eu", "x" * 201, "(12 rue", "🙂 rue", "75013", " 75 013 ", "F-75013", "\ud800"],
)
async def test_what_the_geocoder_would_refuse_or_misread_is_never_sent(
    ban: Geocoder, town: Town, words: str
) -> None:
    assert await ban.find_address(words) is None
    assert town.asked == []


async def test_a_question_that_cannot_be_parsed_is_nothing_found(ban: Geocoder, town: Town) -> None:
    town.status = 400
    town.body = {"code": 400, "message": "Failed parsing query", "detail": ["q: …"]}
    assert await ban.find_address(STREET) is None


async def test_too_many_questions_say_when_to_come_back_and_are_not_repeated(
    ban: Geocoder, town: Town
) -> None:
    town.status, town.headers = 429, {"retry-after": "5"}
    with pytest.raises(PlacesSilent) as silence:
        await ban.find_address(STREET)
    assert (silence.value.reason, silence.value.retry_after) == ("limited", 5)
    with pytest.raises(PlacesSilent) as again:
        await ban.find_address(STREET)
    assert again.value.reason == "limited"
    assert again.value.retry_after is not None
    assert 0 < again.value.retry_after <= 5
    assert len(town.asked) == 1


@pytest.mark.parametrize("status", [401, 403, 404, 500, 502, 503, 504])
async def test_a_geocoder_that_is_down_has_refused(ban: Geocoder, town: Town, status: int) -> None:
    town.status = status
    with pytest.raises(PlacesSilent) as silence:
        await ban.find_address(STREET)
    assert (silence.value.reason, silence.value.retry_after) == ("refused", None)


async def test_nobody_at_the_door_has_refused() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
        async with Geocoder(f"http://127.0.0.1:{port}/geocodage", None, "palier-tests/1") as it:
            with pytest.raises(PlacesSilent) as silence:
                await it.find_address(STREET)
    assert silence.value.reason == "refused"


async def test_a_slow_geocoder_is_a_timeout(
    ban: Geocoder, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(geocoder, "TIMEOUT", 0.05)
    released = asyncio.Event()

    async def wait(request: web.Request) -> web.StreamResponse:
        await released.wait()
        return web.Response()

    town.answer = wait
    with pytest.raises(PlacesSilent) as silence:
        await ban.find_address(STREET)
    released.set()
    assert silence.value.reason == "timeout"


async def test_a_queue_longer_than_our_patience_is_limited(
    nominatim: Geocoder, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(geocoder, "PATIENCE", 0.2)
    town.body = nominatim_answer()
    answers = await asyncio.gather(
        *(nominatim.find_address("Spreeweg 3 Berlin", country="DE") for _ in range(3)),
        return_exceptions=True,
    )
    silences = [a for a in answers if isinstance(a, PlacesSilent)]
    assert [s.reason for s in silences] == ["limited", "limited"]
    assert len(town.asked) == 1


@pytest.mark.parametrize(
    ("text", "content_type"),
    [
        ("<html><body>12 rue des Mouettes</body></html>", "text/html"),
        ("<html>Mouettes</html>", "application/json"),
        ('{"message": "Mouettes"}', "application/json"),
        ("[]", "application/json"),
        ('{"features": [{"Mouettes": 1}]}', "application/json"),
        ('{"features": [null]}', "application/json"),
        ("", "application/json"),
    ],
)
async def test_an_answer_that_is_not_a_geocoders_is_broken(
    ban: Geocoder, town: Town, text: str, content_type: str
) -> None:
    async def say(request: web.Request) -> web.StreamResponse:
        return web.Response(text=text, content_type=content_type)

    town.answer = say
    with pytest.raises(PlacesSilent) as silence:
        await ban.find_address(STREET)
    assert silence.value.reason == "broken"
    assert silence.value.__cause__ is None
    assert silence.value.__context__ is None


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ({"house_number": "3", "road": "Spreeweg"}, "house"),
        ({"road": "Spreeweg"}, "street"),
        ({}, "town"),
    ],
)
async def test_elsewhere_the_operators_nominatim_is_asked_within_the_country(
    nominatim: Geocoder, town: Town, address: dict[str, str], kind: str
) -> None:
    town.body = nominatim_answer(**address)
    spot = await nominatim.find_address("Spreeweg 3, 10557 Berlin", country="DE")
    assert spot is not None
    assert (spot.lat, spot.lon, spot.kind, spot.town_code) == (52.5111, 13.4022, kind, None)
    (request,) = town.asked
    assert request.path == "/search"
    assert request.query["countrycodes"] == "de"
    assert request.query["addressdetails"] == "1"


async def test_elsewhere_an_empty_list_is_nothing_found(nominatim: Geocoder, town: Town) -> None:
    town.body = []
    assert await nominatim.find_address("Spreeweg 3, Berlin", country="DE") is None


@pytest.mark.parametrize("body", [{"error": "Mouettes"}, {}, "Mouettes", [{"lat": "x"}]])
async def test_elsewhere_a_strange_answer_is_broken(
    nominatim: Geocoder, town: Town, body: object
) -> None:
    town.body = body
    with pytest.raises(PlacesSilent) as silence:
        await nominatim.find_address("Spreeweg 3, Berlin", country="DE")
    assert silence.value.reason == "broken"


async def test_without_nominatim_nothing_leaves_for_another_country(
    ban: Geocoder, town: Town
) -> None:
    assert ban.covers_country("FR")
    assert not ban.covers_country("DE")
    with pytest.raises(PlacesSilent) as silence:
        await ban.find_address("Spreeweg 3, Berlin", country="DE")
    assert silence.value.reason == "unserved"
    assert town.asked == []


@pytest.mark.parametrize(
    "url", ["data.geopf.fr", "ftp://data.geopf.fr", "https://", "http://a?b=c"]
)
def test_an_address_that_is_none_is_refused_at_the_start(url: str) -> None:
    with pytest.raises(ValueError, match="looks like"):
        Geocoder(url, None, "palier-tests/1")


def test_a_spot_is_shown_without_its_coordinates() -> None:
    shown = repr(GeocodedSpot(48.7571, 2.3261, "house", "94034", 0.97))
    assert "48" not in shown
    assert "2.3261" not in shown
    assert "94034" in shown


class Memory(logging.Handler):
    """Keeps every word that reaches the root logger."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []
        self.setFormatter(logging.Formatter("%(name)s %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
async def heard(base: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[list[str]]:
    root, memory = logging.getLogger(), Memory()
    # The loopback server's own access log names the path: that is the other end, not ours.
    monkeypatch.setattr(logging.getLogger("aiohttp.access"), "disabled", True)
    monkeypatch.setattr(logging.getLogger("aiohttp.server"), "disabled", True)
    level = root.level
    root.addHandler(memory)
    root.setLevel(logging.DEBUG)
    asyncio.get_running_loop().set_debug(True)
    yield memory.lines
    root.setLevel(level)
    root.removeHandler(memory)


@pytest.mark.provokes_errors
@pytest.mark.parametrize(
    ("status", "text"),
    [
        (200, None),
        (200, "<html>Mouettes</html>"),
        (200, '{"Mouettes": "48.7571"}'),
        (400, "Mouettes 48.7571"),
        (429, "Mouettes"),
        (500, "Mouettes"),
        (503, "Mouettes"),
        (0, "too slow"),
    ],
)
async def test_no_log_ever_hears_an_address_or_a_coordinate(
    ban: Geocoder,
    town: Town,
    heard: list[str],
    monkeypatch: pytest.MonkeyPatch,
    status: int,
    text: str | None,
) -> None:
    monkeypatch.setattr(geocoder, "TIMEOUT", 0.05 if status == 0 else 5.0)
    released = asyncio.Event()

    async def say(request: web.Request) -> web.StreamResponse:
        if status == 0:
            await released.wait()
        return web.Response(status=status or 200, text=text, content_type="application/json")

    town.answer = say if text else None
    try:
        spot = await ban.find_address(STREET)
        logging.getLogger("palier").info("found %r", spot)
    except PlacesSilent:
        logging.getLogger("palier").exception("silent")
    released.set()
    assert any(line.startswith("palier") for line in heard)
    assert not [line for line in heard if any(secret in line for secret in SECRETS)]


async def test_hush_is_needed_and_does_what_it_says(
    ban: Geocoder, heard: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    logger = logging.getLogger("geopy")
    monkeypatch.setattr(logger, "level", logging.NOTSET)
    monkeypatch.setattr(logger, "propagate", True)
    logging.Logger.manager._clear_cache()  # type: ignore[attr-defined]  # not in typeshed
    await ban.find_address(STREET)
    assert any("Mouettes" in line for line in heard)
    heard.clear()
    geocoder.silence_geopy()
    await ban.find_address(STREET)
    assert not any("Mouettes" in line for line in heard)
