"""The ticker: every job once an interval, and again soon when it fails."""

from datetime import timedelta

from bot.clock import JobTicker, ManualClock
from handlers.kernel.events import JobTick
from tests.worlds import NOON


async def test_a_daily_job_that_fails_is_tried_again_after_a_minute() -> None:
    outcomes: list[bool | None] = [None, None, True]
    struck: list[JobTick] = []

    async def tick(tick: JobTick) -> bool | None:
        struck.append(tick)
        return outcomes.pop(0)

    clock = ManualClock(NOON)
    ticker = JobTicker(clock, {"keep.promises": timedelta(days=1)}, tick)
    for _ in range(300):
        await ticker.run_due_jobs()
        clock.advance(timedelta(seconds=1))

    assert len(struck) == 3
    assert len({each.due for each in struck}) == 1
