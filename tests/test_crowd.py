"""What a crowd costs whoever is not in it, counted in the database's own steps, and its order."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.clock import ManualClock
from bot.outbox_worker import LEASE, WINDOW, OutboxWorker
from storage.database import Database
from storage.outbox import DedupKey, MessageRecipient, OutboxMessage, Priority
from storage.people import Account, Member
from tests.conftest import unhurried
from tests.street import HELLO, Slate
from tests.worlds import NOON

FEW, MANY = 20, 2000
TOLERANCE = 1.1


async def gathers(database: Database, count: int) -> list[Member]:
    """So many people whom a letter can reach."""
    people = [Member(name="n", joined_at=NOON, seen_at=NOON) for _ in range(count)]
    async with database.transaction() as store:
        store.session.add_all(people)
        await store.session.flush()
        store.session.add_all(
            Account(member_id=each.id, platform="x", user=str(each.id), chat=str(each.id))
            for each in people
        )
    return people


async def promises(
    database: Database,
    people: list[Member],
    priority: Priority,
    due_at: datetime,
    expires_at: datetime | None = None,
) -> None:
    """The same to all of them."""
    to = [
        MessageRecipient(each.id, "x", "", str(each.id), "fr", "Europe/Paris", due_at)
        for each in people
    ]
    async with database.transaction() as store:
        await store.outbox.enqueue_for_many(
            to,
            body=HELLO.model_dump_json(),
            priority=priority,
            once=DedupKey("crowd", priority.name),
            expires_at=expires_at,
        )


async def steps(database: Database, work: Callable[[Any], Awaitable[object]]) -> int:
    """How many instructions SQLite runs for it."""
    count = 0

    def step() -> int:
        nonlocal count
        count += 1
        return 0

    async with database.transaction() as store:
        await work(store)
        connection = await (await store.session.connection()).get_raw_connection()
        await connection.driver_connection.set_progress_handler(step, 1)
        await work(store)
        await connection.driver_connection.set_progress_handler(None, 0)
    return count


@pytest.fixture
async def quarters(sqlite_url: Any, tmp_path: Path) -> Any:
    """A quiet database and a crowded one."""
    folders = [tmp_path / name for name in ("quiet", "crowded")]
    for folder in folders:
        folder.mkdir()
    both = [unhurried(Database(sqlite_url(folder))) for folder in folders]
    yield list(zip(both, (FEW, MANY), strict=True))
    for database in both:
        await database.close()


async def test_a_courier_does_not_walk_past_all_who_wait_for_the_morning(quarters: Any) -> None:
    costs = []
    for database, count in quarters:
        people = await gathers(database, count)
        await promises(database, people, Priority.ORANGE, NOON + timedelta(hours=9))
        look = await steps(
            database, lambda store: store.outbox.claim_messages("x", NOON, LEASE, WINDOW)
        )
        costs.append(look)
    assert costs[1] <= costs[0] * TOLERANCE


async def test_what_is_taken_back_is_found_without_looking_at_everything_that_waits(
    quarters: Any,
) -> None:
    costs = []
    for database, count in quarters:
        await promises(database, await gathers(database, count), Priority.CAFE, NOON)
        costs.append(
            await steps(
                database, lambda store: store.outbox.withdraw_messages("cafe:1", "eve", "soon")
            )
        )
    assert costs[1] <= costs[0] * TOLERANCE


async def test_what_one_was_told_is_found_without_looking_at_what_everybody_was(
    quarters: Any,
) -> None:
    costs = []
    for database, count in quarters:
        people = await gathers(database, count)
        await promises(database, people, Priority.ORANGE, NOON)
        costs.append(
            await steps(
                database, lambda store, one=people[0].id: store.outbox.keys_told("crowd", [one])
            )
        )
    assert costs[1] <= costs[0] * TOLERANCE


async def test_admins_are_found_without_looking_at_everybody(quarters: Any) -> None:
    costs = []
    for database, count in quarters:
        people = await gathers(database, count)
        async with database.transaction() as store:
            (await store.people.get_member(people[0].id)).admin = True
        costs.append(await steps(database, lambda store: store.organisation.list_admins()))
    assert costs[1] <= costs[0] * TOLERANCE


async def test_red_leaves_before_a_crowd_of_orange_and_the_rest_after_it(
    database: Database,
) -> None:
    """Whichever was promised first, and however long it waited."""
    people = await gathers(database, 3 * WINDOW)
    await promises(database, people[:1], Priority.CAFE, NOON - timedelta(hours=2))
    await promises(database, people, Priority.ORANGE, NOON - timedelta(hours=1))
    await promises(database, people[1:2], Priority.RED, NOON)
    taken: list[Priority] = []
    while True:
        async with database.transaction() as store:
            found = await store.outbox.claim_messages("x", NOON, LEASE, WINDOW, {"elsewhere"})
        if not found:
            break
        assert len(found) <= WINDOW
        taken += [each.priority for each in found]
    assert taken == [Priority.RED, *[Priority.ORANGE] * len(people), Priority.CAFE]


async def test_one_body_sealed_for_many_is_read_by_each_and_promised_once(
    database: Database,
) -> None:
    people = await gathers(database, 3)
    for _ in range(2):
        await promises(database, people, Priority.ORANGE, NOON)
    async with database.transaction() as store:
        letters = await store.outbox.all_rows(select(OutboxMessage))
    assert [each.body for each in letters] == [HELLO.model_dump_json()] * len(people)
    assert {each.member_id for each in letters} == {each.id for each in people}


async def asked(database: Database, priority: Priority) -> Sequence[OutboxMessage]:
    """The letters of one priority that are left."""
    async with database.transaction() as store:
        return await store.outbox.all_rows(
            select(OutboxMessage).where(col(OutboxMessage.priority) == priority)
        )


async def test_what_expired_before_anybody_carried_it_is_let_go(database: Database) -> None:
    """What was begun stays until its day: whether it arrived is not known."""
    people, clock = await gathers(database, 4), ManualClock(NOON)
    await promises(database, people, Priority.ORANGE, NOON, NOON + timedelta(hours=1))
    async with database.transaction() as store:
        [begun] = await store.outbox.claim_messages("x", NOON, LEASE, 1)
    await promises(database, people, Priority.CAFE, NOON + timedelta(days=1))
    clock.advance(timedelta(hours=1))
    courier = OutboxWorker(database, Slate(), clock)
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        running = group.create_task(courier.run())
        while len(left := await asked(database, Priority.ORANGE)) > 1:  # noqa: ASYNC110 (no bell)
            await asyncio.sleep(0.02)
        running.cancel()
    kept = await asked(database, Priority.CAFE)
    assert [each.id for each in left] == [begun.id]
    assert len(kept) == len(people)
