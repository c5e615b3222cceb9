"""A thousand presses that wait at the start, and five hundred within a second: who is answered."""

from __future__ import annotations

import socket
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

from messages.cafe import AnswerCafe, CafeReply
from tests.bench.neighbourhood import found
from tests.bench.presses import percentiles
from tests.bench.running import Running, palier, say, street

WAITING, AT_ONCE = 1000, 500
WITHIN = 120.0


@dataclass(frozen=True)
class Crowd:
    """How many presses were answered by a word, by nothing, not at all; and what they cost."""

    answered: int
    empty: int
    lost: int
    seconds: float
    p99: float
    cpu: float
    alive: bool


async def crowd(url: Callable[[Path], str], *, webhook: bool, backlog: bool) -> Crowd:
    """One crowd on a fresh database: waiting before the start, or all at once after it."""
    count = WAITING if backlog else AT_ONCE
    with tempfile.TemporaryDirectory(prefix="palier-bench-") as name:
        folder = Path(name)
        async with street() as door:
            settled = await door.ask("settles", count)
            database_url = url(folder)
            cafe = await found(database_url, settled, known=True)
            data = AnswerCafe(cafe=cafe, reply=CafeReply.GOING).pack_action()
            if backlog:
                await door.ask("all_press", data, 0.0)
            process: Running
            port = _free_port() if webhook else 0
            async with palier(door, folder, database_url, webhook_port=port) as process:
                await (process.listens(door) if webhook else process.polls(door))
                began, before = monotonic(), 0.0 if backlog else process.cpu_seconds
                if not backlog:
                    await door.ask("all_press", data, 1.0)
                told: dict[str, Any] = await door.ask("heard", WITHIN)
                seconds = monotonic() - began
                alive = process.process.returncode is None
                cpu = (process.cpu_seconds - before) / count * 1000 if alive else 0.0
    _, p99 = percentiles(told.pop("waits") or [0.0, 0.0])
    one = Crowd(**told, seconds=seconds, p99=p99, cpu=cpu, alive=alive)
    say(f"  {'backlog' if backlog else 'storm'} {'webhook' if webhook else 'polling'} {one}")
    return one


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
