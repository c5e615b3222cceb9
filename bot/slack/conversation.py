"""Whoever brings payloads to handlers and speaks their replies: one person at a time."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from typing import Any

from bot.chat.forms.conversation import FormConversation
from bot.chat.forms.question import PickAnswer
from bot.chat.kept_replies import EventOutcome, KeptReply
from bot.dispatcher import Dispatcher
from bot.platform import RetryLater, Undeliverable
from bot.slack.adapter import SlackPlatform
from bot.slack.people import SlackPeople
from bot.slack.reading import PayloadSource, start_event
from bot.slack.reply_channel import SlackReplyChannel
from bot.slack.workspaces import NAME
from handlers.kernel.events import (
    AttachmentEvent,
    CommandEvent,
    Event,
    EventScene,
    EventSender,
    IncomingEvent,
    WordsEvent,
)
from messages import words
from messages.form import AnswerContext
from messages.model import Reader, Text, message
from storage.errors import AlreadyDone, DatabaseAway

log = logging.getLogger(__name__)

NOTHING = AttachmentEvent("")
"""What stands for an event of which nothing more is to be known."""


class SlackConversation(FormConversation[SlackReplyChannel]):
    """Hands events over, in order for each person, and says what is answered."""

    def __init__(self, slack: SlackPlatform, dispatcher: Dispatcher) -> None:
        super().__init__(dispatcher, f"{NAME}:")
        self.slack, self.people, self.commands = slack, SlackPeople(), dispatcher.command_names
        slack.pause = self._order.pause
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
        tell = partial(self.say_notice, source, words.database_away())

        async def in_turn() -> None:
            async with (
                self.turn_of(source.order_key),
                self.tell_if_database_away(source.receipt, tell),
            ):
                await work(source)

        await self.work_unnamed(in_turn())

    async def work_unnamed(self, work: Awaitable[None]) -> None:
        """Work under no name; an end of the programme waits for it."""
        self._under_way += 1
        self._idle.clear()
        try:
            await work
        except (Undeliverable, RetryLater) as refusal:
            log.info("reply refused reason=%s", str(refusal).replace(" ", "_"))
        except DatabaseAway:
            log.exception("database away")
        except Exception:
            log.exception("payload failed")
        finally:
            self._under_way -= 1
            if not self._under_way:
                self._idle.set()

    # Who speaks, and where they are answered.

    async def sender(self, source: PayloadSource) -> EventSender:
        workspace = await self.slack.workspaces.workspace_of(source.team)
        return await self.people.find_sender(workspace, source.user, source.called)

    def asked(self, reader: Reader) -> AnswerContext:
        return AnswerContext(reader, self.dispatcher.clock.now())

    async def open_channel(
        self, source: PayloadSource, event: Event = NOTHING
    ) -> SlackReplyChannel:
        """Where a payload is answered."""
        return self._channel(source, await self.sender(source), event)

    def reopen_channel(self, kept: KeptReply, receipt: str) -> SlackReplyChannel:
        """What Slack held open is closed by now."""
        to = kept.to
        source = PayloadSource(to.workspace, to.user, receipt=receipt, **to.address)
        sender = EventSender(NAME, to.user, "", kept.reader.language, to.workspace, to.chat)
        return self._channel(source, sender, NOTHING)

    def _channel(
        self, source: PayloadSource, sender: EventSender, event: Event
    ) -> SlackReplyChannel:
        incoming = _incoming(source, sender, event, source.reply_address)
        return SlackReplyChannel(self.slack, self.dispatcher, source, incoming, self._start)

    # What is answered.

    async def take_event(self, channel: SlackReplyChannel) -> None:
        """The question that waits in the talk first, then whoever handles the event."""
        try:
            if not await self._is_answer(channel):
                await super().take_event(channel)
        except AlreadyDone:
            await self.say_outcome(channel, EventOutcome(None, Reader(), repeated=True))

    async def _is_answer(self, channel: SlackReplyChannel) -> bool:
        """Take what answers a question of a form, or leaves it."""
        arrival, event = channel.arrival, channel.incoming.event
        if isinstance(event, PickAnswer):
            await self.take_step(channel, await channel.dialogs.take_press(arrival, event))
            return True
        if not arrival.is_private or not await channel.dialogs.is_waiting(arrival):
            return False
        if isinstance(event, CommandEvent):
            await channel.dialogs.leave(arrival, cancelled=False)
            return False
        if not isinstance(event, WordsEvent | AttachmentEvent):
            return False
        await self.call_for_help(channel)
        step = await channel.dialogs.take_answer(channel.arrival)
        if step:
            await self.take_step(channel, step)
        return step is not None

    async def answer_payload(self, source: PayloadSource, event: Event) -> None:
        """Hand an event over and say what comes back."""
        await self.take_event(await self.open_channel(source, event))

    async def ask_handler(
        self, source: PayloadSource, sender: EventSender, event: Event
    ) -> EventOutcome:
        """Hand an event over; what is answered is not kept, since it is shown in another way."""
        return await self.dispatcher.handle_event(_incoming(source, sender, event, None))

    async def _start(self, source: PayloadSource, incoming: IncomingEvent, payload: str) -> None:
        """What a start link would say in private is an event of its own."""
        source = replace(source.in_private(), receipt=f"{source.receipt}>")
        event = start_event(payload, self.commands)
        await self.take_event(self._channel(source, incoming.sender, event))

    async def is_new(self, source: PayloadSource) -> bool:
        """Note what no handler is asked about; False when it came before."""
        try:
            async with self.dispatcher.database.transaction() as store:
                await store.people.record_update(source.receipt, self.dispatcher.clock.now())
        except AlreadyDone:
            return False
        return True

    async def say_notice(
        self, source: PayloadSource, text: Text, reader: Reader | None = None
    ) -> None:
        channel = await self.open_channel(source)
        if reader is None:
            by, scene = channel.incoming.sender, channel.incoming.scene
            reader = await self.dispatcher.readers.find(by, scene)
        await channel.say_notice(message(text), reader)


def _incoming(
    source: PayloadSource, sender: EventSender, event: Event, address: dict[str, Any] | None
) -> IncomingEvent:
    own = sender.chat or source.user
    if source.channel and source.channel != own:
        scene = EventScene(source.channel, private=False, message=source.message)
    else:
        scene = EventScene(own, message=source.message)
    return IncomingEvent(event, sender, scene, source.receipt, address=address)
