"""Who was seen acting on which wall: noted once an hour, not at every press."""

from __future__ import annotations

from datetime import datetime, timedelta

NOTED_FOR = timedelta(hours=1)
REMEMBERED = 10_000
"""Sights after which those that are over are forgotten."""


class WallReaders:
    """Remembers what this process noted; whoever joined since is noted within the hour."""

    def __init__(self) -> None:
        self._noted: dict[tuple[int, str], datetime] = {}

    def is_noted(self, member_id: int, chat: str, now: datetime) -> bool:
        """Whether it was noted lately."""
        noted = self._noted.get((member_id, chat))
        return noted is not None and timedelta(0) <= now - noted < NOTED_FOR

    def remember(self, member_id: int, chat: str, now: datetime) -> None:
        """It is noted by now."""
        self._noted[member_id, chat] = now
        if len(self._noted) > REMEMBERED:
            self._noted = {
                sight: noted for sight, noted in self._noted.items() if now - noted < NOTED_FOR
            }
