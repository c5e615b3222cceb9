"""The summer, lived: minutes at which something may be due, people who answer, and accidents."""

from __future__ import annotations

import heapq
import itertools
import secrets
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from math import inf
from random import Random
from typing import Any

import pytest
from sqlalchemy import bindparam, select, text
from sqlmodel import col

from bot.chat.kept_replies import EventOutcome
from bot.clock import ManualClock
from handlers.heat.announcements import jobs as announcing
from handlers.kernel.events import CommandEvent, Event, EventScene, EventSender, IncomingEvent
from messages.heat.announcements import actions as pressed
from messages.heat.checkins import actions as watch
from messages.heat.checkins.check_card import VisitOutcome as Found
from messages.model import unpack_action
from storage.database import Database
from storage.inline_sqlite import use_inline_sqlite
from storage.migrations import upgrade_database
from storage.outbox import OutboxMessage
from storage.places import Gazetteer
from storage.types import UtcInstant
from tests.conftest import unhurried
from tests.summer.kinds import stamp, told_as
from tests.summer.life import Arrival, Killed, Life, Pinned, Post
from tests.summer.people import (
    BEGIN,
    EACH,
    PLATFORM,
    Person,
    Quarter,
    first_asked,
    neighbours,
    settle,
)
from tests.summer.weather import (
    INDICATED,
    NO_DATABASE,
    ORDERS,
    PARIS,
    TRUTH,
    Order,
    Weather,
    moment,
)

END = moment(PARIS, 11, 1, 0)
MINUTE = timedelta(minutes=1)
BETWEEN_KILLS = 6.0
"""Hours a process lives on average."""

MORNING = "08:00 08:30 09:00 10:00 10:30 11:00".split()
EVENING = "18:00 19:00 19:30 20:30".split()
"""Hours of the heat protocol, by an area's clocks."""

ASKED, ASKED_AT = (0, 6, 16, 17), 5
"""Hours of Paris after which sources say something new near hot days, and minutes after them."""

CALM = "18:00"
"""The minute of a day on which nothing should happen, by the clocks of Paris."""

CLAIMED = select(OutboxMessage).where(
    col(OutboxMessage.settled_at).is_(None), col(OutboxMessage.attempts) > 0
)
"""What a process had taken to carry, and not noted as carried."""

# What waits for somebody to wake is due already: the minutes of the table see to it.
PLANNED = text(
    "SELECT min(at) FROM ("
    " SELECT next_at AS at FROM checkin WHERE ended_at IS NULL"
    " UNION ALL SELECT again_at FROM checkin"
    " UNION ALL SELECT due_at FROM letter WHERE settled_at IS NULL"
    " AND (expires_at IS NULL OR expires_at > max(due_at, :now))"
    ") WHERE at > :now"
).bindparams(bindparam("now", type_=UtcInstant))

AGAIN = moment(PARIS, 10, 20, 10)
"""When a few ask to be checked again: the lists of the summer are erased by then."""


@dataclass(frozen=True)
class Pressed:
    """What somebody did, and when it was kept."""

    at: datetime
    who: int
    event: Event


@dataclass
class Record:
    """Everything that happened, for the judge."""

    quarters: list[Quarter]
    people: dict[int, Person]
    arrivals: list[Arrival]
    pins: list[Pinned]
    unsure: list[Arrival]
    pressed: list[Pressed] = field(default_factory=list)
    kills: list[datetime] = field(default_factory=list)
    strikes: int = 0
    end: datetime = END


class Season:
    """A summer on one database, or the beginning of one; `told` hears its story line by line."""

    def __init__(
        self,
        url: str,
        gazetteer: Gazetteer,
        seed: int,
        told: Callable[[str], None],
        each: int = EACH,
        end: datetime = END,
    ) -> None:
        self.gazetteer, self.told = gazetteer, told
        self.chance = Random(seed)
        self.clock = ManualClock(BEGIN)
        self.weather = Weather(self.clock.now)
        self.post = Post(self.clock.now)
        self.quarters, people = neighbours(self.chance, each)
        self.people = {each.id: each for each in people}
        self.by_chat = {each.chat: each for each in people}
        self.record = Record(
            self.quarters, self.people, self.post.arrivals, self.post.pins, self.post.unsure,
            end=end,
        )  # fmt: skip
        self.database = use_inline_sqlite(unhurried(Database(url)))
        self._agenda: list[tuple[datetime, int, Callable[[], Awaitable[None]]]] = []
        self._count = itertools.count()
        self._read = 0
        self._next_kill = BEGIN
        self._near: set[date] = set()

    async def live(self) -> Record:
        """From the first of May to its end; the same one for the same seed.

        Keys come from the seed too, and no transaction ends because this machine was slow.
        """
        with pytest.MonkeyPatch.context() as held:
            held.setattr(secrets, "randbits", Random(0).getrandbits)
            held.setattr(announcing, "SPELL", inf)
            return await self._live()

    async def _live(self) -> Record:
        await upgrade_database(self.database)
        await settle(self.database, self.quarters, list(self.people.values()))
        self._plan()
        self.life = self._start()
        planned = iter(sorted(set(self._minutes())))
        coming, due = next(planned), END
        while True:
            at = min(coming, due, self._agenda[0][0] if self._agenda else END)
            if at >= self.record.end:
                break
            self.clock.at = at
            while coming <= at:
                coming = next(planned, END)
            if not at.second:
                await self._strike()
            while self._agenda and self._agenda[0][0] <= at:
                await heapq.heappop(self._agenda)[2]()
            due = await self._next_due()
        await self.database.close()
        return self.record

    # --- which minutes are lived

    def _minutes(self) -> Iterator[datetime]:
        """Every minute of the table near hot days; one of a calm one."""
        day = BEGIN.astimezone(PARIS).date()
        while (noon := datetime.combine(day, time(12), PARIS)) < END:
            yield _at(day, CALM, PARIS)
            hours = [(each.zone, self._hours(each, day)) for each in self.quarters]
            for zone, table in hours:
                yield from (_at(day, each, zone) for each in table)
            if any(table for _, table in hours):
                self._near.add(day)
                yield from (_at(day, f"{hour:02}:{ASKED_AT:02}", PARIS) for hour in ASKED)
                yield noon + timedelta(minutes=self.chance.randrange(-720, 720))
            day += timedelta(days=1)

    def _hours(self, quarter: Quarter, day: date) -> list[str]:
        """The hours of the day at which something may be due in an area: few, far from the heat."""
        hot = {on for on, level in TRUTH.get(quarter.place, {}).items() if level.is_hot}
        if quarter.place == "974":
            hot |= INDICATED.keys()
        for each in ORDERS:
            if each.area == quarter.name and each.level.is_hot:
                hot |= {each.at.date() + timedelta(days=n) for n in range(3)}
        if day in hot:
            return [*MORNING, "14:00", *EVENING]
        if any(day - timedelta(days=n) in hot for n in range(1, 5)):
            return [*MORNING, *EVENING] if day + timedelta(days=1) in hot else MORNING
        dated = (day.month, day.day) in ((5, 15), (6, 1), (10, 8), (10, 15))
        return EVENING if dated or day + timedelta(days=1) in hot else []

    async def _next_due(self) -> datetime:
        """The next minute at which Palier itself has planned something."""
        now = self.clock.now()
        async with self.database.transaction() as store:
            found = await store.session.execute(PLANNED, {"now": now.astimezone(UTC)})
            at = found.scalar_one()
        if at is None:
            return END
        due = datetime.fromisoformat(f"{at}+00:00")
        struck = due.replace(second=0, microsecond=0)
        return max(struck if struck == due else struck + MINUTE, _minute(now) + MINUTE)

    # --- accidents

    def _away(self) -> bool:
        return NO_DATABASE[0] <= self.clock.now() < NO_DATABASE[1]

    def _start(self) -> Life:
        life = Life(self.database, self.gazetteer, self.clock, self.post, self.weather, self._away)
        self._next_kill = self.clock.now() + timedelta(
            hours=self.chance.expovariate(1 / BETWEEN_KILLS)
        )
        return life

    def _doom(self) -> None:
        """Once its time has come the process dies at one of the next commits or sendings.

        Far from the heat it has died meanwhile: nothing was under way.
        """
        now = self.clock.now()
        if now < self._next_kill:
            return
        if now.astimezone(PARIS).date() not in self._near:
            self.life = self._start()
        elif self.life.fate.left is None:
            self.life.fate.left = int(self.chance.expovariate(1 / 12))

    async def _reborn(self) -> None:
        """The process was killed: what it had sent but not noted may be sent once more."""
        now = self.clock.now()
        self.record.kills.append(now)
        async with self.database.transaction() as store:
            waiting = await store.outbox.all_rows(CLAIMED)
        bodies = {(each.chat, each.body) for each in waiting}
        for each in self.post.arrivals[self._read :]:
            if (each.chat, each.said.model_dump_json()) in bodies:
                self.post.unsure.append(each)
        self.told(f"{stamp(now)} killed; started again")
        self.life = self._start()
        self._later(_minute(now) + MINUTE, _nothing)
        if _minute(now).minute == ASKED_AT:
            # What was asked and not taken in is asked again at the next look.
            self._later(_minute(now) + 6 * MINUTE, _nothing)

    async def _strike(self) -> None:
        self.record.strikes += 1
        self._doom()
        while True:
            try:
                await self.life.strike()
                break
            except Killed:
                await self._reborn()
        self._look()

    # --- what people do

    def _plan(self) -> None:
        """What is certain to happen: organisers' orders, and who asks to be checked in October."""
        for n in range(3):
            self._later(NO_DATABASE[1] + n * MINUTE, _nothing)
        for each in ORDERS:
            self._later(each.at + timedelta(seconds=30), _bound(self._order, each))
        begin = first_asked(len(self.people) // len(self.quarters)) + 6
        for who in list(self.people.values())[begin : begin + 3]:
            self._later(AGAIN + timedelta(seconds=30), _bound(self._enrol, who))

    async def _order(self, order: Order) -> None:
        organiser = next(
            each for each in self.people.values()
            if each.organises and each.home.name == order.area
        )  # fmt: skip
        name, _, words = order.words.removeprefix("/").partition(" ")
        self.told(f"{stamp(order.at)} {organiser.name} types {order.words}")
        await self._does(organiser, CommandEvent(name, words))
        self._later(_minute(order.at) + MINUTE, _nothing)

    async def _enrol(self, who: Person) -> None:
        await self._does(who, watch.EnrolForm(hour=None, contact="", access="", share=True))
        who.enrolled.append((self.clock.now(), END + timedelta(days=366)))
        who.shares = True

    async def _does(self, who: Person, event: Event, again: int = 0, name: str = "") -> None:
        """Act; once more with the same receipt when the process died, a little later on a fault."""
        now = self.clock.now()
        name = name or f"{who.id}:{next(self._count)}"
        sender = EventSender(PLATFORM, str(who.id), who.name, who.language, chat=who.chat)
        incoming = IncomingEvent(event, sender, EventScene(who.chat, message="1"), name)
        self._doom()
        while True:
            try:
                outcome = await self.life.handle(incoming)
                break
            except Killed:
                await self._reborn()
        if self._failed(outcome):
            if again < 12:
                delay = timedelta(minutes=10)
                self._later(now + delay, _bound(self._does, who, event, again + 1, f"{name}+"))
            return
        if not outcome.refused:
            self.record.pressed.append(Pressed(now, who.id, event))
        self._look()

    def _failed(self, outcome: EventOutcome) -> bool:
        return outcome.refused and self._away()

    def _later(self, at: datetime, does: Callable[[], Awaitable[None]]) -> None:
        heapq.heappush(self._agenda, (at, next(self._count), does))

    # --- what people answer

    def _look(self) -> None:
        """Everybody looks at what has arrived since, and may do something about it."""
        told: Counter[tuple[str, str]] = Counter()
        for arrival in self.post.arrivals[self._read :]:
            who = self.by_chat.get(arrival.chat)
            if who:
                self._react(who, arrival)
                told[who.home.name, told_as(arrival, arrival.at.astimezone(who.home.zone))] += 1
        for (quarter, what), count in told.items():
            if what:
                self.told(f"{stamp(self.clock.now())} {quarter}: {what}, to {count}")
        self._read = len(self.post.arrivals)

    def _react(self, who: Person, arrival: Arrival) -> None:
        actions = [
            unpack_action(each.press) for row in arrival.said.rows for each in row if each.press
        ]
        for kind, answers in (
            (pressed.AnswerNudge, self._answer_nudge),
            (watch.AnswerCheck, self._answer_check),
            (watch.AnswerGoing, self._answer_call),
            (pressed.ShowCheckCard, self._report),
        ):
            found = [each for each in actions if isinstance(each, kind)]
            if found:
                answers(who, found)
                return

    def _after(self, minutes: tuple[int, int], who: Person, event: Event) -> datetime:
        """Somebody acts between so many and so many minutes from now, at a half minute."""
        wait = timedelta(minutes=self.chance.randint(*minutes))
        at = _minute(self.clock.now()) + wait + timedelta(seconds=30)
        self._later(at, _bound(self._does, who, event))
        return at

    def _answer_nudge(self, who: Person, found: list[Any]) -> None:
        if self.chance.random() < who.answers:
            choose = {each.answer: each for each in found}
            answers = (
                pressed.HeatAnswer.KNOCK, pressed.HeatAnswer.CALL, pressed.HeatAnswer.AWAY,
                pressed.HeatAnswer.NEED, pressed.HeatAnswer.NOT_TODAY,
            )  # fmt: skip
            (answer,) = self.chance.choices(answers, (4, 4, 2, 1, 2))
            if answer in choose:
                self._after((1, 150), who, choose[answer])

    def _answer_check(self, who: Person, found: list[Any]) -> None:
        said = {each.said: each for each in found}
        minutes: tuple[int, int] = self.chance.choice(((2, 40), (2, 40), (50, 110), (125, 300)))
        kinds = (
            watch.CheckAnswer.FINE,
            watch.CheckAnswer.CALL,
            watch.CheckAnswer.NEED,
            watch.CheckAnswer.NOW,
        )
        (kind,) = self.chance.choices(kinds, (12, 1, 1, 1))
        if self.chance.random() < 0.7 and kind in said:
            self._after(minutes, who, said[kind])

    def _answer_call(self, who: Person, found: list[Any]) -> None:
        """Some go and say how it was, some cannot, some do not look at their phone."""
        (does,) = self.chance.choices(("goes", "cannot", "nothing"), (5, 3, 3))
        check = found[0].check
        if does == "nothing":
            return
        at = self._after((1, 15), who, watch.AnswerGoing(check=check, yes=does == "goes"))
        if does == "goes" and self.chance.random() < 0.8:
            (outcome,) = self.chance.choices(
                (Found.FINE, Found.AGAIN, Found.SILENT, Found.WORRYING, Found.NEEDS),
                (8, 1, 2, 1, 1),
            )
            wait = timedelta(minutes=self.chance.randint(5, 40))
            tell = watch.ReportCheck(check=check, found=outcome)
            self._later(at + wait, _bound(self._does, who, tell))

    def _report(self, who: Person, found: list[Any]) -> None:
        if self.chance.random() < 0.5:
            outcome = self.chance.choice((Found.FINE, Found.FINE, Found.SILENT, Found.AWAY))
            self._after((1, 60), who, pressed.ReportVisit(area=found[0].area, outcome=outcome))


def _at(day: date, hour: str, zone: Any) -> datetime:
    return datetime.combine(day, time.fromisoformat(hour), zone)


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)


def _bound(does: Callable[..., Awaitable[None]], *given: Any) -> Callable[[], Awaitable[None]]:
    return lambda: does(*given)


async def _nothing() -> None:
    """A minute that is lived for its own sake."""
