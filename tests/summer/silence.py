"""Those who asked to be checked: that their silences are known, and that they end.

*Nobody silent goes a night untold* is held whatever the ladder's steps.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta

from tests.summer.ladder import LadderJudge
from tests.summer.protocol import (
    ALERT,
    NIGHT_BEGINS,
    Rule,
)
from tests.summer.questions import ANSWERS, AS_REMINDER, CALLS, ENDS, FALLEN, WORSE, Question
from tests.summer.reading import Kind, Reading
from tests.summer.record import MINUTE, NONE, ORANGE, RED, UNKNOWN, YELLOW, Person, Pressed
from tests.summer.verdict import Verdict, stamp


class SilenceJudge(LadderJudge):
    """Holds questions, silences and their ends against the protocol."""

    def judge(self) -> Verdict:
        for who in self.by_name.values():
            self.mine = [
                each
                for each in self.record.pressed
                if (each.who == who.id and each.meant in ANSWERS) or each.about == who.id
            ]
            self.told = [each for each in self.readings if who.name in each.about]
            self.told = [each for each in self.told if not each.arrival.answered]
            for day in self.days():
                if self.calm(who, day):
                    continue
                questions = self._questions(who, day)
                for each in questions:
                    self._ladder(each)
                self._night(who, day)
                self._strays(who, day, questions)
                self._falls(who, day)
            self._answers(who)
        return self.verdict

    # --- the night

    def _night(self, who: Person, day: date) -> None:
        """Whoever was asked that day and is silent at eleven is known to a human by then.

        Whatever asked them, and whether or not it was due at that hour.
        """
        night = who.home.at(day, NIGHT_BEGINS)
        asked = [
            each.arrival.at
            for each in self.kinds(who, day, Kind.QUESTION)
            if self.pace(who.home, day, each.arrival.at) in ALERT
        ]
        silent = [each for each in asked if each < night < self._ended(each)]
        if not silent or not self.lived(night) or not self.readable(who, night):
            return
        heard = [
            each
            for each in self._heard(silent[0], self.record.until(night))
            if self.readable(self._reader(each), each.arrival.at)
        ]
        since = stamp(silent[0], who.home)
        self.hold(bool(heard), Rule.NIGHT, f"{who.name} ({who.home.name}), silent since {since}")

    # --- what nobody should hear

    def _strays(self, who: Person, day: date, questions: list[Question]) -> None:
        """Told of a silence that is none, of somebody not one's own, or told twice."""
        begins, ends = who.home.at(day, "00:00"), who.home.at(day, "23:59")
        circle = {*who.buddies, *(e.id for e in self.organisers(who.home))}
        circle |= {e.id for e in self.record.people.values() if e.admin}
        seen = Counter[tuple[int, datetime]]()
        for each in self.sure(self.told):
            if begins <= each.arrival.at <= ends:
                reader = self._reader(each)
                told = f"{reader.name} of {who.name} at {stamp(each.arrival.at, who.home)}"
                if reader.id not in circle:
                    self.find(Rule.NO_NAMES, f"{told}: {each.kind}")
                self._stray(who, each, questions, seen, f"{told}: {each.kind}")

    def _stray(
        self,
        who: Person,
        each: Reading,
        questions: list[Question],
        seen: Counter[tuple[int, datetime]],
        told: str,
    ) -> None:
        at, reader = each.arrival.at, self._reader(each)
        if each.kind is Kind.SAYS_FINE and not who.shares:
            before = self._told_before(who, at)
            self.hold(reader.id in before, Rule.SAYS_FINE, f"told without leave: {told}")
        if each.kind not in (Kind.SILENCE, Kind.STILL):
            return
        if reader.is_paused(at):
            self.find(Rule.PAUSE, told)
        asked = [q for q in questions if q.at <= at]
        if self.level(who.home, at.astimezone(who.home.zone).date(), at) is UNKNOWN:
            # A level that nobody knows any more has not fallen: people are asked on.
            return
        if not asked:
            if self.lived(at) and not self._asked_before(who, at):
                self.find(Rule.UNCALLED, told)
            return
        # Who asks for a call is called for by the same steps.
        news = (*WORSE, *CALLS)
        acted = [e for e in self.mine if e.meant in news and asked[-1].at < e.at <= at]
        if self._ended(asked[-1].at) < at - 2 * MINUTE and not acted:
            self.find(Rule.UNCALLED, f"after the news: {told}")
        if each.kind is Kind.SILENCE and not acted:
            seen[reader.id, asked[-1].at] += 1
            if seen[reader.id, asked[-1].at] == 2 and not who.contact:
                self.find(Rule.ONCE, f"twice: {told}")

    def _asked_before(self, who: Person, at: datetime) -> bool:
        """Whether a question of the day before, at that hour or later, is open still."""
        asked = [
            each.arrival.at
            for each in self.of_person[who.id]
            if each.kind is Kind.QUESTION and at - timedelta(days=1) - MINUTE < each.arrival.at < at
        ]
        return bool(asked) and self._ended(asked[-1]) > at

    # --- news

    def _answers(self, who: Person) -> None:
        """What somebody answers reaches those it is for, and ends what others were told."""
        for each in self.mine:
            if not self.lived(each.at):
                continue
            if each.who == who.id and each.meant in CALLS:
                self._call(who, each)
            if each.meant in (*ANSWERS, *ENDS) and not each.meant.endswith(("now", "tired")):
                self._all_clear(who, each)
            if each.who == who.id and each.meant == "fine":
                self._says_fine(who, each)

    def _between(self, who: Person, kinds: tuple[Kind, ...], since: datetime) -> set[int]:
        return {
            self._reader(each).id
            for each in self.told
            if each.kind in kinds and since <= each.arrival.at <= self.record.until(since)
        }

    def _call(self, who: Person, pressed: Pressed) -> None:
        """Who asks for a call is heard by somebody; who is not well at all, by everybody."""
        before = [e for e in self.mine if e.at < pressed.at and e.meant in (*ANSWERS, *ENDS)]
        if before and before[-1].meant in (*CALLS, "need"):
            return
        pace = RED if pressed.meant == "now" else self.pace(
            who.home, pressed.at.date(), pressed.at) or ORANGE  # fmt: skip
        circle = [self.record.people[each] for each in who.buddies]
        circle += self.in_charge(who.home, pressed.at, pace)
        reached = [
            e for e in circle if self.readable(e, pressed.at) and self.awake(e, pressed.at, pace)
        ]
        heard = self._between(who, (Kind.CALLED,), pressed.at)
        what = f"{pressed.meant} of {who.name} at {stamp(pressed.at, who.home)}"
        if pressed.meant == "now":
            for each in {each.id: each for each in reached if each is not who}.values():
                self.hold(each.id in heard, Rule.CALLED, f"{each.name} does not know: {what}")
        elif reached:
            self.hold(bool(heard), Rule.CALLED, f"nobody knows: {what}")

    def _told_before(self, who: Person, at: datetime) -> set[int]:
        """Who was told, since the news before, that somebody is needed."""
        before = [e.at for e in self.mine if e.at < at and e.meant in (*ANSWERS, *ENDS)]
        since = max([at - timedelta(days=FALLEN), *before])
        return {self._reader(each).id for each in self._heard(since, at - MINUTE)}

    def _all_clear(self, who: Person, pressed: Pressed) -> None:
        # Who brought news themselves in these minutes knows them.
        brought = {e.who for e in self._ends(pressed.at - 2 * MINUTE) if e.at <= pressed.at}
        told = self._told_before(who, pressed.at) - {who.id, *brought}
        heard = self._between(who, (Kind.ALL_CLEAR, Kind.SAYS_FINE), pressed.at)
        pace = self.pace(who.home, pressed.at.date(), pressed.at)
        for each in sorted(told):
            reader = self.record.people[each]
            if self.readable(reader, pressed.at) and self.awake(reader, pressed.at, pace):
                what = f"{reader.name} of {who.name} at {stamp(pressed.at, who.home)}"
                self.hold(each in heard, Rule.ALL_CLEAR, f"missed: {what}")

    def _says_fine(self, who: Person, pressed: Pressed) -> None:
        told = self._told_before(who, pressed.at)
        # Who was told in that very minute may hear that it is over, and need not.
        at_last = {self._reader(e).id for e in self._heard(pressed.at - MINUTE, pressed.at)}
        heard = self._between(who, (Kind.SAYS_FINE, Kind.ALL_CLEAR), pressed.at)
        if self.pace(who.home, pressed.at.date(), pressed.at) not in ALERT:
            return
        asked = [
            each.arrival.at
            for each in self.of_person[who.id]
            if each.kind is Kind.QUESTION and each.arrival.at < pressed.at
        ]
        before = [each.at for each in self.mine if each.at < pressed.at and each.meant == "fine"]
        if before and asked and before[-1] > asked[-1] - AS_REMINDER:
            return
        for each in who.buddies:
            reader = self.record.people[each]
            what = f"{reader.name} of {who.name} at {stamp(pressed.at, who.home)}"
            if each in told or not self.readable(reader, pressed.at):
                continue
            if self.spared(reader, [pressed.at.date()], pressed.at, ORANGE):
                continue
            if who.shares and not reader.sleeps(pressed.at):
                self.hold(each in heard, Rule.SAYS_FINE, f"missed: {what}")
            elif not who.shares and each not in at_last:
                self.hold(each not in heard, Rule.SAYS_FINE, f"told without leave: {what}")

    # --- after it

    def _falls(self, who: Person, day: date) -> None:
        """For three days after an alert its person and their buddies hear that walls are hot."""
        at = who.home.at(day, "10:00")
        if not self.lived(who.home.at(day, "20:00")) or not who.checked_at(at):
            return
        known = self.level(who.home, day, at)
        before = [self.last_known(who.home, day - timedelta(days=n)) for n in range(1, 4)]
        fallen = any(each in ALERT for each in before) and known in (NONE, YELLOW)
        people = [who, *(self.record.people[each] for each in who.buddies)]
        for each in people if who.home.official else ():
            came = [r for r in self.of_day[each.id, day] if r.says("walls") or r.says("falling")]
            came = [r for r in came if r.kind in (Kind.WALLS, Kind.QUESTION, Kind.OTHER)]
            told = f"{each.name} ({who.home.name}) on {at:%d %b}"
            if not fallen and len(each.quarters) == 1:
                for r in came if known >= YELLOW else ():
                    self.find(Rule.NO_FALL, f"{known.name}, to {told}: {r.arrival.words[:80]!r}")
            elif fallen and self.readable(each, at) and not each.sleeps(at):
                waits = each is who and self._may_be_left_out(who, at)
                self.hold(bool(came) or waits, Rule.FALLS, f"missed: {told}")
