"""Whoever brings payloads to handlers and speaks their replies: one person at a time."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from bot.dispatcher import Dispatcher
from bot.order import InOrder
from bot.platform import Later, Undeliverable
from bot.replies import KeptReply, Outcome, PendingReplies, Recipient
from bot.slack import home
from bot.slack.adapter import Slack
from bot.slack.answer import Answer
from bot.slack.people import People
from bot.slack.reading import Source, started
from bot.slack.workspaces import NAME
from handlers.kernel import Come, Event, Incoming, Scene, Sender, Sent
from messages import words
from messages.catalog import language
from messages.form import Asked
from messages.model import Reader, Text
from storage.area import Role
from storage.confidences import MessagePlace
from storage.errors import DatabaseAway, Duplicate

log = logging.getLogger(__name__)


class Speaker:
    """Hands events over, in order for each person, and says what is answered."""

    def __init__(self, slack: Slack, dispatcher: Dispatcher) -> None:
        self.slack, self.dispatcher = slack, dispatcher
        self.people = People()
        self.order = InOrder()
        slack.pause = self.order.pause
        self.pending = PendingReplies(
            dispatcher.database, dispatcher.clock, self.order, f"{NAME}:", self
        )
        listed = [each for feature in dispatcher.features for each in feature.commands]
        self.commands = {name for each in listed for name in (each.name, *each.also.values())}
        self._under_way = 0
        self._idle = asyncio.Event()
        self._idle.set()

    @property
    def idle(self) -> bool:
        return self._idle.is_set()

    async def settled(self) -> None:
        """Return once nothing is being answered."""
        await self._idle.wait()

    async def take(self, source: Source, work: Callable[[Source], Awaitable[None]]) -> None:
        """Work when it is this person's turn; what goes wrong is logged, never raised."""
        if not source.team or not source.user:
            return

        async def in_turn() -> None:
            async with self.order.turn(source.key):
                try:
                    await work(source)
                except DatabaseAway:
                    log.exception("database away")
                    await self.hint(source, words.database_away())

        await self.quietly(in_turn())

    async def quietly(self, work: Awaitable[None]) -> None:
        """Work under no name; an end of the programme waits for it."""
        self._under_way += 1
        self._idle.clear()
        try:
            await work
        except (Undeliverable, Later) as refusal:
            log.info("reply refused reason=%s", str(refusal).replace(" ", "_"))
        except Exception:
            log.exception("payload failed")
        finally:
            self._under_way -= 1
            if not self._under_way:
                self._idle.set()

    async def sender(self, source: Source) -> Sender:
        workspace = await self.slack.workspaces.of(source.team)
        return await self.people.sender(workspace, source.user, source.called)

    def asked(self, reader: Reader) -> Asked:
        return Asked(reader, self.dispatcher.clock.now())

    def scene(self, source: Source, sender: Sender) -> Scene:
        own = sender.chat or source.user
        if source.channel and source.channel != own:
            return Scene(source.channel, private=False, message=source.message)
        return Scene(own, message=source.message)

    async def handle(
        self,
        source: Source,
        sender: Sender,
        event: Event,
        *,
        kept: bool = True,
        alarmed: bool = False,
    ) -> Outcome:
        """Hand an event over; what is answered is `kept` until `give` has said it."""
        incoming = self._incoming(source, sender, event, kept=kept)
        return await self.dispatcher.handle(replace(incoming, alarmed=alarmed))

    def _incoming(
        self, source: Source, sender: Sender, event: Event, *, kept: bool = True
    ) -> Incoming:
        scene, address = self.scene(source, sender), source.address if kept else None
        return Incoming(event, sender, scene, source.receipt, address=address)

    async def is_new(self, source: Source) -> bool:
        """Note what no handler is asked about; False when it came before."""
        try:
            async with self.dispatcher.database.transaction() as store:
                await store.people.receive(source.receipt, self.dispatcher.clock.now())
        except Duplicate:
            return False
        return True

    async def answer(self, source: Source, event: Event) -> None:
        """Hand an event over and say what comes back."""
        sender = await self.sender(source)
        await self.give(source, sender, await self.handle(source, sender, event))

    async def give(self, source: Source, sender: Sender, outcome: Outcome) -> None:
        """Say what came back; of what came twice, whoever took it first says the answer."""
        if outcome.repeated:
            await self.pending.repeat(source.receipt)
            return
        to = Recipient.of(self._incoming(source, sender, Sent("")))
        say = partial(self._say, source, sender, outcome)
        await self.pending.speak(source.receipt, to, outcome, say)

    async def speak_again(self, kept: KeptReply, receipt: str, since: datetime) -> None:
        """Say a kept reply where its event happened; what Slack held open is closed by now."""
        to = kept.to
        source = Source(to.workspace, to.user, receipt=receipt, **to.address)
        sender = Sender(NAME, to.user, "", kept.reader.language, to.workspace, to.chat)
        reader = await self.dispatcher.confidences.reader_of(sender, self.scene(source, sender))
        await self._say(source, sender, replace(kept.outcome(), to=reader))

    async def _say(self, source: Source, sender: Sender, outcome: Outcome) -> None:
        if outcome.alarm:
            await Answer(self.slack, source, sender).alarm(outcome.alarm, outcome.reader)
        if not outcome.kept:
            raise DatabaseAway
        if isinstance(outcome.reply, Come):
            # On Slack Palier may write first: what the link would say is said at once.
            answer = Answer(self.slack, source, sender)
            if answer.on_wall:
                await answer.hint(outcome.reply.text, outcome.reader)
            event = started(outcome.reply.payload, self.commands)
            source = replace(source.in_private(), receipt=f"{source.receipt}>")
            await self.give(source, sender, await self.handle(source, sender, event))
            return
        shelf = tuple(await self.shelf(sender)) if source.home is not None else ()
        answer = Answer(self.slack, source, sender, shelf)
        spoken = await answer.give(outcome, self.asked(outcome.reader))
        if spoken:
            place = MessagePlace(NAME, sender.workspace, spoken.chat, spoken.message)
            home = source.home is not None
            again = spoken.again and (home or (outcome.to and outcome.to.was_confidential))
            confidences = self.dispatcher.confidences
            await confidences.spoken(
                place, spoken.told, outcome.reader, outcome.to, again=bool(again)
            )

    async def hint(self, source: Source, text: Text, reader: Reader | None = None) -> None:
        sender = await self.sender(source)
        reader = reader or Reader(language=language(sender.language))
        await Answer(self.slack, source, sender).hint(text, reader)

    async def shelf(self, sender: Sender) -> list[str]:
        """The commands whose buttons stand at this person's home."""
        async with self.dispatcher.database.transaction() as store:
            known = await store.people.by_account(NAME, sender.workspace, sender.user)
            organises = False
            if known:
                ties = await store.areas.memberships(known[0].id)
                organises = known[0].admin or any(tie.role is Role.ORGANISER for tie, _ in ties)
        return home.offered(self.dispatcher.features, organises=organises)
