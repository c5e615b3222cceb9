"""`make summer`: the season told line by line, and whether anything was missed, doubled or late."""

from __future__ import annotations

import argparse
import asyncio
import logging
import sys
import tempfile
import time
from pathlib import Path

from storage.places import Gazetteer
from tests.summer.checks import judge
from tests.summer.season import Season


def main() -> int:
    """Live the season once; 0 when everybody was told everything, once and in time."""
    parser = argparse.ArgumentParser(prog="python -m tests.summer", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="other accidents, other answers")
    given = parser.parse_args()
    # Every killed process would tell of its end.
    logging.disable()
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, Gazetteer() as gazetteer:
        season = Season(f"sqlite:///{Path(folder) / 'summer.sqlite'}", gazetteer, given.seed, print)
        record = asyncio.run(season.live())
    verdict = judge(record)
    for kind in ("missed", "doubled", "late", "uncalled"):
        for line in getattr(verdict, kind):
            print(f"{kind}: {line}")
    kills, lived = len(record.kills), time.perf_counter() - begun
    print(
        f"{len(record.people)} neighbours, {len(record.pressed)} answers, {kills} kills,"
        f" {record.strikes} minutes lived, in {lived:.0f} s"
    )
    print(
        f"sent {len(record.arrivals)} ({verdict.right} held against the protocol and right),"
        f" missed {len(verdict.missed)}, doubled {len(verdict.doubled)}, late {len(verdict.late)},"
        f" uncalled for {len(verdict.uncalled)}"
    )
    return 1 if verdict.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
