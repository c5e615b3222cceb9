"""A Palier that meets broken things, and the neighbours who must not notice."""

from __future__ import annotations

import asyncio
import random
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from messages.cafe import AnswerCafe, CafeReply, PublishCafe
from storage.cafe import Cafe
from storage.database import Database
from tests.fakes.telegram import Message
from tests.fakes.telegram.buttons import CallbackQuery
from tests.survival.processes import Process, nursery
from tests.survival.stage import NOON, Stage

PATIENCE = 15.0


@dataclass
class Street:
    """A stage with one Palier, a café on its walls, and what went wrong so far."""

    stage: Stage
    process: Process | None = None
    cafe: int = 0
    card: Message | None = None
    red: dict[str, str] = field(default_factory=dict)
    _turn: int = 0

    @property
    def up(self) -> bool:
        return self.process is not None and self.process.alive

    async def starts(self) -> None:
        """A new Palier, where the last one is no more."""
        if self.process:
            self.stage.gone(self.process)
        self.process = await self.stage.start()

    async def revives(self) -> None:
        """A Palier that ended is started again: what comes next is judged by itself."""
        if not self.up:
            await self.starts()

    async def publishes(self) -> None:
        """A café everybody can answer hangs on the walls."""
        host, stage = self.stage.neighbours[0], self.stage
        database = Database(stage.url)
        async with database.transaction() as store:
            cafe = Cafe(
                area_id=stage.area_id, host_id=stage.members[host.id], kind="cafe", place="-",
                seats=40, starts_at=NOON + timedelta(days=9), created_at=NOON,
            )  # fmt: skip
            store.session.add(cafe)
            self.cafe = cafe.id
        await database.close()
        bot = stage.server.first_bot
        preview = stage.server.add_message(
            stage.server.private(bot, host), bot, {"text": "Brouillon"}
        )
        host.press(preview, PublishCafe(cafe=self.cafe).pack_action())
        shown = await host.sees(lambda shown: shown.buttons, stage.walls[0], timeout=60)
        self.card = shown.message

    async def serves(self, what: str) -> bool:
        """Two neighbours are answered now, one by a word at a press, one by a message."""
        problem = await self.unserved()
        if problem:
            self.red[what] = problem
            sys.stdout.write(f"{what}: {problem}\n")
        return not problem

    async def unserved(self) -> str:
        """How neighbours are not served; nothing when all is well."""
        assert self.card
        self._turn += 1
        people = self.stage.neighbours[1:]
        presses, types = (people[(2 * self._turn + n) % len(people)] for n in range(2))
        reply = (CafeReply.GOING, CafeReply.NO, CafeReply.MAYBE)[self._turn % 3]
        seen = len(types.screen())
        query = presses.press(self.card, AnswerCafe(cafe=self.cafe, reply=reply).pack_action())
        await types.says(None, "/cafes")
        problem = await self.answered(query)
        if problem:
            return f"a neighbour's press {problem}"
        try:
            await types.sees(lambda shown: shown.id > types.screen()[seen].id, timeout=PATIENCE)
        except AssertionError:
            return f"a neighbour's words are not answered{self._end()}"
        return "" if self.up else f"Palier ended{self._end()}"

    def _end(self) -> str:
        return "" if self.up else f"; exit {self.process and self.process.ended.result()}"

    async def answered(self, query: CallbackQuery) -> str:
        """What is wrong with the answer to a press; nothing when it has words."""
        try:
            async with asyncio.timeout(PATIENCE):
                toast = await asyncio.shield(query.answered)
        except TimeoutError:
            return f"is not answered{self._end()}"
        return "" if toast.text or toast.url else "is answered without a word"

    async def confirmed(self, update_id: int) -> bool:
        """The update is not brought any more."""
        mailbox = self.stage.server.first_bot.mailbox
        for _ in range(int(PATIENCE * 5)):
            if update_id not in mailbox.pending:
                return True
            await asyncio.sleep(0.2)
        return False


@asynccontextmanager
async def street(
    folder: Path, url: str, *, webhook: bool = False, neighbours: int = 12, **more: Any
) -> AsyncIterator[Street]:
    """A street that is served, with a café on its walls."""
    async with nursery() as parent:
        stage = Stage("street", url, folder, random.Random(1), parent, webhook=webhook, more=more)
        stage.server.latency = 0.0
        try:
            await stage.open(neighbours=neighbours, walls=2)
            opened = Street(stage)
            await opened.starts()
            await opened.publishes()
            yield opened
        finally:
            await stage.close()
