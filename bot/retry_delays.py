"""How long what was refused waits, and how often it is tried."""

from __future__ import annotations

from datetime import timedelta

PATIENCE, LONGEST_PATIENCE = timedelta(seconds=30), timedelta(hours=1)
"""How long what was refused waits at first, twice as long each time, and how long at most."""

REFUSALS = 30
"""How often a letter is refused before it is given up: about a day."""

GIVE_UP = 8
"""How often what fails by a fault is tried before it is left alone."""


def retry_delay(refused: int) -> timedelta:
    """How long what was refused so many times before waits."""
    return min(PATIENCE * (1 << min(refused, 12)), LONGEST_PATIENCE)
