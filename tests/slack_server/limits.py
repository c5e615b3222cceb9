"""Rate limits: how many calls of a method an app may make, and how long it waits after too many."""

import math
from collections import deque
from dataclasses import dataclass, field
from time import monotonic

PER_MINUTE = {1: 1, 2: 20, 3: 50, 4: 100}


@dataclass
class RateLimits:
    """Strict sliding windows, as Slack documents them: calls a minute by tier, posts by channel.

    A window belongs to a workspace, a method and, for posts, a channel; a call over its limit
    closes the window for the seconds answered, plus `penalty`, and is counted in `breaches`.
    """

    per_minute: dict[int, int] = field(default_factory=lambda: dict(PER_MINUTE))
    posts: int = 1
    posts_window: float = 1.0
    window: float = 60.0
    penalty: float = 0.0
    breaches: int = 0
    _sent: dict[tuple[str, str, str], deque[float]] = field(default_factory=dict)
    _closed: dict[tuple[str, str, str], float] = field(default_factory=dict)

    def wait_for(self, team: str, method: str, tier: int, channel: str) -> int:
        """Count one call and give 0, or give the seconds to wait; tier 0 is a post to a channel."""
        now = monotonic()
        allowed, seconds = self.per_minute.get(tier, 0), self.window
        if tier == 0:
            allowed, seconds = self.posts, self.posts_window
        if not allowed:
            return 0
        key = (team, method, channel)
        wait = self._closed.get(key, 0.0) - now
        if wait <= 0:
            sent = self._sent.setdefault(key, deque())
            while sent and sent[0] <= now - seconds:
                sent.popleft()
            if len(sent) < allowed:
                sent.append(now)
                return 0
            wait = sent[len(sent) - allowed] + seconds - now + self.penalty
            self._closed[key] = now + wait
        self.breaches += 1
        return max(1, math.ceil(wait))
