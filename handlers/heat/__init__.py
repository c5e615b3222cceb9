"""The heat level and those who asked to be checked on: asked, shown, followed up."""

from handlers.heat import (
    buddies,
    climbing,
    lapsing,
    looking,
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
    "buddies",
    "climbing",
    "heat",
    "lapsing",
    "looking",
    "picturing",
    "regions",
    "replying",
    "setting",
    "showing",
    "visiting",
    "watching",
]
