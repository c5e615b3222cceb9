"""What organisers do: declare areas, bring walls, open the door, name each other, judge,
and read in the morning what the day brings.
"""

from handlers.organise import (
    declaring,
    digest,
    editing,
    failing,
    inviting,
    judging,
    naming,
    numbers,
    panel,
    reporting,
    roles,
    turning,
    wall_events,
    walls,
)
from handlers.organise.feature import organise

__all__ = [
    "declaring",
    "digest",
    "editing",
    "failing",
    "inviting",
    "judging",
    "naming",
    "numbers",
    "organise",
    "panel",
    "reporting",
    "roles",
    "turning",
    "wall_events",
    "walls",
]
