"""One look at something that may be slow, shared by everybody who asks meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from bot.supervising import end_tasks

T = TypeVar("T")


class SharedLook(Generic[T]):
    """Looks once at a time; whoever asks waits `patience` seconds at most, and cancels nothing.

    A database that hangs is thus asked by one, and no half-done question costs its connection.
    What was seen counts for `keeps` seconds.
    """

    def __init__(
        self, look: Callable[[], Awaitable[T]], *, patience: float, keeps: float = 0.0
    ) -> None:
        self._look, self._patience, self._keeps = look, patience, keeps
        self._task: asyncio.Task[T] | None = None
        self._seen_at = 0.0

    async def result(self) -> T | None:
        """What was seen; None where it takes longer than anybody waits."""
        task = self._task
        if task is None or (task.done() and _now() - self._seen_at >= self._keeps):
            task = self._task = asyncio.ensure_future(self._timed())  # noqa: TID251 (`close` ends it)
        await asyncio.wait((task,), timeout=self._patience)
        return task.result() if task.done() else None

    async def close(self) -> None:
        """End a look that is under way."""
        if self._task is not None and not self._task.done():
            await end_tasks([self._task])

    async def _timed(self) -> T:
        seen = await self._look()
        self._seen_at = _now()
        return seen


def _now() -> float:
    return asyncio.get_running_loop().time()
