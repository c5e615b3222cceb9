"""Whoever brings payloads to handlers and speaks their replies: one person at a time."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from bot.chat.kept import EventOutcome, KeptReply, ReplyRecipient
from bot.chat.order import OrderedExecution
from bot.chat.pending import PendingReplies
from bot.dispatcher import Dispatcher
from bot.platform import RetryLater, Undeliverable
from bot.slack.adapter import SlackPlatform
from bot.slack.answer import SlackReplyChannel
from bot.slack.people import SlackPeople
from bot.slack.reading import PayloadSource, start_event
from bot.slack.workspaces import NAME
from handlers.kernel import (
    AttachmentEvent,
    Event,
    EventScene,
    EventSender,
    IncomingEvent,
)
from messages import words
from messages.catalog import nearest_language
from messages.form import AnswerContext
from messages.model import Reader, Text
from storage.errors import AlreadyDone, DatabaseAway

log = logging.getLogger(__name__)

NOTHING = AttachmentEvent("")
"""What stands for an event of which nothing more is to be known."""


class SlackSpeaker:
    """Hands events over, in order for each person, and says what is answered."""

    def __init__(self, slack: SlackPlatform, dispatcher: Dispatcher) -> None:
        self.slack, self.dispatcher = slack, dispatcher
        self.people = SlackPeople()
        self.order = OrderedExecution()
        slack.pause = self.order.pause
        self.pending = PendingReplies(
            dispatcher.database, dispatcher.clock, self.order, f"{NAME}:", self
        )
        listed = [each for feature in dispatcher.features for each in feature.commands]
        self.commands = {name for each in listed for name in (each.name, *each.aliases.values())}
        self._under_way = 0
        self._idle = asyncio.Event()
        self._idle.set()

    @property
    def idle(self) -> bool:
        return self._idle.is_set()

    async def wait_settled(self) -> None:
        """Return once nothing is being answered."""
        await self._idle.wait()

    async def take_turn(
        self, source: PayloadSource, work: Callable[[PayloadSource], Awaitable[None]]
    ) -> None:
        """Work when it is this person's turn; what goes wrong is logged, never raised."""
        if not source.team or not source.user:
            return

        async def in_turn() -> None:
            async with self.order.in_order(source.order_key):
                try:
                    await work(source)
                except DatabaseAway:
                    log.exception("database away")
                    await self.say_notice(source, words.database_away())

        await self.work_unnamed(in_turn())

    async def work_unnamed(self, work: Awaitable[None]) -> None:
        """Work under no name; an end of the programme waits for it."""
        self._under_way += 1
        self._idle.clear()
        try:
            await work
        except (Undeliverable, RetryLater) as refusal:
            log.info("reply refused reason=%s", str(refusal).replace(" ", "_"))
        except Exception:
            log.exception("payload failed")
        finally:
            self._under_way -= 1
            if not self._under_way:
                self._idle.set()

    async def sender(self, source: PayloadSource) -> EventSender:
        workspace = await self.slack.workspaces.workspace_of(source.team)
        return await self.people.find_sender(workspace, source.user, source.called)

    def asked(self, reader: Reader) -> AnswerContext:
        return AnswerContext(reader, self.dispatcher.clock.now())

    def scene(self, source: PayloadSource, sender: EventSender) -> EventScene:
        own = sender.chat or source.user
        if source.channel and source.channel != own:
            return EventScene(source.channel, private=False, message=source.message)
        return EventScene(own, message=source.message)

    async def handle_event(
        self,
        source: PayloadSource,
        sender: EventSender,
        event: Event,
        *,
        kept: bool = True,
        alarmed: bool = False,
    ) -> EventOutcome:
        """Hand an event over; what is answered is `kept` until `give` has said it."""
        incoming = self._incoming(source, sender, event, kept=kept)
        return await self.dispatcher.handle_event(replace(incoming, alarmed=alarmed))

    def _incoming(
        self, source: PayloadSource, sender: EventSender, event: Event, *, kept: bool = True
    ) -> IncomingEvent:
        scene, address = self.scene(source, sender), source.reply_address if kept else None
        return IncomingEvent(event, sender, scene, source.receipt, address=address)

    async def is_new(self, source: PayloadSource) -> bool:
        """Note what no handler is asked about; False when it came before."""
        try:
            async with self.dispatcher.database.transaction() as store:
                await store.people.record_update(source.receipt, self.dispatcher.clock.now())
        except AlreadyDone:
            return False
        return True

    async def answer_event(self, source: PayloadSource, event: Event) -> None:
        """Hand an event over and say what comes back."""
        sender = await self.sender(source)
        await self.speak_outcome(source, sender, await self.handle_event(source, sender, event))

    async def speak_outcome(
        self,
        source: PayloadSource,
        sender: EventSender,
        outcome: EventOutcome,
        event: Event = NOTHING,
    ) -> None:
        """Say what came back; of what came twice, whoever took it first says the answer."""
        if outcome.repeated:
            await self.pending.repeat_reply(source.receipt)
            return
        channel = self.channel(source, sender, event)
        to = ReplyRecipient.of(channel.incoming)
        await self.pending.speak_reply(
            source.receipt, to, outcome, partial(self._say, channel, outcome)
        )

    async def speak_again(self, kept: KeptReply, receipt: str, since: datetime) -> None:
        """Say a kept reply where its event happened; what Slack held open is closed by now."""
        to = kept.to
        source = PayloadSource(to.workspace, to.user, receipt=receipt, **to.address)
        sender = EventSender(NAME, to.user, "", kept.reader.language, to.workspace, to.chat)
        reader = await self.dispatcher.confidences.reader_of(sender, self.scene(source, sender))
        await self._say(self.channel(source, sender), replace(kept.outcome(), to=reader))

    def channel(
        self, source: PayloadSource, sender: EventSender, event: Event = NOTHING
    ) -> SlackReplyChannel:
        """Where a payload is answered."""
        incoming = self._incoming(source, sender, event)
        return SlackReplyChannel(self.slack, self.dispatcher, source, incoming, self._start)

    async def _say(self, channel: SlackReplyChannel, outcome: EventOutcome) -> None:
        if outcome.alarm:
            await channel.say_emergency(outcome.alarm, outcome.reader)
        if not outcome.kept:
            raise DatabaseAway
        await channel.speak_outcome(outcome)

    async def _start(self, source: PayloadSource, incoming: IncomingEvent, payload: str) -> None:
        """What a start link would say in private is an event of its own."""
        event, sender = start_event(payload, self.commands), incoming.sender
        source = replace(source.in_private(), receipt=f"{source.receipt}>")
        await self.speak_outcome(source, sender, await self.handle_event(source, sender, event))

    async def say_notice(
        self, source: PayloadSource, text: Text, reader: Reader | None = None
    ) -> None:
        sender = await self.sender(source)
        reader = reader or Reader(language=nearest_language(sender.language))
        await self.channel(source, sender).say_notice(text, reader)
