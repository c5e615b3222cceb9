"""Whether the sweeps over checks and lists may find something to do."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, exists, or_
from sqlmodel import col

from storage.heat.checkins.queries import ABANDONED, UNREACHED, never_asked_of_evenings
from storage.heat.checkins.tables import Buddy, BuddyOffer, CheckIn, CheckInEnrolment
from storage.heat.levels.due import LATELY, may_be_hot
from storage.query import DueCheck


def _enrolled() -> ColumnElement[bool]:
    return exists().where(col(CheckInEnrolment.member_id).is_not(None))


CHECKS = DueCheck(
    lambda since: or_(
        exists().where(col(CheckIn.id).is_not(None)),
        and_(_enrolled(), may_be_hot(since)),
    ),
    shift=-LATELY,
)
"""There are checks, or somebody is on the list and it may be hot."""

UNDER_WAY = DueCheck(
    lambda _: or_(*(found.order_by(None).exists() for found in (ABANDONED, UNREACHED)))
)
"""Somebody goes, or was told, who cannot be written to any more."""

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
