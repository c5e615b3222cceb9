"""Captains of stairwells, and the doors they try on hot days."""

from handlers.heat.captains import doors, page, season, stairwells

__all__ = ["doors", "page", "season", "stairwells"]
