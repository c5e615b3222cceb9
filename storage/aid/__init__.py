"""Helping hands: what is asked for, who is asked, who offers what."""

from storage.aid.hello_queries import WeeklyHelloQueries
from storage.aid.hour_queries import GivenHourQueries
from storage.aid.offer_queries import HelperCandidate, HelpOfferQueries
from storage.aid.request_queries import HelpRequestQueries
from storage.aid.tables import (
    AGREED,
    UNDER_WAY,
    ClosingReason,
    GivenHour,
    HelperProfile,
    HelperQuestion,
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
    "HelperProfile",
    "HelperQuestion",
    "HelperResponse",
    "HelperStatus",
    "RequestState",
    "WeeklyHello",
]
