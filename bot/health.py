"""Whether Palier does its work, in a few words: for a monitor, and for the log."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from aiohttp import web
from sqlalchemy import text

from bot.clock import Clock
from bot.outbox_worker import OutboxWorker
from bot.runtime import PlatformRuntime
from storage.database import Database
from storage.errors import DatabaseReplaced

log = logging.getLogger(__name__)

WELL = "well"
NOBODY_SENDS = 60.0
"""Seconds without anybody holding a bot's lease that are too many: to take it over needs twelve."""

OLD = timedelta(minutes=10)
"""How long what is due may wait. A hundred thousand letters may: then it is said, and no more."""

EVERY = 60.0
"""Seconds between two looks for the log."""


@dataclass(frozen=True)
class HealthReport:
    """What is wrong, one line each; `broken` when only a restart or an operator can mend it."""

    complaints: tuple[str, ...] = ()
    broken: bool = False

    @property
    def text(self) -> str:
        return "".join(f"{line}\n" for line in self.complaints or (WELL,))


async def examine_health(
    database: Database, presences: Sequence[PlatformRuntime], clock: Clock
) -> HealthReport:
    """Look at the database, and at every bot's sender and queue."""
    complaints: list[str] = []
    broken = False
    try:
        async with database.transaction() as store:
            await store.session.execute(text("SELECT 1"))
            for runtime in presences:
                oldest = await store.outbox.oldest_due(runtime.name, clock.now())
                waited = clock.now() - oldest if oldest else timedelta()
                complaints += _slow_lines(runtime.name, runtime.outbox_worker, waited)
    except DatabaseReplaced:
        log.exception("not healthy")
        return HealthReport(("database gone: its file is not the one opened",), broken=True)
    except Exception:
        log.exception("not healthy")
        return HealthReport(("database silent",), broken=True)
    for presence in presences:
        if (silent := presence.outbox_worker.lease.silent_for) > NOBODY_SENDS:
            complaints.append(f"{presence.name}: nobody sends since {_minutes(silent)} min")
            broken = True
    return HealthReport(tuple(complaints), broken)


def _slow_lines(name: str, courier: OutboxWorker, waited: timedelta) -> list[str]:
    said = []
    if waited > OLD:
        said.append(f"{name}: what is due waits since {_minutes(waited.total_seconds())} min")
    if courier.refused_for > OLD.total_seconds():
        said.append(f"{name}: takes nothing since {_minutes(courier.refused_for)} min")
    return said


def _minutes(seconds: float) -> int:
    return int(seconds // 60)


def health_page(
    database: Database, presences: Sequence[PlatformRuntime], clock: Clock
) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """`/health`: 200 while Palier works, however slowly; 503 when it does not."""

    async def answer(request: web.Request) -> web.StreamResponse:
        health = await examine_health(database, presences, clock)
        return web.Response(status=503 if health.broken else 200, text=health.text)

    return answer


async def watch_health(
    database: Database, presences: Sequence[PlatformRuntime], clock: Clock
) -> None:
    """Say in the log what is not well, and when it is well again."""
    ill = False
    while True:
        await asyncio.sleep(EVERY)
        health = await examine_health(database, presences, clock)
        for complaint in health.complaints:
            log.warning("not well: %s", complaint)
        if ill and not health.complaints:
            log.info("well again")
        ill = bool(health.complaints)
