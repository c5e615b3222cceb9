"""Every question to those who asked to be checked: at its hour, once, and when it is over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise

from tests.summer.protocol import (
    ALERT,
    ASKED,
    EVENING_FROM,
    LATEST,
    MORNING_MESSAGE,
    Rule,
    Steps,
    steps,
)
from tests.summer.reading import OF_A_SILENCE, Kind, Reading
from tests.summer.record import MINUTE, Colour, Person, Pressed
from tests.summer.verdict import Bench, stamp

ANSWERS = ("fine", "tired", "need", "now", "away")
ENDS = ("out_fine", "out_again", "out_needs", "out_away")
WORSE = ("out_silent", "out_worrying")
CALLS = ("tired", "now")
FINE = ("fine", "out_fine")
AS_REMINDER = timedelta(minutes=75)
"""After that, what asks again is no reminder but a question nobody is due."""

FALLEN = 3
"""Days after an alert on which walls are still hot."""


@dataclass
class Question:
    """One question as it arrived, with everything that belongs to it."""

    who: Person
    at: datetime
    pace: Colour
    evening: bool
    until: datetime
    silent_since: datetime
    reminders: list[Reading] = field(default_factory=list)
    words: str = ""

    @property
    def steps(self) -> Steps:
        return steps(self.pace, self.evening)

    def __str__(self) -> str:
        return f"{self.who.name} ({self.who.home.name}), asked {stamp(self.at, self.who.home)}"


class QuestionJudge(Bench):
    """Holds questions against their hours; `mine` and `told` are of the person who is looked at."""

    mine: list[Pressed]
    told: list[Reading]
    last: Question | None = None

    # --- what ended a silence

    def _ends(self, since: datetime) -> list[Pressed]:
        """What ends a silence: an answer, or an outcome that brings news."""
        return [each for each in self.mine if each.at > since and each.meant in (*ANSWERS, *ENDS)]

    def _ended(self, since: datetime) -> datetime:
        return min((each.at for each in self._ends(since)), default=self.record.end)

    def _settled(self, at: datetime) -> datetime:
        """When it was last known how somebody was: a call for help settles nothing."""
        news = [e.at for e in self.mine if e.at < at and e.meant in (*ANSWERS, *ENDS)
                and e.meant not in CALLS]  # fmt: skip
        return max(news, default=self.record.begin)

    def _reader(self, reading: Reading) -> Person:
        return self.by_chat[reading.arrival.chat]

    def _heard(self, since: datetime, until: datetime) -> list[Reading]:
        """Who was told of the silence between two moments."""
        return [
            each
            for each in self.told
            if since <= each.arrival.at <= until and each.kind in OF_A_SILENCE
        ]

    # --- questions

    def _hours(self, who: Person, day: date) -> Iterator[tuple[datetime, Colour, bool]]:
        """When somebody is due to be asked, as on which day, and whether in the evening."""
        hours = {hour for each in ASKED.values() for hour in each}
        own = f"{who.hour:%H:%M}" if who.hour else ""
        for hour in sorted(hours | {own} - {""}):
            at = who.home.at(day, hour)
            pace = self.pace(who.home, day, at)
            usual = ASKED.get(pace, ())
            if not usual or not who.checked_at(at) or not self.lived(at):
                continue
            if hour == own or (hour in usual and not (own and hour == usual[0])):
                yield at, pace, hour >= EVENING_FROM

    def _questions(self, who: Person, day: date) -> list[Question]:
        came = self.kinds(who, day, Kind.QUESTION)
        left, found = list(came), list[Question]()
        for at, pace, evening in self._hours(who, day):
            there = [each for each in left if at <= each.arrival.at <= self.record.until(at)]
            told = f"{pace.name} question to {who.name} ({who.home.name}) at {stamp(at, who.home)}"
            if not self.readable(who, at):
                if there and who.is_paused(at) and not who.has_blocked(at):
                    self.find(Rule.PAUSE, told)
                continue
            if not there:
                if self._may_be_left_out(who, at):
                    continue
                late = [e for e in left if at < e.arrival.at <= at + timedelta(minutes=30)]
                self.find(Rule.QUESTION, f"{'late' if late else 'missed'}: {told}")
                continue
            self.verdict.right += 1
            if len(self.sure(there)) > 1:
                self.find(Rule.ONCE, f"{len(there)} times: {told}")
            for each in there:
                left.remove(each)
            found.append(self._asked(who, there[0], pace, evening))
        found += self._asked_at_once(who, day, left)
        found.sort(key=lambda each: each.at)
        self._tie(found, left, who, day)
        return found

    def _may_be_left_out(self, who: Person, at: datetime) -> bool:
        """Somebody waits for a call, is away, or answered in these very minutes."""
        before = [each for each in self.mine if each.at < self.record.until(at)]
        last = next((each for each in reversed(before) if each.meant in (*ANSWERS, *ENDS)), None)
        if last is None:
            return False
        if last.meant == "away" or last.meant == "out_away":
            return True
        recent = at - last.at < timedelta(days=1)
        return recent and (last.meant not in FINE or last.at > at - 2 * MINUTE)

    def _asked(self, who: Person, reading: Reading, pace: Colour, evening: bool) -> Question:
        at = reading.arrival.at
        ends = who.home.at(at.astimezone(who.home.zone).date(), "23:59")
        return Question(who, at, pace, evening, ends, at, words=reading.arrival.words)

    def _asked_at_once(self, who: Person, day: date, left: list[Reading]) -> list[Question]:
        """A level that is declared for today may ask at once."""
        found = []
        for at in self.record.facts.changes(who.home, day) if who.home.official else ():
            pace = self.pace(who.home, day, at)
            begins = who.home.at(day, MORNING_MESSAGE.get(pace, "00:00"))
            if pace not in ALERT or not begins <= at <= who.home.at(day, LATEST[pace]):
                continue
            until = self.record.until(at + self.record.facts.notice(who.home, at))
            for each in [each for each in left if at <= each.arrival.at <= until][:1]:
                left.remove(each)
                evening = each.arrival.at >= who.home.at(day, EVENING_FROM)
                found.append(self._asked(who, each, pace, evening))
        return found

    def _tie(self, found: list[Question], left: list[Reading], who: Person, day: date) -> None:
        """Each question ends at the next; what is asked in between is its reminder.

        A silence may go on since the day before.
        """
        earlier = [self.last] if self.last and self.last.who is who else []
        self.last = found[-1] if found else self.last
        for before, after in pairwise([*earlier, *found]):
            before.until = after.at
            if self._ended(before.at) > after.at:
                after.silent_since = before.silent_since
        for each in left:
            at = each.arrival.at
            asked = [q for q in found if q.at <= at < q.until]
            if asked and at <= asked[0].at + AS_REMINDER:
                asked[0].reminders.append(each)
            elif who.home.official and not self._after(who, day, at) and self.sure([each]):
                told = f"{who.name} ({who.home.name}) at {stamp(at, who.home)}"
                self.find(Rule.UNCALLED, f"question to {told}")

    def _after(self, who: Person, day: date, at: datetime) -> bool:
        """Whether the level fell from orange or red within three days."""
        before = [day - timedelta(days=n) for n in range(1, FALLEN + 1)]
        return any(self.pace(who.home, each, who.home.at(each, "23:59")) for each in before)
