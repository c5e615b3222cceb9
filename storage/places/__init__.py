"""Places without a network: towns by name or postcode, outlines, distances and spots."""

from storage.places.folding import fold_name
from storage.places.gazetteer import Gazetteer, PlaceMatches, Town
from storage.places.geometry import GeoPoint, is_inside, metres_between
from storage.places.meaning import PlaceDoubt
from storage.places.spot import GeocodedSpot, PlacesSilent

__all__ = [
    "Gazetteer",
    "GeoPoint",
    "GeocodedSpot",
    "PlaceDoubt",
    "PlaceMatches",
    "PlacesSilent",
    "Town",
    "fold_name",
    "is_inside",
    "metres_between",
]
