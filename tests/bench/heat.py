"""A hundred thousand members in five hundred areas turn orange at six, while people press.

The measured process is one of its own: `python -m tests.bench.heat URL` prints what came out.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

import psutil
from sqlalchemy import text

from bot.clock import ManualClock
from bot.dispatcher import Dispatcher
from bot.document_thread import ThreadMaker
from handlers import FEATURES
from handlers.kernel.events import EventScene, EventSender, IncomingEvent
from handlers.kernel.ports import FilesSilent, Services
from messages.heat.announcements.actions import AnswerNudge, HeatAnswer
from messages.heat.levels.level import HeatLevel, HeatSource
from storage.area import Area, Membership
from storage.database import Database
from storage.heat import MAP, OfficialBulletin, SourceHealth
from storage.leaving import rows_of
from storage.migrations import upgrade_database
from storage.people import Account, Member
from storage.places import Gazetteer
from storage.retention import Table
from storage.types import vault
from tests.bench.presses import percentiles
from tests.bench.queue import Queue, look
from tests.bench.running import ROOT, say
from tests.conftest import KEY
from tests.worlds import Signposts

AREAS, MEMBERS = 500, 100_000
PRESSES_A_SECOND = 20
CALM = 10.0
"""Seconds of presses before anybody is told."""

SIX = datetime(2026, 6, 30, 16, tzinfo=UTC)
JOB = "heat.announce_due"


@dataclass(frozen=True)
class Evening:
    """People told a second, milliseconds to a press's answer before and meanwhile, megabytes when
    all are told, and the queue then."""

    told: int
    rate: float
    alone: tuple[float, float]
    meanwhile: tuple[float, float]
    refused: int
    megabytes: float
    queue: Queue


class Nobody:
    """No service outside."""

    async def find_address(self, words: str, *, country: str = "FR") -> None:
        return None

    async def fetch_file(self, platform: str, ref: str) -> bytes:
        raise FilesSilent("gone")


async def settle(url: str) -> None:
    """Everybody at home in their area, which is orange tomorrow."""
    vault.open(KEY)
    database = Database(url)
    await upgrade_database(database)
    areas = [
        Area(id=n + 1, name=f"Quartier {n}", town="75120", town_name="Paris 20e",
             lat=48.87, lon=2.38, declared_at=SIX)
        for n in range(AREAS)
    ]  # fmt: skip
    try:
        async with database.transaction() as store:
            store.session.add_all([*areas, Member(id=1, name="V", joined_at=SIX, seen_at=SIX)])
            await store.session.flush()
            store.session.add(Account(id=1, member_id=1, platform="telegram", user="1", chat="1"))
            store.session.add(Membership(member_id=1, area_id=1, joined_at=SIX))
            store.session.add(
                SourceHealth(
                    source=HeatSource.VIGILANCE, place=MAP, asked_at=SIX, read_at=SIX, next_at=SIX
                )
            )
            store.session.add_all(
                OfficialBulletin(
                    source=HeatSource.VIGILANCE,
                    place="75",
                    on=SIX.date() + timedelta(days=ahead),
                    level=level,
                    issued_at=SIX,
                    until=SIX + timedelta(days=ahead + 1),
                    read_at=SIX,
                )
                for ahead, level in enumerate((HeatLevel.NONE, HeatLevel.ORANGE))
            )
            await store.session.flush()
            for table, own in (
                (Member, {"id": "i"}),
                (Account, {"id": "i", "member_id": "i", "user": "i", "chat": "i"}),
                (Membership, {"member_id": "i", "area_id": f"i % {AREAS} + 1"}),
            ):
                await store.session.execute(text(_copies(table, own)))
    finally:
        await database.close()


def _copies(table: type[Table], own: dict[str, str]) -> str:
    """The table's one row as often as there are members, each with values of its own."""
    columns = [column.name for column in rows_of(table).columns]
    named = ", ".join(f'"{name}"' for name in columns)
    values = ", ".join(own.get(name, f'"{name}"') for name in columns)
    return (
        "WITH RECURSIVE n(i) AS"
        f" (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < {MEMBERS})"
        f" INSERT INTO {table.__tablename__} ({named})"
        f" SELECT {values} FROM n, (SELECT * FROM {table.__tablename__} LIMIT 1)"
    )


async def evening(url: str) -> Evening:
    """Tell everybody, a strike a minute, while people answer all the time."""
    vault.open(KEY)
    database, clock = Database(url), ManualClock(SIX)
    with Gazetteer() as gazetteer:
        outside = Services(Nobody(), Nobody(), Signposts(), ThreadMaker())
        dispatcher = Dispatcher(database, FEATURES, outside, gazetteer, clock)
        refusals: list[int] = []

        async def press(number: int, waits: list[float]) -> None:
            user = str(number * 997 % MEMBERS + 1)
            sender = EventSender("telegram", user, "V", "fr", chat=user)
            tomorrow = SIX.date().toordinal() + 1
            asked = AnswerNudge(
                area=1, day=tomorrow, level=HeatLevel.ORANGE, answer=HeatAnswer.KNOCK
            )
            began = perf_counter()
            pressed = IncomingEvent(asked, sender, EventScene(user), f"press:{number}")
            if (await dispatcher.handle_event(pressed)).refused:
                refusals.append(number)
            waits.append(perf_counter() - began)

        async def presses(first: int, over: Callable[[], bool]) -> tuple[float, float]:
            """Somebody presses every twentieth of a second, however long an answer takes."""
            number, waits = first, list[float]()
            async with asyncio.TaskGroup() as group:
                while not over():
                    group.create_task(press(number, waits))
                    number += 1
                    await asyncio.sleep(1 / PRESSES_A_SECOND)
            return percentiles(waits)

        async def tells() -> float:
            began = perf_counter()
            for _ in range(60):
                await dispatcher.run_job_now(JOB)
                clock.advance(timedelta(minutes=1))
                if await _told(database) >= MEMBERS:
                    break
            return perf_counter() - began

        await press(0, [])
        calm_until = perf_counter() + CALM
        alone = await presses(1, lambda: perf_counter() >= calm_until)
        async with asyncio.TaskGroup() as group:
            telling = group.create_task(tells())
            pressing = group.create_task(presses(10_000, telling.done))
        told, rate = await _told(database), MEMBERS / telling.result()
    megabytes = psutil.Process().memory_info().rss / 2**20
    queue = await look(database, clock.now())
    await database.close()
    return Evening(told, rate, alone, pressing.result(), len(refusals), megabytes, queue)


async def _told(database: Database) -> int:
    async with database.transaction() as store:
        found = await store.session.execute(text("SELECT count(*) FROM letter"))
        return int(found.scalar_one())


async def measure() -> Evening:
    """One evening on SQLite, in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="palier-bench-") as folder:
        url = f"sqlite:///{Path(folder) / 'palier.sqlite'}"
        await settle(url)
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.bench.heat", url,
            cwd=ROOT, stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        out, _ = await process.communicate()
    told: dict[str, Any] = json.loads(out)
    one = Evening(**told | {"queue": Queue(**told["queue"])})
    say(f"  {one}")
    return one


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asdict(asyncio.run(evening(sys.argv[1])))))
