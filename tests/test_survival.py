"""Palier is killed without warning two hundred times; nothing promised is lost.

The random moments come from a seed that a failure names; `PALIER_SEED` repeats it, as far as a
machine's own timing lets it.
"""

from __future__ import annotations

import asyncio
import os
import random
import sys
from pathlib import Path

import pytest

from storage.database import Database
from storage.migrations import upgrade
from tests import postgres
from tests.survival.facts import check, settled
from tests.survival.processes import nursery
from tests.survival.street import Street

SEED = int(os.environ.get("PALIER_SEED") or random.SystemRandom().randrange(10**6))


async def live(street: Street, kills: int) -> int:
    """Publish and answer through all the kills, come to rest, and check; the repeats."""
    database = Database(street.url)
    try:
        await street.open()
        await street.dies(kills)
        await street.start()
        await street.publishes_the_rest()
        await settled(street, database)
        repeats = await check(street, database)
        assert repeats <= street.kills * len(street.walls)
        return repeats
    except BaseException as failure:
        failure.add_note(f"{street.name}: PALIER_SEED={SEED}, log {street.log}")
        raise
    finally:
        await street.close()
        await database.close()


async def survive(urls: list[str], kills: int, folder: Path, seed: int) -> None:
    """Streets side by side, each with a database and a Palier of its own."""
    async with nursery() as parent:
        streets = [
            Street(f"street-{n}", url, folder, random.Random(seed + n), parent, drafts=kills // 2)
            for n, url in enumerate(urls)
        ]
        for street in streets:  # one after another: Alembic keeps its place in a global
            database = Database(street.url)
            await upgrade(database)
            await database.close()
        async with asyncio.timeout(110), asyncio.TaskGroup() as group:
            lives = [group.create_task(live(street, kills)) for street in streets]
    copies = sum(len(street.published) * len(street.walls) for street in streets)
    answers = sum(sum(press.times for press in street.answers.values()) for street in streets)
    repeats = sum(each.result() for each in lives)
    sys.stdout.write(
        f"seed {SEED}: {kills * len(urls)} kills, {copies} copies, {answers} answering presses:"
        f" none lost, {repeats} copies hung again\n"
    )


@pytest.mark.parametrize("spell", range(3))
async def test_killed_fifty_times_on_sqlite_nothing_promised_is_lost(
    tmp_path: Path, spell: int
) -> None:
    urls = [f"sqlite:///{tmp_path}/{number}.sqlite" for number in range(2)]
    await survive(urls, 25, tmp_path, SEED + 10 * spell)


async def test_killed_fifty_times_on_postgresql_nothing_promised_is_lost(
    postgres_cluster: str, tmp_path: Path
) -> None:
    names = [f"survival_{number}" for number in range(2)]
    urls = [postgres.fresh_database(postgres_cluster, name) for name in names]
    await survive(urls, 25, tmp_path, SEED)
