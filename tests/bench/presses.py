"""Presses a second to the answered callback, beside the hand-written bot, pair by pair."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from messages.cafe import AnswerCafe, CafeReply
from tests.bench.neighbourhood import found
from tests.bench.running import Running, palier, peer, say, street

NEIGHBOURS = 160  # five answers each: no more count in a minute
WARM_UP, PRESSES = 160, 640


@dataclass(frozen=True)
class Rush:
    """One run: presses a second, milliseconds to the answer, processor time a press, memory."""

    rate: float
    p50: float
    p99: float
    cpu: float
    megabytes: float


def percentiles(waits: list[float]) -> tuple[float, float]:
    """The middle and the 99th of a hundred, in milliseconds."""
    return median(waits) * 1000, quantiles(waits, n=100)[98] * 1000


async def rush(contender: str) -> Rush:
    """A fresh street and database, a warm-up, and the presses."""
    with tempfile.TemporaryDirectory(prefix="palier-bench-") as name:
        folder = Path(name)
        async with street() as door:
            settled = await door.ask("settles", NEIGHBOURS)
            if contender == "Palier":
                url = f"sqlite:///{folder}/palier.sqlite"
                cafe = await found(url, settled, known=True)
                data = [AnswerCafe(cafe=cafe, reply=reply).pack_action() for reply in CafeReply]
                running = palier(door, folder, url)
            else:
                data = [f"rsvp:1:{reply}" for reply in CafeReply]
                running = peer(door, folder, wal="WAL" in contender)
            process: Running
            async with running as process:
                await process.polls(door)
                await door.ask("rush", data, WARM_UP)
                before = process.cpu_seconds
                told = await door.ask("rush", data, PRESSES)
                cpu = (process.cpu_seconds - before) / PRESSES * 1000
                p50, p99 = percentiles(told["waits"])
                return Rush(PRESSES / told["seconds"], p50, p99, cpu, process.megabytes)


PEER, PEER_WAL = "peer", "peer, WAL"
CONTENDERS = ("Palier", PEER, PEER_WAL)


async def compare(rounds: int) -> dict[str, list[Rush]]:
    """Every contender in turn, as many times over."""
    runs: dict[str, list[Rush]] = {each: [] for each in CONTENDERS}
    for _ in range(rounds):
        for contender in CONTENDERS:
            runs[contender].append(await rush(contender))
            one = runs[contender][-1]
            say(
                f"  {contender:10} {one.rate:6.0f} presses/s   p50 {one.p50:5.0f} ms"
                f"   p99 {one.p99:5.0f} ms   {one.cpu:.1f} ms of processor a press"
                f"   {one.megabytes:.0f} MB"
            )
    return runs
