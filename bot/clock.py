"""The clock, and the ticker that turns passing time into ticks."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping
from datetime import UTC, datetime, timedelta
from typing import Protocol

from handlers.kernel.events import JobTick

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
AGAIN = timedelta(minutes=1)
"""How soon a job that failed is tried again."""


class Clock(Protocol):
    """Whoever is asked for the time."""

    def now(self) -> datetime:
        """This moment, aware."""


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class ManualClock:
    """A clock that stands where it is put: the stairwell's, and every story's."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def advance(self, time: timedelta) -> None:
        self.at += time


async def _nobody_idle() -> Collection[str]:
    """Every job is asked itself."""
    return ()


class JobTicker:
    """Strikes every job once per interval; the database makes a tick single across processes.

    Of the `checked` ones, those that are idle are not struck: nothing is due for them.
    """

    def __init__(
        self,
        clock: Clock,
        intervals: Mapping[str, timedelta],
        tick: Callable[[JobTick], Awaitable[bool | None]],
        checked: Collection[str] = (),
        idle: Callable[[], Awaitable[Collection[str]]] = _nobody_idle,
    ) -> None:
        self._clock, self._intervals, self._tick = clock, intervals, tick
        self._checked, self._find_idle = checked, idle
        self._struck: dict[str, datetime] = {}
        self._again_at: dict[str, datetime] = {}

    async def run_due_jobs(self) -> None:
        """Tick every job whose latest due moment has not been struck here.

        A job that fails is tried again after a minute: a daily one must not wait for tomorrow.
        """
        now = self._clock.now()
        idle: Collection[str] | None = None
        for job, interval in self._intervals.items():
            due = now - (now - EPOCH) % interval
            again = self._again_at.get(job, EPOCH)
            # Further off than it was set to be, the clock was ahead when it was.
            if self._struck.get(job) == due or now < again <= now + AGAIN:
                continue
            # One that failed looks itself: it has to be seen that it works again.
            if job in self._checked and job not in self._again_at:
                idle = await self._find_idle() if idle is None else idle
                if job in idle:
                    self._struck[job] = due
                    continue
            if await self._tick(JobTick(job, due)) is None:
                self._again_at[job] = now + AGAIN
            else:
                self._struck[job] = due
                self._again_at.pop(job, None)
            # What it did may be work for another.
            idle = None

    def job_lateness(self) -> dict[str, float]:
        """Seconds for which each job's latest moment has been due and not struck here."""
        now, late = self._clock.now(), dict[str, float]()
        for job, interval in self._intervals.items():
            due = now - (now - EPOCH) % interval
            struck = self._struck.get(job)
            # After a moment that was missed, the one after that is counted from.
            since = due if struck is None else min(due, struck + interval)
            late[job] = 0.0 if struck == due else max((now - since).total_seconds(), 0.0)
        return late

    async def run(self) -> None:
        while True:
            await self.run_due_jobs()
            await asyncio.sleep(1)
