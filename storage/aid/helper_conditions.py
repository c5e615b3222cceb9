"""What is looked up for each offer on the walk along whose turn it is."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import String, cast, exists, literal, or_, select, true
from sqlmodel import col

from messages.aid.forms import WeekSlot
from storage.aid.tables import (
    HelperProfile,
    HelperResponse,
    HelperStatus,
    HelpOffer,
    HelpRequest,
)
from storage.area import Membership
from storage.blocks import no_block_between
from storage.people import Account, Member, has_reachable_account


def offers_now(
    area: Any, kind: Any, asker: Any, now: datetime, *, though_blocked: bool = False
) -> tuple[Any, ...]:
    """An offer of that kind, there, by somebody else, who is on duty and not to be let be.

    Who is kept away from who asks is none of them, unless it is only to be known how it would look
    without: `though_blocked`.
    """
    return (
        col(HelpOffer.area_id) == area,
        col(HelpOffer.kind) == kind,
        col(HelpOffer.on_duty).is_(True),
        col(HelpOffer.rests_until) <= now,
        col(HelpOffer.member_id) != asker,
        true() if though_blocked else no_block_between(asker, col(HelpOffer.member_id)),
    )


def may_be_asked(request: Any, now: datetime) -> tuple[Any, ...]:
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
            col(HelperResponse.request_id) == request, col(HelperResponse.member_id) == theirs
        ),
        _there_is(
            col(Account.member_id) == theirs,
            col(Account.chat).is_not(None),
            col(Account.blocked_at).is_(None),
        ),
    )


def may_be_asked_again(request: Any, asker: Any, opened_at: Any, now: datetime) -> tuple[Any, ...]:
    """An answer of a member who said yes before it was opened, and has not been asked since."""
    resting = exists().where(
        col(HelpOffer.member_id) == col(HelperResponse.member_id),
        or_(col(HelpOffer.rests_until) > now, col(HelpOffer.on_duty).is_(False)),
    )
    return (
        col(HelperResponse.request_id) == request,
        col(HelperResponse.standing) == HelperStatus.THANKED,
        or_(col(HelperResponse.asked_at).is_(None), col(HelperResponse.asked_at) < opened_at),
        or_(
            col(HelperResponse.answered_at).is_(None), col(HelperResponse.answered_at) <= opened_at
        ),
        col(Membership.aid).is_(True),
        or_(col(Member.paused_until).is_(None), col(Member.paused_until) <= now),
        ~resting,
        no_block_between(asker, col(HelperResponse.member_id)),
        has_reachable_account(col(Member.id)),
    )


def has_moved() -> Any:
    """A membership, since they offered help, in an area where they do not offer it yet."""
    return ~exists().where(
        col(HelpOffer.member_id) == col(Membership.member_id),
        col(HelpOffer.area_id) == col(Membership.area_id),
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
    return exists(select(literal(1)).where(*conditions).offset(0).correlate(HelpOffer, HelpRequest))
