"""What should have arrived, worked out from the protocol and the script alone; and what did.

Nothing here asks Palier: the table, its windows and its caps are written down a second time.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from messages.heat.announcements.actions import AnswerNudge, HeatAnswer, ReportVisit
from messages.heat.levels.level import HeatLevel
from tests.summer.kinds import kind_of, stamp
from tests.summer.known import first, last_known, level
from tests.summer.life import Arrival
from tests.summer.people import Person, Quarter
from tests.summer.season import Record
from tests.summer.weather import NO_DATABASE, NONE, ORANGE, PARIS, RED, YELLOW

MINUTE = timedelta(minutes=1)
AFTER_A_KILL = timedelta(minutes=4)
"""A sweep that died is made again a minute later; what it had taken to carry, a lease later."""

HOT, ALERT = (YELLOW, ORANGE, RED), (ORANGE, RED)
DATES = ((5, 15), (6, 1))


@dataclass(frozen=True)
class Line:
    """A line of the protocol's table: what whom is told between two hours, at which levels."""

    kind: str
    whom: str
    at: str
    until: str
    levels: tuple[HeatLevel, ...] = ()
    ahead: bool = False
    spared: bool = False
    organisers: bool = False
    checked: bool = False
    capped: bool = True


TABLE = (
    Line("red eve", "members", "18:00", "22:00", (RED,), ahead=True, organisers=True, checked=True),
    Line("red morning", "members", "09:00", "11:30", (RED,), organisers=True, checked=True),
    Line(
        "red noon", "members", "14:00", "16:30", (RED,),
        spared=True, organisers=True, checked=True,
    ),
    Line(
        "red evening", "members", "19:00", "21:30", (RED,),
        spared=True, organisers=True, checked=True,
    ),
    Line("eve", "members", "18:00", "21:00", (ORANGE,), ahead=True, organisers=True, checked=True),
    Line("thanks", "members", "10:30", "12:30", (ORANGE,), spared=True),
    Line("counts", "organisers", "09:00", "11:00", ALERT, capped=False),
    Line("counts evening", "organisers", "20:30", "22:30", ALERT, capped=False),
    Line("first yellow", "willing", "18:00", "21:00", (YELLOW,), ahead=True, checked=True),
    Line("yellow", "willing", "18:00", "21:00", (YELLOW,), ahead=True),
    Line("how", "looking in", "19:30", "21:30", HOT, capped=False),
    Line("prepare", "members", "18:00", "21:00"),
    Line("clear", "members", "10:00", "13:00", organisers=True),
)  # fmt: skip


@dataclass
class Verdict:
    """The summer in numbers, and every single thing that was wrong with it."""

    right: int = 0
    missed: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    late: list[str] = field(default_factory=list)
    uncalled: list[str] = field(default_factory=list)

    def __add__(self, other: Verdict) -> Verdict:
        return Verdict(
            self.right + other.right,
            self.missed + other.missed,
            self.doubled + other.doubled,
            self.late + other.late,
            self.uncalled + other.uncalled,
        )

    @property
    def wrong(self) -> list[str]:
        return [*self.missed, *self.doubled, *self.late, *self.uncalled]


@dataclass(frozen=True)
class Due:
    """Something somebody should be told at a moment."""

    at: datetime
    who: Person
    quarter: Quarter
    line: Line
    level: HeatLevel
    day: date


class Judge:
    """Holds what arrived against what should have."""

    def __init__(self, record: Record) -> None:
        self.record, self.verdict = record, Verdict()
        self.answers: defaultdict[tuple[int, date], list[tuple[datetime, AnswerNudge]]] = (
            defaultdict(list)
        )
        self.reports: defaultdict[int, list[datetime]] = defaultdict(list)
        for each in record.pressed:
            match each.event:
                case AnswerNudge() as press:
                    self.answers[each.who, date.fromordinal(press.day)].append((each.at, press))
                case ReportVisit():
                    self.reports[each.who].append(each.at)
        self.by_chat = {each.chat: each for each in record.people.values()}

    def judge(self) -> Verdict:
        """Every announcement of the summer, person by person and day by day."""
        came: defaultdict[tuple[int, date, str], list[Arrival]] = defaultdict(list)
        for arrival in self.record.arrivals:
            who = self.by_chat.get(arrival.chat)
            if who and arrival not in self.record.unsure:
                local = arrival.at.astimezone(who.home.zone)
                kind = kind_of(arrival, local)
                if kind:
                    came[who.id, local.date(), kind].append(arrival)
        for due in self._expected(came):
            key = (due.who.id, due.day, due.line.kind)
            self._hold(due, came.pop(key, []))
        for (who_id, on, kind), arrivals in came.items():
            for each in arrivals:
                self.verdict.uncalled.append(f"{kind} to {who_id} on {on} at {stamp(each.at)}")
        for quarter in self.record.quarters:
            self._pinned(quarter)
        return self.verdict

    def _pinned(self, quarter: Quarter) -> None:
        """The card is on its pin at noon of a hot day, alone, and on none at noon of a calm one."""
        pins = [each for each in self.record.pins if each.wall == quarter.wall]
        day = date(2026, 5, 1)
        while (noon := datetime.combine(day, time(12), quarter.zone)) < self.record.end:
            there = level(quarter, day, noon)
            last = {each.subject: each.up for each in pins if each.at <= noon}
            up = sum(last.values())
            calm = there is NONE and level(quarter, day + timedelta(days=1), noon) is NONE
            if there.is_hot and not up:
                self.verdict.missed.append(f"pinned card of {quarter.name} at noon of {day}")
            elif up > 1:
                self.verdict.doubled.append(f"pinned card of {quarter.name} at noon of {day}")
            elif calm and up:
                self.verdict.uncalled.append(f"pinned card of {quarter.name} at noon of {day}")
            else:
                self.verdict.right += there.is_hot
            day += timedelta(days=1)

    def _hold(self, due: Due, arrivals: list[Arrival]) -> None:
        named = f"{due.line.kind} to {due.who.id} on {due.day}"
        starts = due.at if due.level is RED else due.who.wakes(due.at)
        if not arrivals:
            self.verdict.missed.append(named)
            return
        if len(arrivals) > 1:
            times = ", ".join(stamp(each.at) for each in arrivals)
            self.verdict.doubled.append(f"{named}: {times}")
        came = arrivals[0].at
        if came < starts:
            self.verdict.uncalled.append(f"{named} early, at {stamp(came)}")
        elif came > self.until(starts):
            self.verdict.late.append(f"{named} at {stamp(came)} for {stamp(starts)}")
        else:
            self.verdict.right += 1

    def until(self, due: datetime) -> datetime:
        """By when something due must have arrived: within the minute, but for accidents."""
        ends = due + MINUTE
        if NO_DATABASE[0] - MINUTE <= due < NO_DATABASE[1]:
            ends = NO_DATABASE[1] + MINUTE + AFTER_A_KILL
        last = bisect_right(self.record.kills, ends) - 1
        if last >= 0 and self.record.kills[last] >= due - MINUTE:
            ends += AFTER_A_KILL
        return ends

    # --- what should have arrived

    def _expected(self, came: dict[tuple[int, date, str], list[Arrival]]) -> Iterator[Due]:
        day = date(2026, 5, 1)
        while datetime.combine(day, time(), PARIS) < self.record.end:
            found = [each for quarter in self.record.quarters for each in self._of(quarter, day)]
            by_person: defaultdict[int, list[Due]] = defaultdict(list)
            for each in sorted(found, key=lambda due: (due.at, -due.level)):
                by_person[each.who.id].append(each)
            for mine in by_person.values():
                yield from self._held_back(mine, came)
            day += timedelta(days=1)

    def _of(self, quarter: Quarter, day: date) -> Iterator[Due]:
        """What the table says for an area's day, whoever may not want it."""
        for line in TABLE:
            at = datetime.combine(day, time.fromisoformat(line.at), quarter.zone)
            about = day + timedelta(days=line.ahead)
            there = level(quarter, about, at)
            if line.kind == "prepare":
                there, applies = NONE, (day.month, day.day) in DATES
            elif line.kind == "clear":
                there, applies = NONE, self._over(quarter, day, at)
            else:
                applies = there in line.levels
            if "yellow" in line.kind and applies:
                applies = first(quarter, about) is (line.kind == "first yellow")
            if applies:
                for who in self.record.people.values():
                    if quarter in who.quarters and self._entitled(line, who, quarter, day, at):
                        yield Due(at, who, quarter, line, there, day)

    def _over(self, quarter: Quarter, day: date, at: datetime) -> bool:
        """Whether the heat that ended was an alert, and today and tomorrow are known to be calm."""
        calm = all(
            level(quarter, day + timedelta(days=n), at) is NONE for n in (0, 1)
        )  # fmt: skip
        yesterday = day - timedelta(days=1)
        if not calm or not last_known(quarter, yesterday).is_hot:
            return False
        while last_known(quarter, yesterday).is_hot:
            if last_known(quarter, yesterday) >= ORANGE:
                return True
            yesterday -= timedelta(days=1)
        return False

    def _entitled(self, line: Line, who: Person, quarter: Quarter, day: date, at: datetime) -> bool:
        if line.whom == "organisers":
            return who.organises
        if line.whom == "looking in":
            last = self.answer(who, day, at)
            visits = last is not None and last.answer.is_visit and last.area == quarter.id
            return visits and not self._reported(who, day, at)
        follows = who.heat and (line.whom == "members" or who.willing)
        checked = line.checked and who.home is quarter and who.checked_at(at)
        return follows or checked or (line.organisers and who.organises)

    def answer(self, who: Person, day: date, at: datetime) -> AnswerNudge | None:
        """What somebody last answered for a day; hearing no more does not undo a promise."""
        last: AnswerNudge | None = None
        for when, press in self.answers[who.id, day]:
            if when < at and not (
                press.answer is HeatAnswer.NOT_TODAY and last is not None and last.answer.is_visit
            ):
                last = press
        return last

    def _reported(self, who: Person, day: date, at: datetime) -> bool:
        zone = who.home.zone
        return any(
            each < at and each.astimezone(zone).date() == day for each in self.reports[who.id]
        )

    def _held_back(
        self, mine: Iterable[Due], came: dict[tuple[int, date, str], list[Arrival]]
    ) -> Iterator[Due]:
        """What is left of a day once pauses, answers, nights and caps have had their say."""
        told: list[Due] = []
        for due in mine:
            line, who = due.line, due.who
            if any(each.line is line for each in told) or not self._wants(due):
                continue
            starts = due.at if due.level is RED else who.wakes(due.at)
            until = datetime.combine(due.day, time.fromisoformat(line.until), due.quarter.zone)
            if starts >= until and not self._under_way(due, starts):
                continue
            # Whoever organises has to know, whatever they were told as a neighbour.
            if line.capped and not (line.organisers and who.organises):
                most = 3 if due.level is RED else 1
                if sum(each.level >= due.level for each in told if each.line.capped) >= most:
                    continue
            if self._wavers(due) and not came.get((who.id, due.day, line.kind)):
                continue
            told.append(due)
            yield due

    def _under_way(self, due: Due, starts: datetime) -> bool:
        """A letter that waits for somebody to wake is still worth reading until the day is over."""
        stale = {"thanks": "16:00", "counts": "13:00", "clear": "19:00", "red noon": "18:00"}
        hour = time.fromisoformat(stale.get(due.line.kind, "23:30"))
        return starts < datetime.combine(due.day, hour, due.quarter.zone)

    def _wants(self, due: Due) -> bool:
        who, line = due.who, due.line
        if line.whom == "looking in":
            return True
        if who.paused_until and due.at < who.paused_until:
            return False
        about = due.day + timedelta(days=line.ahead)
        for day in {due.day, about}:
            last = self.answer(who, day, due.at)
            if last is None:
                continue
            if last.answer is HeatAnswer.NOT_TODAY:
                # Said of a milder day, it does not cover a worse one.
                if last.level >= due.level:
                    return False
            elif line.spared and day == due.day:
                return False
        return True

    def _wavers(self, due: Due) -> bool:
        """Whether they answered while an accident held the message up."""
        days = (due.day, due.day + timedelta(days=1))
        answered = [at for day in days for at, _ in self.answers[due.who.id, day]]
        answered += self.reports[due.who.id]
        return bool(answered) and any(due.at <= each <= self.until(due.at) for each in answered)
