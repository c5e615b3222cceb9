"""How updates reach Palier: asked for a hundred at a time, or brought to a web address."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from datetime import timedelta
from typing import Any, Protocol

from sqlalchemy.exc import SQLAlchemyError
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.connection import PlatformConnection
from bot.supervising import end_tasks
from bot.telegram.adapter import READ_TIMEOUT
from bot.telegram.errors import REVOKED, wait_seconds
from bot.telegram.parked_updates import may_park
from bot.telegram.raw_updates import RawUpdate, UpdateBot
from bot.telegram.reading import WANTED
from bot.telegram.receiver import ReceivedUpdate, UpdateReceiver
from bot.telegram.update_offset import AT_ONCE, UpdateWindow

log = logging.getLogger(__name__)

HOLD = timedelta(seconds=50)
"""How long Telegram may hold a question for updates open."""

GLANCE = 0.25
"""Seconds to wait for what is under way before asking for more, which confirms what is done."""

SLOW = 5.0
"""Seconds after which an answer that a hundred newer updates wait behind is kept elsewhere."""

MOST = 5 * AT_ONCE
"""The most updates under way at once, those that are waited for elsewhere included."""

LAST_WORDS = 10.0
LAST_OFFSET = 3.0
"""Seconds that answers under way, and the last confirmation, have at a stop."""

AGAIN = 5.0
"""Seconds until what the database did not take is tried again."""

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0


class ListeningLease(Protocol):
    """Whose turn it is among several processes."""

    holds: asyncio.Event
    lost: asyncio.Event


async def poll_updates(
    bot: UpdateBot,
    receiver: UpdateReceiver,
    stop: asyncio.Event,
    turn: ListeningLease,
    connection: PlatformConnection,
) -> None:
    """Ask for updates until told to stop, then wait for those under way and confirm them.

    The library's own polling confirms updates before they are answered, so that a crash loses
    them; here only what is answered, or kept in the database, is confirmed. Of several processes
    the one whose `turn` it is asks.
    """
    async with asyncio.TaskGroup() as group:
        polling = _UpdatePolling(bot, receiver, turn, connection, group)
        asking = group.create_task(polling.ask_updates())
        await stop.wait()
        await end_tasks((asking,))
        await polling.finish_updates()


class _UpdatePolling:
    """The questions of one process, and what they brought."""

    def __init__(
        self,
        bot: UpdateBot,
        receiver: UpdateReceiver,
        turn: ListeningLease,
        connection: PlatformConnection,
        group: asyncio.TaskGroup,
    ) -> None:
        self._bot, self._receiver, self._turn, self._group = bot, receiver, turn, group
        self._connection = connection
        self._window = UpdateWindow()
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._since: dict[int, float] = {}
        self._kept: set[int] = set()

    async def ask_updates(self) -> None:
        """Ask for as long as it is this process's turn, and wait for the turn otherwise."""
        pause, mine = 0.0, False
        while True:
            mine = mine and self._turn.holds.is_set()
            if not mine:
                if not self._turn.holds.is_set():
                    self._connection.note_open()  # Another process asks.
                await self._turn.holds.wait()
            try:
                if not mine:
                    await self._take_over()
                    mine = True
                brought = await self._while_mine(
                    self._bot.raw_updates(
                        self._window.offset, hold=HOLD, allowed=WANTED, read_timeout=READ_TIMEOUT
                    )
                )
            except (OSError, SQLAlchemyError, TelegramError) as trouble:
                pause = _pause(trouble, pause)
                if isinstance(trouble, TelegramError):
                    self._connection.note_lost()
                log.warning("no updates kind=%s wait=%g", type(trouble).__name__, pause)
                await asyncio.sleep(pause)
                continue
            pause = 0.0
            self._connection.note_open()
            if brought is not None:
                self._begin_update(self._window.take_new(brought))
                if brought and not any(update.name for update in brought):
                    # Nothing there can be confirmed: it would be brought again, and for ever.
                    log.warning("updates without a number count=%s", len(brought))
                    await asyncio.sleep(LONGEST_PAUSE)
                await self._advance_offset()

    async def finish_updates(self) -> None:
        """Wait for what is under way, within bounds, and confirm what was answered."""
        if self._tasks:
            await asyncio.wait(self._tasks.values(), timeout=LAST_WORDS)
        await end_tasks([*self._tasks.values()])
        self._window.advance_offset()
        if self._window.offset is None or not self._turn.holds.is_set():
            return
        try:
            async with asyncio.timeout(LAST_OFFSET):
                await self._bot.raw_updates(
                    self._window.offset,
                    hold=timedelta(0),
                    allowed=WANTED,
                    read_timeout=LAST_OFFSET,
                    limit=1,
                )
        except (TelegramError, TimeoutError) as trouble:
            log.warning("last updates not confirmed kind=%s", type(trouble).__name__)

    async def _take_over(self) -> None:
        """What another process, or an earlier one, left: its web address, and what it kept."""
        await self._bot.delete_webhook()
        # Before the list is read: what is answered meanwhile still stands in it.
        ours = set(self._tasks)
        parked = await self._receiver.keeper.parked_updates()
        fresh = {number: raw for number, raw in parked.items() if number not in ours}
        self._kept |= fresh.keys()
        self._begin_update(fresh)

    async def _while_mine(
        self, asking: Coroutine[Any, Any, list[RawUpdate]]
    ) -> list[RawUpdate] | None:
        """The answer; None when the turn was lost first, so that two never ask."""

        async def caught() -> list[RawUpdate] | TelegramError:
            try:
                return await asking
            except TelegramError as trouble:
                return trouble

        async with asyncio.TaskGroup() as group:
            asked, lost = group.create_task(caught()), group.create_task(self._turn.lost.wait())
            await asyncio.wait((asked, lost), return_when=asyncio.FIRST_COMPLETED)
            done = asked.done()
            asked.cancel()
            lost.cancel()
        if not done:
            return None
        answer = asked.result()
        if isinstance(answer, TelegramError):
            raise answer
        return answer

    def _begin_update(self, fresh: dict[int, RawUpdate]) -> None:
        now = asyncio.get_running_loop().time()
        for number, raw in fresh.items():
            if number not in self._tasks:
                self._since[number] = now
                self._tasks[number] = self._group.create_task(self._answer_update(number, raw))

    async def _answer_update(self, number: int, raw: RawUpdate) -> None:
        """Answer one, whatever it takes; nobody else's answer hangs on it."""
        try:
            await _until_done(lambda: self._is_done(raw))
            self._window.settle_update(number)
            if number in self._kept:
                await _until_done(lambda: self._forget_update(number))
        finally:
            self._tasks.pop(number, None)
            self._since.pop(number, None)
            self._kept.discard(number)

    async def _is_done(self, raw: RawUpdate) -> bool:
        return await self._receiver.receive_update(raw) is not ReceivedUpdate.LATER

    async def _forget_update(self, number: int) -> bool:
        with suppress(OSError, SQLAlchemyError):
            await self._receiver.keeper.forget_update(number)
            return True
        return False

    async def _advance_offset(self) -> None:
        """Wait a moment for what is under way, then see how far everything is done.

        While Telegram could bring nothing new, or there is too much to do, wait for longer; and
        do not let everybody wait for a few slow ones.
        """
        while True:
            waited = [task for number, task in self._tasks.items() if number not in self._kept]
            if waited:
                await asyncio.wait(waited, timeout=GLANCE)
            elif len(self._tasks) >= MOST:
                await asyncio.wait(self._tasks.values(), return_when=asyncio.FIRST_COMPLETED)
            self._window.advance_offset()
            if not self._window.is_full and len(self._tasks) < MOST:
                return
            await self._park_slow()

    async def _park_slow(self) -> None:
        """Keep in the database what takes long, so that Telegram may forget it and bring others."""
        late = asyncio.get_running_loop().time() - SLOW
        slow = {
            number: raw
            for number, raw in self._window.under_way.items()
            if self._since.get(number, late) < late and may_park(raw)
        }
        if not slow:
            return
        try:
            await self._receiver.keeper.park_updates(slow)
        except (OSError, SQLAlchemyError):
            log.exception("slow updates not kept count=%s", len(slow))
            return
        log.warning("slow updates kept count=%s", len(slow))
        self._kept |= slow.keys()
        for number in slow:
            self._window.settle_update(number)
        self._window.advance_offset()


async def _until_done(work: Callable[[], Awaitable[bool]]) -> None:
    """Do it until it is done."""
    while not await work():  # noqa: ASYNC110 (nobody tells when a database is back)
        await asyncio.sleep(AGAIN)


def _pause(trouble: Exception, before: float) -> float:
    match trouble:
        case RetryAfter():
            return wait_seconds(trouble)
        case InvalidToken():
            return REVOKED
        case Conflict():
            return FIRST_PAUSE
    return min(max(before * 2, FIRST_PAUSE), LONGEST_PAUSE)
