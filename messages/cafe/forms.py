"""What is asked of a host and of a guest."""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum
from typing import Annotated

from messages.form import (
    ChoiceField,
    CountField,
    DayField,
    Form,
    HiddenField,
    HourField,
    LineField,
    LongField,
    SeveralField,
)


class CafeKind(StrEnum):
    """What kind of get-together it is."""

    HOME = "home"
    CAFE = "cafe"
    WALK = "walk"
    GARDEN = "garden"
    PICNIC = "picnic"
    OTHER = "other"


class CafeAccess(StrEnum):
    """What helps people come who could not otherwise."""

    STEP_FREE = "step_free"
    TOILETS = "toilets"
    SEATING = "seating"


class CafeReply(StrEnum):
    """What a neighbour answers."""

    GOING = "going"
    MAYBE = "maybe"
    NO = "no"


class CafeOutcome(StrEnum):
    """What the host says the morning after."""

    HELD = "held"
    FEW = "few"
    NOT_YET = "not_yet"


class InviteForm(Form, tag="cafe.invite"):
    area: Annotated[int, HiddenField()]
    kind: Annotated[CafeKind, ChoiceField(CafeKind, "cafe-kind")]
    day: Annotated[date, DayField(hour="hour")]
    hour: Annotated[time, HourField(day="day")]
    place: Annotated[str, LineField(80, public=True)]
    seats: Annotated[int, CountField(1, 40, usual=(4, 6, 8))] = 6
    access: Annotated[tuple[CafeAccess, ...], SeveralField(CafeAccess, "cafe-access")] = ()
    note: Annotated[str, LongField(300, public=True)] = ""


class ChangeCafeForm(InviteForm, tag="cafe.change", stem="cafe-invite", lined=True):
    cafe: Annotated[int, HiddenField()]


class HomeAddressForm(Form, tag="cafe.home"):
    cafe: Annotated[int, HiddenField()]
    address: Annotated[str, LineField(120)]


class GuestForm(Form, tag="cafe.guest"):
    cafe: Annotated[int, HiddenField()]
    name: Annotated[str, LineField(40)]
