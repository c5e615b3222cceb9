"""Helping hands: what is asked for, who is asked, who offers what."""

from storage.aid.hellos import WeeklyHelloQueries
from storage.aid.hours import GivenHourQueries
from storage.aid.offers import HelperCandidate, HelpOfferQueries
from storage.aid.requests import HelpRequestQueries
from storage.aid.tables import (
    AGREED,
    UNDER_WAY,
    ClosingReason,
    GivenHour,
    HelperPing,
    HelperProfile,
    HelperResponse,
    HelperStatus,
    HelpOffer,
    HelpRequest,
    RequestState,
    WeeklyHello,
)


class AidQueries(HelpRequestQueries, HelpOfferQueries, GivenHourQueries, WeeklyHelloQueries):
    """Every query of helping hands, over one transaction's session."""


__all__ = [
    "AGREED",
    "UNDER_WAY",
    "AidQueries",
    "ClosingReason",
    "GivenHour",
    "HelpOffer",
    "HelpRequest",
    "HelperCandidate",
    "HelperPing",
    "HelperProfile",
    "HelperResponse",
    "HelperStatus",
    "RequestState",
    "WeeklyHello",
]
