"""Cafés between neighbours: the invitation, who answered, who waits for a seat."""

from storage.cafe.answer_queries import CafeAnswerQueries
from storage.cafe.cafe_queries import CafeListQueries
from storage.cafe.calendars import CafeCalendar, CafeCalendarQueries
from storage.cafe.editions import CafeEdition, CafeEditionQueries
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
from storage.cafe.wish_queries import LEAST, CafeWishQueries
from storage.cafe.wishes import WISH_LASTS, CafeGathering, CafeWish, GatheringState


class CafeQueries(
    CafeListQueries,
    CafeAnswerQueries,
    RecurringCafeQueries,
    CafeCalendarQueries,
    CafeWishQueries,
    CafeEditionQueries,
    SaidTextQueries,
    CafeRetentionQueries,
):
    """Every query about cafés, over one transaction's session."""


__all__ = [
    "LEAST",
    "LINKS_LAST",
    "SEATED",
    "WISH_LASTS",
    "Attendance",
    "AttendanceCount",
    "Cafe",
    "CafeAnswer",
    "CafeCalendar",
    "CafeEdition",
    "CafeGathering",
    "CafeQueries",
    "CafeState",
    "CafeWish",
    "GatheringState",
    "RecurringCafe",
    "SaidText",
    "fingerprint",
]
