"""Appointments as a calendar (iCalendar, RFC 5545), in UTC: one in a file, or all to follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from messages.catalog import plain_words
from messages.isolation import opened_addresses
from messages.model import Reader, Text

if TYPE_CHECKING:
    from icalendar import Event

# The library is imported when the first calendar is asked for: it costs a tenth of the start-up.

OURS = "-//Palier//FR"

LOOKED_AT = timedelta(hours=1)
"""How often a programme that subscribed is asked to look again; many take their own time."""


@dataclass(frozen=True)
class CalendarEvent:
    """One event; the same `uid` with a higher `revision` replaces the earlier one."""

    uid: str
    title: Text
    place: str
    note: str
    starts_at: datetime
    lasts: timedelta
    revision: int
    cancelled: bool = False
    tentative: bool = False

    def to_ics(self, reader: Reader, now: datetime) -> bytes:
        """A file of its own; opened, one that was called off takes itself off the calendar."""
        from icalendar import Calendar

        calendar = Calendar.new(prodid=OURS, method="CANCEL" if self.cancelled else "PUBLISH")
        calendar.add_component(self.component(reader, now))
        return bytes(calendar.to_ical())

    def component(self, reader: Reader, now: datetime) -> Event:
        from icalendar import STATUS, Event

        held = STATUS.TENTATIVE if self.tentative else STATUS.CONFIRMED
        return Event.new(
            uid=self.uid,
            summary=plain_words(self.title, reader),
            location=opened_addresses(self.place),
            description=opened_addresses(self.note) or None,
            start=self.starts_at,
            end=self.starts_at + self.lasts,
            stamp=now,
            sequence=self.revision,
            status=STATUS.CANCELLED if self.cancelled else held,
        )


def subscribed_ics(
    title: Text, events: Sequence[CalendarEvent], reader: Reader, now: datetime
) -> bytes:
    """What a programme reads that subscribed: all there is now; what is gone from it is gone."""
    from icalendar import Calendar, vDuration

    name = plain_words(title, reader)
    calendar = Calendar.new(prodid=OURS, method="PUBLISH", name=name, uid="cafes@palier")
    calendar.add("REFRESH-INTERVAL", vDuration(LOOKED_AT), {"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", vDuration(LOOKED_AT))  # How Outlook calls it.
    for event in events:
        calendar.add_component(event.component(reader, now))
    return bytes(calendar.to_ical())
