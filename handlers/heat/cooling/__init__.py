"""Cool places: the nearest for whoever asks, and the list of those who organise."""

from handlers.heat.cooling import asking, importing, listing

__all__ = ["asking", "importing", "listing"]
