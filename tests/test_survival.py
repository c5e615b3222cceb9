"""Palier is killed and stopped under load, a few times in a street; nothing promised is lost.

The random moments come from a seed that a failure names; `PALIER_SEED` repeats it, as far as a
machine's own timing lets it. The long course: `python -m tests.survival --kills 200 --stops 20`.
"""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

from tests.survival.course import Way, course
from tests.survival.processes import nursery

SEED = int(os.environ.get("PALIER_SEED") or random.SystemRandom().randrange(10**6))
KILLS, STOPS, NEIGHBOURS = 2, 1, 6
"""In each street."""

WAYS = (Way("sqlite", 1, webhook=True),)
"""The narrowest; every way, with as many as four processes, is in the long course."""


async def test_killed_and_stopped_under_load_nothing_promised_is_lost(
    postgres_cluster: str, tmp_path: Path
) -> None:
    async with nursery() as parent:
        results = await course(
            WAYS, parent, tmp_path, postgres_cluster, seed=SEED, kills=KILLS, stops=STOPS,
            neighbours=NEIGHBOURS,
        )  # fmt: skip
    for each in results:
        sys.stdout.write(f"{each}\n")
    assert {str(each): each.wrong for each in results if each.wrong} == {}
    assert sum(each.kills for each in results) == KILLS * len(WAYS)
    assert all(each.acts for each in results)
