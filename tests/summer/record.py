"""What a summer leaves behind: who lives where, what everybody read and did, what was known when.

Nothing here is Palier's. The judge reads these records alone, whoever wrote them.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import IntEnum
from typing import Protocol
from zoneinfo import ZoneInfo

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
AFTER_A_KILL = timedelta(minutes=4)
"""What died under way is made again a minute later; what it had taken to carry, a lease later."""

Span = tuple[datetime, datetime]


class Colour(IntEnum):
    """How warm a day is said to be."""

    UNKNOWN = -1
    NONE = 0
    YELLOW = 1
    ORANGE = 2
    RED = 3


NONE, YELLOW, ORANGE, RED, UNKNOWN = (
    Colour.NONE, Colour.YELLOW, Colour.ORANGE, Colour.RED, Colour.UNKNOWN,
)  # fmt: skip


@dataclass(frozen=True)
class Quarter:
    """An area: its key and name, whose weather it has, its clocks, its country, its wall."""

    id: int
    name: str
    place: str
    zone: ZoneInfo
    wall: str
    country: str = "FR"
    official: bool = True

    def at(self, day: date, hour: str) -> datetime:
        """An hour of a day by the area's clocks."""
        return datetime.combine(day, time.fromisoformat(hour), self.zone)


@dataclass
class Person:
    """One neighbour: where they live (home first), what they agreed to, when they cannot read."""

    id: int
    name: str
    quarters: tuple[Quarter, ...]
    language: str = "fr"
    organises: bool = False
    admin: bool = False
    heat: bool = True
    willing: bool = False
    quiet: tuple[time, time] = (time(21), time(8, 30))
    evenings: bool = True
    paused: tuple[Span, ...] = ()
    blocked: tuple[Span, ...] = ()
    hour: time | None = None
    contact: str = ""
    shares: bool = False
    enrolled: list[Span] = field(default_factory=list)
    buddies: list[int] = field(default_factory=list)
    answers: float = 0.3

    @property
    def home(self) -> Quarter:
        return self.quarters[0]

    @property
    def chat(self) -> str:
        return f"talk-{self.id}"

    def checked_at(self, now: datetime) -> bool:
        """Whether they asked, by then, to be checked."""
        return any(since <= now < until for since, until in self.enrolled)

    def is_paused(self, now: datetime) -> bool:
        return any(since <= now < until for since, until in self.paused)

    def has_blocked(self, now: datetime) -> bool:
        return any(since <= now < until for since, until in self.blocked)

    def sleeps(self, now: datetime) -> bool:
        """Whether these are their quiet hours."""
        hour, (begins, ends) = now.astimezone(self.home.zone).time(), self.quiet
        return begins <= hour < ends if begins <= ends else hour >= begins or hour < ends

    def wakes(self, now: datetime) -> datetime:
        """The first moment from then on outside their quiet hours."""
        if not self.sleeps(now):
            return now
        local = now.astimezone(self.home.zone)
        up = datetime.combine(local.date(), self.quiet[1], self.home.zone)
        return up if up > local else up + DAY


@dataclass(frozen=True)
class Arrival:
    """A message on somebody's screen or on a wall, as it reads there; `answered`: at once, because
    its reader had just written or pressed something."""

    at: datetime
    chat: str
    words: str
    buttons: tuple[str, ...] = ()
    language: str = "fr"
    subject: str = ""
    answered: bool = False
    edited: bool = False
    links: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pinned:
    """A message pinned on a wall, or taken down from its pin."""

    at: datetime
    wall: str
    subject: str
    up: bool


@dataclass(frozen=True)
class Pressed:
    """What somebody did: what the label they pressed means, about whom (0: nobody) or which day."""

    at: datetime
    who: int
    meant: str
    about: int = 0
    on: date | None = None
    level: Colour = NONE


@dataclass(frozen=True)
class Ordered:
    """A level that an organiser set; `until` if it ran out, `alone` if it needed somebody else."""

    at: datetime
    who: int
    quarter: Quarter
    until: datetime | None = None
    alone: bool = False


class Facts(Protocol):
    """What can be known of the heat, by whoever reads what services and organisers say."""

    def level(self, quarter: Quarter, on: date, now: datetime) -> Colour:
        """What is known at a moment about an area's day."""
        ...

    def changes(self, quarter: Quarter, on: date) -> list[datetime]:
        """The moments of a day at which what is known of that very day changes."""
        ...

    def notice(self, quarter: Quarter, at: datetime) -> timedelta:
        """How long a change may go unread: sources are asked now and then."""
        ...

    def silences(self, quarter: Quarter) -> list[Span]:
        """When nobody can say the level of an area that had one."""
        ...

    def is_set(self, quarter: Quarter, now: datetime) -> bool:
        """Whether people set the level then, rather than a service."""
        ...


@dataclass
class Record:
    """Everything that happened, for the judge."""

    quarters: list[Quarter]
    people: dict[int, Person]
    facts: Facts
    begin: datetime
    end: datetime
    arrivals: list[Arrival] = field(default_factory=list)
    pins: list[Pinned] = field(default_factory=list)
    unsure: list[Arrival] = field(default_factory=list)
    pressed: list[Pressed] = field(default_factory=list)
    kills: list[datetime] = field(default_factory=list)
    orders: list[Ordered] = field(default_factory=list)
    outage: Span | None = None
    strikes: int = 0
    asked: list[str] = field(default_factory=list)

    def until(self, due: datetime) -> datetime:
        """By when something due must have arrived: within two minutes, but for accidents."""
        ends = due + 2 * MINUTE
        if self.outage and self.outage[0] - MINUTE <= due < self.outage[1]:
            ends = self.outage[1] + MINUTE + AFTER_A_KILL
        last = bisect_right(self.kills, ends) - 1
        if last >= 0 and self.kills[last] >= due - MINUTE:
            ends += AFTER_A_KILL
        return ends
