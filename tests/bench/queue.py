"""What the courier finds among a hundred thousand letters: in which order, and how soon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import perf_counter

from sqlalchemy import delete, select, update
from sqlmodel import col

from bot.outbox_worker import LEASE, WINDOW
from storage.database import Database
from storage.outbox import DedupKey, OutboxMessage, Priority
from tests.bench.presses import percentiles

LOOKS = 100
LEFT = 50
"""Orange letters that are left when the last ones leave: the others would take an hour."""

RED, ORDINARY = DedupKey("bench", "red"), DedupKey("bench", "ordinary")


@dataclass(frozen=True)
class Queue:
    """How many letters left before the red one and after the ordinary one, both put last, and a
    look's milliseconds: while all of them are due, and while all wait for the morning."""

    before_red: int
    after_ordinary: int
    due: tuple[float, float]
    night: tuple[float, float]


async def look(database: Database, now: datetime) -> Queue:
    """A red letter and an ordinary one are put last, then letters are taken as couriers do."""
    async with database.transaction() as store:
        for once, priority in ((ORDINARY, Priority.CAFE), (RED, Priority.RED)):
            letter = OutboxMessage(
                member_id=1, platform="telegram", chat="1", body="-",
                priority=priority, due_at=now,
            ).under(once)  # fmt: skip
            await store.outbox.enqueue_message(letter)
    taken: list[DedupKey | None] = []
    due = await _looks(database, now, taken)
    morning = now + timedelta(hours=14)
    async with database.transaction() as store:
        later = update(OutboxMessage).values(due_at=morning, expires_at=None)
        await store.session.execute(later.execution_options(synchronize_session=False))
    night = await _looks(database, now + timedelta(hours=6), [])
    async with database.transaction() as store:
        orange = select(col(OutboxMessage.id)).where(col(OutboxMessage.priority) == Priority.ORANGE)
        gone = delete(OutboxMessage).where(col(OutboxMessage.id).in_(orange.offset(LEFT)))
        await store.session.execute(gone.execution_options(synchronize_session=False))
    last: list[DedupKey | None] = []
    while await _look(database, morning, last):
        continue
    return Queue(taken.index(RED), len(last) - last.index(ORDINARY) - 1, due, night)


async def _looks(
    database: Database, now: datetime, taken: list[DedupKey | None]
) -> tuple[float, float]:
    waits = []
    for _ in range(LOOKS):
        began = perf_counter()
        await _look(database, now, taken)
        waits.append(perf_counter() - began)
    return percentiles(waits)


async def _look(
    database: Database, now: datetime, taken: list[DedupKey | None]
) -> Sequence[OutboxMessage]:
    """One look of a courier's: letters, who reads them, and copies of cards."""
    async with database.transaction() as store:
        letters = await store.outbox.claim_messages("telegram", now, LEASE, WINDOW)
        await store.people.members_by_id({each.member_id for each in letters})
        await store.outbox.claim_copies("telegram", now, LEASE, WINDOW - len(letters))
    taken += [each.once for each in letters]
    return letters
