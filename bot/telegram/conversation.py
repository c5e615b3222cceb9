"""One update in, one answer out: forms first, then handlers, then the reply in Telegram's way."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update

from bot.dispatcher import Dispatcher, not_kept
from bot.order import InOrder
from bot.platform import Later, Undeliverable
from bot.quarantine import set_aside
from bot.replies import KeptReply, Outcome, PendingReplies, Recipient, WaitingQuestion
from bot.telegram.adapter import Telegram
from bot.telegram.answer import Answer
from bot.telegram.asking import Question
from bot.telegram.dialog import Dialogs, Filled, Step
from bot.telegram.drawing import body, start_link
from bot.telegram.held import Left, reader_of
from bot.telegram.page import Pick
from bot.telegram.raw_updates import PressToRefuse, RawUpdate
from bot.telegram.reading import ENTRANCE, NAME, Arrival, key, ours, read, unsigned_command
from handlers.kernel import Ask, Command, Hint, Incoming, Said, Say, Sent, Shared
from messages import danger, words
from messages.catalog import plain
from messages.model import Reader, message
from storage.errors import DatabaseAway, Duplicate
from storage.quarantine import ItemKind

log = logging.getLogger(__name__)

GIVE_UP = ("cancel", "annuler")
ALARM = ":alarm"
TOLD = 1000


class Conversation:
    """Takes updates and answers them: in order for each person, side by side for all."""

    def __init__(self, telegram: Telegram, dispatcher: Dispatcher) -> None:
        self._telegram, self._dispatcher = telegram, dispatcher
        self._dialogs = Dialogs(telegram, dispatcher)
        self._order = InOrder()
        self.pending = PendingReplies(
            dispatcher.database, dispatcher.clock, self._order, f"{NAME}:{telegram.me.id}:", self
        )
        telegram.pause = self._order.pause
        self._told_away: deque[str] = deque(maxlen=TOLD)
        listed = [each for feature in dispatcher.features for each in feature.commands]
        self._commands = {name for each in listed for name in (each.name, *each.also.values())}

    async def take(self, update: Update) -> None:
        """Answer one update; what goes wrong is set aside and logged.

        Raises `DatabaseAway` alone, once the person was told: the update must be brought again.
        """
        understood = False
        try:
            if not ours(update, self._telegram.username):
                if unsigned := unsigned_command(update, self._telegram.username):
                    await self._take_off_unsigned(*unsigned)
                return
            async with self._order.turn(key(update)):
                arrival = read(update, self._telegram.me.id, self._commands)
                understood = True
                if arrival:
                    await self._take(arrival.addressed())
        except Undeliverable as refusal:
            log.info("reply refused update=%s reason=%s", update.update_id, refusal.reason)
        except DatabaseAway:
            raise
        except Exception as fault:
            await self._set_aside(str(update.update_id), fault)
            if not understood:
                await self._turn_away(PressToRefuse.of(update.to_dict()))

    def parsed(self, raw: RawUpdate) -> Update:
        """What the library makes of an update, or `UnreadableUpdate`."""
        return raw.parsed(self._telegram.bot)

    async def set_aside(self, raw: RawUpdate, fault: Exception) -> None:
        """Leave an update alone that is not to be answered; the operator sees that it came."""
        await self._set_aside("-" if raw.name is None else str(raw.name), fault)
        await self._turn_away(PressToRefuse.of(raw.content))

    async def _turn_away(self, press: PressToRefuse | None) -> None:
        """Whoever pressed what cannot be answered is told so: their button waits no longer."""
        if press is not None:
            said = plain(words.gone(), Reader(language=press.language))
            with suppress(Undeliverable, Later):
                await self._telegram.let_go(press.id, said)

    async def _set_aside(self, name: str, fault: Exception) -> None:
        database, clock = self._dispatcher.database, self._dispatcher.clock
        await set_aside(database, clock, ItemKind.UPDATE, name, fault)

    async def _take(self, arrival: Arrival) -> None:
        answer = Answer(self._telegram, self._dialogs, arrival, self._dispatcher.confidences)
        try:
            await self._call_for_help(answer)
            await self._hear(answer)
        except Duplicate:
            await self._say(answer, Outcome(None, Reader(), repeated=True))
        except DatabaseAway:
            await self._say_away(answer, not_kept(reader_of(arrival)))
            raise
        except asyncio.CancelledError:
            # Nobody has answered: the update comes again, or its reply is said by another.
            answer.leave()
            raise
        finally:
            await answer.close()

    async def _call_for_help(self, answer: Answer) -> None:
        """Say whom to call before anything else, when what they wrote speaks of danger."""
        incoming = answer.arrival.incoming
        if alarm := await self._dispatcher.emergency(incoming):
            answer.arrival = replace(answer.arrival, incoming=replace(incoming, alarmed=True))
            outcome = Outcome(Say(alarm.message), alarm.reader)
            await self.pending.speak(
                incoming.receipt + ALARM,
                Recipient.of(incoming),
                outcome,
                partial(answer.alarm, alarm),
            )

    async def _hear(self, answer: Answer) -> None:
        arrival = answer.arrival
        match arrival.incoming.event:
            case Pick() as pick:
                await self._step(answer, await self._dialogs.press(arrival, pick))
            case Said() | Shared() | Sent() if arrival.private:
                step = await self._dialogs.hear(arrival)
                if step is None:
                    await self._handle(answer)
                else:
                    await self._step(answer, step)
            case Command() if arrival.private and arrival.incoming.alarmed:
                waiting = await self._dialogs.waiting(arrival)
                await self._handle(answer)
                if waiting and (question := await self._dialogs.redraw(arrival, waiting)):
                    outcome = Outcome(WaitingQuestion(), question.reader)
                    await self._say(answer, outcome, partial(answer.ask, question))
            case Command(name=name) if arrival.private:
                cancelled = name in GIVE_UP and name not in self._commands
                left = await self._dialogs.leave(arrival, cancelled=cancelled)
                if left:
                    await self._step(answer, left)
                else:
                    await self._handle(answer)
            case Command() as command if self._dispatcher.hides(command):
                await self._take_off(answer, command)
                await self._handle(answer)
            case _:
                await self._handle(answer)

    async def _say_away(self, answer: Answer, outcome: Outcome) -> None:
        """Tell them once that nothing is kept, however often the update is brought."""
        receipt = answer.arrival.incoming.receipt
        if receipt not in self._told_away:
            self._told_away.append(receipt)
            with suppress(Later):
                await answer.give(outcome)

    async def _take_off(self, answer: Answer, command: Command) -> None:
        """Take a command off a wall before others read it; what stays there is told apart."""
        arrival = answer.arrival
        chat, written = arrival.incoming.scene.chat, arrival.written
        if not await self._telegram.unsay(chat, written):
            exposed = self._dispatcher.exposed(command, written)
            answer.arrival = replace(arrival, incoming=replace(arrival.incoming, event=exposed))

    async def _take_off_unsigned(self, command: Command, arrival: Arrival) -> None:
        """Take off what somebody wrote as the group itself; nobody can be told in private."""
        chat, alarming = arrival.incoming.scene.chat, danger.heard(command.words)
        taken = self._dispatcher.hides(command) and await self._telegram.unsay(
            chat, arrival.written
        )
        lines = danger.first() if alarming else ()
        if self._dispatcher.hides(command) and not taken:
            lines += (words.telegram_unsigned(),)
        if not lines:
            return
        reader = await self._reader_of_wall(chat)
        label = plain(words.telegram_open(), reader)
        link = start_link(self._telegram.username, ENTRANCE)
        markup = InlineKeyboardMarkup([[InlineKeyboardButton(label, url=link)]])
        said = body(message(*lines), reader)
        await self._telegram.say(chat, said, markup, topic=arrival.topic)

    async def _reader_of_wall(self, chat: str) -> Reader:
        """How a group reads; said without a database too."""
        try:
            async with self._dispatcher.database.transaction() as store:
                wall = await store.areas.wall(NAME, "", chat)
        except Exception as trouble:
            log.warning("wall not known chat=%s kind=%s", chat, type(trouble).__name__)
            wall = None
        return Reader(language=wall.language) if wall else Reader()

    async def _handle(self, answer: Answer) -> None:
        await self._say(answer, await self._handled(answer, answer.arrival.incoming))

    async def _handled(self, answer: Answer, incoming: Incoming) -> Outcome:
        outcome = await self._dispatcher.handle(incoming)
        if not outcome.kept:
            await self._say_away(answer, outcome)
            raise DatabaseAway
        return outcome

    async def _say(
        self, answer: Answer, outcome: Outcome, say: Callable[[], Awaitable[None]] | None = None
    ) -> None:
        """Say what came of an update, in this way or the usual one."""
        incoming = answer.arrival.incoming
        if outcome.repeated:
            # Whoever took it answers the press too; an empty answer would be the first to arrive.
            answer.leave()
            await self.pending.repeat(incoming.receipt)
            return
        spoken = say or partial(answer.give, outcome)

        async def says_all() -> None:
            await spoken()
            # Before it counts as said: nobody would let go of the press for a process that died.
            await answer.close()

        to = Recipient.of(incoming)
        if not await self.pending.speak(incoming.receipt, to, outcome, says_all):
            await answer.excuse(outcome.reader)

    async def speak_again(self, kept: KeptReply, receipt: str, since: datetime) -> None:
        """Say a kept reply as if its update had just come; a form goes on where it is."""
        arrival = Arrival.again(kept, receipt)
        to = await self._dispatcher.confidences.reader_of(
            arrival.incoming.sender, arrival.incoming.scene
        )
        outcome = replace(kept.outcome(), to=to)
        answer = Answer(self._telegram, self._dialogs, arrival, self._dispatcher.confidences)
        asks = isinstance(outcome.reply, WaitingQuestion) or (
            isinstance(outcome.reply, Ask) and await self._dialogs.begun_since(arrival, since)
        )
        if asks:
            if question := await self._dialogs.unseen(arrival):
                await self._dialogs.screen.show(arrival.talk, question)
        else:
            await answer.give(outcome)
        await answer.close()

    # Forms.

    async def _step(self, answer: Answer, step: Step) -> None:
        match step:
            case Filled():
                await self._submit(answer, step)
            case Question():
                outcome = Outcome(WaitingQuestion(), step.reader)
                await self._say(answer, outcome, partial(answer.ask, step))
            case Left(outcome, living, keyboard):
                await self._say(
                    answer, outcome, partial(answer.bid_farewell, outcome, living, keyboard)
                )

    async def _submit(self, answer: Answer, filled: Filled) -> None:
        """Hand a finished form over; a refused answer is asked again, the others are kept."""
        answer.arrival = answer.arrival.addressed(living=filled.living, keyboard=filled.keyboard)
        # Every answer was listened to when it was typed.
        incoming = replace(answer.arrival.incoming, event=filled.form, alarmed=True)
        outcome = await self._handled(answer, incoming)
        if outcome.refused and isinstance(outcome.reply, Hint):
            await self._say(answer, outcome, partial(self._reopen, answer, filled, outcome))
        else:
            await self._say(answer, outcome)

    async def _reopen(self, answer: Answer, filled: Filled, outcome: Outcome) -> None:
        arrival, chat = answer.arrival, answer.arrival.incoming.scene.chat
        if isinstance(outcome.reply, Hint):
            # After a fault on our side the last answer may be given again.
            why = outcome.reply.text
            fault = why.key == words.fault(code="").key
            name = filled.field.name if fault else outcome.field
            if name and await self._dialogs.reopen(
                arrival, chat, filled, name, why, outcome.reader
            ):
                return
            await self._dialogs.end(arrival)
        await answer.give(outcome)
