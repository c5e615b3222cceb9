"""The steps that follow a question nobody answers, held against a second copy of the ladder."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from messages.heat.checkins import actions as watch
from messages.heat.checkins.check_card import VisitOutcome
from tests.summer.judge import AFTER_A_KILL, MINUTE, Judge
from tests.summer.kinds import stamp
from tests.summer.people import Person
from tests.summer.season import END
from tests.summer.weather import NO_DATABASE

STEPS = {
    "orange": (
        timedelta(minutes=45),
        timedelta(hours=2),
        timedelta(minutes=20),
        timedelta(hours=4),
    ),
    "red": (timedelta(minutes=30), timedelta(hours=1), timedelta(minutes=10), timedelta(hours=2)),
}
"""After the question: asked again, the first buddy, the second one after the first, organisers."""

DOORS = (VisitOutcome.SILENT, VisitOutcome.WORRYING)
"""What organisers hear of at once."""

ENDS = (
    VisitOutcome.FINE,
    VisitOutcome.AGAIN,
    VisitOutcome.NEEDS,
    VisitOutcome.AWAY,
    VisitOutcome.REFUSES,
)


@dataclass
class Check:
    """A question somebody was asked, and everything that arrived because of it."""

    id: int
    who: Person
    asked: datetime
    pace: str
    due: datetime | None = None
    reminded: list[datetime] = field(default_factory=list)
    told: dict[int, list[datetime]] = field(default_factory=lambda: defaultdict(list))
    heard: set[int] = field(default_factory=set)
    organisers: dict[int, list[datetime]] = field(default_factory=lambda: defaultdict(list))
    called: dict[int, list[datetime]] = field(default_factory=lambda: defaultdict(list))
    contact: dict[int, datetime] = field(default_factory=dict)
    pressed: list[tuple[datetime, watch.CheckAnswer]] = field(default_factory=list)
    said: list[tuple[datetime, watch.CheckAnswer]] = field(default_factory=list)
    going: list[tuple[datetime, int, bool]] = field(default_factory=list)
    found: list[tuple[datetime, int, VisitOutcome]] = field(default_factory=list)

    @property
    def answered(self) -> datetime:
        """When the silence was over: an answer, or news of them."""
        times = [at for at, _ in self.said] + [at for at, _, found in self.found if found in ENDS]
        return min(times, default=END)


@dataclass(frozen=True)
class Taken:
    """When a step was, or is to be, taken: not known to the minute once a process was killed."""

    earliest: datetime
    latest: datetime

    def plus(self, wait: timedelta) -> Taken:
        """The step after that wait; later, if there is no database then."""
        begins, ends = NO_DATABASE
        latest = self.latest + wait
        return Taken(self.earliest + wait, ends if begins <= latest < ends else latest)


class LadderJudge(Judge):
    """Holds what buddies and organisers heard of a silence against the protocol's steps."""

    def _ladder(self, check: Check) -> None:
        """What had to follow a question for as long as nobody answered it.

        A step counts from the one before as it was taken: what arrived says when, within what an
        accident may hold up.
        """
        again, first, second, last = STEPS[check.pace]
        named = f"of {check.who.id}, asked at {stamp(check.asked)}"
        for who, times in check.told.items():
            if len(times) > 1:
                self.verdict.doubled.append(
                    f"{who} told {named}: {[stamp(each) for each in times]}"
                )
        arrived = check.asked.replace(second=0)
        late = check.due is None or arrived - check.due > AFTER_A_KILL
        taken = Taken(arrived if late else check.due or arrived, arrived)
        taken = self._step(check, "reminder", taken.plus(again), check.reminded, named)
        buddies = [self.record.people[each] for each in check.who.buddies]
        told = sorted((at, who) for who, times in check.told.items() for at in times)
        taken = taken.plus(first - again)
        if buddies:
            taken = self._awake(check, buddies, taken)
            came = [at for at, _ in told[:1]]
            taken = self._step(check, "first buddy", taken, came, named)
        elif told:
            self.verdict.uncalled.append(f"buddy {named}: there is none")
        taken = self._next(check, buddies, told, taken.plus(second), named)
        # With nobody to pass the contact to, organisers have it at once.
        if buddies or not check.who.contact:
            taken = taken.plus(last - first - second)
        self._organisers(check, taken, named)

    def _next(
        self,
        check: Check,
        buddies: list[Person],
        told: list[tuple[datetime, int]],
        taken: Taken,
        named: str,
    ) -> Taken:
        """The second buddy: at the minute, or as soon as the first one cannot, unless they go."""
        _, first, second, last = STEPS[check.pace]
        cannot = [at for at, by, yes in check.going if not yes and by in check.who.buddies]
        goes = [at for at, by, yes in check.going if yes and by in check.who.buddies]
        early = [at for at in cannot if at < taken.latest]
        if early:
            taken = Taken(early[0], early[0])
        elif any(at < taken.latest for at in goes):
            too_late = taken.latest + last - first - second
            refused = [at for at in cannot if taken.latest <= at < too_late]
            if not refused:
                return taken
            taken = Taken(refused[0], refused[0])
        if len(buddies) > 1:
            taken = self._awake(check, buddies[1:], taken)
            came = [at for at, _ in told[1:2]]
            taken = self._step(check, "second buddy", taken, came, named)
        return taken

    def _organisers(self, check: Check, taken: Taken, named: str) -> None:
        """Organisers in the end, but those who heard already from somebody at the door."""
        doors = [at for at, _, found in check.found if found in DOORS]
        if any(at < taken.latest for at in doors):
            return
        given_up = self._given_up(check)
        if given_up and given_up < taken.latest:
            taken = Taken(given_up, given_up)
        for each in self.record.people.values():
            if not each.organises or check.who.home not in each.quarters or each is check.who:
                continue
            if each.id not in check.told:
                self._organiser(check, each, taken, named)

    def _organiser(self, check: Check, each: Person, taken: Taken, named: str) -> None:
        """One organiser hears once, neither before the step is taken nor long after it."""
        due = taken.latest if check.pace == "red" else each.wakes(taken.latest)
        times = check.organisers.get(each.id, [])
        # Where there is a contact to ring, organisers may have heard of that before; and they
        # hear again when somebody who was on the way gives up and nobody else goes.
        lost = sum(by != each.id for by in self._gave_up(check))
        if len(times) > 1 + bool(check.who.contact) + lost:
            self.verdict.doubled.append(
                f"organiser {each.id} {named}: {[stamp(at) for at in times]}"
            )
        came = min(times, default=None)
        if came is None:
            if check.answered > self.until(due):
                self.verdict.missed.append(f"organiser {each.id} {named}, due {stamp(due)}")
        elif came > self.until(due):
            self.verdict.late.append(
                f"organiser {each.id} {named}, due {stamp(due)}, at {stamp(came)}"
            )
        elif came < taken.earliest:
            self.verdict.uncalled.append(f"organiser {each.id} {named} early, at {stamp(came)}")
        else:
            self.verdict.right += 1

    def _gave_up(self, check: Check) -> list[int]:
        """Who said that they go and then that they cannot, each time."""
        goes: int | None = None
        gave_up = []
        for _, by, yes in check.going:
            if yes:
                goes = goes or by
            elif goes == by:
                gave_up.append(by)
                goes = None
        return gave_up

    def _given_up(self, check: Check) -> datetime | None:
        """When the last buddy there is said that they cannot."""
        stands: dict[int, bool] = {}
        for at, by, yes in check.going:
            if by in check.who.buddies:
                stands[by] = yes
            if stands and len(stands) == len(check.who.buddies) and not any(stands.values()):
                return at
        return None

    def _step(self, check: Check, what: str, due: Taken, came: list[datetime], named: str) -> Taken:
        """One step at its minute, or none once somebody answered; when it was taken."""
        ends = self.until(due.latest)
        if not came:
            if check.answered > ends:
                self.verdict.missed.append(f"{what} {named}, due {stamp(due.latest)}")
            return due
        if len(came) > 1:
            self.verdict.doubled.append(f"{what} {named}")
        at = came[0]
        if at > ends:
            self.verdict.late.append(f"{what} {named}, due {stamp(due.latest)}, at {stamp(at)}")
        elif at < due.earliest:
            self.verdict.uncalled.append(f"{what} {named} early, at {stamp(at)}")
        elif at > check.answered + MINUTE:
            self.verdict.uncalled.append(f"{what} {named} after the answer, at {stamp(at)}")
        else:
            self.verdict.right += 1
        return Taken(max(due.earliest, at - AFTER_A_KILL), at.replace(second=0))

    def _awake(self, check: Check, buddies: list[Person], due: Taken) -> Taken:
        """The first moment at which a buddy may be turned to: on orange days they sleep."""
        if check.pace == "red":
            return due
        return Taken(
            *(min(each.wakes(at) for each in buddies) for at in (due.earliest, due.latest))
        )
