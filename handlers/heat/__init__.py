"""The heat level: asked of official services, set by organisers, shown to everybody."""

from handlers.heat import looking, picturing, regions, setting, showing
from handlers.heat.feature import heat

__all__ = ["heat", "looking", "picturing", "regions", "setting", "showing"]
