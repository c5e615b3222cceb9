"""The heat: its level, what is announced, who asked to be checked on, what neighbours do."""

from handlers.heat import announcements, checkins, levels, retention
from handlers.heat.feature import heat

__all__ = ["announcements", "checkins", "heat", "levels", "retention"]
