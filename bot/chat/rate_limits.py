"""What a platform asked to leave alone for a while, and everybody who asks for it waits alike."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar
from weakref import WeakValueDictionary

from bot.clock import Clock
from bot.platform import OutOfReach, RetryLater

T = TypeVar("T")

GRACE = 0.01
"""Seconds beyond what was asked for: a sleeper may wake a hair too early."""


@dataclass(frozen=True)
class _Closure:
    """Until when a kind of call is left alone, by two clocks; a machine that slept stops one."""

    ticks: float
    moment: datetime
    known: bool

    def seconds_left(self, now: datetime) -> float:
        left = self.ticks - asyncio.get_running_loop().time()
        return min(left, (self.moment - now).total_seconds())


class RateLimits:
    """Until when each kind of call is to be left alone; one call's 429 holds the others back."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._closed: dict[Hashable, _Closure] = {}
        self._lines: WeakValueDictionary[Hashable, asyncio.Lock] = WeakValueDictionary()

    async def call(
        self,
        kind: Hashable,
        call: Callable[[], Awaitable[T]],
        *,
        in_line: bool = True,
        keeps_waits: bool = False,
    ) -> T:
        """Call; `RetryLater` without a call while this kind is to be left alone.

        Those `in_line` go one after another: many sent at once would all be too many. Who
        `keeps_waits` knows what it was told itself, and is held back by what others were told.
        """
        line = self._lines.setdefault(kind, asyncio.Lock()) if in_line else nullcontext()
        async with line:
            if (left := self._seconds_left(kind, but_known=keeps_waits)) > 0:
                raise RetryLater(left + GRACE)
            try:
                return await call()
            except OutOfReach:
                raise
            except RetryLater as asked:
                if not asked.whole:
                    self._close(kind, asked.seconds, known=keeps_waits)
                raise

    def _seconds_left(self, kind: Hashable, *, but_known: bool) -> float:
        closed = self._closed.get(kind)
        if closed is None or (but_known and closed.known):
            return 0.0
        return closed.seconds_left(self._clock.now())

    def _close(self, kind: Hashable, seconds: float, *, known: bool) -> None:
        ticks, now = asyncio.get_running_loop().time(), self._clock.now()
        self._closed = {
            k: closure for k, closure in self._closed.items() if closure.seconds_left(now) > 0
        }
        self._closed[kind] = _Closure(ticks + seconds, now + timedelta(seconds=seconds), known)
