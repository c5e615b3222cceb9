"""A job is passed over only when it would have found nothing to do."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import delete, insert

from handlers import FEATURES
from storage.leaving import rows_of, table_classes
from tests.broken.rows import Household, as_written
from tests.conftest import ANOTHER_LIFE
from tests.worlds import NOON, NeutralWorld

LOOKS_ITSELF = {
    "account.apply_retention", "heat.forget_nicknames", "heat.watch_heat",
    "organise.morning_digest", "organise.tell_who_is_alone",
}  # fmt: skip
"""What works once a day, asks the outside, or goes by an area's clocks alone."""

LIVES, HOME = 30, {"area", "member", "account", "membership"}
MOMENTS = tuple(timedelta(minutes=minutes) for minutes in (0, 3000))


def test_of_every_job_it_is_known_whether_it_looks_itself() -> None:
    checked = {job for each in FEATURES for job in each.due_checks}
    assert checked | LOOKS_ITSELF == {job for each in FEATURES for job in each.jobs}
    assert not checked & LOOKS_ITSELF


@pytest.mark.provokes_errors
@pytest.mark.parametrize("world_kind", [NeutralWorld])
async def test_whoever_is_idle_changes_nothing(world: NeutralWorld) -> None:
    """Lives made up at random, a row here and there; each job that is passed over is tried."""
    tried = set[str]()
    for number in range(LIVES):
        await moves_in(world, Household(number, NOON), Random(number))
        for since in MOMENTS:
            world.clock.at = NOON + since
            tried |= set(await world.tries_idle_jobs())
    assert tried == {job for each in FEATURES for job in each.due_checks}


async def moves_in(world: NeutralWorld, household: Household, chance: Random) -> None:
    """A life in place of the one before: about half the rows it may have, or a few of them."""
    there, share = set[str](), chance.choice((0.55, 0.2))
    async with world.database.engine.begin() as connection:
        for table in reversed(table_classes()):
            emptied = delete(rows_of(table)).execution_options(**{ANOTHER_LIFE: True})
            await connection.execute(emptied)
        for table in table_classes():
            rows = rows_of(table)
            if {key.column.table.name for key in rows.foreign_keys} <= {*there, rows.name} and (
                rows.name in HOME or chance.random() < share
            ):
                there.add(rows.name)
                await connection.execute(insert(rows), as_written(table, household.rows[rows.name]))
