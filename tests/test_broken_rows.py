"""Rows no Palier wrote, hundreds at once, through a day of jobs: everybody else is served."""

from __future__ import annotations

import asyncio
import os
import re
import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlmodel import col

from handlers import FEATURES
from messages import words
from messages.cafe import AnswerCafe, CafeReply, PublishCafe
from storage.cafe import Cafe
from storage.database import Database
from storage.jobs import JobRun, WorkSurvey
from tests.broken import listed
from tests.broken.rows import Spoiling, spoil, spoilings
from tests.broken.serving import PATIENCE, Street, street
from tests.fakes.telegram import Shown
from tests.survival.stage import NOON, beginning

pytestmark = pytest.mark.provokes_errors

JOB_FAILED = re.compile(r'event="job failed" job=(\S+)(.*)')
SURVEY = WorkSurvey({job: due for each in FEATURES for job, due in each.due_checks.items()})
AWAKE = 45.0
"""Seconds a promise may take among so much that is broken."""


class Day:
    """What neighbours await between one noon and the next, and what of it came."""

    def __init__(self, here: Street) -> None:
        self.here, self.stage = here, here.stage
        self.organiser, self.host, self.guest, self.asker, self.helper = self.stage.neighbours[:5]

    async def prepares(self) -> None:
        """A café tomorrow at three, with a guest."""
        database = Database(self.stage.url)
        async with database.transaction() as store:
            cafe = Cafe(
                area_id=self.stage.area_id, host_id=self.stage.members[self.host.id], kind="cafe",
                place="Square Lamartine", seats=6, starts_at=NOON + timedelta(hours=27),
                created_at=NOON,
            )  # fmt: skip
            store.session.add(cafe)
            number = cafe.id
        await database.close()
        bot = self.stage.server.first_bot
        draft = self.stage.server.add_message(
            self.stage.server.private(bot, self.host), bot, {"text": "Brouillon"}
        )
        self.host.press(draft, PublishCafe(cafe=number).pack_action())
        wall = self.stage.walls[0]
        card = await self.host.sees("Square Lamartine", wall, timeout=PATIENCE)
        query = self.guest.press(
            card.message, AnswerCafe(cafe=number, reply=CafeReply.GOING).pack_action()
        )
        assert await self.here.answered(query) == ""

    async def lives(
        self, moment: datetime, what: str, sight: Callable[[], Awaitable[Shown]]
    ) -> None:
        """A Palier that begins at that moment; this is seen, and others are served."""
        stage = self.stage
        stage.began, stage.since = moment, time.monotonic()
        if self.here.process:
            self.here.process.kill()
        await self.here.starts()
        await self.here.serves(what)
        try:
            await sight()
        except AssertionError as error:
            self.here.red[what] = str(error)[:300]
        await self.here.serves(f"{what}, afterwards")

    async def takes_turns(self, midnight: datetime) -> None:
        """Every job that may find something has its turn on the last day, and none fails."""
        done = select(col(JobRun.job)).where(col(JobRun.due) >= midnight)
        jobs = {job for each in FEATURES for job in each.jobs}
        database, ends, waiting = Database(self.stage.url), time.monotonic() + AWAKE, jobs
        while waiting and time.monotonic() < ends:
            await asyncio.sleep(0.5)
            async with database.transaction() as store:
                idle = await store.jobs.idle_jobs(SURVEY, midnight + timedelta(hours=13))
                waiting = jobs - idle - set((await store.session.execute(done)).scalars())
        await database.close()
        self.here.red |= {f"job {each}": "it has no turn" for each in waiting}
        failed = (JOB_FAILED.search(line) for line in self.stage.said("error"))
        self.here.red |= {f"job {each[1]}": f"it fails: {each[2]}" for each in failed if each}

    async def asks(self) -> Shown:
        """A hand asked for by an organiser; the helper is asked."""
        await self.organiser.says(None, '/aide pour "Lou" courses aujourd’hui')
        draft = await self.organiser.sees(
            lambda shown: any(each.startswith("Demander") for each in shown.labels), timeout=AWAKE
        )
        label = next(each for each in draft.labels if each.startswith("Demander"))
        self.organiser.press(draft.message, str(draft.button(label).data))
        return await self.helper.sees(beginning(words.aid_ask_you()), timeout=AWAKE)

    async def hangs(self) -> Shown:
        """Nobody could: the wall is asked."""
        return await self.host.sees("Coup de main", self.stage.walls[1], timeout=AWAKE)

    async def reminds(self) -> Shown:
        return await self.guest.sees(beginning(words.cafe_reminder_eve()), timeout=AWAKE)

    async def sums_up(self) -> Shown:
        seen = len(self.organiser.screen())
        return await self.organiser.sees(
            lambda shown: shown.id > self.organiser.screen()[seen - 1].id, timeout=AWAKE
        )

    async def reminds_again(self) -> Shown:
        return await self.guest.sees(beginning(words.cafe_reminder_soon()), timeout=AWAKE)


async def test_a_day_among_broken_rows(tmp_path: Path) -> None:
    """`PALIER_ROWS` chooses some of them, as in `letter.` or `40:60`."""
    url = f"sqlite:///{tmp_path}/palier.sqlite"
    async with street(tmp_path, url, neighbours=12) as here:
        day = Day(here)
        await here.stage.offers(day.helper)
        await day.prepares()
        assert here.process
        await here.process.stop()
        database = Database(url)
        await spoil(database, chosen(), NOON)
        await database.close()
        await day.lives(NOON + timedelta(minutes=5), "a helper is asked", day.asks)
        await day.lives(NOON + timedelta(minutes=45), "the wall is asked", day.hangs)
        await day.lives(NOON + timedelta(hours=6, minutes=1), "the eve", day.reminds)
        await day.lives(NOON + timedelta(hours=20, minutes=44), "the digest", day.sums_up)
        await day.lives(
            NOON + timedelta(hours=25, minutes=1), "two hours before", day.reminds_again
        )
        await day.takes_turns(NOON.replace(hour=0) + timedelta(days=1))
        assert not here.red, listed(here.red)


def chosen() -> list[Spoiling]:
    wish, every = os.environ.get("PALIER_ROWS", ""), spoilings()
    if ":" in wish:
        first, _, last = wish.partition(":")
        return [*every[int(first or 0) : int(last or len(every))]]
    return [each for each in every if wish in str(each)]
