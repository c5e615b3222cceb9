"""Whether the events of a platform find their way to this process."""

from __future__ import annotations

from time import monotonic


class PlatformConnection:
    """What a platform's way in tells of itself; `opened` once it worked since the start."""

    def __init__(self) -> None:
        self.opened = False
        self._lost_at: float | None = None

    def note_open(self) -> None:
        """Events come, or another process takes them."""
        self.opened, self._lost_at = True, None

    def note_lost(self) -> None:
        """They do not, and it is tried again."""
        self._lost_at = self._lost_at or monotonic()

    @property
    def lost_for(self) -> float:
        """Seconds since events came, while they do not."""
        return 0.0 if self._lost_at is None else monotonic() - self._lost_at
