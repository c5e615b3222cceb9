"""Those who asked to be checked: every question, every step of the ladder, and every all clear."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from messages.heat.checkins import actions as watch
from messages.heat.checkins.check_card import VisitOutcome
from messages.model import unpack_action
from tests.summer.judge import MINUTE, Judge, Verdict
from tests.summer.kinds import keys, stamp
from tests.summer.known import first, last_known, level
from tests.summer.ladder import ENDS, STEPS, Check, LadderJudge
from tests.summer.life import Arrival
from tests.summer.people import Person, Quarter
from tests.summer.season import END, Pressed, Record
from tests.summer.weather import ORANGE, ORDERS, PARIS, RED, UNKNOWN, YELLOW

CALLS_SOMEBODY = {
    "watch-contact-now", "watch-told-call", "watch-told-now", "watch-worried", "watch-in-vain",
    "watch-organisers-do", "watch-told-silence",
}  # fmt: skip
"""What whoever is told knows from then on: this person needs somebody."""

AFTER_DAYS = 3
KEPT = timedelta(days=7)
"""How long Palier remembers a check."""
HOURS = {
    "orange": ("10:00", "19:00"),
    "red": ("09:00", "14:00", "19:00"),
    "after": ("10:00",),
}


class CheckJudge(LadderJudge):
    """Holds questions and steps against the protocol's ladder."""

    def __init__(self, record: Record) -> None:
        super().__init__(record)
        self.checks: dict[int, Check] = {}
        self.clears: defaultdict[int, list[datetime]] = defaultdict(list)
        self.checked: set[tuple[int, date]] = set()

    def judge(self) -> Verdict:
        self._read()
        asked: defaultdict[tuple[int, date], list[Check]] = defaultdict(list)
        for check in self.checks.values():
            local = check.asked.astimezone(check.who.home.zone)
            asked[check.who.id, local.date()].append(check)
        day = date(2026, 5, 1)
        while datetime.combine(day, time(), PARIS) < self.record.end:
            for who in self.record.people.values():
                if who.enrolled:
                    self._questions(
                        who, day, sorted(asked[who.id, day], key=lambda each: each.asked)
                    )
            day += timedelta(days=1)
        for check in self.checks.values():
            if check.pace in STEPS:
                self._ladder(check)
            self._calls(check)
            self._all_clear(check)
        return self.verdict

    # --- what happened

    def _read(self) -> None:
        """Sort what arrived, and what was pressed, by the check it belongs to."""
        unsure = {id(each) for each in self.record.unsure}
        for arrival in self.record.arrivals:
            who = self.by_chat.get(arrival.chat)
            if who is None or id(arrival) in unsure:
                continue
            said = keys(arrival)
            if any(each.startswith("watch-clear-") for each in said):
                self.clears[who.id].append(arrival.at)
            for check_id in self._ids(arrival):
                self._sort(check_id, who, arrival, said)
        for each in self.record.pressed:
            self._sort_press(each)

    def _sort_press(self, each: Pressed) -> None:
        match each.event:
            case watch.AnswerCheck(check=check_id, said=answer) if check_id in self.checks:
                self.checks[check_id].pressed.append((each.at, answer))
                for other in self._open(self.checks[check_id], each.at):
                    other.said.append((each.at, answer))
            case watch.AnswerGoing(check=check_id, yes=yes) if check_id in self.checks:
                self.checks[check_id].going.append((each.at, each.who, yes))
            case watch.ReportCheck(check=check_id, found=found) if check_id in self.checks:
                check = self.checks[check_id]
                both = self._open(check, each.at) if found in ENDS else [check]
                for other in both:
                    other.found.append((each.at, each.who, found))

    def _open(self, check: Check, at: datetime) -> list[Check]:
        """The checks of the same person that an answer or an outcome ends, this one first."""
        others = [
            each
            for each in self.checks.values()
            if each is not check
            and each.who is check.who
            and at - KEPT < each.asked < at
            and (at < each.answered or self._called(each, at))
        ]
        return [check, *others]

    def _ids(self, arrival: Arrival) -> set[int]:
        found = set()
        for row in arrival.said.rows:
            for button in row:
                match unpack_action(button.press) if button.press else None:
                    case watch.AnswerCheck(check=check) | watch.AnswerGoing(check=check):
                        found.add(check)
        return found

    def _sort(self, check_id: int, who: Person, arrival: Arrival, said: set[str]) -> None:
        if any(each.startswith("watch-ask-") for each in said):
            self._begin(check_id, who, arrival, said)
        elif check := self.checks.get(check_id):
            self._file(check, who, arrival, said)
        else:
            self.verdict.uncalled.append(
                f"about an unknown check, to {who.id} at {stamp(arrival.at)}"
            )

    def _begin(self, check_id: int, who: Person, arrival: Arrival, said: set[str]) -> None:
        """A question opens its check."""
        if check_id in self.checks:
            self.verdict.doubled.append(f"question to {who.id} at {stamp(arrival.at)}")
            return
        on = arrival.at.astimezone(who.home.zone).date()
        after = "watch-ask-after" in said
        pace = "after" if after else self.pace(who.home, on, arrival.at)
        self.checks[check_id] = Check(check_id, who, arrival.at, pace)
        if pace != "after":
            self.checked.add((who.home.id, on))

    def _file(self, check: Check, who: Person, arrival: Arrival, said: set[str]) -> None:
        """What was said about a check to whom; its own person is only reminded."""
        if "watch-remind" in said:
            check.reminded.append(arrival.at)
            return
        if said & CALLS_SOMEBODY:
            check.heard.add(who.id)
        if "watch-contact-now" in said:
            check.contact.setdefault(who.id, arrival.at)
        elif said & {"watch-told-call", "watch-told-now"}:
            check.called[who.id].append(arrival.at)
        elif "watch-organisers-do" in said and not said & {"watch-worried", "watch-in-vain"}:
            check.organisers[who.id].append(arrival.at)
        elif "watch-told-silence" in said and not said & {"watch-worried", "watch-in-vain"}:
            check.told[who.id].append(arrival.at)

    # --- questions

    def pace(self, quarter: Quarter, on: date, now: datetime) -> str:
        """How people are checked on: as on orange or red days, or after them; empty if not."""
        there = level(quarter, on, now)
        if there in (ORANGE, RED):
            return "red" if there is RED else "orange"
        if there is YELLOW and first(quarter, on):
            return "orange"
        before = [on - timedelta(days=n) for n in range(1, AFTER_DAYS + 1)]
        if not any((quarter.id, each) in self.checked for each in before):
            return ""
        if there is not UNKNOWN:
            return "after"
        known = (last_known(quarter, each) for each in before)
        last = next((each for each in known if each is not UNKNOWN), UNKNOWN)
        return "orange" if last is UNKNOWN or last.is_hot else "after"

    def _questions(self, who: Person, day: date, asked: list[Check]) -> None:
        """Each question of the day once, at its hour, unless an earlier one is still open."""
        left = list(asked)
        for pace, at in self._hours(who, day):
            earlier = [each for each in asked if each.asked < at]
            if any(each.answered > at or self._called(each, at) for each in earlier):
                continue
            found = next((each for each in left if at <= each.asked <= self.until(at)), None)
            if found:
                left.remove(found)
                found.due = at
                self.verdict.right += 1
            else:
                self.verdict.missed.append(f"{pace} question to {who.id} at {stamp(at)}")
        for each in left:
            self.verdict.uncalled.append(f"question to {who.id} at {stamp(each.asked)}")

    def _called(self, check: Check, at: datetime) -> bool:
        """Whether somebody was asked for, and nobody has said how it ended."""
        events = [(when, said is not watch.CheckAnswer.FINE) for when, said in check.said]
        events += [
            (when, found is VisitOutcome.WORRYING)
            for when, _, found in check.found
            if found in (VisitOutcome.WORRYING, *ENDS)
        ]
        # Two answers of one second count in their order.
        before = sorted((each for each in events if each[0] < at), key=lambda each: each[0])
        return bool(before) and before[-1][1]

    def _hours(self, who: Person, day: date) -> Iterator[tuple[str, datetime]]:
        """When somebody is due to be asked that day."""
        zone = who.home.zone
        for hour in ("08:00", "09:00", "10:00", "11:00", "14:00", "19:00"):
            at = datetime.combine(day, time.fromisoformat(hour), zone)
            pace = self.pace(who.home, day, at)
            if not pace or not who.checked_at(at):
                continue
            usual = HOURS[pace]
            own = who.hour is not None and who.hour == at.time()
            if not (own or (hour in usual and (hour != usual[0] or who.hour is None))):
                continue
            if who.paused_until and at < who.paused_until:
                continue
            if who.sleeps(at) and pace != "red" and not own:
                continue
            yield pace, at
        for order in ORDERS:
            at = order.at + MINUTE
            if order.area == who.home.name and order.at.date() == day and order.level.is_hot:
                struck = max(
                    hour for hour in HOURS["orange"] if time.fromisoformat(hour) <= at.time()
                )
                asked = datetime.combine(day, time.fromisoformat(struck), zone)
                if who.checked_at(asked) and not self.pace(who.home, day, asked):
                    yield "orange", at.replace(second=0)

    # --- a call

    def _calls(self, check: Check) -> None:
        """Who asks for a call is heard by somebody at once; who is not well, by everybody."""
        people = self.record.people
        buddies = [people[each] for each in check.who.buddies]
        organisers = [
            each
            for each in people.values()
            if each.organises and check.who.home in each.quarters and each is not check.who
        ]
        for at, said in check.pressed:
            heard = {
                who
                for who, times in check.called.items()
                if any(at <= each <= self.until(at) for each in times)
            }
            named = f"{said} of {check.who.id} at {stamp(at)}"
            if self._called(check, at) and said is not watch.CheckAnswer.NOW:
                continue
            if said is watch.CheckAnswer.NOW:
                unaware = {each.id for each in (*buddies, *organisers)} - heard
                if unaware and not self._alarmed(check, at):
                    self.verdict.missed.append(f"{named}: {sorted(unaware)} do not know")
            elif said in (watch.CheckAnswer.CALL, watch.CheckAnswer.NEED):
                asleep = any(each.sleeps(at) for each in buddies or organisers)
                asleep = asleep and check.pace != "red"
                if not heard and not asleep:
                    self.verdict.missed.append(f"{named}: nobody knows")

    def _alarmed(self, check: Check, at: datetime) -> bool:
        """Whether everybody knew already that they are not well at all."""
        before = [when for when, said in check.said if said is watch.CheckAnswer.NOW and when < at]
        before += [w for w, _, found in check.found if found is VisitOutcome.WORRYING and w < at]
        return bool(before) and self._called(check, at)

    # --- the end

    def _all_clear(self, check: Check) -> None:
        """Whoever was told, and could read it, hears that it is over; but for who ended it."""
        over = [(at, 0) for at, said in check.said if said is watch.CheckAnswer.FINE]
        over += [(at, by) for at, by, found in check.found if found in ENDS]
        if not over:
            return
        at, by = min(over)
        for each in check.heard - {by, check.who.id}:
            who = self.record.people[each]
            heard = [
                when
                for when in (
                    *check.told[each],
                    check.contact.get(each, END),
                    *check.organisers.get(each, []),
                )
                if when <= at
            ]
            ended = [when for when in self.clears[each] if heard and max(heard) <= when < at]
            if not heard or ended:
                continue
            due = at if check.pace == "red" else who.wakes(at)
            if not any(at <= when <= self.until(due) for when in self.clears[each]):
                self.verdict.missed.append(
                    f"all clear to {each} about {check.who.id}, over at {stamp(at)}"
                )
            else:
                self.verdict.right += 1


def judge(record: Record) -> Verdict:
    """Announcements and checks together."""
    return Judge(record).judge() + CheckJudge(record).judge()
