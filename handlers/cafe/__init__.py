"""Cafés between neighbours, from the invitation to "again?"."""

from handlers.cafe import (
    again,
    answering,
    apart,
    calendars,
    edition_cards,
    editions,
    gathering,
    handing,
    hosting,
    jobs,
    listing,
    meeting,
    merging,
    occurrences,
    recurring,
    wishes,
    wishing,
)
from handlers.cafe.feature import cafe

__all__ = [
    "again",
    "answering",
    "apart",
    "cafe",
    "calendars",
    "edition_cards",
    "editions",
    "gathering",
    "handing",
    "hosting",
    "jobs",
    "listing",
    "meeting",
    "merging",
    "occurrences",
    "recurring",
    "wishes",
    "wishing",
]
