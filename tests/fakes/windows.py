"""Sliding windows: how many of something may come within some seconds."""

import math
from collections import deque
from collections.abc import Hashable
from dataclasses import dataclass, field


@dataclass
class SlidingWindows:
    """Counts what came, window by window; one that overflowed is closed until it has room again.

    A window that closes stays so for `penalty` seconds more.
    """

    penalty: float = 0.0
    _came: dict[Hashable, deque[float]] = field(default_factory=dict)
    _closed: dict[Hashable, float] = field(default_factory=dict)

    def wait_for(self, key: Hashable, allowed: int, seconds: float, now: float) -> int:
        """Give 0 while there is room, or the whole seconds to wait; nothing is counted."""
        wait = self._closed.get(key, 0.0) - now
        if wait <= 0:
            came = self._came.setdefault(key, deque())
            while came and came[0] <= now - seconds:
                came.popleft()
            if len(came) < allowed:
                return 0
            wait = came[len(came) - allowed] + seconds - now + self.penalty
            self._closed[key] = now + wait
        return max(1, math.ceil(wait))

    def count(self, key: Hashable, now: float) -> None:
        """One more came."""
        self._came.setdefault(key, deque()).append(now)
