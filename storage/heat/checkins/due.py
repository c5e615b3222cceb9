"""Whether the sweeps over checks and lists may find something to do."""

from __future__ import annotations

from sqlalchemy import exists, or_
from sqlmodel import col

from storage.heat.checkins.queries import never_asked_of_evenings
from storage.heat.checkins.tables import Buddy, BuddyOffer, CheckIn, CheckInEnrolment
from storage.query import DueCheck

CHECKS = DueCheck(
    lambda now: or_(
        exists().where(col(CheckInEnrolment.member_id).is_not(None)),
        exists().where(col(CheckIn.next_at) <= now, col(CheckIn.ended_at).is_(None)),
        exists().where(col(CheckIn.again_at) <= now),
    )
)
"""Somebody is on the list, a step is due, or a promise to look in again."""

UNDER_WAY = DueCheck(
    lambda _: exists().where(
        col(CheckIn.ended_at).is_(None),
        or_(col(CheckIn.going_id).is_not(None), col(CheckIn.step) >= 2),
    )
)
"""Somebody said they would go, or was told."""

UNASKED = DueCheck(lambda now: exists().where(never_asked_of_evenings(now)))
"""Somebody may be told of a silence, and never said whether in the evening too."""

LISTED = DueCheck(
    lambda _: or_(
        *(
            exists().where(key.is_not(None))
            for key in (
                col(CheckInEnrolment.member_id),
                col(Buddy.member_id),
                col(BuddyOffer.member_id),
                col(CheckIn.id),
            )
        )
    )
)
"""Anything stands on the lists of the season."""
