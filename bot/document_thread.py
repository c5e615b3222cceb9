"""Work that takes the processor for a while, done in a thread: one piece at a time, in order."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class ThreadMaker:
    """Makes what is asked beside the event loop; whoever orders more waits their turn."""

    def __init__(self) -> None:
        self._bench = asyncio.Lock()

    async def make_document(self, work: Callable[[], T]) -> T:
        async with self._bench:
            return await asyncio.to_thread(work)
