"""Places without a network: towns by name or postcode, outlines, distances and spots."""

from storage.places.folding import fold
from storage.places.gazetteer import Found, Gazetteer, Town
from storage.places.geometry import Point, inside, metres
from storage.places.spot import PlacesSilent, Spot

__all__ = [
    "Found",
    "Gazetteer",
    "PlacesSilent",
    "Point",
    "Spot",
    "Town",
    "fold",
    "inside",
    "metres",
]
