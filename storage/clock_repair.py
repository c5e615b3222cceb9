"""What a clock that was ahead has put off: further than anybody meant, it is brought back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Column, update
from sqlmodel import col

from storage.aid.tables import HelpRequest, WeeklyHello
from storage.cafe import WISH_LASTS, CafeAnswer, CafeGathering, CafeWish, RecurringCafe
from storage.confidences import LASTS, ConfidentialMessage
from storage.heat.checkins.tables import CheckIn, CheckInEnrolment
from storage.heat.duty import LONGEST_WAIT, DutyMail
from storage.heat.levels.tables import SourceHealth
from storage.numbers import AreaNumber
from storage.organise import FirstCard
from storage.outbox.tables import CardCopy, OutboxMessage
from storage.people import ProcessedUpdate
from storage.query import QueryGroup
from storage.retention import Table

NOT_AT_ALL = timedelta()


class OwnTimer(NamedTuple):
    """A moment that Palier sets for itself, and how far ahead of now it can be."""

    table: type[Table]
    column: str
    longest: timedelta


TIMERS = (
    # Whoever sleeps is left in peace all the same: the courier puts their letters off again.
    OwnTimer(OutboxMessage, "due_at", NOT_AT_ALL),
    OwnTimer(CardCopy, "due_at", NOT_AT_ALL),
    OwnTimer(ProcessedUpdate, "due_at", NOT_AT_ALL),
    OwnTimer(ConfidentialMessage, "until", max(LASTS.values())),
    OwnTimer(HelpRequest, "step_at", timedelta(days=1)),
    OwnTimer(WeeklyHello, "due_at", timedelta(days=7)),
    # A seat kept for whoever wished for the café, from the day on which it was found.
    OwnTimer(CafeAnswer, "offered_until", timedelta(days=12)),
    OwnTimer(RecurringCafe, "due_at", timedelta(days=40)),
    OwnTimer(RecurringCafe, "ask_at", timedelta(days=91)),
    OwnTimer(CafeGathering, "step_at", timedelta(days=12)),
    OwnTimer(CafeWish, "ask_at", WISH_LASTS),
    OwnTimer(CafeWish, "rests_until", timedelta(days=28)),
    OwnTimer(FirstCard, "widen_at", timedelta(hours=24)),
    OwnTimer(FirstCard, "out_at", timedelta(hours=48)),
    OwnTimer(AreaNumber, "due_at", timedelta(days=40)),
    OwnTimer(CheckInEnrolment, "asks_from", NOT_AT_ALL),
    OwnTimer(CheckIn, "next_at", timedelta(hours=4)),
    OwnTimer(CheckIn, "again_at", timedelta(days=1)),
    OwnTimer(DutyMail, "next_at", LONGEST_WAIT),
    OwnTimer(SourceHealth, "next_at", timedelta(hours=6)),
    # Since then a list has said the same: one that seemed to change tomorrow would never be frozen.
    OwnTimer(SourceHealth, "changed_at", NOT_AT_ALL),
)
"""Leases and moments of jobs judge themselves: `bot.carrier_lease`, `storage.jobs`."""


class ClockRepair(QueryGroup):
    """For the hour at which a wrong clock is found out."""

    async def bring_back(self, now: datetime) -> None:
        """Let nothing that Palier set itself wait longer than it can have meant."""
        for table, column, longest in TIMERS:
            moment: Column[datetime] = col(getattr(table, column))  # type: ignore[assignment]  # a column
            await self.session.execute(
                update(table)
                .where(moment > now + longest)
                .values({column: now + longest})
                .execution_options(synchronize_session=False)
            )
