"""What is looked up for each offer on the walk along whose turn it is."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import String, cast, exists, literal, or_, select
from sqlmodel import col

from messages.aid.forms import WeekSlot
from storage.aid.tables import HelperProfile, HelperResponse, HelpOffer, HelpRequest
from storage.area import Membership
from storage.people import Account, Member


def may_be_asked(request: HelpRequest, now: datetime) -> tuple[Any, ...]:
    """A member of an offer who lives there, follows helping hands, is there and was not asked."""
    theirs = col(HelpOffer.member_id)
    return (
        _there_is(
            col(Member.id) == theirs,
            or_(col(Member.paused_until).is_(None), col(Member.paused_until) <= now),
        ),
        _there_is(
            col(Membership.member_id) == theirs,
            col(Membership.area_id) == col(HelpOffer.area_id),
            col(Membership.aid).is_(True),
        ),
        ~_there_is(
            col(HelperResponse.request_id) == request.id, col(HelperResponse.member_id) == theirs
        ),
        _there_is(
            col(Account.member_id) == theirs,
            col(Account.chat).is_not(None),
            col(Account.blocked_at).is_(None),
        ),
    )


def helps_at(slots: Collection[WeekSlot]) -> Any:
    """A member of an offer who helps at one of these times, or at any."""
    named = cast(col(HelperProfile.slots), String)
    fits = [named == "[]", *(named.contains(f'"{slot.value}"') for slot in slots)]
    return _there_is(col(HelperProfile.member_id) == col(HelpOffer.member_id), or_(*fits))


def _there_is(*conditions: Any) -> Any:
    """Whether there is such a row, looked up for each offer on the way.

    OFFSET 0 skips nothing: it keeps PostgreSQL from joining the tables before it walks.
    """
    return exists(select(literal(1)).where(*conditions).offset(0).correlate(HelpOffer))
