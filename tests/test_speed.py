"""What a press costs, counted in statements: they decide the speed, whatever the machine."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event

from bot.clock import ManualClock
from bot.dispatcher import Dispatcher
from bot.document_thread import ThreadMaker
from bot.outbox_worker import OutboxWorker
from bot.sending_pace import UNBOUND
from handlers.kernel.events import EventScene, EventSender, IncomingEvent
from handlers.kernel.ports import Services
from messages.cafe import AnswerCafe, CafeReply
from storage.area import Area
from storage.cafe import Cafe, CafeState
from storage.database import Database
from storage.people import Member
from storage.places import Gazetteer
from tests import features
from tests.street import Slate
from tests.worlds import NOON, Signposts, Streets
from tests.worlds.neutral import Drawer

ANSWER = 6
"""Who presses; the café, locked; counts and own answer; the answer; the card; the receipt."""

SAME_AGAIN = ANSWER - 2
WELCOME = 2
LOOK = 2
"""Letters that are due, cards that are behind."""


class Street:
    """One open café, and presses on it."""

    def __init__(self, database: Database, gazetteer: Gazetteer) -> None:
        self.database, self.clock = database, ManualClock(NOON)
        outside = Services(Streets(), Drawer(), Signposts(), ThreadMaker())
        capabilities = features.named("cafe")
        self.dispatcher = Dispatcher(database, capabilities, outside, gazetteer, self.clock)
        self.cafe, self._receipts = 0, itertools.count()

    async def open(self) -> None:
        async with self.database.transaction() as store:
            area = Area(
                name="Belleville", town="75120", town_name="Paris", lat=48.87, lon=2.38,
                declared_at=NOON,
            )  # fmt: skip
            host = Member(name="Ana", joined_at=NOON, seen_at=NOON)
            store.session.add_all([area, host])
            await store.session.flush()
            cafe = Cafe(
                area_id=area.id, host_id=host.id, kind="cafe", place="-", seats=2,
                starts_at=NOON + timedelta(days=9), state=CafeState.OPEN, created_at=NOON,
            )  # fmt: skip
            store.session.add(cafe)
            self.cafe = cafe.id

    async def presses(self, who: str, reply: CafeReply) -> list[str]:
        """The statements that it took."""
        sender = EventSender(platform="x", user=who, name=who, language="fr", chat=who)
        scene = EventScene("wall", private=False, message="1")
        action = AnswerCafe(cafe=self.cafe, reply=reply)
        with self.counted() as statements:
            incoming = IncomingEvent(action, sender, scene, f"x:{next(self._receipts)}")
            outcome = await self.dispatcher.handle_event(incoming)
        assert not outcome.refused
        return statements

    async def becomes_known(self, who: str) -> None:
        """Their account is made, and then, once an hour, that they read the wall is noted."""
        for _ in range(2):
            await self.presses(who, CafeReply.MAYBE)

    @contextmanager
    def counted(self) -> Iterator[list[str]]:
        """What is asked of the database meanwhile, but for the beginning of transactions."""
        statements: list[str] = []

        def note(_: Any, __: Any, statement: str, *___: Any) -> None:
            if not statement.startswith("BEGIN"):
                statements.append(statement)

        engine = self.database.engine.sync_engine
        event.listen(engine, "before_cursor_execute", note)
        try:
            yield statements
        finally:
            event.remove(engine, "before_cursor_execute", note)


@pytest.fixture
async def street(database: Database, gazetteer: Gazetteer) -> Street:
    street = Street(database, gazetteer)
    await street.open()
    return street


async def test_an_answer_costs_six_statements(street: Street) -> None:
    await street.becomes_known("bao")
    for reply in (CafeReply.GOING, CafeReply.MAYBE, CafeReply.GOING):
        assert len(await street.presses("bao", reply)) <= ANSWER


async def test_the_same_answer_again_writes_only_its_receipt(street: Street) -> None:
    await street.becomes_known("bao")
    await street.presses("bao", CafeReply.GOING)
    statements = await street.presses("bao", CafeReply.GOING)
    assert len(statements) <= SAME_AGAIN
    assert [each.split()[2] for each in statements if each.startswith("INSERT")] == ["receipt"]


async def test_a_stranger_s_first_answer_costs_two_more(street: Street) -> None:
    assert len(await street.presses("chloe", CafeReply.GOING)) <= ANSWER + WELCOME


async def test_an_answer_costs_as_much_in_a_crowd(street: Street) -> None:
    """Nobody waits longer because many came before."""
    for number in range(20):
        await street.presses(f"neighbour {number}", CafeReply.GOING)
    await street.becomes_known("bao")
    assert len(await street.presses("bao", CafeReply.GOING)) <= ANSWER


async def test_a_courier_with_nothing_to_carry_asks_two_things(street: Street) -> None:
    courier = OutboxWorker(street.database, Slate(), street.clock, pace=UNBOUND)
    await courier.deliver()
    with street.counted() as statements:
        assert await courier.deliver() == 0
    assert len(statements) <= LOOK
