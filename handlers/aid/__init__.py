"""Helping hands between neighbours, from the question to the hello of every week."""

from handlers.aid import (
    asking,
    closing,
    greeting,
    helping,
    leaving,
    listing,
    meeting,
    offering,
    reopening,
    views,
    waves,
)
from handlers.aid.feature import aid

__all__ = [
    "aid",
    "asking",
    "closing",
    "greeting",
    "helping",
    "leaving",
    "listing",
    "meeting",
    "offering",
    "reopening",
    "views",
    "waves",
]
