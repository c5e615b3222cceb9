"""The door at which metrics are read, where a setting opens one; otherwise nothing is loaded."""

from __future__ import annotations

import errno
import logging
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager

from bot.clock import Clock, JobTicker
from bot.runtime import PlatformRuntime
from bot.settings import Settings
from bot.wrong_setting import refuse_door
from storage.database import Database

log = logging.getLogger(__name__)

LISTEN = "METRICS_LISTEN"


@asynccontextmanager
async def metrics_served(
    settings: Settings,
    database: Database,
    runtimes: Iterable[PlatformRuntime],
    clock: Clock,
    ticker: JobTicker,
) -> AsyncIterator[None]:
    """As long as this lasts; `SettingsError` for an address that is not this machine's.

    A port that is taken is another process's of the same settings: it tells of itself there.
    """
    async with AsyncExitStack() as stack:
        if settings.metrics_door is not None:
            from bot.metrics.page import MetricsPage, metrics_door

            host, port = settings.metrics_door
            page = MetricsPage(database, runtimes, clock, ticker)
            try:
                await stack.enter_async_context(metrics_door(page, host, port))
            except OSError as error:
                if error.errno != errno.EADDRINUSE:
                    raise refuse_door(host, port, error, (LISTEN, LISTEN)) from None
                log.warning("metrics not served port=%s", port)
        yield
