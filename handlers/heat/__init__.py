"""The heat: its level, what is announced, who asked to be checked on, what neighbours do."""

from handlers.heat import (
    announcing,
    buddies,
    checkcard,
    climbing,
    drilling,
    guarding,
    lapsing,
    looking,
    nudging,
    organising,
    picturing,
    regions,
    replying,
    setting,
    showing,
    visiting,
    watching,
)
from handlers.heat.feature import heat

__all__ = [
    "announcing",
    "buddies",
    "checkcard",
    "climbing",
    "drilling",
    "guarding",
    "heat",
    "lapsing",
    "looking",
    "nudging",
    "organising",
    "picturing",
    "regions",
    "replying",
    "setting",
    "showing",
    "visiting",
    "watching",
]
