"""A member's cafés as a calendar to subscribe to: its secret address, and what is read there."""

from __future__ import annotations

import secrets
from datetime import datetime

from handlers.cafe.feature import cafe
from handlers.cafe.listing import agenda_screen
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Refused, Reply, Show
from messages import cafe as screen
from messages import words
from messages.calendar import subscribed_ics
from messages.model import MomentText, Reader
from messages.public_address import PublicAddress
from storage.cafe import LINKS_LAST, Attendance, CafeState
from storage.database import Store

PATH = "/calendar/{secret}.ics"

SECRET = 32
"""Bytes nobody guesses."""


@cafe.on_press(screen.OfferCalendar)
async def offer_calendar(_: screen.OfferCalendar, turn: Interaction) -> Reply:
    _public_address(turn)
    since = await turn.store.cafes.calendar_since(turn.member.id)
    zone = turn.reader.zone
    return Show(
        screen.calendar_screen(MomentText(at=since, zone=zone, show="day") if since else None)
    )


@cafe.on_press(screen.RenewCalendar)
async def renew_calendar(_: screen.RenewCalendar, turn: Interaction) -> Reply:
    """A new address, shown this once; who has the one before reads nothing any more."""
    address, secret = _public_address(turn), secrets.token_urlsafe(SECRET)
    await turn.store.cafes.set_calendar(turn.member.id, secret, turn.now)
    return Show(screen.address_screen(address.url + PATH.format(secret=secret)))


@cafe.on_press(screen.EndCalendar)
async def end_calendar(_: screen.EndCalendar, turn: Interaction) -> Reply:
    await turn.store.cafes.end_calendar(turn.member.id)
    return Show(await agenda_screen(turn), hint=words.cafe_feed_ended())


async def read_calendar(secret: str, store: Store, now: datetime) -> bytes | None:
    """What the calendar of that secret holds; None where nobody has it.

    What is past stands there for as long as it is known who met.
    """
    member = await store.cafes.calendar_reader(secret)
    if member is None:
        return None
    events = [
        screen.cafe_event(
            cafe.code,
            screen.CafeKind(cafe.kind),
            cafe.place,
            cafe.note,
            cafe.starts_at,
            revision=cafe.revision,
            cancelled=cafe.state is CafeState.CANCELLED,
            tentative=coming in (Attendance.MAYBE, Attendance.OFFERED),
        )
        for cafe, coming in await store.cafes.cafes_followed(member.id, now - LINKS_LAST)
    ]
    return subscribed_ics(words.cafe_feed_name(), events, Reader(language=member.language), now)


def _public_address(turn: Interaction) -> PublicAddress:
    address = turn.find_setting(PublicAddress)
    if not turn.scene.private:
        raise Refused(words.cafe_feed_in_private())
    if address is None:
        raise Refused(words.cafe_feed_no_address())
    return address
