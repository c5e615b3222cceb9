"""The one flow of a conversation: danger first, then the reply, once, or why there is none."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from time import perf_counter
from typing import Generic, TypeVar

from bot.chat.kept_replies import EventOutcome, KeptReply, ReplyRecipient
from bot.chat.ordering import OrderedExecution
from bot.chat.pending_replies import PendingReplies
from bot.chat.reply_channel import ReplyChannel
from bot.dispatcher import Dispatcher, not_kept
from bot.metrics.names import ANSWERS
from bot.metrics.tally import TALLY
from bot.platform import RetryLater
from bot.quarantine import set_aside
from messages.model import Reader
from storage.errors import AlreadyDone, DatabaseAway
from storage.quarantine import ItemKind

C = TypeVar("C", bound=ReplyChannel)

Speaks = Callable[[], Awaitable[None]]
"""Says something to whoever is answered."""

TOLD = 1000
"""Events of which it is remembered that somebody was told that nothing is kept."""


class ChatConversation(Generic[C]):
    """Takes events and answers them, each through the channel that its platform opened for it."""

    def __init__(self, dispatcher: Dispatcher) -> None:
        self.dispatcher = dispatcher
        self._told_away: deque[str] = deque(maxlen=TOLD)

    async def answer_event(self, channel: C) -> None:
        """Answer an event, whatever comes of it.

        Raises `DatabaseAway`, once the person was told: it should be brought again.
        """
        incoming = channel.incoming
        away = not_kept(self.dispatcher.readers.unseen(incoming.sender.language))
        try:
            async with self.tell_if_database_away(
                incoming.receipt, partial(channel.speak_outcome, away)
            ):
                await self.take_event(channel)
        except AlreadyDone:
            await self.say_outcome(channel, EventOutcome(None, Reader(), repeated=True))
        except asyncio.CancelledError:
            # Nobody has answered: the event comes again, or its reply is said by another.
            channel.leave_to_other()
            raise
        finally:
            await channel.release_press()

    async def take_event(self, channel: C) -> None:
        """Hand an event over, and say what comes back."""
        begun = perf_counter()
        await self.say_outcome(channel, await self.dispatcher.handle_event(channel.incoming))
        platform = channel.incoming.sender.platform
        TALLY.count_seconds(ANSWERS, perf_counter() - begun, platform)

    async def say_outcome(
        self, channel: C, outcome: EventOutcome, speak: Speaks | None = None
    ) -> None:
        """Say what came of an event: in this way, or as a reply of its kind is said."""
        await self._say_at_once(channel, outcome, speak)

    async def _say_at_once(self, channel: C, outcome: EventOutcome, speak: Speaks | None) -> None:
        if outcome.alarm:
            await channel.say_emergency(outcome.alarm, outcome.reader)
        if not outcome.kept:
            raise DatabaseAway
        await (speak() if speak else channel.speak_outcome(outcome))
        # Before it counts as said: nobody would let go of the press for a process that died.
        await channel.release_press()

    @asynccontextmanager
    async def tell_if_database_away(self, receipt: str, tell: Speaks) -> AsyncIterator[None]:
        """Tell once that nothing is kept while the database is away, however often it is tried."""
        try:
            yield
        except DatabaseAway:
            if receipt not in self._told_away:
                self._told_away.append(receipt)
                with suppress(RetryLater):
                    await tell()
            raise

    async def set_item_aside(self, kind: ItemKind, name: str, fault: Exception) -> None:
        """Set aside what cannot be answered; the operator sees that it came."""
        await set_aside(self.dispatcher.database, self.dispatcher.clock, kind, name, fault)


class KeptConversation(ChatConversation[C], ABC):
    """A conversation whose replies outlive the process, in order for each person.

    Receipts whose name begins with `prefix` are its own.
    """

    def __init__(self, dispatcher: Dispatcher, prefix: str) -> None:
        super().__init__(dispatcher)
        self._order = OrderedExecution()
        self.pending = PendingReplies(
            dispatcher.database, dispatcher.clock, self._order, prefix, self
        )

    def turn_of(self, person: str) -> AbstractAsyncContextManager[None]:
        """Wait for somebody's turn, in the order of asking."""
        return self._order.in_order(person)

    async def say_outcome(
        self, channel: C, outcome: EventOutcome, speak: Speaks | None = None
    ) -> None:
        """Say what came of an event; of what came twice, whoever took it first says the answer."""
        incoming = channel.incoming
        if outcome.repeated:
            # They answer the press too; an empty answer would be the first to arrive.
            channel.leave_to_other()
            await self.pending.repeat_reply(incoming.receipt)
            return
        to, say = ReplyRecipient.of(incoming), partial(self._say_at_once, channel, outcome, speak)
        if not await self.pending.speak_reply(incoming.receipt, to, outcome, say):
            await channel.say_delayed(outcome.reader)

    async def speak_again(self, kept: KeptReply, receipt: str, since: datetime) -> None:
        """Say a kept reply as if its event had just come."""
        channel = self.reopen_channel(kept, receipt)
        by, scene = channel.incoming.sender, channel.incoming.scene
        to = await self.dispatcher.confidences.reader_of(by, scene)
        outcome = replace(kept.outcome(), to=to)
        speak = await self.speech_after(channel, outcome, since)
        await self._say_at_once(channel, outcome, speak)

    @abstractmethod
    def reopen_channel(self, kept: KeptReply, receipt: str) -> C:
        """Where a kept reply belongs; of the event that it answers nothing is known any more."""

    async def speech_after(
        self, channel: C, outcome: EventOutcome, since: datetime
    ) -> Speaks | None:
        """How to say what was due `since` then, when no longer as a reply of its kind is said."""
        return None
