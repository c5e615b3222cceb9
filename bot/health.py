"""Whether Palier lives and may take traffic, in a few words: for a monitor, and for the log."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from aiohttp import web
from sqlalchemy import text

from bot.clock import Clock
from bot.runtime import PlatformRuntime
from bot.shared_look import SharedLook
from storage.database import Database
from storage.errors import DatabaseReplaced
from storage.migrations import HEAD

log = logging.getLogger(__name__)

WELL = "well"
STARTING, STOPPING = "starting", "stopping"
NOBODY_SENDS = 60.0
"""Seconds without anybody holding a bot's lease that are too many: to take it over needs twelve."""

OLD = timedelta(minutes=10)
"""How long what is due may wait. A hundred thousand letters may: then it is said, and no more."""

LOST = 60.0
"""Seconds without a platform's events that are said."""

EVERY = 60.0
"""Seconds between two looks for the log."""

PATIENCE = 2.0
"""Seconds a monitor waits for the database: they ask for an answer within a few."""

STEP = text("SELECT version_num FROM alembic_version")


@dataclass(frozen=True)
class HealthReport:
    """What is wrong, one line each.

    `stuck` when only a restart can mend it; `unready` while no traffic should come here.
    """

    complaints: tuple[str, ...] = ()
    stuck: bool = False
    unready: bool = False

    @property
    def text(self) -> str:
        return "".join(f"{line}\n" for line in self.complaints or (WELL,))


SILENT = HealthReport(("database silent",), unready=True)

Examines = Callable[[], Awaitable[HealthReport]]


async def examine_health(
    database: Database, presences: Sequence[PlatformRuntime], clock: Clock
) -> HealthReport:
    """Look at the database, and at every bot's sender, queue and way in."""
    complaints: list[str] = []
    stuck = unready = False
    try:
        async with database.transaction() as store:
            step = str((await store.session.execute(STEP)).scalar_one_or_none() or "")
            if step < HEAD:
                complaints.append(f"database behind: at step {step or 'none'}, not {HEAD}")
                unready = True
            for runtime in presences:
                oldest = await store.outbox.oldest_due(runtime.name, clock.now())
                waited = clock.now() - oldest if oldest else timedelta()
                complaints += _slow_lines(runtime, waited)
    except DatabaseReplaced:
        log.exception("not healthy")
        return HealthReport(("database gone: its file is not the one opened",), unready=True)
    except Exception:
        log.exception("not healthy")
        return SILENT
    for presence in presences:
        if (silent := presence.outbox_worker.lease.silent_for) > NOBODY_SENDS:
            complaints.append(f"{presence.name}: nobody sends since {_minutes(silent)} min")
            stuck = True
        if not presence.connection.opened:
            complaints.append(f"{presence.name}: not connected yet")
            unready = True
    return HealthReport(tuple(complaints), stuck, unready or stuck)


def _slow_lines(runtime: PlatformRuntime, waited: timedelta) -> list[str]:
    said, courier = [], runtime.outbox_worker
    if waited > OLD:
        said.append(
            f"{runtime.name}: what is due waits since {_minutes(waited.total_seconds())} min"
        )
    if courier.refused_for > OLD.total_seconds():
        said.append(f"{runtime.name}: takes nothing since {_minutes(courier.refused_for)} min")
    if (lost := runtime.connection.lost_for) > LOST:
        said.append(f"{runtime.name}: brings nothing since {_minutes(lost)} min")
    return said


def _minutes(seconds: float) -> int:
    return int(seconds // 60)


class HealthDoor:
    """`/health` and `/ready`, asked by whoever looks after Palier.

    `/health`: 503 when only a restart mends it, and whatever happens outside is no reason for one.
    `/ready`: 503 while no traffic should come. Both say in words what is not well.
    """

    def __init__(self, examine: Examines, stop: asyncio.Event) -> None:
        self._look, self._stop = SharedLook(examine, patience=PATIENCE), stop

    async def report(self) -> HealthReport:
        """What is found; a database that takes long to answer is silent."""
        return await self._look.result() or SILENT

    def add_routes(self, site: web.Application) -> None:
        site.router.add_get("/health", self._say_alive)
        site.router.add_get("/ready", self._say_ready)

    async def close(self) -> None:
        await self._look.close()

    async def _say_alive(self, request: web.Request) -> web.Response:
        report = await self.report()
        return web.Response(status=503 if report.stuck else 200, text=report.text)

    async def _say_ready(self, request: web.Request) -> web.Response:
        if self._stop.is_set():
            return web.Response(status=503, text=f"{STOPPING}\n")
        report = await self.report()
        return web.Response(status=503 if report.unready else 200, text=report.text)


class WaitingDoor:
    """The same two addresses while Palier waits at its start for something outside."""

    def __init__(self, host: str, port: int) -> None:
        self._host, self._port = host, port
        self._runner: web.AppRunner | None = None

    async def open(self) -> None:
        """Say `starting` from now on; where the port is taken, nobody is told."""
        if self._runner is not None:
            return
        site = web.Application()
        for path, status in ("/health", 200), ("/ready", 503):
            site.router.add_get(path, _says_starting(status))
        self._runner = web.AppRunner(site, access_log=None)
        await self._runner.setup()
        with suppress(OSError):
            await web.TCPSite(self._runner, self._host, self._port).start()

    async def close(self) -> None:
        """Leave the port to the whole site."""
        runner, self._runner = self._runner, None
        if runner is not None:
            await runner.cleanup()


def _says_starting(status: int) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def answer(request: web.Request) -> web.StreamResponse:
        return web.Response(status=status, text=f"{STARTING}\n")

    return answer


async def watch_health(examine: Examines) -> None:
    """Say in the log what is not well, and when it is well again."""
    ill = False
    while True:
        await asyncio.sleep(EVERY)
        health = await examine()
        for complaint in health.complaints:
            log.warning("not well: %s", complaint)
        if ill and not health.complaints:
            log.info("well again")
        ill = bool(health.complaints)
