"""Cafés between neighbours, from the invitation to "again?"."""

from handlers.cafe import (
    again,
    answering,
    apart,
    handing,
    hosting,
    jobs,
    listing,
    meeting,
    merging,
    occurrences,
    recurring,
    wishes,
)
from handlers.cafe.feature import cafe

__all__ = [
    "again",
    "answering",
    "apart",
    "cafe",
    "handing",
    "hosting",
    "jobs",
    "listing",
    "meeting",
    "merging",
    "occurrences",
    "recurring",
    "wishes",
]
