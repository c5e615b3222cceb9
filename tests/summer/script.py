"""The summer's weather as data: what services publish when, what people set, what goes wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from tests.summer.record import (
    DAY,
    MINUTE,
    NONE,
    ORANGE,
    RED,
    UNKNOWN,
    YELLOW,
    Colour,
    Quarter,
    Span,
)

YEAR = 2026
PARIS, REUNION, AZORES, ROME = map(
    ZoneInfo, ("Europe/Paris", "Indian/Reunion", "Atlantic/Azores", "Europe/Rome")
)


def day(month: int, number: int) -> date:
    return date(YEAR, month, number)


def moment(zone: ZoneInfo, month: int, number: int, hour: int, minute: int = 0) -> datetime:
    return datetime(YEAR, month, number, hour, minute, tzinfo=zone)


def row(first: date, levels: str) -> dict[date, Colour]:
    """Consecutive days from a line of colours: y, o, r, or . for none."""
    colours = {"y": YELLOW, "o": ORANGE, "r": RED, ".": NONE}
    return {first + timedelta(days=n): colours[each] for n, each in enumerate(levels)}


TRUTH: dict[str, dict[date, Colour]] = {
    # Red after red, and orange after red; a yellow day that follows an orange one.
    "75": {**row(day(6, 16), "yoy"), **row(day(7, 8), "orro"), **row(day(8, 10), "ooo")},
    # Red where Paris is orange, for those who belong to both; then a second yellow day.
    "69": {**row(day(6, 16), "yy"), **row(day(7, 8), "rroo"), **row(day(8, 10), "oor")},
    # A colour 7 is a red; and heat on after the season.
    "34": {**row(day(6, 17), "yy"), **row(day(7, 7), "yyor"), **row(day(8, 11), "o"),
           **row(day(9, 30), "ooo")},
    "PT003": {**row(day(7, 9), "oo"), **row(day(8, 12), "ooo")},
    "IT008": {**row(day(7, 7), "orry"), **row(day(8, 11), "oo")},
}  # fmt: skip
"""The heat of every place that a service speaks of; the rest is mild."""

ZONES = {"PT003": AZORES, "IT008": ROME}
FEEDS = {"portugal": "PT003", "italy": "IT008"}

STORMS = {
    ("34", day(7, 5)), ("75", day(7, 6)), ("IT008", day(7, 6)), ("69", day(7, 12)),
    ("75", day(6, 21)), ("69", day(6, 21)), ("IT008", day(6, 21)), ("34", day(10, 3)),
}  # fmt: skip
"""Orange for storms on days without any heat."""

SEVEN = ("34", day(7, 10))
"""A colour that is none of the four is above them."""

UNREADABLE = ("2A", (day(7, 7), day(7, 8), day(7, 9), day(7, 10)))
"""One département's colour is no number, in the middle of the worst."""

OVERSEAS_HOT = (day(1, 14), day(1, 15), day(1, 16), day(8, 11), day(8, 12), day(8, 13))
"""Hot days in Réunion, where no service warns: temperatures alone suggest it."""

SEASON = day(5, 15), day(9, 30)
EXTENDED = {"34": day(10, 3)}
"""An episode that is open stays read until its all clear has been told."""


@dataclass(frozen=True)
class Mistake:
    """Between two moments a service says something else about a place's day."""

    place: str
    on: date
    said: Colour
    since: datetime
    until: datetime

    def holds(self, place: str, on: date, now: datetime) -> bool:
        return (place, on) == (self.place, self.on) and self.since <= now < self.until


MISTAKES = (
    # Orange in the morning, red from twenty past ten.
    Mistake("IT008", day(7, 8), ORANGE, moment(ROME, 7, 7, 6), moment(ROME, 7, 8, 10, 20)),
    # Nothing was said of it the day before.
    Mistake("IT008", day(7, 7), NONE, moment(ROME, 7, 6, 6), moment(ROME, 7, 7, 13, 7)),
    # Announced as orange, and red from six on.
    Mistake("75", day(7, 9), ORANGE, moment(PARIS, 7, 8, 6), moment(PARIS, 7, 9, 6)),
    Mistake("69", day(8, 12), ORANGE, moment(PARIS, 8, 11, 6), moment(PARIS, 8, 12, 6)),
)

STALE = moment(PARIS, 8, 11, 0), moment(PARIS, 8, 12, 0)
"""For a day the map is that of the tenth; the other service warns in its place."""

FROZEN = moment(AZORES, 7, 9, 16), moment(AZORES, 7, 12, 9)
"""The Portuguese list stands still while what it warns of is in force."""

SILENT = moment(AZORES, 8, 12, 23, 10), moment(AZORES, 8, 13, 23, 10)
"""For a day nobody warns the Azores."""

NO_FRENCH_LIST = moment(PARIS, 7, 7, 0), moment(PARIS, 7, 11, 0)
"""A page of HTML stands where MeteoAlarm's list of France should."""

NO_DATABASE = moment(PARIS, 8, 12, 9, 40), moment(PARIS, 8, 12, 10, 40)
"""An hour in which thanks and questions are due."""


@dataclass(frozen=True)
class Order:
    """What an organiser types, when, and until when it counts; without a level it never does."""

    area: str
    at: datetime
    words: str
    level: Colour | None
    until: datetime | None = None
    runs_out: bool = False


ORDERS = (
    # Raised by hand for three days, and left to run out.
    Order("São Sebastião", moment(AZORES, 6, 2, 15, 7), "/canicule orange", ORANGE,
          moment(AZORES, 6, 5, 15, 7), runs_out=True),
    # One organiser alone cannot lower what is official.
    Order("Belleville", moment(PARIS, 7, 9, 11, 12), "/canicule vert", None),
    Order("Bas de la Rivière", moment(REUNION, 7, 8, 15, 7), "/canicule orange", ORANGE,
          moment(REUNION, 7, 10, 8, 3)),
    Order("Bas de la Rivière", moment(REUNION, 7, 10, 8, 3), "/canicule vert", NONE,
          moment(REUNION, 7, 12, 0)),
    # The clocks go back in the night of the twenty-fifth.
    Order("Belleville", moment(PARIS, 10, 24, 15, 11), "/canicule orange", ORANGE,
          moment(PARIS, 10, 27, 8, 4)),
    Order("Belleville", moment(PARIS, 10, 27, 8, 4), "/canicule vert", NONE,
          moment(PARIS, 10, 29, 0)),
)  # fmt: skip


def published(place: str, on: date, now: datetime) -> Colour:
    """What the service that speaks of a place says about a day, at a moment."""
    wrong = next((each for each in MISTAKES if each.holds(place, on, now)), None)
    return wrong.said if wrong else TRUTH.get(place, {}).get(on, NONE)


def issued(now: datetime) -> datetime:
    """When the French map that is shown at a moment was issued: at six, or at sixteen."""
    if STALE[0] <= now < STALE[1]:
        now = STALE[0] - MINUTE
    today = now.astimezone(PARIS).date()
    due = [datetime.combine(today - n * DAY, hour, PARIS) for n in (0, 1) for hour in
           (time(6), time(16))]  # fmt: skip
    return max(each for each in due if each <= now)


def sent(place: str, now: datetime) -> datetime:
    """When a list's newest message was sent: it is written anew at six, at sixteen, at a change."""
    zone = ZONES.get(place, PARIS)
    if place == "PT003" and FROZEN[0] <= now < FROZEN[1]:
        now = FROZEN[0]
    today = now.astimezone(zone).date()
    due = [datetime.combine(today - n * DAY, hour, zone) for n in (0, 1) for hour in
           (time(6), time(16))]  # fmt: skip
    due += [each.until for each in MISTAKES if each.place == place]
    return max(each for each in due if each <= now)


class Script:
    """What an attentive human knows, from these pages alone."""

    def level(self, quarter: Quarter, on: date, now: datetime) -> Colour:
        """What can be known at a moment about an area's day."""
        return _level(quarter, on, now)

    def changes(self, quarter: Quarter, on: date) -> list[datetime]:
        """When a service or an organiser says something new of that very day."""
        moments = [
            e.until for e in MISTAKES if e.place == quarter.place and e.on == on
        ]  # fmt: skip
        for each in ORDERS:
            if each.area == quarter.name and each.level is not None:
                moments += [each.at, *([each.until] if each.until else [])]
        zone = quarter.zone
        return sorted(m for m in moments if m.astimezone(zone).date() == on)

    def notice(self, quarter: Quarter, at: datetime) -> timedelta:
        """Lists are asked every five minutes in the heat, else every half hour."""
        if any(each.area == quarter.name and each.at == at for each in ORDERS):
            return MINUTE
        known = self.level(quarter, at.astimezone(quarter.zone).date(), at - MINUTE)
        return timedelta(minutes=6 if known > NONE else 31)

    def silences(self, quarter: Quarter) -> list[Span]:
        """When a list has stood still for a day, and when nobody answers."""
        if quarter.place != "PT003":
            return []
        return [(FROZEN[0] + DAY, FROZEN[1])]

    def is_set(self, quarter: Quarter, now: datetime) -> bool:
        """Whether people set the level rather than a service."""
        return _order(quarter, now) is not None


def _order(quarter: Quarter, now: datetime) -> Order | None:
    given = [e for e in ORDERS if e.area == quarter.name and e.at <= now and e.level is not None]
    if given and given[-1].until and now < given[-1].until:
        return given[-1]
    return None


@cache
def _level(quarter: Quarter, on: date, now: datetime) -> Colour:
    order = _order(quarter, now)
    if order and order.until and datetime.combine(on, time(), quarter.zone) < order.until:
        return order.level if order.level is not None else NONE
    today = now.astimezone(quarter.zone).date()
    place = quarter.place
    if place in ZONES:
        if place == "PT003" and (
            FROZEN[0] + DAY <= now < FROZEN[1] or SILENT[0] + DAY / 8 <= now < SILENT[1]
        ):
            return UNKNOWN
        return published(place, on, sent(place, now))
    if place not in TRUTH:
        return NONE
    ends = EXTENDED.get(place, SEASON[1])
    if not SEASON[0] <= today <= (ends if today > SEASON[1] else SEASON[1]):
        return UNKNOWN
    if STALE[0] <= now < STALE[1]:
        return published(place, on, now)
    last = issued(now)
    shown = [last.astimezone(PARIS).date() + n * DAY for n in (0, 1)]
    return published(place, on, last) if on in shown else UNKNOWN
