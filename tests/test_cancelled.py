"""Who is cancelled in the middle of a look leaves nothing locked behind."""

from __future__ import annotations

import asyncio
import gc

import pytest
from sqlalchemy import text

from storage.database import Database

SLOW = (
    "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 2000000)"
    " SELECT x FROM n WHERE x > 1999000"
)
"""A look of which the first row takes about half a second."""


@pytest.mark.parametrize("times", [1, 2])
async def test_a_cancelled_look_leaves_the_next_one_no_lock(database: Database, times: int) -> None:
    """Whoever is told to end, and told again, is out of everybody's way at once.

    SQLite keeps a closed connection alive, with its lock, while anything remembers its last look:
    here the error does.
    """

    async def look() -> None:
        async with database.transaction() as store:
            await store.session.execute(text(SLOW))

    gc.disable()
    try:
        looking = asyncio.create_task(look())  # noqa: TID251 (it is cancelled, and awaited)
        await asyncio.sleep(0.1)
        for _ in range(times):
            looking.cancel()
            await asyncio.sleep(0)
            await asyncio.sleep(0)
        with pytest.raises(asyncio.CancelledError) as remembered:
            await looking
        async with asyncio.timeout(10), database.transaction() as store:
            assert not await store.people.count_admins()
        assert remembered
    finally:
        gc.enable()
