"""A course of kills and stops: one street for every way Palier is run, and what came of it."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from storage.database import Database
from tests import postgres
from tests.survival.facts import judged
from tests.survival.processes import Nursery
from tests.survival.stage import Stage
from tests.survival.street import Street

NEIGHBOURS, FIRST_HELPER = 12, 4
HURRY = 1.0
"""How fast Palier's clock runs here, while what it waits for goes by the machine's.

No faster: a reply may take eight seconds of the machine's, and is left alone for ten of Palier's.
"""


@dataclass(frozen=True)
class Way:
    """On which database, with how many processes, told by polling or by webhook."""

    database: str
    paliers: int
    webhook: bool

    def __str__(self) -> str:
        return f"{self.database}-{self.paliers}-{'webhook' if self.webhook else 'polling'}"


WAYS = tuple(
    Way(database, paliers, webhook)
    for database, counts in (("sqlite", (1, 2)), ("postgresql", (1, 2, 4)))
    for paliers in counts
    for webhook in (False, True)
)


@dataclass
class Result:
    """What a street lived through, and what was wrong at its end."""

    way: Way
    seed: int
    kills: int = 0
    stops: int = 0
    acts: int = 0
    cafes: int = 0
    answers: int = 0
    requests: int = 0
    welcomed: int = 0
    seconds: float = 0.0
    conflicts: int = 0
    late: int = 0
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        lived = (
            f"{self.kills} kills, {self.stops} stops, {self.acts} acts, {self.cafes} cafés,"
            f" {self.answers} answers, {self.requests} requests, {self.welcomed} welcomed,"
            f" {self.conflicts} conflicts and {self.late} late replies in the log,"
            f" {self.seconds:.0f} s"
        )
        return f"{self.way} (seed {self.seed}): {lived}: {len(self.wrong) or 'nothing'} wrong"


def fresh_url(way: Way, folder: Path, name: str, cluster: str) -> str:
    """The URL of an empty database."""
    if way.database == "sqlite":
        return f"sqlite:///{folder}/{name}.sqlite"
    return postgres.fresh_database(cluster, name.replace("-", "_"))


async def lived(
    way: Way, nursery: Nursery, folder: Path, url: str, *, seed: int, kills: int, stops: int,
    turn: asyncio.Lock, peace: float = 1.0, hurry: float = HURRY,
    neighbours: int = NEIGHBOURS,
) -> Result:  # fmt: skip
    """One street from its opening to its judgement."""
    result, began = Result(way, seed), time.monotonic()
    stage = Stage(f"{way}-{seed}", url, folder, random.Random(seed), nursery, way.webhook, hurry)
    street, database = Street(stage, way.paliers), Database(url)
    try:
        async with turn:  # one after another: Alembic keeps its place in a global
            await stage.open(neighbours=neighbours)
        await stage.offers(*stage.neighbours[FIRST_HELPER:])
        await street.lives(kills, stops, peace)
        result.wrong = await judged(street, database)
    finally:
        await stage.close()
        await database.close()
    noted = street.noted
    result.kills, result.stops, result.acts = street.kills, street.stops, noted.acts
    result.cafes, result.answers = len(noted.cafes), len(noted.answers)
    result.requests, result.welcomed = len(noted.requests), len(noted.welcomed)
    result.conflicts = sum("onflict" in line for line in stage.said("warning", "error"))
    # A machine too slow for eight seconds: what was said then may be said again, by letter.
    result.late = len(stage.late())
    result.seconds = time.monotonic() - began
    return result


async def course(
    ways: tuple[Way, ...], nursery: Nursery, folder: Path, cluster: str, *, seed: int, kills: int,
    stops: int, hurry: float = HURRY, neighbours: int = NEIGHBOURS,
    say: Callable[[str], object] = lambda line: None,
) -> list[Result]:  # fmt: skip
    """Streets side by side, one for each way."""
    turn = asyncio.Lock()

    async def one(number: int, way: Way) -> Result:
        name = f"survival-{way}-{seed + number}"
        url = fresh_url(way, folder, name, cluster)
        result = await lived(
            way,
            nursery,
            folder,
            url,
            seed=seed + number,
            kills=kills,
            stops=stops,
            turn=turn,
            hurry=hurry,
            neighbours=neighbours,
        )
        say(str(result))
        for each in result.wrong:
            say(f"    {each}")
        return result

    async with asyncio.TaskGroup() as group:
        running = [group.create_task(one(number, way)) for number, way in enumerate(ways)]
    return [each.result() for each in running]
