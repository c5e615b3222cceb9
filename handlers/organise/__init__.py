"""What organisers do: declare areas, bring walls, open the door, name each other."""

from handlers.organise import declaring, panel, roles, walls
from handlers.organise.feature import organise

__all__ = ["declaring", "organise", "panel", "roles", "walls"]
