"""What is asked of a host and of a guest."""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum
from typing import Annotated

from messages.form import Choice, Count, Day, Form, Hidden, Hour, Line, Long, Several


class Kind(StrEnum):
    """What kind of get-together it is."""

    HOME = "home"
    CAFE = "cafe"
    WALK = "walk"
    GARDEN = "garden"
    PICNIC = "picnic"
    OTHER = "other"


class Access(StrEnum):
    """What helps people come who could not otherwise."""

    STEP_FREE = "step_free"
    TOILETS = "toilets"
    SEATING = "seating"


class Reply(StrEnum):
    """What a neighbour answers."""

    GOING = "going"
    MAYBE = "maybe"
    NO = "no"


class Outcome(StrEnum):
    """What the host says the morning after."""

    HELD = "held"
    FEW = "few"
    NOT_YET = "not_yet"


class Invite(Form, tag="cafe.invite"):
    area: Annotated[int, Hidden()]
    kind: Annotated[Kind, Choice(Kind, "cafe-kind")]
    day: Annotated[date, Day(hour="hour")]
    hour: Annotated[time, Hour()]
    place: Annotated[str, Line(80, public=True)]
    seats: Annotated[int, Count(1, 40, usual=(4, 6, 8))] = 6
    access: Annotated[tuple[Access, ...], Several(Access, "cafe-access")] = ()
    note: Annotated[str, Long(300, public=True)] = ""


class Change(Invite, tag="cafe.change", stem="cafe-invite"):
    cafe: Annotated[int, Hidden()]


class Home(Form, tag="cafe.home"):
    cafe: Annotated[int, Hidden()]
    address: Annotated[str, Line(120)]


class Guest(Form, tag="cafe.guest"):
    cafe: Annotated[int, Hidden()]
    name: Annotated[str, Line(40)]
