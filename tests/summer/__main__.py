"""`make summer`: the season told line by line, and whether anybody was forgotten, or told wrongly.

Its first half is lived on SQLite, its second on PostgreSQL, at the same time.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

from storage.places import Gazetteer
from tests import postgres
from tests.summer.judge import judge
from tests.summer.lengths import FIRST_HALF, SECOND_HALF
from tests.summer.season import Length, Season
from tests.summer.verdict import Verdict

SEEDS = (1, 2, 3)
"""The accidents and answers of a long one."""


@contextmanager
def sqlite() -> Iterator[str]:
    """A fresh file, gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{Path(folder) / 'summer.sqlite'}"


@contextmanager
def postgresql() -> Iterator[str]:
    """A fresh database of a private server, gone afterwards."""
    with postgres.cluster() as url:
        yield postgres.fresh_database(url, "summer")


HALVES = ((FIRST_HALF, sqlite), (SECOND_HALF, postgresql))


def live(half: int, seed: int) -> tuple[list[str], str, Verdict]:
    """One half of one summer: its story, its numbers, and what was wrong with it."""
    # Every killed process would tell of its end.
    logging.disable()
    length, database = HALVES[half]
    told: list[str] = []
    with database() as url, Gazetteer() as gazetteer:
        record = asyncio.run(Season(url, gazetteer, seed, told.append, length).live())
    numbers = (
        f"seed {seed}, {_days(length)}: {len(record.people)} neighbours,"
        f" {len(record.pressed)} answers, {len(record.kills)} kills, {record.strikes} minutes"
        f" lived, {len(record.arrivals)} messages"
    )
    return told, numbers, judge(record)


def _days(length: Length) -> str:
    return f"{length.begin:%d %B} to {length.end:%d %B}"


def main() -> int:
    """Live the season; 0 when everybody was told everything, rightly, once and in time."""
    parser = argparse.ArgumentParser(prog="python -m tests.summer", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="other accidents, other answers")
    parser.add_argument("--long", action="store_true", help="three summers, one after another")
    given = parser.parse_args()
    begun, verdict, numbers = time.perf_counter(), Verdict(), list[str]()
    with ProcessPoolExecutor(len(HALVES), get_context("spawn")) as pool:
        for seed in SEEDS if given.long else (given.seed,):
            for story, counted, found in pool.map(live, range(len(HALVES)), [seed] * len(HALVES)):
                print(*story, sep="\n")
                numbers.append(counted)
                verdict += found
    print("", *verdict.grouped(most=10), "", *numbers, sep="\n")
    print(
        f"{verdict.right} times held against the protocol and right, {len(verdict.found)} times"
        f" not; in {time.perf_counter() - begun:.0f} s"
    )
    return 1 if verdict.found else 0


if __name__ == "__main__":
    sys.exit(main())
