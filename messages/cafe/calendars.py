"""One's cafés as a calendar to subscribe to: the screen that gives its address, what is in it."""

from __future__ import annotations

from datetime import datetime, timedelta

from messages import words
from messages.cafe.actions import EndCalendar, OfferCalendar, RenewCalendar, ShowAgenda
from messages.cafe.forms import CafeKind
from messages.calendar import CalendarEvent
from messages.model import Button, Message, MomentText, Text, message, press_button

LASTS = timedelta(hours=2)
"""How long a meeting lasts in a calendar: nobody is asked when it ends."""


def calendar_button() -> Button:
    return press_button(words.cafe_feed(), OfferCalendar())


def calendar_screen(since: MomentText | None) -> Message:
    """What such a calendar is; since when it has an address, if it has one."""
    rows = [
        (press_button(words.cafe_feed_new() if since else words.cafe_feed_on(), RenewCalendar()),)
    ]
    if since:
        rows.append((press_button(words.cafe_feed_off(), EndCalendar()),))
    rows.append((press_button(words.back(), ShowAgenda()),))
    said = words.cafe_feed_since(moment=since) if since else words.cafe_feed_why()
    return message(words.cafe_feed_title(), said, rows=tuple(rows))


def address_screen(link: str) -> Message:
    """The address, said once: only a print of its secret is kept."""
    rows = (
        (press_button(words.cafe_feed_off(), EndCalendar()),),
        (press_button(words.back(), ShowAgenda()),),
    )
    return message(
        words.cafe_feed_title(),
        words.cafe_feed_address(),
        words.cafe_feed_link(link=link),
        words.cafe_feed_how(),
        words.cafe_feed_secret(),
        rows=rows,
    )


def cafe_event(
    code: str,
    kind: CafeKind,
    place: str,
    note: str,
    starts_at: datetime,
    *,
    revision: int,
    cancelled: bool = False,
    tentative: bool = False,
) -> CalendarEvent:
    """A café in somebody's calendar: what its card says; never a home's address."""
    return CalendarEvent(
        uid=f"{code}@palier",
        title=Text(key=f"cafe-kind-{kind}"),
        place=place,
        note=note,
        starts_at=starts_at,
        lasts=LASTS,
        revision=revision,
        cancelled=cancelled,
        tentative=tentative,
    )
