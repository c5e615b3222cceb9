"""Helping hands: what is asked for, who is asked, who offers what."""

from storage.aid.hellos import Hellos
from storage.aid.hours import Hours
from storage.aid.offers import Fitting, Offers
from storage.aid.requests import Requests
from storage.aid.tables import (
    AGREED,
    UNDER_WAY,
    Approach,
    Hello,
    Helper,
    Hour,
    Offer,
    Question,
    Reason,
    Request,
    Standing,
    State,
)


class Aid(Requests, Offers, Hours, Hellos):
    """Every query of helping hands, over one transaction's session."""


__all__ = [
    "AGREED",
    "UNDER_WAY",
    "Aid",
    "Approach",
    "Fitting",
    "Hello",
    "Helper",
    "Hour",
    "Offer",
    "Question",
    "Reason",
    "Request",
    "Standing",
    "State",
]
