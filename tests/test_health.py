"""What `/health` and `/ready` say: to a monitor by a number, to a person and the log in words."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from types import SimpleNamespace
from typing import Any, cast

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import text

from bot import health
from bot.carrier_lease import HOLD
from bot.connection import PlatformConnection
from bot.health import LOST, OLD, WELL, HealthDoor, HealthReport, WaitingDoor, examine_health
from bot.outbox_worker import OutboxWorker
from bot.platform import RetryLater
from bot.runtime import PlatformRuntime
from storage.errors import DatabaseAway
from storage.outbox import Priority
from tests.street import Street, street, to
from tests.worlds import NOON

__all__ = ["street"]

LATE = OLD + timedelta(minutes=5)


@dataclass
class Somewhere:
    """A platform as far as its health goes."""

    outbox_worker: OutboxWorker
    name: str = "x"
    connection: PlatformConnection = field(default_factory=PlatformConnection)

    def __post_init__(self) -> None:
        self.connection.note_open()


async def seen(
    street: Street, courier: OutboxWorker | None = None, presence: Any = None
) -> HealthReport:
    presence = presence or Somewhere(courier or street.courier())
    return await examine_health(street.database, [cast("PlatformRuntime", presence)], street.clock)


def verdict(report: HealthReport) -> tuple[str, bool, bool]:
    """What is said; whether only a restart mends it; whether traffic may come."""
    return report.text, report.stuck, not report.unready


async def test_all_is_well(street: Street) -> None:
    await street.writes(to(0), to(1, NOON + timedelta(hours=9)))
    assert verdict(await seen(street)) == (f"{WELL}\n", False, True)


@pytest.mark.parametrize("priority", Priority)
async def test_a_letter_that_waits_for_long_is_said_and_breaks_nothing(
    street: Street, priority: Priority
) -> None:
    await street.courier().deliver()
    await street.writes(to(0, priority=priority))
    street.clock.advance(LATE)
    said = "x: what is due waits since 15 min\n"
    assert verdict(await seen(street)) == (said, False, True)


async def test_a_card_that_waits_for_long_is_said(street: Street) -> None:
    street.clock.advance(LATE)
    assert "x: what is due waits since 15 min" in (await seen(street)).complaints


async def test_letters_of_the_morning_and_past_ones_are_not_missed(street: Street) -> None:
    await street.courier().deliver()
    await street.writes(
        to(0, NOON + timedelta(days=1)), to(1, expires_at=NOON + timedelta(minutes=1))
    )
    street.clock.advance(LATE)
    assert (await seen(street)).text == f"{WELL}\n"


async def test_a_platform_that_takes_nothing_is_said(
    street: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def busy(chat: str) -> None:
        raise RetryLater(0.01)

    courier = street.courier()
    street.slate.trouble = busy
    await street.writes(to(0))
    await courier.deliver()
    assert (await seen(street, courier)).text == f"{WELL}\n"
    monkeypatch.setattr(health, "OLD", timedelta(0))
    said = "x: takes nothing since 0 min\n"
    assert verdict(await seen(street, courier)) == (said, False, True)
    street.slate.trouble = None
    street.clock.advance(timedelta(minutes=1))
    await asyncio.sleep(0.02)
    await courier.deliver()
    assert courier.refused_for == 0


async def test_nobody_who_sends_is_stuck_and_another_who_does_is_not(
    street: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "NOBODY_SENDS", 1.0)
    first, second = street.courier(), street.courier()
    assert await first.lease.renew()
    assert not await second.lease.renew()
    await asyncio.sleep(0.5)
    street.clock.advance(HOLD / 2)
    assert await first.lease.renew()
    assert not await second.lease.renew()
    assert verdict(await seen(street, second)) == (f"{WELL}\n", False, True)
    await asyncio.sleep(1.1)
    assert verdict(await seen(street, second)) == ("x: nobody sends since 0 min\n", True, False)


@pytest.mark.provokes_errors
async def test_a_database_that_does_not_answer_is_no_reason_to_start_again(street: Street) -> None:
    async with street.database.transaction() as store:
        await store.session.execute(text("DROP TABLE posting"))
    assert verdict(await seen(street)) == ("database silent\n", False, False)


async def test_a_sender_that_was_kept_from_the_database_is_not_stuck(
    street: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an outage of the database took is not counted once it is over."""
    monkeypatch.setattr(health, "NOBODY_SENDS", 0.5)
    courier = street.courier()
    assert courier.lease.silent_for < 0.5

    @asynccontextmanager
    async def away() -> AsyncIterator[None]:
        raise DatabaseAway
        yield

    with monkeypatch.context() as outage:
        outage.setattr(courier.lease, "_database", SimpleNamespace(transaction=away))
        await asyncio.sleep(0.7)
        with pytest.raises(DatabaseAway):
            await courier.lease.renew()
    assert not (await seen(street, courier)).stuck


async def test_an_older_database_takes_no_traffic_and_a_newer_one_does(street: Street) -> None:
    """While one version replaces the other, the newer one has moved the tables on."""
    for step, ready in ("0001", False), ("9999", True):
        async with street.database.transaction() as store:
            await store.session.execute(text(f"UPDATE alembic_version SET version_num = '{step}'"))
        found = await seen(street)
        assert (found.unready, found.stuck) == (not ready, False)
        assert ("database behind" in found.text) == (not ready)


async def test_a_platform_is_waited_for_once_and_its_outages_are_only_said(
    street: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    presence = Somewhere(street.courier())
    presence.connection = connection = PlatformConnection()
    assert verdict(await seen(street, None, presence)) == ("x: not connected yet\n", False, False)
    connection.note_open()
    connection.note_lost()
    assert (await seen(street, None, presence)).text == f"{WELL}\n"
    monkeypatch.setattr(health, "LOST", -LOST)
    said = "x: brings nothing since 0 min\n"
    assert verdict(await seen(street, None, presence)) == (said, False, True)


# --- at the door


async def asked(examine: health.Examines, stop: asyncio.Event) -> dict[str, tuple[int, str]]:
    """What both addresses answer."""
    door, site = HealthDoor(examine, stop), web.Application()
    door.add_routes(site)
    answers = {}
    async with TestClient(TestServer(site)) as client:
        for path in "/health", "/ready":
            async with client.get(path) as answer:
                answers[path] = answer.status, (await answer.text()).strip()
    await door.close()
    return answers


@pytest.mark.parametrize(
    ("report", "health_status", "ready_status"),
    [
        (HealthReport(), 200, 200),
        (HealthReport(("slow",)), 200, 200),
        (HealthReport(("away",), unready=True), 200, 503),
        (HealthReport(("stuck",), stuck=True, unready=True), 503, 503),
    ],
)
async def test_each_monitor_is_answered_what_it_asks(
    report: HealthReport, health_status: int, ready_status: int
) -> None:
    async def examine() -> HealthReport:
        return report

    said = report.text.strip()
    answers = await asked(examine, asyncio.Event())
    assert answers == {"/health": (health_status, said), "/ready": (ready_status, said)}


async def test_a_palier_that_stops_lives_and_takes_nothing_new() -> None:
    async def examine() -> HealthReport:
        return HealthReport()

    stop = asyncio.Event()
    stop.set()
    assert await asked(examine, stop) == {"/health": (200, WELL), "/ready": (503, "stopping")}


async def test_a_database_that_hangs_is_asked_once_and_keeps_no_monitor_waiting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(health, "PATIENCE", 0.2)
    looks = 0

    async def examine() -> HealthReport:
        nonlocal looks
        looks += 1
        await asyncio.Event().wait()
        return HealthReport()

    async with asyncio.timeout(5):
        answers = await asked(examine, asyncio.Event())
    silent = "database silent"
    assert answers == {"/health": (200, silent), "/ready": (503, silent)}
    assert looks == 1


async def test_whoever_waits_at_the_start_lives_and_is_not_ready() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    door = WaitingDoor("127.0.0.1", port)
    await door.open()
    await door.open()
    async with aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session:
        for path, status in ("/health", 200), ("/ready", 503):
            async with session.get(path) as answer:
                assert (answer.status, await answer.text()) == (status, "starting\n")
    await door.close()
    other = WaitingDoor("127.0.0.1", port)
    await other.open()  # The port was given back.
    await door.open()  # And a port that is taken is no reason to stop.
    await door.close()
    await other.close()


async def test_what_is_not_well_is_in_the_log(
    street: Street, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(health, "EVERY", 0.01)
    caplog.set_level("INFO")
    presence: Any = Somewhere(street.courier())
    street.clock.advance(LATE)
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        examine = partial(examine_health, street.database, [presence], street.clock)
        watching = group.create_task(health.watch_health(examine))
        while "not well" not in caplog.text:
            await seen(street)
        await street.courier().deliver()
        while "well again" not in caplog.text:
            await seen(street)
        watching.cancel()
