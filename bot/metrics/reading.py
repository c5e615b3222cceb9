"""Reading the database for a monitor: one cheap look, of which every process sees the same."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from time import perf_counter

from sqlalchemy import text

from bot.clock import Clock
from bot.metrics.names import COUNTED_UP_TO
from storage.database import Database
from storage.heat.levels.freshness import FreshnessQueries, SourceFreshness
from storage.outbox.queue_queries import QueueDepth, QueueQueries
from storage.quarantine import ItemKind

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class DatabaseReading:
    """What the database told, and how long a round trip took; nothing but `up` where it is away."""

    up: bool = False
    seconds: float = 0.0
    queues: dict[str, list[QueueDepth]] = field(default_factory=dict)
    updates: Counter[str] = field(default_factory=Counter)
    quarantined: dict[ItemKind, int] = field(default_factory=dict)
    sources: list[SourceFreshness] = field(default_factory=list)


async def read_database(
    database: Database, platforms: Sequence[str], clock: Clock
) -> DatabaseReading:
    """Look once; whatever is wrong with the database is read as its being away."""
    now, begun = clock.now(), perf_counter()
    try:
        async with database.transaction() as store:
            await store.session.execute(text("SELECT 1"))
            seconds = perf_counter() - begun
            queue = QueueQueries(store.session)
            updates: Counter[str] = Counter()
            for bot, number in (await store.updates.count_waiting()).items():
                updates[bot.partition(":")[0]] += number
            return DatabaseReading(
                True,
                seconds,
                {each: await queue.queue_depths(each, now, COUNTED_UP_TO) for each in platforms},
                updates,
                await store.quarantine.count_held(),
                await FreshnessQueries(store.session).source_freshness(now),
            )
    except Exception:
        log.exception("metrics not read")
        return DatabaseReading()
