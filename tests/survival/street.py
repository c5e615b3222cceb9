"""A street that goes about its business while its Paliers are killed and stopped."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.chat.pending_replies import LEASE, TIME
from tests.fakes.telegram import Person
from tests.survival.residents import Noted, Resident, Wait
from tests.survival.stage import START_WITHIN, Stage

AT_WORK = {"answerCallbackQuery", "sendMessage", "editMessageText"}
CALM, CALM_WITHIN = 1.5, 60.0
Habit = Callable[[Resident], Awaitable[None]]


@dataclass
class Ending:
    """When a Palier was ended from outside, and whether it had a warning."""

    at: float
    graceful: bool


@dataclass
class Street:
    """People with habits, and so many Paliers among them."""

    stage: Stage
    paliers: int = 1
    noted: Noted = field(default_factory=Noted)
    waits: dict[int, Wait] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    endings: list[Ending] = field(default_factory=list)
    resting: bool = False
    began: float = field(default_factory=time.monotonic)

    @property
    def kills(self) -> int:
        return sum(not each.graceful for each in self.endings)

    @property
    def stops(self) -> int:
        return sum(each.graceful for each in self.endings)

    def resident(self, person: Person) -> Resident:
        return Resident(self.stage, person, self.noted, self.waits, self.stage.chance, self.taken)

    # --- Paliers come and go

    async def lives(self, kills: int, stops: int, peace: float = 1.0) -> None:
        """A peaceful beginning; Paliers end so often; people finish; the calm afterwards."""
        async with asyncio.TaskGroup() as group:
            people = [group.create_task(each) for each in self._people()]
            ends = [False] * kills + [True] * stops
            self.stage.chance.shuffle(ends)
            await self._fill_up()
            await asyncio.sleep(peace)
            for graceful in ends:
                await self._one_ends(graceful=graceful)
            self.resting = True
            await self._fill_up()
            await self.calm()
            for each in people:
                each.cancel()

    async def _fill_up(self) -> None:
        while len(self.stage.processes) < self.paliers:
            await self.stage.start()

    async def _one_ends(self, *, graceful: bool) -> None:
        """Live a little, often not even until up; then one Palier of them ends."""
        chance = self.stage.chance
        await self._fill_up()
        if chance.random() < 0.15:
            await asyncio.sleep(chance.uniform(0, 0.2))
        else:
            await self._at_work(chance.randint(1, 30))
            await asyncio.sleep(chance.uniform(0, 0.03))
        process = chance.choice(self.stage.processes)
        if not process.alive:
            self.stage.gone(process)
            self.noted.faults.append(f"a Palier ended by itself: exit {process.ended.result()}")
            return
        self.endings.append(Ending(time.monotonic(), graceful))
        if graceful:
            if not await self.stage.stop(process):
                self.noted.faults.append(f"a Palier does not stop: see {self.stage.log}")
        else:
            self.stage.kill(process)

    async def _at_work(self, calls: int) -> None:
        """Wait until Paliers have answered, sent and redrawn so many times."""
        seen, server = len(self.stage.server.calls), self.stage.server
        ends = time.monotonic() + START_WITHIN
        while sum(call.method in AT_WORK for call in server.calls[seen:]) < calls:
            assert time.monotonic() < ends, f"Palier does not work: {self.waiting()}"
            if not any(each.alive for each in self.stage.processes):
                return
            await server.changed.wait(0.5)

    def waiting(self) -> list[str]:
        """Who waits for what."""
        return [f"{each.who.name}: {each.what}" for each in self.waits.values()]

    async def calm(self) -> None:
        """Wait until nobody waits, or until nothing has happened for a while."""
        server = self.stage.server
        ends, still = time.monotonic() + CALM_WITHIN, time.monotonic()
        seen = len(server.calls)
        while time.monotonic() < ends:
            busy = bool(server.first_bot.mailbox.pending) or len(server.calls) != seen
            if busy or not any(each.alive for each in self.stage.processes):
                still, seen = time.monotonic(), len(server.calls)
            # Whoever waits may wait for the end of a lease.
            lease = (TIME + LEASE.total_seconds()) / self.stage.hurry if self.waits else 0
            if time.monotonic() - still > CALM + lease * 1.5:
                break
            await asyncio.sleep(0.05)
        for each in self.waits.values():
            seen = [(m.text[-90:], m.labels) for m in each.who.screen()[-3:]]
            self.noted.faults.append(
                f"silence: {each.who.name} waits for {each.what}, heard {each.heard}: {seen}"
            )

    # --- people

    def _people(self) -> list[Awaitable[None]]:
        organiser, host, *others = self.stage.neighbours
        lives = [self._habits(organiser, Resident.sets_the_level, Resident.answers)]
        lives += [
            self._habits(each, Resident.invites, Resident.answers) for each in (host, *others[:2])
        ]
        lives += [
            self._habits(each, Resident.answers, Resident.answers, Resident.minds, Resident.asks)
            for each in others[2:]
        ]
        lives += [self._newcomers(number) for number in range(3)]
        return lives

    async def _habits(self, person: Person, *habits: Habit) -> None:
        await self.resident(person).lives(*habits, ends=lambda: self.resting)

    async def _newcomers(self, lane: int) -> None:
        """One after the other arrives, invites, and leaves the stage."""
        while not self.resting:
            person = self.stage.server.person(
                f"Nouveau {self.resident(self.stage.neighbours[0]).word()}"
            )
            newcomer = self.resident(person)
            await newcomer.arrives()
            if lane == 0:
                await newcomer.invites()
            elif lane == 1:
                await newcomer.asks()
