"""The heat: its level, what is announced, and what neighbours do for each other."""

from handlers.heat import (
    announcing,
    checkcard,
    guarding,
    looking,
    nudging,
    organising,
    picturing,
    regions,
    setting,
    showing,
)
from handlers.heat.feature import heat

__all__ = [
    "announcing",
    "checkcard",
    "guarding",
    "heat",
    "looking",
    "nudging",
    "organising",
    "picturing",
    "regions",
    "setting",
    "showing",
]
