"""A street whose neighbours and processes all do things at once, on both databases."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.clock import ManualClock
from bot.dispatcher import Dispatcher, EventOutcome
from bot.document_thread import ThreadMaker
from bot.outbox_worker import OutboxWorker
from bot.platform import ChatAddress
from bot.sending_pace import UNBOUND
from handlers.kernel.events import EventScene, EventSender, IncomingEvent
from handlers.kernel.ports import Services
from messages import words
from messages.cafe import AnswerCafe, CafeKind, CafeReply
from messages.model import Message, Reader, message
from storage.area import Area, Membership, Wall
from storage.cafe import Cafe, CafeState
from storage.database import Database
from storage.outbox import DedupKey, OutboxAction, OutboxMessage
from storage.people import Account, Member
from storage.places import Gazetteer
from tests import features
from tests.conftest import unhurried
from tests.kettle import kettle
from tests.worlds import NOON, Signposts, Streets
from tests.worlds.neutral import Drawer

NEIGHBOURS = 8
WALLS = ("a", "b", "c", "d")
HELLO = message(words.form_point())


@dataclass
class Slate:
    """A platform that only writes down, after `trouble` had its say."""

    name: str = "x"
    letters: list[str] = field(default_factory=list)
    shown: dict[str, str] = field(default_factory=dict)
    edits: Counter[str] = field(default_factory=Counter)
    trouble: Callable[[str], Awaitable[None]] | None = None

    async def send_message(self, to: ChatAddress, message: Message, reader: Reader) -> str:
        await self._happens(to)
        self.letters.append(to.chat)
        self.shown[to.chat] = message.model_dump_json()
        return "1"

    async def edit_message(
        self, to: ChatAddress, posted: str, message: Message, reader: Reader
    ) -> None:
        await self._happens(to)
        self.edits[to.chat] += 1
        self.shown[to.chat] = message.model_dump_json()

    async def act_on_chat(self, errand: OutboxAction, to: ChatAddress, subject: str) -> None:
        await self._happens(to)

    async def _happens(self, to: ChatAddress) -> None:
        await asyncio.sleep(0)
        if self.trouble:
            await self.trouble(to.chat)


@dataclass
class Street:
    """Eight neighbours around a café, four walls, and two processes on one database."""

    databases: list[Database]
    dispatchers: list[Dispatcher]
    clock: ManualClock
    slate: Slate
    cafe: int
    members: list[Member]
    receipts: int = 0

    def courier(self, slate: Slate | None = None) -> OutboxWorker:
        """Another courier, in the first process and in the second by turns."""
        self.databases.reverse()
        courier = OutboxWorker(self.databases[0], slate or self.slate, self.clock, pace=UNBOUND)
        courier.notice = self.dispatchers[0].take_finding
        return courier

    @property
    def database(self) -> Database:
        return self.databases[0]

    @property
    def dispatcher(self) -> Dispatcher:
        """The first process and the second by turns."""
        self.dispatchers.reverse()
        return self.dispatchers[0]

    async def answers(self, who: int, reply: CafeReply = CafeReply.GOING) -> EventOutcome:
        self.receipts += 1
        sender = EventSender("x", f"u{who}", "n", "fr", chat=f"m{who}")
        press = AnswerCafe(cafe=self.cafe, reply=reply)
        scene = EventScene("a", private=False, message="1")
        return await self.dispatcher.handle_event(
            IncomingEvent(press, sender, scene, f"r{self.receipts}")
        )

    async def seats(self, count: int) -> None:
        async with self.database.transaction() as store:
            await store.session.execute(update(Cafe).values(seats=count))

    async def all(self, table: type[Any]) -> list[Any]:
        async with self.database.transaction() as store:
            return list((await store.session.execute(select(table))).scalars())

    async def writes(self, *letters: OutboxMessage) -> None:
        async with self.database.transaction() as store:
            for each in letters:
                await store.outbox.enqueue_message(each)

    async def settled(self) -> list[OutboxMessage]:
        return [each for each in await self.all(OutboxMessage) if each.settled_at]


def to(
    who: int, due: datetime = NOON, *, once: DedupKey | None = None, **given: Any
) -> OutboxMessage:
    usual = {"platform": "x", "chat": f"m{who}", "body": HELLO.model_dump_json()}
    return OutboxMessage(due_at=due, **usual | given).under(once)


@pytest.fixture
async def street(
    database: Database, database_url: str, gazetteer: Gazetteer
) -> AsyncIterator[Street]:
    area = Area(
        name="Belleville",
        town="75120",
        town_name="Paris 20e",
        lat=48.87,
        lon=2.38,
        declared_at=NOON,
    )
    members = [Member(id=n + 1, name="n", joined_at=NOON, seen_at=NOON) for n in range(NEIGHBOURS)]
    cafe = Cafe(
        area_id=area.id, kind=CafeKind.CAFE, starts_at=NOON + timedelta(days=3), place="Aux Folies",
        seats=1, state=CafeState.OPEN, created_at=NOON,
    )  # fmt: skip
    async with database.transaction() as store:
        store.session.add_all([area, *members])
        await store.session.flush()
        for n, member in enumerate(members):
            store.session.add(
                Account(member_id=member.id, platform="x", user=f"u{n}", chat=f"m{n}")
            )
            store.session.add(Membership(member_id=member.id, area_id=area.id, joined_at=NOON))
        walls = [
            Wall(id=n + 1, area_id=area.id, platform="x", chat=each) for n, each in enumerate(WALLS)
        ]
        store.session.add_all([*walls, cafe])
        await store.session.flush()
        await store.outbox.create_card(cafe.card_name, HELLO.model_dump_json(), NOON)
        for wall in walls:
            await store.outbox.add_copy(cafe.card_name, wall, area, NOON)
    clock = ManualClock(NOON)
    outside = Services(Streets(), Drawer(), Signposts(), ThreadMaker())
    databases = [database, unhurried(Database(database_url))]
    capabilities = (*features.named("cafe", "organise"), kettle)
    dispatchers = [Dispatcher(each, capabilities, outside, gazetteer, clock) for each in databases]
    yield Street(databases, dispatchers, clock, Slate(), cafe.id, members)
    for each in databases:
        await each.close()
