"""How often and how long something is tried again while a person waits for it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.platform import OutOfReach, RetryLater

T = TypeVar("T")

Pause = Callable[[float], Awaitable[None]]
"""Waits that many seconds without keeping others from being answered."""

WAITS = (0.3, 1.0, 2.0)
"""Seconds before it is tried again with a platform that answers with errors, or not at all."""

LONGEST_WAIT = 5.0
"""Seconds that a platform may ask somebody in front to wait; longer, and another way is taken."""


async def call_patiently(call: Callable[[], Awaitable[T]], pause: Pause) -> T:
    """Call, and again after short waits; `RetryLater` when that did not do."""
    for wait in WAITS:
        try:
            return await call()
        except RetryLater as trouble:
            told = wait if isinstance(trouble, OutOfReach) else trouble.seconds
            if trouble.whole or told > LONGEST_WAIT:
                raise
        await pause(told)
    return await call()
