"""One neighbourhood that goes on publishing and answering while its Palier is killed."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from messages.cafe import Publish, Reply, Rsvp
from storage.area import Area, Membership, Wall
from storage.cafe import Cafe
from storage.database import Database
from storage.people import Account, Member
from tests.conftest import KEY
from tests.survival.nursery import HurriedClock
from tests.survival.processes import Nursery, Process
from tests.telegram_server import Chat, Message, Person, TelegramServer
from tests.telegram_server.buttons import CallbackQuery

NOON = datetime(2026, 6, 15, 10, tzinfo=UTC)
WALLS, NEIGHBOURS, SEATS = 3, 10, 4
AT_ONCE = 12
HURRY = 60.0
PATIENCE = 5.0
START_WITHIN, SETTLE_WITHIN = 60.0, 60.0


@dataclass
class Press:
    """A button somebody pressed; who is not answered for long presses again, as people do."""

    person: Person
    under: Message
    action: Publish | Rsvp
    query: CallbackQuery = field(init=False)
    at: float = field(init=False)
    times: int = 0

    def __post_init__(self) -> None:
        self.again()

    @property
    def answered(self) -> bool:
        return bool(self.query.answers)

    @property
    def forgotten(self) -> bool:
        return not self.answered and time.monotonic() > self.at + PATIENCE

    def again(self) -> None:
        self.query = self.person.press(self.under, self.action.pack())
        self.at, self.times = time.monotonic(), self.times + 1


@dataclass
class Street:
    """People, walls and drafts on a fake Telegram of their own, and the Palier among them."""

    name: str
    url: str
    folder: Path
    chance: random.Random
    nursery: Nursery
    drafts: int
    server: TelegramServer = field(default_factory=TelegramServer)
    clock: HurriedClock = field(default_factory=lambda: HurriedClock(NOON, time.monotonic(), HURRY))
    process: Process | None = None
    kills: int = 0
    walls: list[Chat] = field(default_factory=list)
    neighbours: list[Person] = field(default_factory=list)
    published: dict[int, Press] = field(default_factory=dict)
    answers: dict[tuple[int, int], Press] = field(default_factory=dict)
    _waiting: list[tuple[int, Message]] = field(default_factory=list)

    @property
    def log(self) -> Path:
        return self.folder / f"{self.name}.log"

    async def open(self) -> None:
        """Start Telegram, and write who lives here into the database."""
        self.server.callback_lifetime = float("inf")
        self.server.latency = lambda method: self.chance.uniform(0, 0.03)
        await self.server.start()
        bot = self.server.first_bot
        host = self.server.person("Ana")
        self.neighbours = [self.server.person(f"Voisin {n}") for n in range(NEIGHBOURS)]
        for number in range(WALLS):
            wall = self.server.supergroup(f"Mur {number}", host, *self.neighbours)
            wall.members[bot.id] = self.server.bot_member(wall, bot, ["can_pin_messages"])
            self.walls.append(wall)
        private = self.server.private(bot, host)
        private.started = True
        database = Database(self.url)
        async with database.transaction() as store:
            area = Area(
                name="Belleville", town="75120", town_name="Paris", lat=48.87, lon=2.38,
                declared_at=NOON,
            )  # fmt: skip
            store.session.add(area)
            await store.session.flush()
            store.session.add_all(
                Wall(area_id=area.id, platform="telegram", chat=str(each.id)) for each in self.walls
            )
            members = {}
            for person in (host, *self.neighbours):
                self.server.private(bot, person).started = True
                member = Member(name=person.name, joined_at=NOON, seen_at=NOON)
                members[person.id] = member.id
                user = str(person.id)
                account = Account(member_id=member.id, platform="telegram", user=user, chat=user)
                await store.people.add(member, account)
                store.session.add(Membership(member_id=member.id, area_id=area.id, joined_at=NOON))
            for number in range(self.drafts):
                cafe = Cafe(
                    area_id=area.id, host_id=members[host.id], kind="cafe", place="-", seats=SEATS,
                    starts_at=NOON + timedelta(days=9, hours=number), created_at=NOON,
                )  # fmt: skip
                store.session.add(cafe)
                preview = self.server.add_message(private, bot, {"text": f"Brouillon {number}"})
                self._waiting.append((cafe.id, preview))
        await database.close()

    async def close(self) -> None:
        await self.kill()
        await self.server.stop()

    # --- Palier

    async def start(self) -> None:
        """A new Palier, from the same settings as the one before."""
        settings = {
            "telegram_bot_token": self.server.token,
            "telegram_api_url": self.server.url,
            "database_url": self.url,
            "secret_key": KEY,
            "geocoder_ban_url": "",
            "heat_meteoalarm_url": "",
            "heat_openmeteo_url": "",
            "port": 0,
            "log_level": "WARNING",
        }
        clock = [self.clock.start.isoformat(), self.clock.since, self.clock.hurry]
        self.process = await self.nursery.bears(
            {"settings": settings, "log": str(self.log), "clock": clock}
        )

    async def kill(self) -> None:
        """No warning, no last word."""
        if self.process:
            self.process.kill()
            await self.process.ended
            self.process, self.kills = None, self.kills + 1

    async def dies(self, times: int) -> None:
        """Live that many times, each a little while only; some die before they are up."""
        for _ in range(times):
            await self.start()
            if self.chance.random() < 0.15:
                await self.presses_for(self.chance.uniform(0, 0.2))
            else:
                await self._at_work(self.chance.randint(1, 30))
                await self.presses_for(self.chance.uniform(0, 0.03))
            await self.kill()

    async def _at_work(self, calls: int) -> None:
        """Wait until the new Palier has answered, sent and redrawn that many times."""
        seen = len(self.server.calls)
        at_work = {"answerCallbackQuery", "sendMessage", "editMessageText"}
        ends = time.monotonic() + START_WITHIN
        while sum(call.method in at_work for call in self.server.calls[seen:]) < calls:
            assert time.monotonic() < ends, f"Palier does not work: see {self.log}"
            self.presses()
            await self.server.changed.wait(0.5)

    # --- people

    async def presses_for(self, seconds: float) -> None:
        """The street goes about its business for so long."""
        ends = time.monotonic() + seconds
        while (left := ends - time.monotonic()) > 0:
            self.presses()
            await self.server.changed.wait(left)

    def presses(self) -> None:
        """Keep a few presses waiting for Palier: publications, and answers to what hangs."""
        for press in self.pressed:
            if press.forgotten:
                press.again()
        for _ in range(AT_ONCE - len(self.server.first_bot.mailbox.pending)):
            if self._waiting and self.chance.random() < 0.15:
                self._publishes()
            else:
                self._answers()

    @property
    def pressed(self) -> list[Press]:
        """Everybody's latest presses."""
        return [*self.published.values(), *self.answers.values()]

    def _publishes(self) -> None:
        cafe, preview = self._waiting.pop(0)
        host = preview.chat.person
        assert isinstance(host, Person)
        self.published[cafe] = Press(host, preview, Publish(cafe=cafe))

    def _answers(self) -> None:
        """Somebody answers a café they can see, or changes an answer that was noted."""
        seen = [cafe for cafe, press in self.published.items() if press.answered]
        hung = [message for message in self.walls[0].messages.values() if message.from_bot]
        if not seen or not hung:
            return
        # The latest few are where the crowd is, and where seats run out.
        cafe = self.chance.choice(seen[-4:])
        person = self.chance.choice(self.neighbours)
        before = self.answers.get((cafe, person.id))
        if before is None or before.answered:
            reply = self.chance.choice([Reply.GOING, Reply.GOING, Reply.MAYBE, Reply.NO])
            press = Press(person, hung[-1], Rsvp(cafe=cafe, reply=reply))
            press.times += before.times if before else 0
            self.answers[cafe, person.id] = press

    async def publishes_the_rest(self) -> None:
        """Every draft that is left is published while Palier lives."""
        while self._waiting:
            self._publishes()
