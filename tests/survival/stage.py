"""A neighbourhood on a fake Telegram, known to a database, and the Paliers among its people."""

from __future__ import annotations

import random
import re
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.clock import SystemClock
from messages.aid import AidKind
from messages.catalog import plain_words
from messages.model import Reader, Text
from storage.aid import HelperProfile
from storage.area import Area, AreaAlias, MemberRole, Membership, Wall
from storage.database import Database
from storage.migrations import upgrade_database
from storage.people import Account, Member
from storage.places import fold_name
from tests.conftest import KEY
from tests.fakes.telegram import Chat, Person, TelegramServer
from tests.survival.nursery import HURRY
from tests.survival.processes import Balancer, Nursery, Process, free_port

NOON = datetime(2026, 6, 15, 10, tzinfo=UTC)
FR = Reader(language="fr")
START_WITHIN = 60.0
LINE = re.compile(r"level=(\w+) at=(\S+) event=\"([^\"]*)\"")


def fr(text: Text) -> str:
    """As those who read French see it."""
    return plain_words(text, FR)


def beginning(text: Text) -> str:
    """What a sentence begins with, before anything that differs."""
    return plain_words(text, FR).split("\N{FIRST STRONG ISOLATE}")[0][:40].strip()


@dataclass
class Stage:
    """Walls, neighbours and Paliers; everything a Palier knows is in the database at `url`."""

    name: str
    url: str
    folder: Path
    chance: random.Random
    nursery: Nursery
    webhook: bool = False
    hurry: float = HURRY
    began: datetime = NOON
    server: TelegramServer = field(default_factory=TelegramServer)
    processes: list[Process] = field(default_factory=list)
    former: list[Process] = field(default_factory=list)
    walls: list[Chat] = field(default_factory=list)
    neighbours: list[Person] = field(default_factory=list)
    members: dict[int, int] = field(default_factory=dict)
    area_id: int = 0
    more: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.since, self.born = time.monotonic(), SystemClock().now()
        self.balancer = Balancer(self.chance)

    @property
    def log(self) -> Path:
        return self.folder / f"{self.name}.log"

    # --- before the story

    async def open(self, neighbours: int = 10, walls: int = 3) -> None:
        """Start Telegram, and write who lives here into the database."""
        self.server.callback_lifetime = float("inf")
        self.server.latency = lambda method: self.chance.uniform(0, 0.03)
        await self.server.start()
        await self.balancer.open()
        database = Database(self.url)
        await upgrade_database(database)
        async with database.transaction() as store:
            area = Area(
                name="Belleville", town="75120", town_name="Paris", lat=48.87, lon=2.38,
                declared_at=self.began,
            )  # fmt: skip
            store.session.add(area)
            await store.session.flush()
            self.area_id = area.id
            store.session.add(
                AreaAlias(area_id=area.id, name=area.name, folded=fold_name(area.name))
            )
            for number in range(neighbours):
                role = MemberRole.ORGANISER if number < 2 else MemberRole.MEMBER
                await self._settles(store, f"Voisin {_word(number)}", role)
            for number in range(walls):
                wall = self.hangs(f"Mur {number}")
                store.session.add(
                    Wall(
                        area_id=area.id, platform="telegram", chat=str(wall.id), title=wall.title,
                        may_pin=True,
                    )
                )  # fmt: skip
        await database.close()

    def hangs(self, title: str) -> Chat:
        """A group everybody is in, with the bot as an administrator."""
        wall = self.server.supergroup(title, *self.neighbours)
        bot = self.server.first_bot
        wall.members[bot.id] = self.server.bot_member(wall, bot, ["can_pin_messages"])
        self.walls.append(wall)
        return wall

    async def _settles(self, store: Any, name: str, role: MemberRole) -> Person:
        person = self.server.person(name)
        self.neighbours.append(person)
        self.server.private(self.server.first_bot, person).started = True
        member = Member(name=name, joined_at=self.began, seen_at=self.began)
        self.members[person.id] = member.id
        user = str(person.id)
        account = Account(member_id=member.id, platform="telegram", user=user, chat=user)
        await store.people.add_member(member, account)
        store.session.add(
            Membership(
                member_id=member.id, area_id=self.area_id, role=role, home=True,
                joined_at=self.began,
            )
        )  # fmt: skip
        return person

    async def offers(self, *helpers: Person) -> None:
        """These say what they can do, before the story begins."""
        database = Database(self.url)
        async with database.transaction() as store:
            for each in helpers:
                helper = HelperProfile(
                    member_id=self.members[each.id], kinds=list(AidKind), offered_at=self.began
                )
                await store.aid.save_offers(helper, [self.area_id])
        await database.close()

    # --- Palier

    def settings(self, port: int) -> dict[str, Any]:
        return {
            "telegram_bot_token": self.server.token,
            "telegram_api_url": self.server.url,
            "database_url": self.url,
            "secret_key": KEY,
            "geocoder_ban_url": "",
            "heat_meteoalarm_url": "",
            "heat_openmeteo_url": "",
            "public_url": f"http://127.0.0.1:{self.balancer.port}" if self.webhook else "",
            "port": port,
            "log_level": "WARNING",
            **self.more,
        }

    async def start(self) -> Process:
        """One more Palier, from the same settings as those before."""
        port = free_port() if self.webhook else 0
        self.balancer.ports.append(port)
        order = {
            "settings": self.settings(port),
            "log": str(self.log),
            "clock": [self.began.isoformat(), self.since, self.hurry],
        }
        process = await self.nursery.bears(order)
        self.processes.append(process)
        return process

    def gone(self, process: Process) -> None:
        """A Palier is no more."""
        self.processes.remove(process)
        self.former.append(process)
        self.balancer.ports.remove(process.port)

    def kill(self, process: Process) -> None:
        process.kill()
        self.gone(process)

    async def stop(self, process: Process) -> bool:
        """Whether it ended in time."""
        ended = await process.stop()
        self.gone(process)
        return ended

    async def works(self, calls: int = 1) -> None:
        """Wait until Palier has spoken to Telegram so many times from now."""
        seen, ends = len(self.server.calls), time.monotonic() + START_WITHIN
        while len(self.server.calls) < seen + calls:
            assert time.monotonic() < ends, f"Palier does not work: see {self.log}"
            await self.server.changed.wait(0.5)

    async def close(self) -> None:
        for process in [*self.processes]:
            process.kill()
        await self.balancer.close()
        await self.server.stop()

    # --- afterwards

    def late(self) -> list[float]:
        """When replies were given to the letters because they took too long: they may be both."""
        found = [
            re.match(r"time=(\S+)Z .*reply goes by letter.*kind=TimeoutError", line)
            for line in self.said("warning")
        ]
        moments = [datetime.fromisoformat(f"{match[1]}+00:00") for match in found if match]
        return [self.since + (moment - self.born).total_seconds() for moment in moments]

    def said(self, *levels: str) -> list[str]:
        """The lines of the log at these levels."""
        lines = self.log.read_text().splitlines() if self.log.exists() else []
        found = [(line, LINE.search(line)) for line in lines]
        return [line for line, match in found if match and match[1] in levels]


def _word(number: int) -> str:
    """A name without digits: b, c, … bb."""
    letters = "bcdfghjklmnprstv"
    first, second = divmod(number, len(letters))
    return f"{letters[first - 1].upper() + 'a' if first else ''}{letters[second]}o".capitalize()
