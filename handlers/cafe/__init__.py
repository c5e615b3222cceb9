"""Cafés between neighbours, from the invitation to "again?"."""

from handlers.cafe import (
    again,
    answering,
    calendars,
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
    "cafe",
    "calendars",
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
