"""The summer, lived: minutes at which something may be due, people who answer, and accidents."""

from __future__ import annotations

import heapq
import itertools
import secrets
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from math import inf
from random import Random
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.app import make_weather_services
from bot.clock import ManualClock
from bot.settings import Settings
from bot.weather import meteoalarm
from handlers.heat.announcements import jobs as announcing
from handlers.kernel.events import CommandEvent, Event, EventScene, EventSender, IncomingEvent
from handlers.kernel.replies import Notice, Say, Show
from messages.model import message, unpack_action
from storage.database import Database
from storage.inline_sqlite import use_inline_sqlite
from storage.migrations import upgrade_database
from storage.outbox import OutboxMessage
from storage.places import Gazetteer
from tests.conftest import unhurried
from tests.summer.habits import Habits
from tests.summer.life import Killed, Life, Post
from tests.summer.minutes import ASKED_AT, lived_minutes, planned_queries
from tests.summer.people import PLATFORM, neighbours, settle
from tests.summer.reading import Kind, Reader, label_of
from tests.summer.record import DAY, MINUTE, Arrival, Ordered, Person, Pressed, Record
from tests.summer.script import (
    NO_DATABASE,
    ORDERS,
    PARIS,
    Order,
    Script,
)
from tests.summer.sky import Sky

BETWEEN_KILLS = 6.0
"""Hours a process lives on average."""

CLAIMED = select(OutboxMessage).where(
    col(OutboxMessage.settled_at).is_(None), col(OutboxMessage.attempts) > 0
)
"""What a process had taken to carry, and not noted as carried."""


@dataclass(frozen=True)
class Length:
    """Which part of a summer is lived, by how many in each area."""

    begin: datetime
    end: datetime
    sizes: tuple[int, ...]


class Season:
    """A part of a summer on one database; `told` hears its story line by line."""

    def __init__(
        self,
        url: str,
        gazetteer: Gazetteer,
        seed: int,
        told: Callable[[str], None],
        length: Length,
    ) -> None:
        self.gazetteer, self.told, self.length = gazetteer, told, length
        self.chance = Random(seed)
        self.clock = ManualClock(length.begin)
        self.quarters, people = neighbours(self.chance, length.sizes, length.begin)
        self.people = {each.id: each for each in people}
        self.by_chat = {each.chat: each for each in people}
        self.by_name = {each.name: each for each in people if each.enrolled}
        self.post = Post(self.clock.now, self._gone)
        self.sky = Sky(self.clock.now)
        self.record = Record(
            self.quarters, self.people, Script(), length.begin, length.end, self.post.arrivals,
            self.post.pins, self.post.unsure, outage=NO_DATABASE, asked=self.sky.asked,
        )  # fmt: skip
        reader = Reader(
            [each.name for each in self.quarters],
            {each.name: each.chat for each in self.by_name.values()},
        )
        self.habits = Habits(self.chance, self, reader)
        self.database = unhurried(Database(url))
        if url.startswith("sqlite"):
            self.database = use_inline_sqlite(self.database)
        self._agenda: list[tuple[datetime, int, Callable[[], Awaitable[None]]]] = []
        self._count = itertools.count()
        self._read = 0
        self._next_kill = length.begin
        self._near: set[date] = set()
        self._outside = AsyncExitStack()

    def _gone(self, chat: str) -> bool:
        who = self.by_chat.get(chat)
        return who is not None and who.has_blocked(self.clock.now())

    async def live(self) -> Record:
        """From its beginning to its end; the same one for the same seed.

        Keys come from the seed too, no transaction ends because this machine was slow, and no list
        is spared because months took it minutes.
        """
        with pytest.MonkeyPatch.context() as held:
            held.setattr(secrets, "randbits", Random(0).getrandbits)
            held.setattr(announcing, "SPELL", inf)
            held.setattr(meteoalarm, "FEED_EVERY", 0.0)
            async with self.sky:
                try:
                    return await self._live()
                finally:
                    await self._outside.aclose()
                    await self.database.close()

    async def _live(self) -> Record:
        await upgrade_database(self.database)
        await settle(self.database, self.quarters, list(self.people.values()), self.length.begin)
        self._plan()
        self.life = await self._start()
        minutes, self._near = lived_minutes(
            self.quarters, self.length.begin, self.length.end, self.chance
        )
        planned, end = iter(minutes), self.record.end
        coming, due = next(planned, end), end
        while True:
            at = min(coming, due, self._agenda[0][0] if self._agenda else end)
            if at >= end:
                return self.record
            self.clock.at = at
            while coming <= at:
                coming = next(planned, end)
            if not at.second:
                await self._strike()
            while self._agenda and self._agenda[0][0] <= at:
                await heapq.heappop(self._agenda)[2]()
            due = await self._next_due()

    # --- which minutes are lived

    async def _next_due(self) -> datetime:
        """The next minute at which Palier itself has planned something."""
        now = self.clock.now()
        async with self.database.transaction() as store:
            found = [
                (await store.session.execute(each(now.astimezone(UTC)))).scalar_one()
                for each in planned_queries()
            ]
        due: datetime | None = min((each for each in found if each), default=None)
        if due is None:
            return self.record.end
        struck = due.replace(second=0, microsecond=0)
        return max(struck if struck == due else struck + MINUTE, _minute(now) + MINUTE)

    # --- accidents

    def _away(self) -> bool:
        return NO_DATABASE[0] <= self.clock.now() < NO_DATABASE[1]

    async def _start(self) -> Life:
        """A new process: what it had learnt of services is forgotten."""
        await self._outside.aclose()
        self._outside = AsyncExitStack()
        settings = Settings(
            _env_file=None, heat_vigilance_key="key", heat_openmeteo_url=f"{self.sky.url}/v1",
            heat_vigilance_url=f"{self.sky.url}/public/DPVigilance/v1",
            heat_meteoalarm_url=f"{self.sky.url}/api/v1/warnings",
        )  # fmt: skip
        services = make_weather_services(settings, self.clock)
        weather = await self._outside.enter_async_context(services)
        life = Life(self.database, self.gazetteer, self.clock, self.post, weather, self._away)
        self._next_kill = self.clock.now() + timedelta(
            hours=self.chance.expovariate(1 / BETWEEN_KILLS)
        )
        return life

    async def _doom(self) -> None:
        """Once its time has come the process dies at one of the next commits or sendings.

        Far from the heat it has died meanwhile: nothing was under way.
        """
        now = self.clock.now()
        if now < self._next_kill:
            return
        if now.astimezone(PARIS).date() not in self._near:
            self.life = await self._start()
        elif self.life.fate.left is None:
            self.life.fate.left = int(self.chance.expovariate(1 / 12))

    async def _reborn(self) -> None:
        """The process was killed: what it had sent but not noted may be sent once more."""
        now = self.clock.now()
        self.record.kills.append(now)
        async with self.database.transaction() as store:
            waiting = await store.outbox.all_rows(CLAIMED)
        bodies = {(each.chat, each.body) for each in waiting}
        for arrival, body in zip(
            self.post.arrivals[self._read :], self.post.bodies[self._read :], strict=True
        ):
            if (arrival.chat, body.model_dump_json()) in bodies:
                self.post.unsure.append(arrival)
        self.told(f"{_stamp(now)} killed; started again")
        self.life = await self._start()
        self._later(_minute(now) + MINUTE, _nothing)
        if _minute(now).minute == ASKED_AT:
            # What was asked and not taken in is asked again at the next look.
            self._later(_minute(now) + 6 * MINUTE, _nothing)

    async def _strike(self) -> None:
        self.record.strikes += 1
        await self._doom()
        while True:
            try:
                await self.life.strike()
                break
            except Killed:
                await self._reborn()
        self._look()

    # --- what people do

    def _plan(self) -> None:
        """What is certain to happen: the minutes after an outage, and organisers' orders."""
        if self.length.begin < NO_DATABASE[1] < self.length.end:
            for n in range(3):
                self._later(NO_DATABASE[1] + n * MINUTE, _nothing)
        names = {each.name for each in self.quarters}
        for each in ORDERS:
            if each.area in names and self.length.begin < each.at < self.length.end:
                self._later(each.at + timedelta(seconds=30), _bound(self._order, each))
                for at in (each.until, each.until and each.until - DAY):
                    if at:
                        self._later(_minute(at) + MINUTE, _nothing)

    async def _order(self, order: Order) -> None:
        organiser = next(
            each for each in self.people.values()
            if each.organises and each.home.name == order.area
        )  # fmt: skip
        name, _, words = order.words.removeprefix("/").partition(" ")
        self.told(f"{_stamp(order.at)} {organiser.name} types {order.words}")
        self.record.orders.append(
            Ordered(
                self.clock.now(), organiser.id, organiser.home,
                order.until if order.runs_out else None, alone=order.level is None,
            )
        )  # fmt: skip
        await self._does(organiser, CommandEvent(name, words))
        self._later(_minute(order.at) + MINUTE, _nothing)

    async def _does(
        self,
        who: Person,
        event: Event,
        pressed: Pressed | None = None,
        subject: str = "1",
        again: int = 0,
        name: str = "",
    ) -> None:
        """Act; once more with the same receipt when the process died, a little later on a fault."""
        now = self.clock.now()
        name = name or f"{who.id}:{next(self._count)}"
        sender = EventSender(PLATFORM, str(who.id), who.name, who.language, chat=who.chat)
        incoming = IncomingEvent(event, sender, EventScene(who.chat, message=subject), name)
        await self._doom()
        while True:
            try:
                outcome = await self.life.handle(incoming)
                break
            except Killed:
                await self._reborn()
        if outcome.refused and self._away():
            if again < 12:
                more = _bound(self._does, who, event, pressed, subject, again + 1, f"{name}+")
                self._later(now + timedelta(minutes=10), more)
            return
        match outcome.reply:
            case Say(said) | Show(said, _):
                self.post.arrive(who.chat, said, outcome.reader, answered=True)
            case Notice(text, rows=rows):
                told = message(text, rows=rows) if rows else message(text)
                self.post.arrive(who.chat, told, outcome.reader, answered=True)
        if pressed and not outcome.refused:
            self.record.pressed.append(replace(pressed, at=now))
        self._look()

    def _later(self, at: datetime, does: Callable[[], Awaitable[None]]) -> None:
        heapq.heappush(self._agenda, (at, next(self._count), does))

    # --- what people answer

    def _look(self) -> None:
        """Everybody looks at what has arrived since, and may do something about it."""
        told: Counter[tuple[str, Kind]] = Counter()
        while self._read < len(self.post.arrivals):
            arrival = self.post.arrivals[self._read]
            self._read += 1
            if who := self.by_chat.get(arrival.chat):
                kind = self.habits.react(who, arrival).kind
                if not arrival.answered:
                    told[who.home.name, kind] += 1
        for (quarter, kind), count in told.items():
            self.told(f"{_stamp(self.clock.now())} {quarter}: {kind}, to {count}")

    def later(self, who: Person, wait: timedelta, arrival: Arrival, meant: str) -> None:
        at = _minute(self.clock.now()) + wait
        self._later(at, _bound(self._press, who, arrival, meant))

    def reports(self, who: Person, wait: timedelta, meant: str, about: str) -> None:
        self._later(_minute(self.clock.now()) + wait, _bound(self._report, who, meant, about))

    async def _press(self, who: Person, arrival: Arrival, meant: str, about: str = "") -> None:
        """Press the button whose label means that."""
        label = label_of(arrival, meant)
        place = next(n for n, each in enumerate(self.post.arrivals) if each is arrival)
        buttons = [each for row in self.post.bodies[place].rows for each in row]
        button = buttons[arrival.buttons.index(label or "")]
        if not button.press:
            return
        reading = self.habits.reader.read(arrival)
        about = about or (reading.about[0] if reading.about else "")
        local = arrival.at.astimezone(who.home.zone).date()
        pressed = Pressed(
            self.clock.now(), who.id, meant, self.by_name[about].id if about else 0,
            local + DAY if reading.kind is Kind.EVE else local,
            max(reading.levels, default=Pressed.level),
        )  # fmt: skip
        await self._does(who, unpack_action(button.press), pressed, arrival.subject)

    async def _report(self, who: Person, meant: str, about: str) -> None:
        """Under the newest message about them that has such a button, or behind its card."""
        mine = [each for each in self.post.arrivals if each.chat == who.chat][-40:]
        if about:
            mine = [each for each in mine if about in each.words]
        for each in reversed(mine):
            if label_of(each, meant) and label_of(each, "out_worrying"):
                await self._press(who, each, meant, about)
                return
            if label_of(each, "card"):
                await self._behind_card(who, each, meant, about)
                return

    async def _behind_card(self, who: Person, card: Arrival, meant: str, about: str) -> None:
        before = len(self.post.arrivals)
        await self._press(who, card, "card", about)
        self.record.pressed = [each for each in self.record.pressed if each.meant != "card"]
        for each in self.post.arrivals[before:]:
            if each.chat == who.chat and label_of(each, meant):
                await self._press(who, each, meant, about)
                return


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)


def _stamp(at: datetime) -> str:
    return f"{at.astimezone(PARIS):%d %b %H:%M:%S}"


def _bound(does: Callable[..., Awaitable[None]], *given: Any) -> Callable[[], Awaitable[None]]:
    return lambda: does(*given)


async def _nothing() -> None:
    """A minute that is lived for its own sake."""
