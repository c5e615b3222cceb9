"""Rate limits: how many calls of a method an app may make, and how long it waits after too many."""

from dataclasses import dataclass, field
from time import monotonic

from tests.fakes.windows import SlidingWindows

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
    _windows: SlidingWindows = field(init=False)

    def __post_init__(self) -> None:
        self._windows = SlidingWindows(self.penalty)

    def wait_for(self, team: str, method: str, tier: int, channel: str) -> int:
        """Count one call and give 0, or give the seconds to wait; tier 0 is a post to a channel."""
        now = monotonic()
        allowed, seconds = self.per_minute.get(tier, 0), self.window
        if tier == 0:
            allowed, seconds = self.posts, self.posts_window
        if not allowed:
            return 0
        key = (team, method, channel)
        if wait := self._windows.wait_for(key, allowed, seconds, now):
            self.breaches += 1
            return wait
        self._windows.count(key, now)
        return 0
