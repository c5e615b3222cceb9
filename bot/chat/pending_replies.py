"""Replies on their way: spoken now, else by letter, and by another process when one dies."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from cryptography.fernet import InvalidToken
from sqlalchemy.exc import SQLAlchemyError

from bot.chat.kept_replies import EventOutcome, KeptReply, ReplyRecipient
from bot.chat.ordering import OrderedExecution
from bot.clock import Clock
from bot.platform import RetryLater, Undeliverable
from handlers.kernel.events import IncomingEvent
from handlers.kernel.replies import Send
from messages.model import Message
from storage.database import Database
from storage.errors import DatabaseAway
from storage.outbox import DedupKey, OutboxMessage, Priority
from storage.people import Account, Member, UnspokenReply
from storage.replies import KeptRow

log = logging.getLogger(__name__)

TIME, TIME_FOR_FILES = 8.0, 60.0
"""Seconds that somebody's reply, or their document, may take before another way is taken."""

LEASE = timedelta(seconds=2)
"""How much longer another process leaves a reply to whoever took the update."""

GATHER, SWEEP = 0.2, 1.0
"""Seconds between two notes of what was spoken, and between two looks for what nobody spoke."""

AT_ONCE = 20
GIVE_UP = timedelta(hours=12)
"""After so long a question that cannot be shown is left: what waits is asked at the next word."""


class SpeaksAgain(Protocol):
    """What an adapter does beside speaking: say a kept reply where it belongs, in their turn."""

    async def speak_again(self, kept: KeptReply, receipt: str, since: datetime) -> None:
        """Say what was due `since` then; `RetryLater` when not now, `Undeliverable` when never."""


def unspoken_reply(
    outcome: EventOutcome, incoming: IncomingEvent, account: Account | None, now: datetime
) -> UnspokenReply | None:
    """What is written with the receipt; None when there is nothing that could be kept."""
    if incoming.address is None:
        return None
    outcome = replace(outcome, alarm=incoming.alarm)
    reply = KeptReply.of(outcome, ReplyRecipient.of(incoming))
    if reply is None:
        return None
    time = timedelta(seconds=_speaking_time(outcome))
    return UnspokenReply(
        account.id if account else None,
        reply.model_dump_json(exclude_defaults=True),
        now + time + LEASE,
    )


def _speaking_time(outcome: EventOutcome) -> float:
    return TIME_FOR_FILES if isinstance(outcome.reply, Send) else TIME


class PendingReplies:
    """One bot's replies; receipts whose name begins with `prefix` are its own."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        order: OrderedExecution,
        prefix: str,
        voice: SpeaksAgain,
    ) -> None:
        self._database, self._clock, self._order = database, clock, order
        self._prefix, self._voice = prefix, voice
        self._under_way: set[str] = set()
        self._spoken: set[str] = set()
        self._told = asyncio.Event()
        self._running = False

    # Speaking.

    async def speak_reply(
        self,
        receipt: str,
        to: ReplyRecipient,
        outcome: EventOutcome,
        say: Callable[[], Awaitable[None]],
    ) -> bool:
        """Say a reply within the time somebody waits; False when it went the letters' way."""
        self._under_way.add(receipt)
        try:
            async with asyncio.timeout(_speaking_time(outcome)):
                await say()
        except (RetryLater, TimeoutError) as trouble:
            reply = KeptReply.of(outcome, to)
            if reply:
                await self._hand_over(receipt, reply, trouble, self._clock.now())
            else:
                log.info("reply not said and not kept reason=%s", type(trouble).__name__)
            return False
        except Undeliverable:
            await self.spoken(receipt)
            raise
        finally:
            self._under_way.discard(receipt)
        if KeptReply.of(outcome, to):
            await self.spoken(receipt)
        return True

    async def repeat_reply(self, receipt: str) -> None:
        """An update came again: whoever took it speaks, and if they do not, the reply is said now.

        Called in the person's turn: what they did next waits behind it, others do not.
        """
        if receipt in self._under_way or receipt in self._spoken:
            return
        now = asyncio.get_running_loop().time
        until = now() + TIME + LEASE.total_seconds()
        while True:
            row, waits = await self._claim_row(receipt), False
            if row:
                await self._say_again(row)
            else:
                async with self._database.transaction() as store:
                    waits = await store.replies.is_unspoken(receipt)
            if not waits or now() > until:
                return
            await self._order.pause(GATHER)

    # What nobody has spoken.

    async def run(self) -> None:
        """Note what was spoken and speak what nobody did, until cancelled."""
        self._running = True
        try:
            # Side by side: what was spoken must be noted before its time is over, however long it
            # takes to speak what others did not.
            async with asyncio.TaskGroup() as group:
                group.create_task(_again_and_again(self._note))
                group.create_task(_again_and_again(self._look))
        finally:
            self._running = False
            with suppress(OSError, SQLAlchemyError, DatabaseAway):
                await self.flush_spoken()

    async def _note(self) -> None:
        await self._told.wait()
        await asyncio.sleep(GATHER)
        await self.flush_spoken()

    async def _look(self) -> None:
        await self.speak_overdue()
        await asyncio.sleep(SWEEP)

    async def flush_spoken(self) -> None:
        """Forget what was said by now: one statement for all of it."""
        self._told.clear()
        names = list(self._spoken)
        if not names:
            return
        async with self._database.transaction() as store:
            await store.replies.mark_spoken(names)
        self._spoken.difference_update(names)

    async def speak_overdue(self) -> None:
        """Speak what is due because whoever took the update did not."""
        async with self._database.transaction() as store:
            due = await store.replies.due_replies(self._prefix, self._clock.now(), AT_ONCE)
        async with asyncio.TaskGroup() as group:
            for row in due:
                if row.name not in self._under_way and row.name not in self._spoken:
                    group.create_task(self._in_turn(row))

    async def _in_turn(self, row: KeptRow) -> None:
        """Speak it when it is their turn, unless somebody has by then."""
        reply = _read_row(row)
        if reply is None:
            await self.spoken(row.name)
            return
        async with self._order.in_order(_order_key(reply.to)):
            if claimed := await self._claim_row(row.name):
                await self._say_again(claimed)

    async def _claim_row(self, receipt: str) -> KeptRow | None:
        moment = self._clock.now()
        async with self._database.transaction() as store:
            return await store.replies.claim_reply(receipt, moment, moment + _lease())

    async def _say_again(self, row: KeptRow) -> None:
        """Say a claimed reply; whatever goes wrong, it is tried later or given up."""
        reply = _read_row(row)
        try:
            if reply:
                async with asyncio.timeout(TIME):
                    await self._voice.speak_again(reply, row.name, row.received_at)
        except (RetryLater, TimeoutError) as trouble:
            if reply:
                await self._hand_over(row.name, reply, trouble, row.received_at)
            return
        except Undeliverable as refusal:
            log.info("reply refused receipt=%s reason=%s", row.name, refusal.reason)
        except Exception:
            log.exception("reply failed receipt=%s", row.name)
            await self._postpone_row(row.name, row.received_at, 0)
            return
        await self.spoken(row.name)

    # What could not be said now.

    async def _hand_over(
        self, receipt: str, reply: KeptReply, trouble: Exception, since: datetime
    ) -> None:
        """Give a message to the letters; a question is asked again a little later."""
        wait = trouble.seconds if isinstance(trouble, RetryLater) else 0
        log.warning("reply goes by letter kind=%s wait=%g", type(trouble).__name__, wait)
        message = reply.as_letter()
        if message is None:
            await self._postpone_row(receipt, since, wait)
            return
        due_at = self._clock.now() + timedelta(seconds=wait)
        async with self._database.transaction() as store:
            to = reply.to
            known = await store.people.member_by_account(to.platform, to.workspace, to.user)
            letter = _letter_instead(receipt, reply, message, due_at, known)
            if letter:
                await store.outbox.enqueue_message(letter)
                if letter.id and message.confidence:
                    await store.confidences.promise_letter(
                        letter, message.confidence, self._clock.now()
                    )
            await store.replies.mark_spoken([receipt])

    async def _postpone_row(self, receipt: str, since: datetime, wait: float) -> None:
        """Speak it when as much time again has gone by; after a long time no more."""
        now = self._clock.now()
        age = max(now - since, timedelta(0))
        if age > GIVE_UP:
            await self.spoken(receipt)
            return
        due_at = now + max(age, timedelta(seconds=wait), LEASE)
        async with self._database.transaction() as store:
            await store.replies.postpone_reply(receipt, due_at)

    async def spoken(self, receipt: str) -> None:
        """It was said; noted with others soon, or at once where nothing runs beside."""
        self._spoken.add(receipt)
        if self._running:
            self._told.set()
        else:
            await self.flush_spoken()


async def _again_and_again(work: Callable[[], Awaitable[None]]) -> None:
    """Do it until cancelled; what goes wrong is done again."""
    while True:
        try:
            await work()
        except Exception:
            log.exception("pending replies not looked after")
            await asyncio.sleep(SWEEP)


def _lease() -> timedelta:
    return timedelta(seconds=TIME) + LEASE


def _order_key(to: ReplyRecipient) -> str:
    return f"{to.workspace}:{to.user}" if to.workspace else to.user


def _read_row(row: KeptRow) -> KeptReply | None:
    """The reply of a row; one that this key or this Palier cannot read is given up."""
    try:
        return KeptReply.model_validate_json(row.read_reply())
    except (InvalidToken, ValueError):
        log.exception("reply not read receipt=%s", row.name)
        return None


def _letter_instead(
    receipt: str,
    reply: KeptReply,
    message: Message,
    due_at: datetime,
    known: tuple[Member, Account] | None,
) -> OutboxMessage | None:
    """The reply as a letter to the chat where they spoke; None when they have none."""
    chat = (known and known[1].chat) or reply.to.chat
    if not chat:
        return None
    return OutboxMessage(
        member_id=known[0].id if known else None,
        platform=reply.to.platform,
        workspace=reply.to.workspace,
        chat=chat,
        place=None if known else chat,
        language=reply.reader.language,
        zone=reply.reader.zone,
        body=message.in_country(reply.reader.country).model_dump_json(),
        priority=Priority.URGENT,
        due_at=due_at,
    ).under(DedupKey(f"receipt:{receipt}", "reply"))
