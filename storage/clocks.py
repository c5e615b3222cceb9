"""What a clock that was ahead has put off: further than anybody meant, it is brought back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Column, update
from sqlmodel import col

from storage.aid.tables import Hello, Request
from storage.cafe import Answer
from storage.confidences import LASTS, ConfidentialMessage
from storage.custody import Table
from storage.heat.tables import Watch
from storage.heat.watch_tables import CheckIn, Enrolment
from storage.outbox.tables import Letter, Posting
from storage.people import Receipt
from storage.query import Query

NOT_AT_ALL = timedelta()


class Timer(NamedTuple):
    """A moment that Palier sets for itself, and how far ahead of now it can be."""

    table: type[Table]
    column: str
    longest: timedelta


TIMERS = (
    # Whoever sleeps is left in peace all the same: the courier puts their letters off again.
    Timer(Letter, "due_at", NOT_AT_ALL),
    Timer(Posting, "due_at", NOT_AT_ALL),
    Timer(Receipt, "due_at", NOT_AT_ALL),
    Timer(ConfidentialMessage, "until", max(LASTS.values())),
    Timer(Request, "step_at", timedelta(days=1)),
    Timer(Hello, "due_at", timedelta(days=7)),
    Timer(Answer, "offered_until", timedelta(hours=3)),
    Timer(Enrolment, "asks_from", NOT_AT_ALL),
    Timer(CheckIn, "next_at", timedelta(hours=2)),
    Timer(CheckIn, "again_at", timedelta(days=1)),
    Timer(Watch, "next_at", timedelta(hours=6)),
)
"""Leases of the courier and moments of jobs judge themselves (`bot.lease`, `storage.jobs`)."""


class ClockRepair(Query):
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
