"""Flood control: how many messages a bot may send, and how long it must wait after too many."""

from dataclasses import dataclass, field
from time import monotonic

from tests.fakes.windows import SlidingWindows


@dataclass
class FloodLimits:
    """Strict sliding windows; seconds and counts as Telegram documents them.

    A call over a limit is refused and closes its window (the chat, or the whole bot) for the
    seconds answered, plus `penalty`; refused calls are counted in `breaches`.
    """

    per_second: int = 30
    private_burst: int = 1
    private_window: float = 1.0
    per_group: int = 20
    group_window: float = 60.0
    count_edits: bool = True
    penalty: float = 0.0
    breaches: int = 0
    _windows: SlidingWindows = field(init=False)

    def __post_init__(self) -> None:
        self._windows = SlidingWindows(self.penalty)

    def wait_for(self, bot: int, chat: int, *, edit: bool = False) -> int:
        """Count one message and give 0, or give the seconds to wait and count nothing."""
        now = monotonic()
        windows = [((bot, 0), self.per_second, 1.0)]
        if not edit or self.count_edits:
            if chat > 0:
                windows.append(((bot, chat), self.private_burst, self.private_window))
            else:
                windows.append(((bot, chat), self.per_group, self.group_window))
        for key, allowed, seconds in windows:
            if wait := self._windows.wait_for(key, allowed, seconds, now):
                self.breaches += 1
                return wait
        for key, _, _ in windows:
            self._windows.count(key, now)
        return 0
