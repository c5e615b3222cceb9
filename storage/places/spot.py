"""What a street geocoder answers, and how it says that it could not answer."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["house", "street", "town"]
Reason = Literal["timeout", "limited", "refused", "broken", "unserved"]
UNSERVED: Reason = "unserved"
"""No geocoder is set up for the country: nobody was asked."""


@dataclass(frozen=True, repr=False)
class GeocodedSpot:
    """A point found for typed words, in WGS 84 degrees; lives in memory only."""

    lat: float
    lon: float
    kind: Kind
    town_code: str | None
    score: float

    def __repr__(self) -> str:
        """Name the kind and the town; coordinates never reach a log through here."""
        return f"Spot(kind={self.kind!r}, town_code={self.town_code!r}, score={self.score:.2f})"


class PlacesSilent(Exception):
    """The geocoder gave no answer, which says nothing about whether the place exists.

    `retry_after` is in seconds, when the geocoder said so.
    """

    def __init__(self, reason: Reason, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.reason: Reason = reason
        self.retry_after = retry_after
