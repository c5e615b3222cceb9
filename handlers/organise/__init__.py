"""What organisers do: declare areas, bring walls, open the door, name each other, judge."""

from handlers.organise import declaring, judging, panel, reporting, roles, walls
from handlers.organise.feature import organise

__all__ = ["declaring", "judging", "organise", "panel", "reporting", "roles", "walls"]
