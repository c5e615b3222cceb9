"""Thousands of members, several processes, one that dies: once each, at few statements."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event, select

from bot.clock import ManualClock
from bot.dispatcher import Dispatcher, EventOutcome
from bot.document_thread import ThreadMaker
from bot.outbox_worker import OutboxWorker
from bot.sending_pace import UNBOUND
from handlers.broadcast import publishing
from handlers.kernel.events import Event, EventScene, EventSender, IncomingEvent
from handlers.kernel.job_context import JobContext
from handlers.kernel.ports import Services
from messages.broadcast.actions import (
    AmendBroadcastForm,
    BroadcastKind,
    SendBroadcast,
    WithdrawBroadcast,
)
from messages.model import Message
from storage.area import Area, MemberRole, Membership, Wall
from storage.broadcast import Broadcast
from storage.confidences import ConfidentialMessage
from storage.database import Database
from storage.outbox import OutboxMessage
from storage.people import Account, Member
from storage.places import Gazetteer
from tests import features
from tests.conftest import unhurried
from tests.street import Slate
from tests.worlds import NOON, Signposts, Streets
from tests.worlds.neutral import Drawer

ORGANISERS = 2


class Town:
    """An area with many members, two of whom organise it, and two processes."""

    def __init__(self, databases: list[Database], gazetteer: Gazetteer) -> None:
        self.databases, self.clock, self.slate = databases, ManualClock(NOON), Slate()
        outside = Services(Streets(), Drawer(), Signposts(), ThreadMaker())
        capabilities = features.named("broadcast")
        self.processes = [
            Dispatcher(each, capabilities, outside, gazetteer, self.clock) for each in databases
        ]
        self.area, self.drafts, self._receipts = 0, list[int](), 0

    async def fills(self, people: int) -> None:
        """So many members, none of them on a wall; one wall; a draft of each organiser."""
        area = Area(
            name="Belleville", town="75120", town_name="Paris", lat=48.87, lon=2.38,
            declared_at=NOON,
        )  # fmt: skip
        members = [Member(id=n + 1, name="n", joined_at=NOON, seen_at=NOON) for n in range(people)]
        async with self.databases[0].transaction() as store:
            store.session.add_all([area, *members])
            await store.session.flush()
            store.session.add(Wall(area_id=area.id, platform="x", chat="wall"))
            for n, member in enumerate(members):
                role = MemberRole.ORGANISER if n < ORGANISERS else MemberRole.MEMBER
                store.session.add(
                    Account(member_id=member.id, platform="x", user=f"u{n}", chat=f"m{n}")
                )
                store.session.add(
                    Membership(member_id=member.id, area_id=area.id, role=role, joined_at=NOON)
                )
            await store.session.flush()
            for n in range(ORGANISERS):
                draft = Broadcast(
                    proposer_id=n + 1, kind=BroadcastKind.NEWS, proposed=f"Texte {n}.",
                    drafted_at=NOON,
                )  # fmt: skip
                await store.broadcasts.add_broadcast(draft, area.id)
                self.drafts.append(draft.id)
        self.area = area.id

    async def does(self, who: int, act: Event, process: int = 0) -> EventOutcome:
        self._receipts += 1
        sender = EventSender("x", f"u{who}", "n", "fr", chat=f"m{who}")
        incoming = IncomingEvent(act, sender, EventScene(f"m{who}"), f"r{self._receipts}")
        return await self.processes[process].handle_event(incoming)

    async def carries(self) -> None:
        for _ in range(20):
            courier = OutboxWorker(self.databases[0], self.slate, self.clock, pace=UNBOUND)
            if not await courier.deliver():
                break

    async def all(self, table: type[Any]) -> list[Any]:
        async with self.databases[0].transaction() as store:
            return list((await store.session.execute(select(table))).scalars())

    async def tells_the_rest(self, process: int = 0) -> None:
        await self.processes[process].run_job_now("broadcast.tell_members")

    @contextmanager
    def statements(self) -> Iterator[Counter[str]]:
        """What is asked of the database meanwhile, by its first word; many rows at once are one."""
        counted, engine = Counter[str](), self.databases[0].engine.sync_engine

        def count(_: Any, __: Any, statement: str, *rest: Any) -> None:
            counted[statement.split()[0]] += 1

        event.listen(engine, "before_cursor_execute", count)
        try:
            yield counted
        finally:
            event.remove(engine, "before_cursor_execute", count)


@pytest.fixture
async def town(database: Database, database_url: str, gazetteer: Gazetteer) -> AsyncIterator[Town]:
    databases = [database, unhurried(Database(database_url))]
    yield Town(databases, gazetteer)
    await databases[1].close()


async def test_two_organisers_at_once_on_one_day_and_one_is_told_that_it_is_taken(
    town: Town,
) -> None:
    await town.fills(5)
    outcomes = await asyncio.gather(
        *(
            town.does(n, SendBroadcast(broadcast=town.drafts[n], edition=1), process=n)
            for n in range(ORGANISERS)
        )
    )
    assert sorted(each.refused for each in outcomes) == [False, True]
    published = [each for each in await town.all(Broadcast) if each.published_at]
    assert len(published) == 1
    letters = await town.all(OutboxMessage)
    assert len({each.member_id for each in letters}) == len(letters) == 4


async def test_pressed_twice_at_once_it_is_published_once(town: Town) -> None:
    await town.fills(5)
    press = SendBroadcast(broadcast=town.drafts[0], edition=1)
    await asyncio.gather(*(town.does(0, press, process=n) for n in range(2)))
    assert Counter(each.member_id for each in await town.all(OutboxMessage)) == dict.fromkeys(
        range(2, 6), 1
    )


@pytest.mark.provokes_errors
async def test_a_process_that_dies_on_the_way_leaves_nobody_out_and_tells_nobody_twice(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "CHUNK", 3)
    await town.fills(14)
    await town.does(0, SendBroadcast(broadcast=town.drafts[0], edition=1))
    assert len(await town.all(OutboxMessage)) == 3

    told, kept = JobContext.notify_many, list[int]()

    async def dies(context: JobContext, *given: Any, **said: Any) -> None:
        await told(context, *given, **said)
        kept.append(1)
        if len(kept) == 2:
            raise RuntimeError("the process is gone")

    monkeypatch.setattr(JobContext, "notify_many", dies)
    with pytest.raises(RuntimeError):
        await town.tells_the_rest()
    assert len(await town.all(OutboxMessage)) == 6
    monkeypatch.setattr(JobContext, "notify_many", told)
    await town.tells_the_rest(process=1)
    await town.tells_the_rest(process=1)
    await town.carries()
    assert Counter(town.slate.letters) == dict.fromkeys(
        ["wall", *(f"m{n}" for n in range(1, 14))], 1
    )


async def test_an_author_who_leaves_while_it_is_told_stops_nothing(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "CHUNK", 3)
    await town.fills(9)
    await town.does(0, SendBroadcast(broadcast=town.drafts[0], edition=1))
    async with town.databases[0].transaction() as store:
        await store.leaving.erase_member(1)
    await town.tells_the_rest(process=1)
    await town.carries()
    assert Counter(town.slate.letters) == dict.fromkeys(
        ["wall", *(f"m{n}" for n in range(1, 9))], 1
    )


async def test_what_is_under_way_while_it_changes_arrives_as_it_became(town: Town) -> None:
    await town.fills(4)
    await town.does(0, SendBroadcast(broadcast=town.drafts[0], edition=1))
    changed = False

    async def meanwhile(chat: str) -> None:
        nonlocal changed
        if chat != "wall" and not changed:
            changed = True
            form = AmendBroadcastForm(broadcast=town.drafts[0], text="Autre texte.")
            await town.does(0, form, process=1)
            await town.does(0, SendBroadcast(broadcast=town.drafts[0], edition=2), process=1)

    town.slate.trouble = meanwhile
    await town.carries()
    assert changed
    assert all("Autre texte." in each for each in town.slate.shown.values())
    assert Counter(town.slate.letters) == dict.fromkeys(["wall", "m1", "m2", "m3"], 1)


async def test_what_is_under_way_while_it_is_taken_back_says_so_in_the_end(town: Town) -> None:
    await town.fills(4)
    await town.does(0, SendBroadcast(broadcast=town.drafts[0], edition=1))
    withdrawn = False

    async def meanwhile(chat: str) -> None:
        nonlocal withdrawn
        if chat == "m1" and not withdrawn:
            withdrawn = True
            back = WithdrawBroadcast(broadcast=town.drafts[0], sure=True)
            await town.does(0, back, process=1)

    town.slate.trouble = meanwhile
    await town.carries()
    assert withdrawn
    assert not any("Texte 0." in each for each in town.slate.shown.values())


async def test_two_thousand_cost_no_statement_each(town: Town) -> None:
    await town.fills(2002)
    counts = list[int]()
    with town.statements() as asked:
        await town.does(0, SendBroadcast(broadcast=town.drafts[0], edition=1))
        await town.tells_the_rest()
    counts.append(sum(asked.values()))
    assert len(await town.all(OutboxMessage)) == 2001
    assert len(await town.all(ConfidentialMessage)) == 2001
    with town.statements() as asked:
        form = AmendBroadcastForm(broadcast=town.drafts[0], text="Autre texte.")
        await town.does(0, form)
        await town.does(0, SendBroadcast(broadcast=town.drafts[0], edition=2))
    counts.append(sum(asked.values()))
    with town.statements() as asked:
        await town.does(0, WithdrawBroadcast(broadcast=town.drafts[0], sure=True))
    counts.append(sum(asked.values()))
    assert all(count <= most for count, most in zip(counts, MOST, strict=True)), counts
    assert not await town.all(OutboxMessage)


@pytest.mark.parametrize("kind", [BroadcastKind.NEWS, BroadcastKind.FIRE])
async def test_at_night_only_a_danger_is_heard_on_a_wall(town: Town, kind: BroadcastKind) -> None:
    await town.fills(3)
    async with town.databases[0].transaction() as store:
        draft = await store.session.get(Broadcast, town.drafts[0])
        assert draft
        draft.kind = kind
    town.clock.advance(timedelta(hours=12))
    await town.does(0, SendBroadcast(broadcast=town.drafts[0], edition=1))
    await town.carries()
    hung = Message.model_validate_json(town.slate.shown["wall"])
    assert hung.silent is not kind.is_danger
    assert ("m2" in town.slate.letters) is kind.is_danger


MOST = (120, 45, 20)
"""Statements for all of them: to tell, to change, to take back."""
