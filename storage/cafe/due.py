"""Whether the sweeps over cafés may find something to do."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import exists, or_, select
from sqlmodel import col

from storage.cafe.tables import Attendance, Cafe, CafeAnswer, CafeState
from storage.query import DueCheck


def cafes_within(ahead: timedelta) -> DueCheck:
    """An open café starts within that time, or has started."""
    return DueCheck(
        lambda then: exists().where(col(Cafe.state) == CafeState.OPEN, col(Cafe.starts_at) <= then),
        ahead,
    )


SEATS_LAPSE = DueCheck(
    lambda now: exists().where(
        col(CafeAnswer.coming) == Attendance.OFFERED, col(CafeAnswer.offered_until) <= now
    )
)
"""A seat was offered until now."""


def cafes_unreviewed_for(time: timedelta) -> DueCheck:
    """A café took place within that time, and its host has not said how it went."""
    return DueCheck(
        lambda then: exists().where(
            col(Cafe.state) == CafeState.OVER,
            col(Cafe.starts_at) > then,
            col(Cafe.outcome).is_(None),
        ),
        -time,
    )


def cafe_drafts_older_than(age: timedelta) -> DueCheck:
    """A café was written so long ago, and never published."""
    return DueCheck(
        lambda then: exists().where(
            col(Cafe.state) == CafeState.DRAFT, col(Cafe.created_at) < then
        ),
        -age,
    )


def cafes_remembered_after(time: timedelta) -> DueCheck:
    """Of a café that began so long ago it is still known who met."""
    return DueCheck(
        lambda then: exists().where(
            col(Cafe.starts_at) < then,
            col(Cafe.state) != CafeState.DRAFT,
            or_(
                col(Cafe.host_id).is_not(None),
                col(Cafe.place) != "",
                col(Cafe.id).in_(select(col(CafeAnswer.cafe_id))),
            ),
        ),
        -time,
    )
