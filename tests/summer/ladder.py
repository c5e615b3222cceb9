"""The steps that follow a question nobody answers, held against the ladder's columns."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.summer.protocol import (
    BY_DAY,
    Rule,
    steps,
)
from tests.summer.questions import CALLS, WORSE, Question, QuestionJudge
from tests.summer.reading import Kind, Reading
from tests.summer.record import MINUTE, RED, Colour, Person
from tests.summer.verdict import stamp


class LadderJudge(QuestionJudge):
    """Holds what buddies and organisers heard of a silence against the protocol's steps."""

    # --- the ladder

    def _ladder(self, question: Question) -> None:
        self._reminder(question)
        first = self._buddies(question)
        self._organisers(question, first)
        self._asked_again(question)

    def _due(self, question: Question, orange: timedelta, red: timedelta) -> tuple[datetime, ...]:
        """The window of a step: once the level rises to red it goes on at red's pace."""
        at = question.at.replace(second=0)
        due = at + orange
        if (away := self.record.outage) and at < away[1] and away[0] < due:
            # A step counts from the one before as it was taken: an outage moves them all.
            due = max(due, away[1]) + (away[1] - away[0])
            return at + min(orange, red), due
        rises = [
            each
            for each in self.record.facts.changes(question.who.home, at.date())
            if at < each < due and self.level(question.who.home, each.date(), each) is RED
        ]
        if question.pace is RED or not rises:
            return due, due
        notice = self.record.facts.notice(question.who.home, rises[0])
        latest = min(due, rises[0] + notice + red)
        return max(rises[0], min(at + red, latest)), latest

    def _waits(self, question: Question, step: str) -> tuple[datetime, ...]:
        red = steps(RED, evening=False)
        return self._due(question, getattr(question.steps, step), getattr(red, step))

    def _silent(self, question: Question, latest: datetime) -> bool:
        """Whether a step was due: still silent then, and no next question before it."""
        until = self.record.until(latest)
        over = min(self._ended(question.at), question.until)
        return over > until and self.lived(latest)

    def _reminder(self, question: Question) -> None:
        earliest, latest = self._waits(question, "reminder")
        for each in question.reminders:
            late = each.arrival.at > self.record.until(latest)
            early = each.arrival.at < earliest
            told = f"at {stamp(each.arrival.at, question.who.home)}: {question}"
            self.hold(not late and not early, Rule.REMINDER, told)
            other = each.arrival.words != question.words
            self.hold(other, Rule.REMINDER, f"the same words: {question}")
            if each.arrival.at > self._ended(question.at) + 2 * MINUTE:
                self.find(Rule.REMINDER, f"after the answer, {told}")
        if len(self.sure(question.reminders)) > 1:
            self.find(Rule.ONCE, f"reminded {len(question.reminders)} times: {question}")
        # A check that is open still is asked again by the question itself; no step comes twice.
        anew = question.silent_since == question.at
        anew = anew and not self._may_be_left_out(question.who, question.at)
        anew = anew and not self._in_hand(question)
        if anew and not question.reminders and self._silent(question, latest):
            self.find(Rule.REMINDER, f"missed: {question}")

    def _in_hand(self, question: Question) -> bool:
        """Whether somebody who worried, or took it over, has not said yet how it ended."""
        settled = self._settled(question.at)
        return any(
            settled < e.at < question.at for e in self.mine if e.meant in ("take_over", *WORSE)
        )

    def _chain(self, question: Question, at: datetime) -> list[Person]:
        """Buddies in their order who can be turned to: not on pause, asleep, gone, or spared."""
        people = [self.record.people[each] for each in question.who.buddies]
        pace = self.pace(question.who.home, at.date(), at) or question.pace
        return [
            each
            for each in people
            if self.readable(each, at)
            and self.awake(each, at, pace)
            and not self.spared(each, [at.date()], at, pace)
        ]

    def _buddies(self, question: Question) -> datetime | None:
        """When the first buddy was told; steps two and three."""
        earliest, latest = self._waits(question, "first")
        heard = self._heard(question.silent_since, min(question.until, self.record.end))
        buddies = [each for each in heard if self._reader(each).id in question.who.buddies]
        for each in buddies:
            at, named = each.arrival.at, self._reader(each).name
            early = each.kind is Kind.SILENCE and question.at < at < earliest - MINUTE
            if early and not self._refused_before(question, at):
                when = stamp(at, question.who.home)
                self.find(Rule.FIRST_BUDDY, f"early: {named} at {when}: {question}")
        chain = self._chain(question, latest)
        if not chain or self._in_hand(question) or not self._silent(question, latest):
            return min((each.arrival.at for each in buddies), default=None)
        until = self.record.until(latest)
        firsts = [each for each in buddies if self._reader(each) is chain[0]]
        in_time = [each for each in firsts if each.arrival.at <= until]
        named = f"{chain[0].name}, due {stamp(latest, question.who.home)}: {question}"
        if not in_time:
            late = stamp(firsts[0].arrival.at, question.who.home) if firsts else ""
            self.find(Rule.FIRST_BUDDY, f"late, {late}: {named}" if late else f"missed: {named}")
            return firsts[0].arrival.at if firsts else None
        self.verdict.right += 1
        self._second(question, chain[1:], in_time[0].arrival.at, buddies)
        return in_time[0].arrival.at

    def _refused_before(self, question: Question, at: datetime) -> bool:
        return any(
            each.meant in ("cannot", *WORSE, *CALLS) and question.silent_since < each.at <= at
            for each in self.mine
        )

    def _second(
        self, question: Question, others: list[Person], first: datetime, buddies: list[Reading]
    ) -> None:
        wait = steps(self.pace(question.who.home, first.date(), first) or question.pace,
                     question.evening).second_after_first  # fmt: skip
        due = max(first, question.at) + wait
        acted = [e for e in self.mine if question.silent_since < e.at and e.about]
        cannot = [e.at for e in acted if e.meant == "cannot" and e.at < due]
        goes = [e.at for e in acted if e.meant in ("go", "take_over", *WORSE) and e.at < due]
        due = min([due, *cannot])
        if not others or goes or self._in_hand(question) or not self._silent(question, due):
            return
        told = [each for each in buddies if self._reader(each) is others[0]]
        until = self.record.until(due)
        named = f"{others[0].name}, due {stamp(due, question.who.home)}: {question}"
        self.hold(any(e.arrival.at <= until for e in told), Rule.SECOND_BUDDY, f"missed: {named}")

    def _organisers(self, question: Question, first: datetime | None) -> None:
        """Step four, and again until somebody takes it over."""
        _, latest = self._waits(question, "organisers")
        if question.silent_since < question.at:
            latest = max(latest, question.at)
        acted = [e for e in self.mine if question.silent_since < e.at <= latest and e.about]
        if any(e.meant in (*WORSE, "take_over") for e in acted):
            return
        if not self._silent(question, latest):
            return
        pace = self.pace(question.who.home, latest.date(), latest) or question.pace
        until = self.record.until(latest)
        heard = self._heard(question.silent_since, until)
        in_charge = self.in_charge(question.who.home, latest, pace)
        for who in in_charge:
            if who is question.who:
                continue
            told = [each for each in heard if self._reader(each) is who]
            named = f"{who.name}, due {stamp(latest, question.who.home)}: {question}"
            rule = Rule.PAUSE if who.admin else Rule.ORGANISERS
            self.hold(bool(told), rule, f"missed: {named}")
            early = [each for each in told if each.arrival.at < question.at + question.steps.first]
            if early and question.silent_since == question.at and not first:
                since = [e for e in early if e.kind is Kind.SILENCE]
                if since and not self._refused_before(question, since[0].arrival.at):
                    self.find(Rule.ORGANISERS, f"early: {named}")
            if told:
                self._once_more(question, who, told[-1].arrival.at, pace)

    def _once_more(self, question: Question, who: Person, last: datetime, pace: Colour) -> None:
        every = steps(pace, question.evening).again_every
        home = question.who.home
        begins, ends = (home.at(last.astimezone(home.zone).date(), each) for each in BY_DAY)
        while (due := last + every) < min(question.until, self._ended(question.at)):
            until = self.record.until(due)
            if not (pace is RED or begins <= due <= ends) or not self._silent(question, due):
                return
            taken = [e for e in self.mine if e.meant in ("take_over", *WORSE) and e.at <= until]
            settled = self._settled(question.at)
            if any(e.at > settled for e in taken) or not self.readable(who, due):
                return
            told = [
                each
                for each in self._heard(last + MINUTE, until)
                if self._reader(each) is who and each.kind in (Kind.STILL, Kind.CALLED)
            ]
            named = f"{who.name}, due {stamp(due, home)}: {question}"
            self.hold(bool(told), Rule.ORGANISERS_AGAIN, f"missed: {named}")
            last = told[-1].arrival.at if told else due
            if pace is RED and due.astimezone(home.zone).hour >= 21:
                return

    def _asked_again(self, question: Question) -> None:
        """Asked once more in one silence: everybody told before hears 'still no news'."""
        if question.silent_since >= question.at:
            return
        until = self.record.until(question.at + 3 * MINUTE)
        if self._ended(question.at) <= until or not self.lived(until):
            return
        before = {self._reader(each).id for each in self._heard(question.silent_since, question.at)}
        again = [
            self._reader(each).id
            for each in self._heard(question.at - MINUTE, until)
            if each.kind in (Kind.STILL, Kind.CALLED)
        ]
        for each in sorted(before):
            who = self.record.people[each]
            if not self.readable(who, question.at) or not self.awake(
                who, question.at, question.pace
            ):
                continue
            acted = [e for e in self.mine if question.silent_since < e.at <= question.at]
            if any(e.who == each and e.meant in ("cannot", "go", "take_over") for e in acted):
                continue
            self.hold(each in again, Rule.ASKED_AGAIN, f"{who.name} does not hear: {question}")
