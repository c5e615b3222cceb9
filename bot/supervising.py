"""What runs for as long as Palier does: when it fails it is noted, and begun again."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Collection
from contextlib import suppress
from typing import Any

from bot.clock import Clock
from bot.quarantine import set_aside
from storage.database import Database
from storage.errors import DatabaseAway
from storage.quarantine import ItemKind

log = logging.getLogger(__name__)

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0

HEARD_WITHIN = 2.0
"""Seconds until what was told to end, and did not, is told again."""


async def end_tasks(tasks: Collection[asyncio.Task[Any]]) -> None:
    """Cancel them until they have ended.

    Before Python 3.12 `asyncio.wait_for`, by which SQLAlchemy waits for a free connection, loses a
    cancellation that comes together with what it waits for.
    """
    while left := [task for task in tasks if not task.done()]:
        for task in left:
            task.cancel()
        await asyncio.wait(left, timeout=HEARD_WITHIN)


async def keep_running(
    name: str,
    work: Callable[[], Awaitable[None]],
    stop: asyncio.Event,
    database: Database,
    clock: Clock,
) -> None:
    """Do it until it ends by itself; an error of its own is set aside and ends nothing else.

    What fails after `stop` is not begun again: what it left undone is done at the next start.
    """
    pause = FIRST_PAUSE
    while True:
        begun = time.monotonic()
        try:
            await work()
        except DatabaseAway:
            log.exception("database away part=%s", name)
        except Exception as fault:
            await set_aside(database, clock, ItemKind.PRESENCE, name, fault)
        else:
            return
        if stop.is_set():
            return
        if time.monotonic() - begun > LONGEST_PAUSE:
            pause = FIRST_PAUSE
        with suppress(TimeoutError):
            async with asyncio.timeout(pause):
                await stop.wait()
        pause = min(pause * 2, LONGEST_PAUSE)
