"""What `/health` says: to a monitor by its number, to a person in words, and to the log."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, cast

import pytest
from sqlalchemy import text

from bot import health
from bot.carrier_lease import HOLD
from bot.health import OLD, WELL, HealthReport, examine_health
from bot.outbox_worker import OutboxWorker
from bot.platform import RetryLater
from bot.runtime import PlatformRuntime
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


async def seen(street: Street, courier: OutboxWorker | None = None) -> HealthReport:
    presence: Any = Somewhere(courier or street.courier())
    return await examine_health(street.database, [cast("PlatformRuntime", presence)], street.clock)


async def test_all_is_well(street: Street) -> None:
    await street.writes(to(0), to(1, NOON + timedelta(hours=9)))
    found = await seen(street)
    assert (found.text, found.broken) == (f"{WELL}\n", False)


@pytest.mark.parametrize("priority", Priority)
async def test_a_letter_that_waits_for_long_is_said_and_breaks_nothing(
    street: Street, priority: Priority
) -> None:
    await street.courier().deliver()
    await street.writes(to(0, priority=priority))
    street.clock.advance(LATE)
    found = await seen(street)
    assert (found.text, found.broken) == ("x: what is due waits since 15 min\n", False)


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
    found = await seen(street, courier)
    assert (found.text, found.broken) == ("x: takes nothing since 0 min\n", False)
    street.slate.trouble = None
    street.clock.advance(timedelta(minutes=1))
    await asyncio.sleep(0.02)
    await courier.deliver()
    assert courier.refused_for == 0


async def test_nobody_who_sends_is_broken_and_another_who_does_is_not(
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
    assert not (await seen(street, second)).broken
    await asyncio.sleep(1.1)
    found = await seen(street, second)
    assert (found.text, found.broken) == ("x: nobody sends since 0 min\n", True)


@pytest.mark.provokes_errors
async def test_a_database_that_does_not_answer_is_broken(street: Street) -> None:
    async with street.database.transaction() as store:
        await store.session.execute(text("DROP TABLE posting"))
    found = await seen(street)
    assert (found.text, found.broken) == ("database silent\n", True)


async def test_what_is_not_well_is_in_the_log(
    street: Street, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(health, "EVERY", 0.01)
    caplog.set_level("INFO")
    presence: Any = Somewhere(street.courier())
    street.clock.advance(LATE)
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        watching = group.create_task(health.watch_health(street.database, [presence], street.clock))
        while "not well" not in caplog.text:
            await seen(street)
        await street.courier().deliver()
        while "well again" not in caplog.text:
            await seen(street)
        watching.cancel()
