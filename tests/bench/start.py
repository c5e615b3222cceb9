"""How long Palier takes to its first question for updates, and the memory it then holds."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.bench.running import Running, palier, say, street


@dataclass(frozen=True)
class Start:
    """Seconds from the command to the first poll, and megabytes resident just after it."""

    seconds: float
    megabytes: float


async def start(rounds: int) -> dict[str, list[Start]]:
    """A fresh database, then the same one again, as many times over."""
    starts: dict[str, list[Start]] = {"fresh": [], "again": []}
    for _ in range(rounds):
        with tempfile.TemporaryDirectory(prefix="palier-bench-") as name:
            folder = Path(name)
            for database, measured in starts.items():
                async with street() as door:
                    process: Running
                    async with palier(door, folder, f"sqlite:///{folder}/p.sqlite") as process:
                        one = Start(await process.polls(door), process.megabytes)
                measured.append(one)
                say(f"  {database:6} {one.seconds:5.2f} s {one.megabytes:5.0f} MB")
    return starts
