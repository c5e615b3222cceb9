"""One person's updates one after another, different people's side by side."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field


@dataclass
class _WaitingLine:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    people: int = 0


@dataclass
class _PersonSlot:
    taken: bool = True


_slot: ContextVar[_PersonSlot | None] = ContextVar("slot", default=None)


class OrderedExecution:
    """First come, first served for each key; at most `at_once` keys are served together."""

    def __init__(self, at_once: int = 64) -> None:
        self._slots = asyncio.Semaphore(at_once)
        self._lines: dict[str, _WaitingLine] = {}

    @asynccontextmanager
    async def in_order(self, key: str) -> AsyncIterator[None]:
        """Wait for the key's turn, in the order of asking."""
        line = self._lines.setdefault(key, _WaitingLine())
        line.people += 1
        try:
            # The line first: somebody who sends a hundred updates takes one slot, not a hundred.
            async with line.lock:
                await self._slots.acquire()
                slot = _PersonSlot()
                before = _slot.set(slot)
                try:
                    yield
                finally:
                    _slot.reset(before)
                    if slot.taken:
                        self._slots.release()
        finally:
            line.people -= 1
            if not line.people:
                del self._lines[key]

    async def pause(self, seconds: float) -> None:
        """Wait within a turn: the person's line waits too, others are served meanwhile."""
        slot = _slot.get()
        if slot is None or not slot.taken:
            await asyncio.sleep(seconds)
            return
        slot.taken = False
        self._slots.release()
        await asyncio.sleep(seconds)
        await self._slots.acquire()
        slot.taken = True
