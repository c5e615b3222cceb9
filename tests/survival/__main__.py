"""Runs a longer course: `python -m tests.survival --kills 1000 [--ways sqlite-2-polling,…]`."""

import argparse
import asyncio
import math
import random
import sys
import tempfile
from pathlib import Path

from tests import postgres
from tests.survival.course import HURRY, WAYS, Result, course
from tests.survival.processes import nursery

A_STREET = 25
"""Kills that one street lives through before the next is opened."""


async def run(wishes: argparse.Namespace, folder: Path) -> list[Result]:
    """So many kills, shared by the ways, a few streets at a time."""
    ways = tuple(way for way in WAYS if wishes.ways in ("", str(way)) or str(way) in wishes.ways)
    kills = min(A_STREET, math.ceil(wishes.kills / len(ways)))
    rounds = max(1, round(wishes.kills / len(ways) / max(kills, 1)))
    stops = math.ceil(wishes.stops / len(ways) / rounds)
    results: list[Result] = []
    with postgres.cluster() as cluster:
        async with nursery() as parent:
            for turn in range(rounds):
                for first in range(0, len(ways), wishes.at_once):
                    seed = wishes.seed + 100 * turn + first
                    results += await course(
                        ways[first : first + wishes.at_once], parent, folder, cluster, seed=seed,
                        kills=kills, stops=stops, hurry=wishes.hurry, say=say,
                    )  # fmt: skip
    return results


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    """Read the command line and run; 1 when anything was wrong."""
    parser = argparse.ArgumentParser(prog="tests.survival", description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--stops", type=int, default=20)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--ways", default="", help=f"of {', '.join(map(str, WAYS))}")
    parser.add_argument("--hurry", type=float, default=HURRY, help="how fast Palier's clock runs")
    parser.add_argument("--at-once", type=int, default=2, help="streets side by side")
    wishes = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="palier-survival-"))
    say(f"logs in {folder}")
    results = asyncio.run(run(wishes, folder))
    wrong = sum(len(each.wrong) for each in results)
    kills, stops = sum(each.kills for each in results), sum(each.stops for each in results)
    say(f"{kills} kills, {stops} stops in {len(results)} streets: {wrong or 'nothing'} wrong")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
