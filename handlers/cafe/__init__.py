"""Cafés between neighbours, from the invitation to "again?"."""

from handlers.cafe import (
    again,
    answering,
    handing,
    hosting,
    jobs,
    listing,
    meeting,
    merging,
    occurrences,
    recurring,
    removing,
    wishes,
)
from handlers.cafe.feature import cafe

__all__ = [
    "again",
    "answering",
    "cafe",
    "handing",
    "hosting",
    "jobs",
    "listing",
    "meeting",
    "merging",
    "occurrences",
    "recurring",
    "removing",
    "wishes",
]
