"""Where a typed street lies: in an area's town, unless the words name another."""

from __future__ import annotations

import re

from handlers.kernel.events import LocatedEvent
from handlers.kernel.interaction import Interaction
from handlers.kernel.ports import Services
from messages.form import Form
from storage.area import Area
from storage.places import PlacesSilent

POSTCODE = re.compile(r"\b\d{5}\b")


def with_town(typed: str, area: Area, turn: Interaction) -> str:
    """The words for a geocoder."""
    head, comma, last = typed.rpartition(",")
    named = turn.gazetteer.search_towns(last, limit=1) if comma and head else None
    if POSTCODE.search(typed) or (named and named.towns and named.exact and not named.rest):
        return typed
    return f"{typed}, {area.town_name}"


async def locate_street(outside: Services, *, form: Form, typed: str, country: str) -> LocatedEvent:
    """What a geocoder answers to the words of a form."""
    try:
        spot = await outside.addresses.find_address(typed, country=country)
    except PlacesSilent as silence:
        return LocatedEvent(typed, silent=silence.reason, asked_for=form)
    return LocatedEvent(typed, spot, asked_for=form)
