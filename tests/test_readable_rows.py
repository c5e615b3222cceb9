"""A row that cannot be read stops no sweep: whatever column it is, others are found."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import delete, select
from sqlmodel import col

from storage.database import Database
from storage.errors import RowMissing
from storage.jobs import JobRun
from storage.migrations import upgrade_database
from storage.types import vault
from tests.broken.rows import shared, spoil, spoilings
from tests.conftest import KEY
from tests.survival.stage import NOON

pytestmark = pytest.mark.provokes_errors


async def test_whatever_row_cannot_be_read_the_others_are_found(tmp_path: Path) -> None:
    vault.open(KEY)
    database = Database(f"sqlite:///{tmp_path}/palier.sqlite")
    await upgrade_database(database)
    chosen = [
        each
        for each in spoilings()
        if each.what in ("of a name to come", 'that holds {"cut":') and each.raw is not None
    ]
    await spoil(database, chosen, NOON)
    households, unreadable = len(shared(chosen)), 0
    for table in {each.table for each in chosen}:
        mine = sum(each.table is table for each in chosen)
        with pytest.raises((ValueError, TypeError, LookupError)):
            async with database.transaction() as store:
                (await store.session.execute(select(table))).all()
        async with database.transaction(readable_only=True) as store:
            found = (await store.session.execute(select(table))).scalars().all()
        assert len(found) == households - mine, table
        unreadable += mine
    await database.close()
    assert unreadable == len(chosen) > 30


async def test_one_thing_of_a_sweep_undoes_itself_alone(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/palier.sqlite")
    await upgrade_database(database)
    async with database.transaction(readable_only=True) as store:
        for number in range(3):
            async with store.isolate_item("letter", number):
                await store.jobs.take_moment(f"job {number}", NOON, NOON)
                if number == 1:
                    raise ValueError(number)
    async with database.transaction() as store:
        for number in range(3):
            taken = delete(JobRun).where(col(JobRun.job) == f"job {number}")
            assert await store.jobs.count_touched(taken) == (number != 1)
    await database.close()


async def test_a_sweep_that_meets_an_unreadable_row_is_made_again_without_it(
    tmp_path: Path,
) -> None:
    database = Database(f"sqlite:///{tmp_path}/palier.sqlite")
    await upgrade_database(database)
    with pytest.raises(ValueError, match="no such level"):
        async with database.transaction() as store, store.isolate_item("letter", 1):
            raise ValueError("no such level")
    async with database.transaction() as store:
        async with store.isolate_item("letter", 1):
            raise RowMissing
        async with store.isolate_item("letter", 2):
            raise RuntimeError("no row's fault")
        await store.jobs.take_moment("job", NOON, NOON)
    await database.close()
