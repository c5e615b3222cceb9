"""How hot it is: who says so, how it is kept, and how organisers set it."""

from handlers.heat.levels import (
    commands,
    consent,
    cool_places,
    jobs,
    overriding,
    pictures,
    regions,
    thresholds,
)

__all__ = [
    "commands",
    "consent",
    "cool_places",
    "jobs",
    "overriding",
    "pictures",
    "regions",
    "thresholds",
]
