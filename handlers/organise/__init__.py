"""What organisers do: declare areas, bring walls, open the door, name each other, judge,
and read in the morning what the day brings.
"""

from handlers.organise import (
    appealing,
    declaring,
    digest,
    editing,
    failing,
    inviting,
    judging,
    members,
    naming,
    panel,
    removing,
    reporting,
    roles,
    turning,
    wall_events,
    walls,
)
from handlers.organise.feature import organise

__all__ = [
    "appealing",
    "declaring",
    "digest",
    "editing",
    "failing",
    "inviting",
    "judging",
    "members",
    "naming",
    "organise",
    "panel",
    "removing",
    "reporting",
    "roles",
    "turning",
    "wall_events",
    "walls",
]
