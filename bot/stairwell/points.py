"""Points somebody may share in the stairwell, from the doorstep to the middle of the sea."""

from __future__ import annotations

from dataclasses import dataclass

from messages import words
from messages.model import Text

# Around the middle of Fresnes (Val-de-Marne): the square, an invented neighbourhood's centre.
HOME = (48.7553, 2.3227)
NEXT_DOOR = (48.7633, 2.3256)


@dataclass(frozen=True)
class NamedPoint:
    """A named point, WGS 84 degrees."""

    name: str
    label: Text
    lat: float
    lon: float


POINTS = (
    NamedPoint("inside", words.stairwell_point_inside(), 48.7561, 2.3241),
    # Some 750 m from the centre: beyond the radius of 600 m, within once and a half of it.
    NamedPoint("edge", words.stairwell_point_edge(), 48.7494, 2.3175),
    NamedPoint("town", words.stairwell_point_town(), 48.8049, 2.1204),
    NamedPoint("sea", words.stairwell_point_sea(), 47.0, -4.5),
)
