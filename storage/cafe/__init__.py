"""Cafés between neighbours: the invitation, who answered, who waits for a seat."""

from storage.cafe.answer_queries import CafeAnswerQueries
from storage.cafe.cafe_queries import CafeListQueries
from storage.cafe.recurring import RecurringCafe, RecurringCafeQueries
from storage.cafe.repeated import SaidText, SaidTextQueries, fingerprint
from storage.cafe.retention_queries import CafeRetentionQueries
from storage.cafe.tables import (
    LINKS_LAST,
    SEATED,
    Attendance,
    AttendanceCount,
    Cafe,
    CafeAnswer,
    CafeState,
)


class CafeQueries(
    CafeListQueries,
    CafeAnswerQueries,
    RecurringCafeQueries,
    CafeRetentionQueries,
    SaidTextQueries,
):
    """Every query about cafés, over one transaction's session."""


__all__ = [
    "LINKS_LAST",
    "SEATED",
    "Attendance",
    "AttendanceCount",
    "Cafe",
    "CafeAnswer",
    "CafeQueries",
    "CafeState",
    "RecurringCafe",
    "SaidText",
    "fingerprint",
]
