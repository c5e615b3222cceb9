"""Whether the sweeps over requests may find something to do."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import exists, or_
from sqlmodel import col

from storage.aid.helper_conditions import has_moved
from storage.aid.tables import (
    UNDER_WAY,
    ClosingReason,
    HelperProfile,
    HelperResponse,
    HelperStatus,
    HelpRequest,
    RequestState,
    WeeklyHello,
)
from storage.area import Membership
from storage.query import DueCheck

STEP = DueCheck(lambda now: exists().where(col(HelpRequest.step_at) <= now))
"""The next step to find somebody."""

CONFIRMATION = DueCheck(lambda now: exists().where(col(HelpRequest.asks_at) <= now))
"""The question whether it is still needed."""

HELLO = DueCheck(lambda now: exists().where(col(WeeklyHello.due_at) <= now))
"""The weekly hello."""

COUNTED_ON = DueCheck(
    lambda _: exists().where(
        or_(col(HelpRequest.state).in_(UNDER_WAY), col(HelpRequest.reason) == ClosingReason.GONE)
    )
)
"""Somebody waits for somebody, or may come back."""

MOVED = DueCheck(
    lambda _: exists().where(
        col(Membership.member_id) == col(HelperProfile.member_id),
        has_moved(),
    )
)
"""Somebody who offers help has moved, or added an area."""


def searching_past(steps: int) -> DueCheck:
    """Somebody is still looked for after so many steps."""
    return DueCheck(
        lambda _: exists().where(
            col(HelpRequest.state) == RequestState.OPEN, col(HelpRequest.step) >= steps
        )
    )


def undecided_for(wait: timedelta) -> DueCheck:
    """Somebody said yes so long ago, and was not chosen."""
    return DueCheck(
        lambda then: exists().where(
            col(HelperResponse.standing) == HelperStatus.READY,
            col(HelperResponse.answered_at) <= then,
        ),
        -wait,
    )


def drafts_older_than(age: timedelta) -> DueCheck:
    """A request was written so long ago, and never sent."""
    return DueCheck(
        lambda then: exists().where(
            col(HelpRequest.state) == RequestState.DRAFT, col(HelpRequest.created_at) < then
        ),
        -age,
    )


def files_older_than(age: timedelta) -> DueCheck:
    """A document was sent so long ago."""
    return DueCheck(lambda then: exists().where(col(HelpRequest.file_at) <= then), -age)
