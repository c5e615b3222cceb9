"""One person's updates one after another, different people's side by side."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


@dataclass
class _Line:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    people: int = 0


class InOrder:
    """First come, first served for each key; at most `at_once` keys are served together."""

    def __init__(self, at_once: int = 64) -> None:
        self._slots = asyncio.Semaphore(at_once)
        self._lines: dict[str, _Line] = {}

    @asynccontextmanager
    async def turn(self, key: str) -> AsyncIterator[None]:
        """Wait for the key's turn, in the order of asking."""
        line = self._lines.setdefault(key, _Line())
        line.people += 1
        try:
            # The line first: somebody who sends a hundred updates takes one slot, not a hundred.
            async with line.lock, self._slots:
                yield
        finally:
            line.people -= 1
            if not line.people:
                del self._lines[key]
