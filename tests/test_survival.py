"""Palier is killed two hundred times and stopped twenty times; nothing promised is lost.

The random moments come from a seed that a failure names; `PALIER_SEED` repeats it, as far as a
machine's own timing lets it. Longer: `python -m tests.survival --kills 1000`.
"""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

import pytest

from tests.survival.course import WAYS, course
from tests.survival.processes import nursery

SEED = int(os.environ.get("PALIER_SEED") or random.SystemRandom().randrange(10**6))
KILLS, STOPS = 20, 2
"""In each street; there are ten."""


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
async def test_killed_and_stopped_under_load_nothing_promised_is_lost(
    database: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    cluster = request.getfixturevalue("postgres_cluster") if database == "postgresql" else ""
    ways = tuple(way for way in WAYS if way.database == database)
    async with nursery() as parent:
        results = await course(ways, parent, tmp_path, cluster, seed=SEED, kills=KILLS, stops=STOPS)
    for each in results:
        sys.stdout.write(f"{each}\n")
    assert {str(each): each.wrong for each in results if each.wrong} == {}
    assert sum(each.kills for each in results) == KILLS * len(ways)
    assert all(each.cafes and each.requests and each.welcomed for each in results)
