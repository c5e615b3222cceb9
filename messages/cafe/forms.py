"""What is asked of a host and of a guest."""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum
from typing import Annotated, Self

from messages import words
from messages.folding import without_accents
from messages.form import (
    ChoiceField,
    CountField,
    DayField,
    Form,
    HiddenField,
    HourField,
    LineField,
    LongField,
    OutlivedAnswers,
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


class CafeRhythm(StrEnum):
    """Every week, every other week, on the n-th or on the last such weekday of each month."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    LAST = "last"


class WishTime(StrEnum):
    """When in the week somebody would like a café."""

    WEEK_MORNING = "week_morning"
    WEEK_AFTERNOON = "week_afternoon"
    WEEK_EVENING = "week_evening"
    WEEKEND_MORNING = "weekend_morning"
    WEEKEND_AFTERNOON = "weekend_afternoon"
    WEEKEND_EVENING = "weekend_evening"


class SlotAnswer(StrEnum):
    """At which of two proposed moments somebody can."""

    FIRST = "first"
    SECOND = "second"
    BOTH = "both"
    NEITHER = "neither"


class EditionKind(StrEnum):
    """What an area's tables are gathered for."""

    SUMMER = "summer"
    NEIGHBOURS = "neighbours"


class EditionForm(Form, tag="cafe.edition"):
    area: Annotated[int, HiddenField()]
    day: Annotated[date, DayField(within=366)]
    edition: Annotated[int, HiddenField()] = 0


class WishForm(Form, tag="cafe.wish"):
    area: Annotated[int, HiddenField()]
    times: Annotated[tuple[WishTime, ...], SeveralField(WishTime, "cafe-time")] = ()


class InviteForm(Form, tag="cafe.invite"):
    """An invitation; with the gathering out of which it comes, if it comes out of wishes."""

    area: Annotated[int, HiddenField()]
    kind: Annotated[CafeKind, ChoiceField(CafeKind, "cafe-kind")]
    day: Annotated[date, DayField(hour="hour")]
    hour: Annotated[time, HourField(day="day")]
    place: Annotated[str, LineField(80, public=True)]
    seats: Annotated[int, CountField(1, 40, usual=(4, 6, 8))] = 6
    access: Annotated[tuple[CafeAccess, ...], SeveralField(CafeAccess, "cafe-access")] = ()
    note: Annotated[str, LongField(300, public=True)] = ""
    gathering: Annotated[int, HiddenField()] = 0


class ChangeCafeForm(InviteForm, tag="cafe.change", stem="cafe-invite", lined=True):
    cafe: Annotated[int, HiddenField()]
    sure: Annotated[int, HiddenField()] = 0

    def moves(self, before: Self) -> bool:
        """Whether one meets elsewhere; a capital or an accent put right is no move."""
        return _folded(self.place) != _folded(before.place)

    def outlived(self, before: Form) -> OutlivedAnswers | None:
        """Of another place, a home and what was ticked there; of a home left, its place."""
        if not isinstance(before, ChangeCafeForm):
            return None
        moves, kinds = self.moves(before), (self.kind, before.kind)
        stays_home = moves and kinds == (CafeKind.HOME, CafeKind.HOME)
        same_place = not moves and self.kind is not before.kind and CafeKind.HOME in kinds
        ticked = (moves or same_place) and self.access and self.access == before.access
        if not (stays_home or same_place or ticked):
            return None
        names = [*["kind"] * stays_home, *["place"] * same_place, *["access"] * bool(ticked)]
        return OutlivedAnswers(tuple(names), ("kind", "place"), RECHECKS[tuple(names)])


RECHECKS = {
    ("kind",): words.cafe_recheck_home(),
    ("kind", "access"): words.cafe_recheck_home_access(),
    ("place",): words.cafe_recheck_place(),
    ("place", "access"): words.cafe_recheck_place_access(),
    ("access",): words.cafe_recheck_access(),
}
"""What is said where these answers may have outlived a move."""


def _folded(place: str) -> str:
    return " ".join(without_accents(place).split())


class HomeAddressForm(Form, tag="cafe.home"):
    cafe: Annotated[int, HiddenField()]
    address: Annotated[str, LineField(120)]


class GuestForm(Form, tag="cafe.guest"):
    cafe: Annotated[int, HiddenField()]
    name: Annotated[str, LineField(40)]
