"""How much one member may do to others in a minute."""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta

ACTIONS_A_MINUTE = 5
A_MINUTE = timedelta(minutes=1)
REMEMBERED = 10_000
"""Members after whom those who rest are forgotten."""


class ActionLimit:
    """Counts, for each member, what others saw or were written because of it.

    Each process counts what it did itself, and forgets it within a minute.
    """

    def __init__(self) -> None:
        self._acts: dict[int, deque[datetime]] = {}

    def is_reached(self, member_id: int, now: datetime) -> bool:
        """Whether the member has done enough for this minute."""
        acts = self._acts.get(member_id)
        return acts is not None and len(acts) == ACTIONS_A_MINUTE and now - acts[0] < A_MINUTE

    def count_action(self, member_id: int, now: datetime) -> None:
        """Remember that the member did one more thing."""
        self._acts.setdefault(member_id, deque(maxlen=ACTIONS_A_MINUTE)).append(now)
        if len(self._acts) > REMEMBERED:
            awake = {who: acts for who, acts in self._acts.items() if now - acts[-1] < A_MINUTE}
            self._acts = awake
