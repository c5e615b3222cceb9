"""The ladder's own rules against what the protocol alone says, over a table of many silences."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

import pytest

from handlers.heat.checkins.check_view import LoadedCheckIn
from handlers.heat.checkins.escalation_policy import (
    ORGANISERS,
    QUESTION,
    REMINDER,
    ask_check_again,
    is_told_again_at,
    mark_step_taken,
    moment_due,
    quicken_check,
)
from handlers.heat.checkins.turns import CheckInTeam, plan_again, plan_step, reads_now
from messages.heat.checkins.actions import CheckPace, TakenVia
from storage.area import Area
from storage.heat.checkins.queries import CheckIn, CheckInEnrolment, CheckInRecipient
from storage.people import HotEvenings, Member
from tests.heat.ladder_oracle import DAY, NEWS, Silence, Someone, Told, read_of

ZERO = datetime(2026, 7, 1, tzinfo=UTC)
PACES = {"orange": CheckPace.ORANGE, "red": CheckPace.RED}
CASES = 150
EVERY = 5
"""Minutes between two looks, in the large table; a few stories are lived minute by minute."""


def moment(minute: int) -> datetime:
    return ZERO + timedelta(minutes=minute)


def clock(minute: int) -> time:
    return time(minute // 60, minute % 60)


class Rules:
    """Palier's rules without a database: rows are plain objects, a letter is a line."""

    def __init__(self, story: Silence) -> None:
        self.story, self.now = story, 0
        everybody = (*story.buddies, *story.organisers, *story.admins)
        self.people = {each.name: self._member(n, each) for n, each in enumerate(everybody, 2)}
        self.bao = Member(id=1, name="C", zone="UTC", joined_at=ZERO, seen_at=ZERO)
        self.area = Area(id=1, name="a", zone="UTC", declared_at=ZERO)
        self.check: CheckIn | None = None
        self.told: dict[int, CheckInRecipient] = {}
        self.waiting: list[tuple[Member, str]] = []
        self.read: list[Told] = []

    def _member(self, key: int, who: Someone) -> Member:
        agreed = HotEvenings.AGREED if who.evenings else HotEvenings.REFUSED
        bed, rise = who.sleeps
        return Member(
            id=key, name=who.name, zone="UTC", joined_at=ZERO, seen_at=ZERO, evenings=agreed,
            quiet_from=clock(bed), quiet_until=clock(rise),
        )  # fmt: skip

    # --- what is looked up

    def loaded(self) -> LoadedCheckIn:
        assert self.check
        by_key = {each.id: each for each in self.people.values()}
        told = sorted(self.told.values(), key=lambda each: (each.step, each.member_id))
        line = "Lise" if self.story.contact else None
        enrolment = CheckInEnrolment(member_id=1, asks_from=ZERO, since=ZERO, contact=line)
        return LoadedCheckIn(
            self.check, self.bao, self.area, enrolment,
            [self.people[each.name] for each in self.story.buddies],
            [(each, by_key[each.member_id]) for each in told],
        )  # fmt: skip

    def team(self) -> CheckInTeam:
        everybody = (*self.story.buddies, *self.story.organisers, *self.story.admins)
        for each in everybody:
            if each.away:
                begins, ends = each.away
                rests = begins <= self.now < ends
                self.people[each.name].paused_until = moment(ends) if rests else None
        blocked = {each.name for each in everybody if each.blocked}
        return CheckInTeam(
            [self.people[each.name] for each in self.story.organisers],
            [self.people[each.name] for each in self.story.admins],
            {each.id for each in self.people.values() if each.name not in blocked},
        )

    # --- what is written

    def write(self, who: Member, what: str, step: int | None = None) -> None:
        if not self.team().is_there(who, moment(self.now)):
            return
        heard = any(name == who.name and told in NEWS for _, name, told in self.read)
        if what == "still" and not heard:
            what = "told"
        if what in NEWS:
            self.waiting = [e for e in self.waiting if e[0] is not who or e[1] not in NEWS]
        if step is not None:
            fresh = CheckInRecipient(check_id=1, member_id=who.id, step=step)
            self.told.setdefault(who.id, fresh)
        if reads_now(self.loaded(), self.team(), who, moment(self.now)):
            self.read.append((self.now, who.name, what))
        else:
            self.waiting.append((who, what))

    def live(self) -> list[Told]:
        for minute in range(0, self.story.until, self.story.every):
            self.now, now = minute, moment(minute)
            for who, what in list(self.waiting):
                if self.team().is_there(who, now) and now.time() == who.quiet_until:
                    self.waiting.remove((who, what))
                    self.read.append((self.now, who.name, what))
            if self.story.answered == self.now:
                self.clear()
                break
            self.happens(now)
        return sorted(self.read)

    def happens(self, now: datetime) -> None:
        level = self.story.level(self.now)
        check = self.check
        if check and self.story.goes and self.story.goes[0] == self.now and not check.taken_at:
            check.going_id = self.people[self.story.goes[1]].id
        if check and self.story.taken and self.story.taken[0] == self.now:
            self.takes(self.people[self.story.taken[1]], now)
        if level not in PACES:
            pace = None
        else:
            pace = PACES[level]
            if check:
                quicken_check(check, pace, now, "UTC")
        if check and check.next_at and check.next_at <= now:
            self.climbs(check, now)
        due = moment_due(pace, None, now.date(), "UTC", now) if pace else None
        if due and pace and due[1] == now:
            self.asks(pace, due[0], now)

    def asks(self, pace: CheckPace, which: object, now: datetime) -> None:
        self.read.append((self.now, "C", "asked"))
        if self.check is None:
            self.check = CheckIn(
                id=1, member_id=1, area_id=1, on=now.date(), moment=which, pace=pace,
                asked_at=now, step_at=now,
            )  # fmt: skip
            mark_step_taken(self.check, QUESTION, now, "UTC")
            return
        ask_check_again(self.check, pace, which, now.date(), now, "UTC")
        people = [member for _, member in self.loaded().told]
        if self.check.step >= ORGANISERS and not self.check.taken_at:
            people += self.team().responsible(self.loaded(), now)
        self.writes({each.id: each for each in people}.values(), "still", ORGANISERS)

    def climbs(self, check: CheckIn, now: datetime) -> None:
        if check.step >= ORGANISERS:
            if not self.again(check, now):
                return
            step = ORGANISERS
        elif check.step + 1 == REMINDER:
            step = REMINDER
            self.read.append((self.now, "C", "again"))
        else:
            plan = plan_step(self.loaded(), self.team(), check.step + 1, now)
            self.writes(plan.buddies, "told", check.step + 1)
            self.writes(plan.ring_contact, "contact")
            self.writes(plan.organisers, "told", ORGANISERS)
            step = plan.step
        mark_step_taken(check, step, now, "UTC")

    def again(self, check: CheckIn, now: datetime) -> bool:
        if not is_told_again_at(check, now, "UTC"):
            return False
        if check.taken_at:
            taker = next(each for each in self.people.values() if each.id == check.going_id)
            if not reads_now(self.loaded(), self.team(), taker, now):
                return False
            self.write(taker, "ended?", ORGANISERS)
            return True
        people = plan_again(self.loaded(), self.team(), now)
        if people is None:
            return False
        self.writes(people, "still", ORGANISERS)
        return True

    def writes(self, people: Iterable[Member], what: str, step: int | None = None) -> None:
        for each in list(people):
            self.write(each, what, step)

    def takes(self, taker: Member, now: datetime) -> None:
        assert self.check
        self.check.going_id, self.check.taken_at = taker.id, now
        self.check.taken_via = TakenVia.ORGANISERS
        mark_step_taken(self.check, ORGANISERS, now, "UTC")
        for _, other in self.loaded().told:
            if other is not taker:
                self.write(other, "took")

    def clear(self) -> None:
        self.waiting = [each for each in self.waiting if each[1] not in NEWS]
        heard = {name for _, name, what in self.read if what in NEWS}
        for _, other in self.loaded().told if self.check else ():
            if other.name in heard:
                self.write(other, "clear")


# --- many silences

SLEEPS = (
    (21 * 60, 8 * 60 + 30), (22 * 60, 7 * 60), (17 * 60 + 30, 9 * 60), (23 * 60 + 30, 6 * 60),
    (0, 0),
)  # fmt: skip


def silences(seed: int, count: int) -> Iterator[Silence]:
    """Two days, each: any level, anybody there or not, anything that people may do about it."""
    draw = random.Random(seed)

    def some(name: str) -> Someone:
        begins = draw.randrange(8 * 60, DAY + 14 * 60, EVERY)
        return Someone(
            name,
            draw.choice(SLEEPS) if draw.random() < 0.5 else SLEEPS[0],
            evenings=draw.random() < 0.6,
            away=(begins, begins + draw.randrange(60, 900, EVERY)) if draw.random() < 0.2 else None,
            blocked=draw.random() < 0.1,
        )

    for _ in range(count):
        first = draw.choice(("orange", "orange", "red", "none"))
        levels = [(0, first)]
        if draw.random() < 0.5:
            levels.append((draw.randrange(9 * 60, 22 * 60, EVERY), "red"))
        elif first == "none":
            levels.append((draw.choice((9 * 60, 15 * 60 + 40, 17 * 60)), "orange"))
        buddies = tuple(some(f"buddy {n}") for n in range(draw.randrange(3)))
        organisers = tuple(some(f"organiser {n}") for n in range(draw.randrange(3)))
        admins = tuple(some(f"admin {n}") for n in range(draw.randrange(2)))
        yield Silence(
            tuple(levels), buddies, organisers, admins, contact=draw.random() < 0.3,
            answered=draw.randrange(9 * 60, 2 * DAY, EVERY) if draw.random() < 0.4 else None,
            until=DAY + 15 * 60, every=EVERY,
        )  # fmt: skip


@pytest.mark.parametrize("seed", range(3))
def test_every_silence_is_told_as_the_protocol_has_it(seed: int) -> None:
    for story in silences(seed, CASES // 3):
        assert Rules(story).live() == list(read_of(story)), story


def test_who_sleeps_is_not_waited_for() -> None:
    """The next buddy is asked at once, and the organisers only in their turn."""
    early, late = Someone("Chloé", (18 * 60, 9 * 60), evenings=False), Someone("Driss")
    story = Silence(
        ((0, "none"), (16 * 60, "orange")), (early, late), (Someone("Farida"),), until=DAY + 570
    )
    told = Rules(story).live()
    assert told == list(read_of(story))
    assert told_to(told, "Driss") == [(18 * 60 + 30, "told")]
    assert told_to(told, "Chloé") == [(DAY + 9 * 60, "told")]
    assert told_to(told, "Farida")[0] == (20 * 60, "told")


def test_somebody_goes_and_somebody_takes_over() -> None:
    """A promise ends no silence; whoever takes it over is named, and alone is asked again."""
    chloe, farida, gus = Someone("Chloé"), Someone("Farida"), Someone("Gus")
    story = Silence(
        ((0, "red"),), (chloe,), (farida, gus), goes=(10 * 60 + 5, "Chloé"),
        taken=(13 * 60 + 20, "Farida"), answered=20 * 60 + 45,
    )  # fmt: skip
    told = Rules(story).live()
    assert told == list(read_of(story))
    assert told_to(told, "Farida") == [
        (11 * 60, "told"), (13 * 60, "still"), (14 * 60, "still"), (16 * 60, "ended?"),
        (18 * 60, "ended?"), (19 * 60, "still"), (20 * 60 + 45, "clear"),
    ]  # fmt: skip
    assert told_to(told, "Gus") == [
        (11 * 60, "told"), (13 * 60, "still"), (13 * 60 + 20, "took"), (14 * 60, "still"),
        (19 * 60, "still"), (20 * 60 + 45, "clear"),
    ]  # fmt: skip


def told_to(told: Sequence[Told], who: str) -> list[tuple[int, str]]:
    return [(at, what) for at, name, what in told if name == who]


def test_nobody_silent_goes_a_night_untold() -> None:
    """Whoever was asked in the evening and is silent, somebody who can go knows before 23:00.

    As long as anybody at all agreed to evenings, and does not rest.
    """
    for story in silences(7, 60):
        told = list(read_of(story))
        asked = [at for at, who, what in told if (who, what) == ("C", "asked") and at < DAY]
        ready = [
            each
            for each in (*story.organisers, *story.admins)
            if not each.blocked and not each.away and each.evenings
        ]
        if asked and ready and story.answered is None and story.level(DAY) != "none":
            knew = [at for at, who, what in told if who != "C" and what in NEWS and at < DAY]
            assert min(knew, default=DAY) <= 23 * 60, story


def test_the_day_of_the_story_is_the_contract_s() -> None:
    """As the protocol's own example has it: orange at 17:30, silent, and the next morning."""
    team = Someone("Chloé"), Someone("Driss")
    story = Silence(((0, "none"), (16 * 60, "orange")), team, (Someone("Farida"),), until=DAY + 660)
    told = list(read_of(story))
    assert [(f"{at // 60 % 24}:{at % 60:02}", who, what) for at, who, what in told] == [
        ("17:30", "C", "asked"), ("18:00", "C", "again"), ("18:30", "Chloé", "told"),
        ("18:50", "Driss", "told"), ("20:00", "Farida", "told"), ("8:30", "Farida", "still"),
        ("10:00", "C", "asked"), ("10:00", "Chloé", "still"), ("10:00", "Driss", "still"),
        ("10:00", "Farida", "still"),
    ]  # fmt: skip
    assert date(2026, 7, 1) == moment(0).date()
