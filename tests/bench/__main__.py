"""Measures, and prints what was meant and what came out: `python -m tests.bench [--only …]`."""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
from collections.abc import Callable
from itertools import product
from pathlib import Path
from statistics import median

from tests import postgres
from tests.bench.crowd import AT_ONCE, WAITING, Crowd, crowd
from tests.bench.heat import MEMBERS, Evening, measure
from tests.bench.kit import sheets
from tests.bench.presses import PEER, PEER_WAL, compare
from tests.bench.running import say
from tests.bench.start import start
from tests.bench.storm import Storm, storm
from tests.bench.waves import Waves, waves

Row = tuple[str, str, str]


async def presses(rounds: int) -> list[Row]:
    say(f"presses to the answered callback, {rounds} rounds in turn")
    runs = await compare(rounds)
    rows: list[Row] = []
    for name in (PEER, PEER_WAL):
        ratios = [
            one.rate / other.rate for one, other in zip(runs["Palier"], runs[name], strict=True)
        ]
        each = ", ".join(f"{ratio:.2f}" for ratio in ratios)
        rows.append((f"presses/s, ratio to {name}", "≥ 0.9", f"{median(ratios):.2f} ({each})"))
    for name, measured in runs.items():
        said = (
            f"{median(each.rate for each in measured):.0f}/s, p50"
            f" {median(each.p50 for each in measured):.0f} ms, p99"
            f" {median(each.p99 for each in measured):.0f} ms,"
            f" {median(each.cpu for each in measured):.1f} ms processor a press"
        )
        rows.append((f"  {name}", "", said))
    return rows


async def starts(rounds: int) -> list[Row]:
    say("start to first poll")
    rows: list[Row] = []
    for database, measured in (await start(rounds)).items():
        seconds = median(each.seconds for each in measured)
        fastest = min(each.seconds for each in measured)
        megabytes = median(each.megabytes for each in measured)
        name = {"fresh": "fresh database", "again": "database at hand"}[database]
        rows.append((f"first poll, {name}", "< 1.5 s", f"{seconds:.2f} s (best {fastest:.2f})"))
        rows.append((f"memory, {name}", "< 130 MB", f"{megabytes:.0f} MB"))
    return rows


async def storms(rounds: int) -> list[Row]:
    say("500 strangers in 10 s")
    rows = _storm("SQLite", [await storm(_file) for _ in range(rounds)])
    with postgres.cluster() as base:

        def fresh(_: Path) -> str:
            return postgres.fresh_database(base, "storm")

        return rows + _storm("PostgreSQL", [await storm(fresh) for _ in range(rounds)])


async def crowds(_: int) -> list[Row]:
    say(f"{WAITING} presses waiting at the start, {AT_ONCE} within a second")

    def fresh(_: Path) -> str:
        return postgres.fresh_database(base, "crowd")

    rows: list[Row] = []
    with postgres.cluster() as base:
        for database, url in (("SQLite", _file), ("PostgreSQL", fresh)):
            for backlog, webhook in product((False, True), repeat=2):
                one = await crowd(url, webhook=webhook, backlog=backlog)
                what = "backlog at the start" if backlog else "storm of presses at once"
                way = "webhook" if webhook else "polling"
                rows += _crowd(f"{what}, {way}, {database}", WAITING if backlog else AT_ONCE, one)
    return rows


def _crowd(name: str, count: int, one: Crowd) -> list[Row]:
    alive = "" if one.alive else ", the programme ended"
    return [
        (name, f"{count}, 0, 0", f"{one.answered}, {one.empty}, {one.lost}{alive}"),
        ("  seconds in all; p99", "", f"{one.seconds:.1f}; {one.p99 / 1000:.1f} s"),
        ("  processor a press", "", f"{one.cpu:.1f} ms"),
    ]


async def heat(rounds: int) -> list[Row]:
    say("100,000 members in 500 areas turn orange at six")
    measured = [await measure() for _ in range(rounds)]
    told = min(each.told for each in measured)
    rate = median(each.rate for each in measured)
    refused = sum(each.refused for each in measured)
    megabytes = max(each.megabytes for each in measured)
    before = max(each.queue.before_red for each in measured)
    after = max(each.queue.after_ordinary for each in measured)

    def middle(of: Callable[[Evening], tuple[float, float]]) -> str:
        p50, p99 = (median(of(each)[which] for each in measured) for which in (0, 1))
        return f"{p99:.0f} ms (p50 {p50:.0f})"

    return [
        ("heat, members told", str(MEMBERS), str(told)),
        ("  members planned/s", "≥ 28", f"{rate:.0f}/s"),
        ("  p99 of a press meanwhile", "< 200 ms", middle(lambda each: each.meanwhile)),
        ("  p99 of a press before", "", middle(lambda each: each.alone)),
        ("  presses refused", "0", str(refused)),
        ("  memory", "< 300 MB", f"{megabytes:.0f} MB"),
        ("  letters that leave before a red one put last", "0", str(before)),
        ("  letters that leave after an ordinary one", "0", str(after)),
        ("  p99 of a look while all are due", "< 50 ms", middle(lambda each: each.queue.due)),
        ("  p99 of a look at night", "< 50 ms", middle(lambda each: each.queue.night)),
    ]


def _file(folder: Path) -> str:
    return f"sqlite:///{folder}/palier.sqlite"


def _storm(database: str, measured: list[Storm]) -> list[Row]:
    def middle(of: Callable[[Storm], float]) -> str:
        return f"{median(map(of, measured)):.0f}"

    right = sum(each.right for each in measured)
    return [
        (f"storm on {database}, p99", "< 200 ms", middle(lambda each: each.p99) + " ms"),
        ("  p50", "", middle(lambda each: each.p50) + " ms"),
        ("  the first press after the start", "", middle(lambda each: each.first) + " ms"),
        ("  edits on the wall in a minute", "≤ 20", middle(lambda each: each.edits_a_minute)),
        ("  refusals for flooding", "0", str(sum(each.refused for each in measured))),
        ("  the final card is right", "always", f"{right} of {len(measured)}"),
    ]


async def kit(rounds: int) -> list[Row]:
    say("sheets of the kit, each with new words")
    rows: list[Row] = []
    for name, measured in sheets(rounds * 5).items():
        pdf = f"{median(each.pdf for each in measured):.0f} ms"
        both = f"{median(each.both for each in measured):.0f} ms with its picture"
        largest = max(each.kilobytes for each in measured)
        rows.append((f"sheet {name}", "< 150 ms", f"{pdf}, {both}, {largest:.0f} kB"))
    return rows


async def helpers(_: int) -> list[Row]:
    say("whom to ask, among 10,000 who offered")
    rows = _waves("SQLite", await waves(lambda folder, name: f"sqlite:///{folder}/{name}.sqlite"))
    with postgres.cluster() as base:
        return rows + _waves(
            "PostgreSQL", await waves(lambda _, name: postgres.fresh_database(base, name))
        )


def _waves(database: str, one: Waves) -> list[Row]:
    rows = [
        (f"whom to ask on {database}, p50", "< 10 ms", f"{one.among.p50:.1f} ms"),
        ("  p99", "", f"{one.among.p99:.1f} ms"),
        ("  ratio to the area alone", "≤ 1.2", f"{one.ratio:.2f}"),
    ]
    for what, look in (("who may mind a child", one.trusted), ("5,000 passed over", one.away)):
        rows.append((f"  {what}, p50, p99", "", f"{look.p50:.1f}, {look.p99:.1f} ms"))
    return rows


async def main(only: str, rounds: int) -> None:
    parts = {
        "presses": presses,
        "start": starts,
        "storm": storms,
        "crowd": crowds,
        "kit": kit,
        "waves": helpers,
        "heat": heat,
    }
    rows: list[Row] = []
    for name, part in parts.items():
        if only in ("", name):
            rows += await part(rounds if name not in ("storm", "heat") else min(rounds, 2))
    load = os.getloadavg()[0]
    say(f"\n{os.cpu_count()} cores, Python {platform.python_version()}, load {load:.1f}")
    for what, goal, came_out in (("", "goal", "measured"), *rows):
        say(f"{what:44} {goal:9} {came_out}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="tests.bench", description=__doc__)
    only = ("presses", "start", "storm", "crowd", "kit", "waves", "heat")
    parser.add_argument("--only", choices=only, default="")
    parser.add_argument("--rounds", type=int, default=3)
    wishes = parser.parse_args()
    asyncio.run(main(wishes.only, wishes.rounds))
