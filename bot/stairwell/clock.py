"""The hands of the stairwell's clock go forward, and all that is due on the way happens."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.clock import JobTicker, ManualClock
from bot.stairwell.state import ZONE, SandboxState
from bot.stairwell.traces import ActTrace

HALF = timedelta(minutes=30)
STEP = timedelta(minutes=15)
# The steps of the heat's ladder are minutes apart: who moves by half an hour sees each on time.
SHORT_WAY, SHORT_STEP = timedelta(hours=2), timedelta(minutes=5)
# A long way is walked by the hour, so that a month costs seconds and reminders stay on time.
LONG_WAY, LONG_STEP = timedelta(days=3), timedelta(hours=1)
FARTHEST = timedelta(days=31)


class MomentUnreachable(ValueError):
    """The moment is past, or too far ahead."""


class SandboxClock:
    """Moves the clock step by step, striking every job and carrying what it promised."""

    def __init__(
        self,
        clock: ManualClock,
        ticker: JobTicker,
        deliver: Callable[[], Awaitable[int]],
        state: SandboxState,
    ) -> None:
        self._clock, self._ticker, self._deliver, self._state = clock, ticker, deliver, state
        self._turning = asyncio.Lock()

    async def move_to(self, wanted: str) -> ActTrace:
        """Go to "half" or "hour" (the next full one), "evening", "morning", or a local ISO moment.

        What was done on the way is answered.
        """
        async with self._turning:
            with self._state.acts.record_act("", "clock") as act:
                await self._walk(self._moment(wanted))
        return act

    async def run_due_jobs(self) -> None:
        """Let what is due at this very moment happen."""
        await self._ticker.run_due_jobs()
        await self._deliver()

    def _moment(self, wanted: str) -> datetime:
        now = self._clock.now().astimezone(ZoneInfo(ZONE))
        match wanted:
            case "half":
                return (now + HALF).replace(
                    minute=(now + HALF).minute // 30 * 30, second=0, microsecond=0
                )
            case "hour":
                return now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
            case "evening":
                return self._coming(time(18))
            case "morning":
                return self._at(now + timedelta(days=1), time(8, 30))
        try:
            then = datetime.fromisoformat(wanted)
        except ValueError:
            raise MomentUnreachable(wanted) from None
        then = then.replace(tzinfo=ZoneInfo(ZONE)) if then.tzinfo is None else then
        if not timedelta(0) <= then - self._clock.now() <= FARTHEST:
            raise MomentUnreachable(wanted)
        return then

    def _coming(self, hour: time) -> datetime:
        now = self._clock.now().astimezone(ZoneInfo(ZONE))
        today = self._at(now, hour)
        return today if today > now else self._at(now + timedelta(days=1), hour)

    @staticmethod
    def _at(day: datetime, hour: time) -> datetime:
        return datetime.combine(day.date(), hour, ZoneInfo(ZONE))

    async def _walk(self, then: datetime) -> None:
        then, began = then.astimezone(UTC), self._clock.now()
        far = then - self._clock.now()
        step = LONG_STEP if far > LONG_WAY else SHORT_STEP if far <= SHORT_WAY else STEP
        while self._clock.now() < then:
            self._clock.at = min(_step_end(self._clock.now(), step), then)
            gone = (self._clock.now() - began) / (then - began)
            self._state.clock_moved(self._clock.now(), gone)
            await self.run_due_jobs()
            # The page sees the clock go.
            await asyncio.sleep(0)


def _step_end(now: datetime, step: timedelta) -> datetime:
    """The end of this step: quarters and hours are met on the minute."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + ((now - midnight) // step + 1) * step
