"""What was found wrong, by the sentence of the protocol it breaks; and the bench judges sit on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from tests.summer.protocol import ALERT, Rule
from tests.summer.reading import Kind, Reading, reader_of
from tests.summer.record import NONE, YELLOW, Arrival, Colour, Person, Pressed, Quarter, Record

NUDGED = ("knock", "call", "not_here", "myself", "not_today")
"""What is answered about a day."""


@dataclass(frozen=True)
class Finding:
    """One thing wrong: which sentence, and what happened to whom, when."""

    rule: Rule
    what: str

    def __str__(self) -> str:
        return f"[{self.rule}] {self.what}"


@dataclass
class Verdict:
    """The summer in numbers, and every single thing that was wrong with it."""

    right: int = 0
    found: list[Finding] = field(default_factory=list)

    def __add__(self, other: Verdict) -> Verdict:
        return Verdict(self.right + other.right, self.found + other.found)

    @property
    def rules(self) -> set[Rule]:
        return {each.rule for each in self.found}

    def grouped(self, most: int = 3) -> Iterator[str]:
        """Every broken sentence with its count, and some of what broke it."""
        counted = Counter(each.rule for each in self.found)
        for rule, count in counted.most_common():
            yield f"{count} x {rule}"
            for each in [each for each in self.found if each.rule is rule][:most]:
                yield f"    {each.what}"


def stamp(at: datetime, quarter: Quarter) -> str:
    """A moment by an area's clocks."""
    return f"{at.astimezone(quarter.zone):%d %b %H:%M}"


class Bench:
    """What every judge has before them: messages read, by whom and on which day."""

    def __init__(self, record: Record) -> None:
        self.record, self.verdict = record, Verdict()
        self.by_chat = {each.chat: each for each in record.people.values()}
        self.by_name = {each.name: each for each in record.people.values() if each.enrolled}
        reader = reader_of(
            tuple(each.name for each in record.quarters),
            tuple((each.name, each.chat) for each in self.by_name.values()),
        )
        self._warm_days: dict[tuple[Quarter, date], bool] = {}
        self._last_known: dict[tuple[Quarter, date], Colour] = {}
        self._nudged: defaultdict[tuple[int, date], list[Pressed]] | None = None
        self.unsure = {id(each) for each in record.unsure}
        self.readings: list[Reading] = []
        self.of_day: defaultdict[tuple[int, date], list[Reading]] = defaultdict(list)
        self.of_person: defaultdict[int, list[Reading]] = defaultdict(list)
        self.on_walls: defaultdict[str, list[Arrival]] = defaultdict(list)
        walls = {each.wall for each in record.quarters}
        for arrival in sorted(record.arrivals, key=lambda each: each.at):
            if arrival.chat in walls:
                self.on_walls[arrival.chat].append(arrival)
            elif (who := self.by_chat.get(arrival.chat)) and not arrival.edited:
                self._file(who, reader.read(arrival))

    def _file(self, who: Person, reading: Reading) -> None:
        self.readings.append(reading)
        if not reading.arrival.answered:
            self.of_person[who.id].append(reading)
            local = reading.arrival.at.astimezone(who.home.zone)
            self.of_day[who.id, local.date()].append(reading)

    def days(self) -> Iterator[date]:
        """Every day that was lived whole."""
        zone = self.record.quarters[0].zone
        day = self.record.begin.astimezone(zone).date()
        while day <= self.record.end.astimezone(zone).date():
            yield day
            day += timedelta(days=1)

    def lived(self, at: datetime) -> bool:
        """Whether a moment, and what an accident may hold up of it, lies within the record."""
        return self.record.begin <= at and self.record.until(at) < self.record.end

    def level(self, quarter: Quarter, on: date, now: datetime) -> Colour:
        return self.record.facts.level(quarter, on, now)

    def last_known(self, quarter: Quarter, on: date) -> Colour:
        """What a day was last known to be; nothing is known of days before the record."""
        key = quarter, on
        if key not in self._last_known:
            at = quarter.at(on, "23:59")
            lived = at >= self.record.begin
            self._last_known[key] = self.level(quarter, on, at) if lived else NONE
        return self._last_known[key]

    def calm(self, who: Person, day: date) -> bool:
        """Whether nothing is due to somebody that day, and nothing was read by them."""
        if (who.id, day) in self.of_day or (day.month, day.day) in ((5, 15), (6, 1)):
            return False
        return not any(self._warm(each, day) for each in who.quarters)

    def _warm(self, quarter: Quarter, day: date) -> bool:
        """Whether it was hot, is, or will be tomorrow, as far as was known at any hour."""
        if (quarter, day) not in self._warm_days:
            hours = ("06:30", "12:00", "17:00", "20:00", "23:59")
            self._warm_days[quarter, day] = any(
                self.level(quarter, on, quarter.at(day, hour)) > NONE
                for hour in hours
                for on in (day, day + timedelta(days=1))
            ) or any(self.last_known(quarter, day - timedelta(days=n)) > NONE for n in range(1, 5))
        return self._warm_days[quarter, day]

    def first_yellow(self, quarter: Quarter, on: date) -> bool:
        """Whether no day of the record, or of the year, was hot before."""
        begin = self.record.begin.astimezone(quarter.zone).date()
        days = range((on - max(begin, date(on.year, 1, 1))).days)
        return all(self.last_known(quarter, begin + timedelta(days=n)) < YELLOW for n in days)

    def pace(self, quarter: Quarter, on: date, now: datetime) -> Colour:
        """As on which days people are asked: the first yellow of the year counts as orange."""
        there = self.level(quarter, on, now)
        if there in ALERT:
            return there
        first = there is YELLOW and self.first_yellow(quarter, on)
        return Colour.ORANGE if first else NONE

    def readable(self, who: Person, at: datetime) -> bool:
        """Whether what is written to them then arrives and is wanted."""
        return not who.is_paused(at) and not who.has_blocked(at)

    def awake(self, who: Person, at: datetime, pace: Colour) -> bool:
        """Whether they may be written to then about somebody: by day, by consent, or at red."""
        if pace is Colour.RED or not who.sleeps(at):
            return True
        hour = at.astimezone(who.home.zone).hour
        return who.evenings and 17 <= hour < 23

    def answers(self, who: Person, on: date, at: datetime) -> list[tuple[str, Colour]]:
        """What somebody answered about a day by then."""
        if self._nudged is None:
            self._nudged = defaultdict(list)
            for each in self.record.pressed:
                if each.on and each.meant in NUDGED:
                    self._nudged[each.who, each.on].append(each)
        found = self._nudged.get((who.id, on), [])
        return [(each.meant, each.level) for each in found if each.at <= at]

    def spared(self, who: Person, days: Iterable[date], at: datetime, level: Colour) -> bool:
        """'Not today' of as bad a day."""
        said = [each for day in days for each in self.answers(who, day, at)]
        return any(meant == "not_today" and to >= level for meant, to in said)

    def organisers(self, quarter: Quarter) -> list[Person]:
        people = self.record.people.values()
        return [each for each in people if each.organises and quarter in each.quarters]

    def in_charge(self, quarter: Quarter, at: datetime, pace: Colour) -> list[Person]:
        """Organisers who can read then; where there is none, the admins."""
        found = [
            each
            for each in self.organisers(quarter)
            if self.readable(each, at) and self.awake(each, at, pace)
        ]
        return found or [each for each in self.record.people.values() if each.admin]

    def sure(self, readings: Iterable[Reading]) -> list[Reading]:
        """Without what a killed process may have sent once more."""
        return [each for each in readings if id(each.arrival) not in self.unsure]

    def kinds(self, who: Person, day: date, *kinds: Kind) -> list[Reading]:
        """What somebody read that day of those kinds."""
        return [each for each in self.of_day[who.id, day] if each.kind in kinds]

    def once(self, readings: list[Reading], told: str) -> None:
        """Told once; and of several areas in one message."""
        sure = self.sure(readings)
        if len(sure) > 1:
            apart = {frozenset(each.areas) for each in sure}
            rule = Rule.ONE_MESSAGE if len(apart) > 1 else Rule.ONCE
            self.find(rule, f"{len(sure)} times: {told}")

    def find(self, rule: Rule, what: str) -> None:
        self.verdict.found.append(Finding(rule, what))

    def hold(self, holds: bool, rule: Rule, what: str) -> None:
        """Count what is right; tell what is not."""
        if holds:
            self.verdict.right += 1
        else:
            self.find(rule, what)
