"""What organisers do: declare areas, bring walls, open the door, name each other, judge,
and read in the morning what the day brings.
"""

from handlers.organise import (
    administering,
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
    succession,
    turning,
    wall_events,
    walls,
)
from handlers.organise.feature import organise

__all__ = [
    "administering",
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
    "succession",
    "turning",
    "wall_events",
    "walls",
]
