"""Cuts off whoever keeps a connection and sends nothing whole: a header or a body byte by byte."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from aiohttp.typedefs import Handler

log = logging.getLogger(__name__)

KEEP_ALIVE = 75.0
"""Seconds a connection may rest between two requests."""


@dataclass(frozen=True)
class SlowClientLimits:
    """Seconds in which the first header, a body, and a later header must have come."""

    header: float = 15
    body: float = 30
    rest: float = KEEP_ALIVE + 15


LIMITS = SlowClientLimits()


class SlowClientGuard:
    """Watches the connections of one site; aiohttp itself has no time-out for what comes in."""

    def __init__(self, limits: SlowClientLimits | None = None) -> None:
        self._limits = limits or LIMITS
        self._served: Counter[Any] = Counter()
        self._waiting: dict[Any, tuple[float, float]] = {}
        self._busy: set[Any] = set()

    @web.middleware
    async def read_whole(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Read the body in time, before anybody works on the request."""
        connection = request.protocol
        self._busy.add(connection)
        try:
            async with asyncio.timeout(self._limits.body):
                await request.read()
        except TimeoutError:
            log.warning("body too slow")
            return web.Response(status=408)
        else:
            return await handler(request)
        finally:
            self._busy.discard(connection)
            self._served[connection] += 1

    async def watch(self, runner: web.BaseRunner) -> None:
        """Close connections on which no whole header came in time, for as long as this runs."""
        while True:
            await asyncio.sleep(min(self._limits.header / 3, 5))
            server = runner.server
            if server is not None:
                self._sweep(list(getattr(server, "connections", ())))

    def _sweep(self, connections: list[Any]) -> None:
        now = asyncio.get_running_loop().time()
        self._waiting = {each: at for each, at in self._waiting.items() if each in connections}
        self._served = Counter({connection: self._served[connection] for connection in connections})
        for connection in connections:
            served = self._served[connection]
            before, since = self._waiting.get(connection, (-1.0, now))
            if connection in self._busy or before != served:
                since = now
            self._waiting[connection] = (float(served), since)
            limit = self._limits.rest if served else self._limits.header
            if connection not in self._busy and now - since > limit:
                log.warning("connection cut off served=%s", served)
                connection.force_close()
