"""Which one of several processes sends and listens for a bot: a lease, renewed while it lives."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.processes import has_ended, new_process_name
from storage.database import Database
from storage.errors import DatabaseAway

log = logging.getLogger(__name__)

HOLD = timedelta(seconds=10)
MARGIN = 1.0
"""Seconds before a lease that was not renewed ends: whoever had it has let go by then."""


class CarrierLease:
    """One process's part in the lease of a bot; `holds` and `lost` say whether it is its turn.

    Processes do not trust each other's clocks: an end further ahead than any process can set
    counts for as long as its holder moves it, and is void once it stood still for a whole lease.
    The lease of a process of this machine that was killed is nobody's at once.
    """

    def __init__(self, database: Database, clock: Clock, token: str) -> None:
        self._database, self._clock, self._token = database, clock, token
        self._holder = new_process_name()
        self._until: datetime | None = None
        self._renew_at = 0.0
        self._seen: datetime | None = None
        self._seen_at = 0.0
        self._letting_go: asyncio.TimerHandle | None = None
        self._sign_at: float | None = None
        self.holds, self.lost = asyncio.Event(), asyncio.Event()
        self.lost.set()

    @property
    def needs_renewal(self) -> bool:
        """Whether it is time to ask again, by this machine's clock or by its passing time."""
        left = self._until - self._clock.now() if self._until else timedelta(0)
        return not HOLD / 2 <= left <= HOLD or _now() >= self._renew_at or not self.holds.is_set()

    @property
    def silent_for(self) -> float:
        """Seconds since anybody, here or elsewhere, was known to hold the lease, or none could."""
        if self._sign_at is None:
            self._sign_at = _now()
        return 0.0 if self.holds.is_set() else _now() - self._sign_at

    async def renew(self) -> bool:
        """Hold, or take over; False while another process has it."""
        try:
            return await self._take_lease()
        except DatabaseAway:
            # Nobody can hold it then: who is silent is counted from when it can be known.
            self._sign_at = _now()
            raise

    async def _take_lease(self) -> bool:
        now, moment = self._clock.now(), _now()
        was_ahead = self._until is not None and self._until - now > HOLD
        stale = self._seen if moment - self._seen_at >= HOLD.total_seconds() else None
        async with self._database.transaction() as store:
            holder, before = await store.outbox.lease_now(self._token)
            ended = holder if has_ended(holder) else ""
            if stale is not None and (stale != before or stale - now <= HOLD):
                stale = None
            held = await store.outbox.hold_lease(
                self._token, self._holder, now, now + HOLD, stale, ended
            )
            if held and (was_ahead or stale or (before and before - now > HOLD)):
                log.warning("clock was ahead: what it put off is due now")
                await store.clocks.bring_back(now)
        if held:
            self._extend(now, moment)
        else:
            self._let_go()
            self._watch(before, now, moment)
        return held

    async def release(self) -> None:
        """Let another process take it at once."""
        self._let_go()
        async with self._database.transaction() as store:
            await store.outbox.release_lease(self._token, self._holder, self._clock.now())

    def _extend(self, now: datetime, moment: float) -> None:
        self._until, self._seen = now + HOLD, None
        self._renew_at = moment + HOLD.total_seconds() / 2
        if self._letting_go:
            self._letting_go.cancel()
        loop = asyncio.get_running_loop()
        ends = moment + HOLD.total_seconds() - MARGIN
        self._letting_go = loop.call_at(ends, self._let_go)
        self._sign_at = _now()
        self.lost.clear()
        self.holds.set()

    def _let_go(self) -> None:
        if self.holds.is_set():
            log.info("lease let go")
            self._sign_at = _now()
        self.holds.clear()
        self.lost.set()

    def _watch(self, end: datetime | None, now: datetime, moment: float) -> None:
        if end != self._seen:
            self._seen, self._seen_at = end, moment
            self._sign_at = moment
        elif end and now < end <= now + HOLD:
            self._sign_at = moment


def _now() -> float:
    return asyncio.get_running_loop().time()
