"""Helping hands between neighbours, from the question to the hello of every week."""

from handlers.aid import (
    apart,
    asking,
    closing,
    helping,
    leaving,
    listing,
    looking_on,
    meeting,
    offering,
    reopening,
    views,
    waves,
    weekly_hello,
)
from handlers.aid.feature import aid

__all__ = [
    "aid",
    "apart",
    "asking",
    "closing",
    "helping",
    "leaving",
    "listing",
    "looking_on",
    "meeting",
    "offering",
    "reopening",
    "views",
    "waves",
    "weekly_hello",
]
