"""What Palier tells a monitor in numbers, read from one that runs."""

from __future__ import annotations

import asyncio
import re
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from sqlalchemy import text

from bot.clock import EPOCH, JobTicker, ManualClock
from bot.metrics import names, page
from bot.metrics.tally import TALLY
from bot.metrics.version import running_version
from bot.settings import Settings, SettingsError, read_settings
from bot.shared_look import SharedLook
from bot.slack.counted_client import CountedClient
from bot.slack.manifest import build_manifest
from handlers import FEATURES
from handlers.kernel.events import JobTick
from messages.heat.levels.level import HeatSource
from storage.database import Database
from storage.heat.levels.freshness import FreshnessQueries
from storage.heat.levels.tables import SourceHealth
from storage.outbox import Priority
from storage.outbox.queue_queries import KINDS, QueueQueries
from storage.quarantine import ItemKind
from tests.fakes.slack import SlackServer
from tests.fakes.telegram import TelegramServer
from tests.operating.scraped import lives, scrape, until, watched
from tests.street import Street, street, to
from tests.test_telegram.conftest import free_port
from tests.worlds import NOON

__all__ = ["street"]

ROOT = Path(__file__).parents[2]


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as server:
        yield server


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing was counted before, and what the database told is not told again."""
    monkeypatch.setattr(page, "KEEPS", 0.0)
    monkeypatch.setattr(TALLY, "_counts", type(TALLY._counts)())
    monkeypatch.setattr(TALLY, "_times", {})


@pytest.fixture
def url(sqlite_url: Callable[[Path], str], tmp_path: Path) -> str:
    return sqlite_url(tmp_path)


# --- the door


@pytest.mark.parametrize(
    ("typed", "door"),
    [
        ("", None),
        ("9464", ("127.0.0.1", 9464)),
        ("0.0.0.0:9464", ("0.0.0.0", 9464)),
        ("[::1]:9464", ("::1", 9464)),
        ("palier.lan:80", ("palier.lan", 80)),
    ],
)
def test_a_port_alone_is_this_machine_s_own(typed: str, door: tuple[str, int] | None) -> None:
    assert Settings(_env_file=None, metrics_listen=typed).metrics_door == door


@pytest.mark.parametrize(
    "typed", ["yes", "0", "70000", "1.2.3:9464", "::1:9464", ":9464", "127.0.0.1:", "٣٣", "a b:9"]
)
def test_what_is_no_door_is_said_in_a_sentence(
    typed: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("METRICS_LISTEN", typed)
    with pytest.raises(SettingsError, match=r"^METRICS_LISTEN: .*9464"):
        read_settings()


def test_without_the_setting_nothing_is_loaded_for_it() -> None:
    code = "import sys, bot.app, bot.telegram.runtime, bot.slack.runtime; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "bot.metrics.tally" in done.stdout
    assert not re.search(r"\bprometheus_client\b|\bbot\.metrics\.page\b", done.stdout)


async def test_an_address_of_another_machine_is_named_and_a_port_that_is_taken_is_not(
    server: TelegramServer, url: str, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(ExceptionGroup) as refusal:
        async with watched(server, url, "203.0.113.7:9464"):
            await asyncio.sleep(5)
    assert refusal.group_contains(SettingsError, match="METRICS_LISTEN")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        async with watched(server, url, str(taken.getsockname()[1])):
            ana = server.person("Ana")
            await ana.opens()
            await ana.sees(lambda shown: shown.text)
    assert "metrics not served" in caplog.text


async def test_the_page_is_not_where_platforms_bring_their_updates(
    server: TelegramServer, url: str
) -> None:
    port = free_port()
    async with watched(server, url, port=port) as parts, aiohttp.ClientSession() as session:
        await until(parts, "palier_lease_held", 1)
        for path, status in ("ready", 200), ("metrics", 404):
            async with session.get(f"http://127.0.0.1:{port}/{path}") as answer:
                assert answer.status == status


# --- what is told


async def test_what_happened_is_counted_and_nobody_is_named(
    server: TelegramServer, url: str
) -> None:
    async with watched(server, url) as parts:
        told = await lives(server, parts)
    assert told.value("palier_events_total", outcome="answered") >= 3
    assert told.value("palier_events_total", outcome="failed") == 0
    assert told.value("palier_answer_seconds_count") >= 3
    assert told.value("palier_calls_total", result="too_many") == 1
    assert told.value("palier_calls_total", result="refused") == 1
    assert told.value("palier_calls_total", result="ok") >= 4
    assert told.value("palier_call_seconds_bucket", le="+Inf") == told.value(
        "palier_call_seconds_count"
    )
    assert told.value("palier_build_info", version=running_version()) == 1
    assert told.value("palier_lease_held") == told.value("palier_platform_connected") == 1
    assert told.value("palier_database_up") == 1
    assert 0 < told.value("palier_database_seconds") < 2
    assert told.value("palier_queue_due", kind="red") == 0
    assert told.value("process_resident_memory_bytes") > 2**20
    vocabulary = {
        "telegram", running_version(), *KINDS, *(each.value for each in ItemKind),
        *page.OUTCOMES, *page.CALL_RESULTS, *page.DELIVERY_RESULTS, *page.JOB_RESULTS,
        *parts.dispatcher.job_intervals,
    }  # fmt: skip
    for name, series in told.series().items():
        for labels in series:
            free = {"le", "python", "source"} if name.startswith("palier_") else set(labels)
            said = {value for label, value in labels.items() if label not in free}
            assert said <= vocabulary, (name, labels)


@pytest.mark.provokes_errors
async def test_a_database_that_is_away_takes_its_own_numbers_along_and_no_others(
    server: TelegramServer, url: str
) -> None:
    async with watched(server, url) as parts:
        await until(parts, "palier_database_up", 1)
        file = parts.database.path
        assert file
        aside = file.rename(file.with_suffix(".aside"))
        gone = await scrape(parts)
        aside.rename(file)
        back = await scrape(parts)
    assert gone.value("palier_database_up") == 0
    shared = {each.name for each in names.SHARED} - {names.DATABASE_UP.name}
    assert not shared & gone.series().keys()
    assert {each.name for each in names.HERE} <= gone.series().keys()
    assert back.value("palier_database_up") == 1
    assert "palier_queue_due" in back.series()


async def test_two_processes_tell_each_of_itself_and_alike_of_the_database(
    server: TelegramServer, url: str
) -> None:
    async with watched(server, url) as one, watched(server, url) as two:
        pages = [await scrape(each) for each in (one, two)]
        async with asyncio.timeout(20):
            while not any(each.value("palier_lease_held") for each in pages):
                pages = [await scrape(each) for each in (one, two)]
    assert sorted(each.value("palier_lease_held") for each in pages) == [0, 1]
    assert [each.value("palier_platform_connected") for each in pages] == [1, 1]
    assert len({str(each.metrics["palier_quarantined"].samples) for each in pages}) == 1


async def test_slack_s_calls_are_counted_by_what_came_of_them() -> None:
    async with SlackServer(manifest=build_manifest(FEATURES)) as slack:
        quartier = slack.workspace()
        retries: list[Any] = []
        client = CountedClient(quartier.token, base_url=f"{slack.api_url}/", retry_handlers=retries)
        await client.auth_test()
        slack.breaks("too_many_requests", "auth.test")
        slack.breaks("server_error", "auth.test")
        for _ in range(2):
            with pytest.raises(SlackApiError):
                await client.auth_test()
        with pytest.raises(SlackApiError):
            await client.conversations_info(channel="C0")
    counts = {result: n for (_, result), n in TALLY.counts_of(names.CALLS).items()}
    assert counts == {"ok": 1, "too_many": 1, "failed": 1, "refused": 1}
    assert sum(TALLY.times_of(names.CALL_TIMES)["slack",].counts) == 4


async def test_the_database_is_not_asked_more_often_than_every_few_seconds() -> None:
    looks = 0

    async def look() -> int:
        nonlocal looks
        looks += 1
        await asyncio.sleep(0.05)
        return looks

    shared = SharedLook(look, patience=5, keeps=0.2)
    assert await asyncio.gather(*(shared.result() for _ in range(9))) == [1] * 9
    assert await shared.result() == 1
    await asyncio.sleep(0.25)
    assert await shared.result() == 2


# --- what the database tells


async def test_what_is_due_is_counted_by_kind_up_to_a_limit_and_told_since_when(
    street: Street,
) -> None:
    await street.courier().deliver()
    later, past = NOON + timedelta(hours=1), {"expires_at": NOON + timedelta(minutes=1)}
    await street.writes(
        *(to(n, NOON + timedelta(seconds=n), priority=Priority.RED) for n in range(5)),
        to(5, later, priority=Priority.RED),
        to(6, priority=Priority.HEAT, **past),
        to(7, priority=Priority.AID),
    )
    async with street.database.transaction() as store:
        lost = await store.session.scalar(text("SELECT id FROM letter WHERE priority = 5"))
        await store.quarantine.set_aside(ItemKind.LETTER, str(lost), "x", NOON)
    now = NOON + timedelta(minutes=10)
    for most, counted in (100, 5), (3, 3):
        async with street.database.transaction() as store:
            found = await QueueQueries(store.session).queue_depths("x", now, most)
        depths = {each.kind: (each.due, each.oldest) for each in found}
        assert list(depths) == list(KINDS)
        assert depths["red"] == (counted, NOON)
        others = {kind: depth for kind, depth in depths.items() if kind != "red"}
        assert set(others.values()) == {(0, None)}


async def test_cards_that_are_to_be_drawn_are_due_too(street: Street) -> None:
    async with street.database.transaction() as store:
        found = await QueueQueries(store.session).queue_depths("x", street.clock.now(), 100)
    card = found[-1]
    assert card.kind == "card"
    assert card.due == 4
    assert card.oldest == NOON


async def test_a_source_is_as_old_as_the_place_it_told_of_longest_ago(database: Database) -> None:
    hour = timedelta(hours=1)
    rows = {
        ("vigilance", "FR-75"): {"asked_at": NOON, "read_at": NOON - hour},
        ("vigilance", "FR-93"): {"asked_at": NOON, "read_at": NOON - 3 * hour,
                                 "failing_since": NOON - 2 * hour},
        ("vigilance", "old"): {"asked_at": NOON - 90 * hour, "read_at": NOON - 90 * hour},
        ("openmeteo", "x"): {"asked_at": NOON, "failing_since": NOON - hour},
    }  # fmt: skip
    async with database.transaction() as store:
        for (source, place), given in rows.items():
            store.session.add(
                SourceHealth(source=HeatSource(source), place=place, next_at=NOON, **given)
            )
    async with database.transaction() as store:
        found = await FreshnessQueries(store.session).source_freshness(NOON)
    assert sorted(found) == [
        ("openmeteo", NOON - hour, NOON - hour),
        ("vigilance", NOON - 3 * hour, NOON - 2 * hour),
    ]


# --- how late jobs are


async def test_a_job_is_late_from_the_moment_that_nobody_struck() -> None:
    clock, hour = ManualClock(EPOCH + timedelta(hours=100)), timedelta(hours=1)
    failing = True

    async def strike(tick: JobTick) -> bool | None:
        return None if failing else True

    ticker = JobTicker(clock, {"hourly": hour}, strike)
    assert ticker.job_lateness() == {"hourly": 0}
    await ticker.run_due_jobs()
    clock.advance(timedelta(minutes=5))
    assert ticker.job_lateness() == {"hourly": 300}
    failing = False
    await ticker.run_due_jobs()
    assert ticker.job_lateness() == {"hourly": 0}
    clock.advance(2 * hour)
    assert ticker.job_lateness() == {"hourly": 3900}
    await ticker.run_due_jobs()
    assert ticker.job_lateness() == {"hourly": 0}


# --- the guide


def documented(language: str) -> dict[str, set[str]]:
    """The metrics that a guide's table names, with their labels."""
    guide = (ROOT / "docs" / f"guide.{language}.md").read_text("utf-8")
    rows = re.findall(r"^\| `(palier_\w+)` \|([^|]*)\|", guide, re.MULTILINE)
    return {name: set(re.findall(r"`(\w+)`", labels)) for name, labels in rows}


@pytest.mark.parametrize("language", ["fr", "en"])
async def test_every_metric_is_in_the_guide_with_its_labels(
    language: str, server: TelegramServer, url: str
) -> None:
    assert documented(language) == {each.name: set(each.labels) for each in names.ALL}
    guide = (ROOT / "docs" / f"guide.{language}.md").read_text("utf-8")
    words_said = {*page.OUTCOMES, *page.CALL_RESULTS, *page.DELIVERY_RESULTS, *KINDS}
    assert {word for word in words_said if f"`{word}`" not in guide} == set()
    if language == "fr":
        return
    async with watched(server, url) as parts:
        told = (await lives(server, parts)).series()
    expected = documented(language)
    for name, series in told.items():
        if name.startswith("palier_"):
            histogram = re.sub(r"_(bucket|sum|count)$", "", name)
            labels = expected[name if name in expected else histogram]
            assert {frozenset(each) - {"le"} for each in series} == {frozenset(labels)}, name
