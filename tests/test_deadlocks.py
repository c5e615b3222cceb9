"""Two transactions that hold what the other wants: PostgreSQL ends one, and it is tried again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.clock import ManualClock
from bot.dispatcher import Dispatcher, EventOutcome
from bot.document_thread import ThreadMaker
from handlers.kernel.events import (
    CommandEvent,
    ContinuationEvent,
    EventScene,
    EventSender,
    IncomingEvent,
    JobTick,
)
from handlers.kernel.feature import Feature
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.ports import Services
from handlers.kernel.replies import CallService, Notice
from messages import words
from storage.database import Database
from storage.people import Account, Member
from storage.places import Gazetteer
from tests.conftest import unhurried
from tests.worlds import NOON, Signposts, Streets
from tests.worlds.neutral import Drawer

ONE, OTHER = 1, 2
"""Two members, held by key."""


class Corridor:
    """A capability in which two meet head-on: each holds one member and wants the other."""

    def __init__(self) -> None:
        self.feature, self.tries = Feature("corridor"), 0
        self._met = asyncio.Barrier(2)
        self.feature.command("forth")(self.forth)
        self.feature.command("back")(self.back)
        for work in (self.job_forth, self.job_back, self.rest_forth, self.rest_back):
            self.feature.every(minutes=1)(work)
        self.feature.on_result(self.rest_forth)(self.learn_forth)
        self.feature.on_result(self.rest_back)(self.learn_back)

    async def _pass(self, context: JobContext, first: int, then: int) -> None:
        self.tries += 1
        await context.store.people.get_member(first, lock=True)
        if self.tries <= 2:
            await self._met.wait()
        await context.store.people.get_member(then, lock=True)

    async def forth(self, command: CommandEvent, turn: Interaction) -> Notice:
        await self._pass(turn, ONE, OTHER)
        return Notice(words.form_done())

    async def back(self, command: CommandEvent, turn: Interaction) -> Notice:
        await self._pass(turn, OTHER, ONE)
        return Notice(words.form_done())

    async def job_forth(self, tick: JobTick, context: JobContext) -> None:
        await self._pass(context, ONE, OTHER)

    async def job_back(self, tick: JobTick, context: JobContext) -> None:
        await self._pass(context, OTHER, ONE)

    async def rest_forth(self, tick: JobTick, context: JobContext) -> CallService:
        return CallService(at_once)

    async def rest_back(self, tick: JobTick, context: JobContext) -> CallService:
        return CallService(at_once)

    async def learn_forth(self, rested: ContinuationEvent, context: JobContext) -> None:
        await self._pass(context, ONE, OTHER)

    async def learn_back(self, rested: ContinuationEvent, context: JobContext) -> None:
        await self._pass(context, OTHER, ONE)


async def at_once(_: Services) -> ContinuationEvent:
    return ContinuationEvent(None)


@pytest.fixture
async def database(
    postgresql_url: Callable[[Path], str], tmp_path: Path
) -> AsyncIterator[Database]:
    """PostgreSQL, with two members; SQLite has one lock, and nobody to embrace."""
    database = unhurried(Database(postgresql_url(tmp_path)))
    async with database.transaction() as store:
        for key in (ONE, OTHER):
            member = Member(id=key, name=f"n{key}", joined_at=NOON, seen_at=NOON)
            account = Account(member_id=key, platform="x", user=f"u{key}", chat=f"m{key}")
            await store.people.add_member(member, account)
    yield database
    await database.close()


@pytest.fixture
def corridor() -> Corridor:
    return Corridor()


@pytest.fixture
def palier(database: Database, corridor: Corridor, gazetteer: Gazetteer) -> Dispatcher:
    outside = Services(Streets(), Drawer(), Signposts(), ThreadMaker())
    return Dispatcher(database, [corridor.feature], outside, gazetteer, ManualClock(NOON))


async def says(palier: Dispatcher, who: int, command: str) -> EventOutcome:
    sender = EventSender("x", f"u{who}", "n", "fr", chat=f"m{who}")
    return await palier.handle_event(
        IncomingEvent(CommandEvent(command), sender, EventScene(f"m{who}"), command)
    )


async def test_two_who_embrace_are_both_answered(palier: Dispatcher, corridor: Corridor) -> None:
    outcomes = await asyncio.gather(says(palier, ONE, "forth"), says(palier, OTHER, "back"))

    assert [each.reply for each in outcomes] == [Notice(words.form_done())] * 2
    assert corridor.tries == 3, "one of the two was tried again"


@pytest.mark.parametrize("what", ["job", "rest"])
async def test_two_jobs_that_embrace_are_both_done(
    palier: Dispatcher, corridor: Corridor, what: str
) -> None:
    jobs = [f"corridor.{what}_forth", f"corridor.{what}_back"]
    assert await asyncio.gather(*(palier.run_job(JobTick(each, NOON)) for each in jobs)) == [
        True,
        True,
    ]
    assert corridor.tries == 3


@pytest.mark.provokes_errors
async def test_who_embraces_for_ever_is_told_that_something_went_wrong(
    palier: Dispatcher, corridor: Corridor, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(context: JobContext, first: int, then: int) -> None:
        corridor.tries += 1
        await ended(context)

    monkeypatch.setattr(corridor, "_pass", never)
    outcome = await says(palier, ONE, "forth")

    assert outcome.refused
    assert 1 < corridor.tries <= 5


async def ended(context: JobContext) -> None:
    """What the server says when it ends one of two."""
    connection = await context.store.session.connection()
    await connection.exec_driver_sql(
        "DO $$ BEGIN RAISE EXCEPTION 'deadlock' USING ERRCODE = '40P01'; END $$"
    )
