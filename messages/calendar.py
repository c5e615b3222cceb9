"""An appointment as a calendar file (iCalendar, RFC 5545), in UTC."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from messages.catalog import plain_words
from messages.isolation import opened_addresses
from messages.model import Reader, Text


@dataclass(frozen=True)
class CalendarEvent:
    """One event; the same `uid` with a higher `revision` replaces the earlier file."""

    uid: str
    title: Text
    place: str
    note: str
    starts_at: datetime
    lasts: timedelta
    revision: int
    cancelled: bool

    def to_ics(self, reader: Reader, now: datetime) -> bytes:
        """The file's bytes."""
        # Imported when the first file is asked for: the library costs a tenth of the start-up.
        from icalendar import STATUS, Calendar, Event

        event = Event.new(
            uid=self.uid,
            summary=plain_words(self.title, reader),
            location=opened_addresses(self.place),
            description=opened_addresses(self.note) or None,
            start=self.starts_at,
            end=self.starts_at + self.lasts,
            stamp=now,
            sequence=self.revision,
            status=STATUS.CANCELLED if self.cancelled else STATUS.CONFIRMED,
        )
        calendar = Calendar.new(prodid="-//Palier//FR", method="PUBLISH")
        calendar.add_component(event)
        return bytes(calendar.to_ical())
