"""Arriving in a neighbourhood and belonging to it."""

from handlers.area import arriving, belonging, door, going_on, merging, switches, yearly
from handlers.area.feature import area

__all__ = ["area", "arriving", "belonging", "door", "going_on", "merging", "switches", "yearly"]
