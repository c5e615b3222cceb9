"""How hot it is: who says so, how it is kept, and how organisers set it."""

from handlers.heat.levels import commands, cool_places, jobs, overriding, pictures, regions

__all__ = ["commands", "cool_places", "jobs", "overriding", "pictures", "regions"]
