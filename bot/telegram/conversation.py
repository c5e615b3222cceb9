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

from bot.chat.kept import EventOutcome, KeptReply, ReplyRecipient, WaitingQuestion
from bot.chat.order import OrderedExecution
from bot.chat.pending import PendingReplies
from bot.dispatcher import Dispatcher, not_kept
from bot.platform import RetryLater, Undeliverable
from bot.quarantine import set_aside
from bot.telegram.adapter import TelegramPlatform
from bot.telegram.answer import TelegramReplyChannel
from bot.telegram.asking import QuestionDrawing
from bot.telegram.dialog import FormFilled, Step, TelegramForms
from bot.telegram.drawing import body, start_link
from bot.telegram.held import FormLeft, reader_of
from bot.telegram.page import PickAnswer
from bot.telegram.raw_updates import PressToRefuse, RawUpdate
from bot.telegram.reading import (
    ENTRANCE,
    NAME,
    TelegramArrival,
    is_for_palier,
    order_key,
    read_update,
    unsigned_command,
)
from handlers.kernel import (
    Ask,
    AttachmentEvent,
    CommandEvent,
    IncomingEvent,
    LocationEvent,
    Notice,
    Say,
    WordsEvent,
)
from messages import danger, words
from messages.catalog import plain_words
from messages.model import Reader, message
from storage.errors import AlreadyDone, DatabaseAway
from storage.quarantine import ItemKind

log = logging.getLogger(__name__)

GIVE_UP = ("cancel", "annuler")
ALARM = ":alarm"
TOLD = 1000


class TelegramConversation:
    """Takes updates and answers them: in order for each person, side by side for all."""

    def __init__(self, telegram: TelegramPlatform, dispatcher: Dispatcher) -> None:
        self._telegram, self._dispatcher = telegram, dispatcher
        self._dialogs = TelegramForms(telegram, dispatcher)
        self._order = OrderedExecution()
        self.pending = PendingReplies(
            dispatcher.database, dispatcher.clock, self._order, f"{NAME}:{telegram.me.id}:", self
        )
        telegram.pause = self._order.pause
        self._told_away: deque[str] = deque(maxlen=TOLD)
        listed = [each for feature in dispatcher.features for each in feature.commands]
        self._commands = {name for each in listed for name in (each.name, *each.aliases.values())}

    async def take_update(self, update: Update) -> None:
        """Answer one update; what goes wrong is set aside and logged.

        Raises `DatabaseAway` alone, once the person was told: the update must be brought again.
        """
        understood = False
        try:
            if not is_for_palier(update, self._telegram.username):
                if unsigned := unsigned_command(update, self._telegram.username):
                    await self._take_off_unsigned(*unsigned)
                return
            async with self._order.in_order(order_key(update)):
                arrival = read_update(update, self._telegram.me.id, self._commands)
                understood = True
                if arrival:
                    await self._take_arrival(arrival.with_address())
        except Undeliverable as refusal:
            log.info("reply refused update=%s reason=%s", update.update_id, refusal.reason)
        except DatabaseAway:
            raise
        except Exception as fault:
            await self._set_aside(str(update.update_id), fault)
            if not understood:
                await self._turn_away(PressToRefuse.of(update.to_dict()))

    def parse_update(self, raw: RawUpdate) -> Update:
        """What the library makes of an update, or `UnreadableUpdate`."""
        return raw.parse_update(self._telegram.bot)

    async def set_aside(self, raw: RawUpdate, fault: Exception) -> None:
        """Leave an update alone that is not to be answered; the operator sees that it came."""
        await self._set_aside("-" if raw.name is None else str(raw.name), fault)
        await self._turn_away(PressToRefuse.of(raw.content))

    async def _turn_away(self, press: PressToRefuse | None) -> None:
        """Whoever pressed what cannot be answered is told so: their button waits no longer."""
        if press is not None:
            said = plain_words(words.gone(), Reader(language=press.language))
            with suppress(Undeliverable, RetryLater):
                await self._telegram.let_go(press.id, said)

    async def _set_aside(self, name: str, fault: Exception) -> None:
        database, clock = self._dispatcher.database, self._dispatcher.clock
        await set_aside(database, clock, ItemKind.UPDATE, name, fault)

    async def _take_arrival(self, arrival: TelegramArrival) -> None:
        answer = TelegramReplyChannel(
            self._telegram, self._dialogs, arrival, self._dispatcher.confidences
        )
        try:
            await self._call_for_help(answer)
            await self._hear_words(answer)
        except AlreadyDone:
            await self._say_outcome(answer, EventOutcome(None, Reader(), repeated=True))
        except DatabaseAway:
            await self._say_away(answer, not_kept(reader_of(arrival)))
            raise
        except asyncio.CancelledError:
            # Nobody has answered: the update comes again, or its reply is said by another.
            answer.leave_to_other()
            raise
        finally:
            await answer.close_query()

    async def _call_for_help(self, answer: TelegramReplyChannel) -> None:
        """Say whom to call before anything else, when what they wrote speaks of danger."""
        incoming = answer.arrival.incoming
        if alarm := await self._dispatcher.emergency_in(incoming):
            answer.arrival = replace(answer.arrival, incoming=replace(incoming, alarmed=True))
            outcome = EventOutcome(Say(alarm.message), alarm.reader)
            await self.pending.speak_reply(
                incoming.receipt + ALARM,
                ReplyRecipient.of(incoming),
                outcome,
                partial(answer.say_emergency, alarm.message, alarm.reader),
            )

    async def _hear_words(self, answer: TelegramReplyChannel) -> None:
        arrival = answer.arrival
        match arrival.incoming.event:
            case PickAnswer() as pick:
                await self._take_step(answer, await self._dialogs.take_press(arrival, pick))
            case WordsEvent() | LocationEvent() | AttachmentEvent() if arrival.is_private:
                step = await self._dialogs.take_answer(arrival)
                if step is None:
                    await self._handle_arrival(answer)
                else:
                    await self._take_step(answer, step)
            case CommandEvent() if arrival.is_private and arrival.incoming.alarmed:
                waiting = await self._dialogs.waiting_message(arrival)
                await self._handle_arrival(answer)
                if waiting and (question := await self._dialogs.redraw_question(arrival, waiting)):
                    outcome = EventOutcome(WaitingQuestion(), question.reader)
                    await self._say_outcome(answer, outcome, partial(answer.ask_question, question))
            case CommandEvent(name=name) if arrival.is_private:
                cancelled = name in GIVE_UP and name not in self._commands
                left = await self._dialogs.leave(arrival, cancelled=cancelled)
                if left:
                    await self._take_step(answer, left)
                else:
                    await self._handle_arrival(answer)
            case CommandEvent() as command if self._dispatcher.must_be_hidden(command):
                await self._take_off(answer, command)
                await self._handle_arrival(answer)
            case _:
                await self._handle_arrival(answer)

    async def _say_away(self, answer: TelegramReplyChannel, outcome: EventOutcome) -> None:
        """Tell them once that nothing is kept, however often the update is brought."""
        receipt = answer.arrival.incoming.receipt
        if receipt not in self._told_away:
            self._told_away.append(receipt)
            with suppress(RetryLater):
                await answer.speak_outcome(outcome)

    async def _take_off(self, answer: TelegramReplyChannel, command: CommandEvent) -> None:
        """Take a command off a wall before others read it; what stays there is told apart."""
        arrival = answer.arrival
        chat, written = arrival.incoming.scene.chat, arrival.written
        if not await self._telegram.delete_message(chat, written):
            exposed = self._dispatcher.exposed_event(command, written)
            answer.arrival = replace(arrival, incoming=replace(arrival.incoming, event=exposed))

    async def _take_off_unsigned(self, command: CommandEvent, arrival: TelegramArrival) -> None:
        """Take off what somebody wrote as the group itself; nobody can be told in private."""
        chat, alarming = arrival.incoming.scene.chat, danger.detects_emergency(command.words)
        taken = self._dispatcher.must_be_hidden(command) and await self._telegram.delete_message(
            chat, arrival.written
        )
        lines = danger.emergency_lines() if alarming else ()
        if self._dispatcher.must_be_hidden(command) and not taken:
            lines += (words.telegram_unsigned(),)
        if not lines:
            return
        reader = await self._reader_of_wall(chat)
        label = plain_words(words.telegram_open(), reader)
        link = start_link(self._telegram.username, ENTRANCE)
        markup = InlineKeyboardMarkup([[InlineKeyboardButton(label, url=link)]])
        said = body(message(*lines), reader)
        await self._telegram.say_html(chat, said, markup, topic=arrival.topic)

    async def _reader_of_wall(self, chat: str) -> Reader:
        """How a group reads; said without a database too."""
        try:
            async with self._dispatcher.database.transaction() as store:
                wall = await store.areas.find_wall(NAME, "", chat)
        except Exception as trouble:
            log.warning("wall not known chat=%s kind=%s", chat, type(trouble).__name__)
            wall = None
        return Reader(language=wall.language) if wall else Reader()

    async def _handle_arrival(self, answer: TelegramReplyChannel) -> None:
        await self._say_outcome(
            answer, await self._handled_outcome(answer, answer.arrival.incoming)
        )

    async def _handled_outcome(
        self, answer: TelegramReplyChannel, incoming: IncomingEvent
    ) -> EventOutcome:
        outcome = await self._dispatcher.handle_event(incoming)
        if not outcome.kept:
            await self._say_away(answer, outcome)
            raise DatabaseAway
        return outcome

    async def _say_outcome(
        self,
        answer: TelegramReplyChannel,
        outcome: EventOutcome,
        say: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        """Say what came of an update, in this way or the usual one."""
        incoming = answer.arrival.incoming
        if outcome.repeated:
            # Whoever took it answers the press too; an empty answer would be the first to arrive.
            answer.leave_to_other()
            await self.pending.repeat_reply(incoming.receipt)
            return
        spoken = say or partial(answer.speak_outcome, outcome)

        async def says_all() -> None:
            await spoken()
            # Before it counts as said: nobody would let go of the press for a process that died.
            await answer.close_query()

        to = ReplyRecipient.of(incoming)
        if not await self.pending.speak_reply(incoming.receipt, to, outcome, says_all):
            await answer.say_delayed(outcome.reader)

    async def speak_again(self, kept: KeptReply, receipt: str, since: datetime) -> None:
        """Say a kept reply as if its update had just come; a form goes on where it is."""
        arrival = TelegramArrival.without_event(kept, receipt)
        to = await self._dispatcher.confidences.reader_of(
            arrival.incoming.sender, arrival.incoming.scene
        )
        outcome = replace(kept.outcome(), to=to)
        answer = TelegramReplyChannel(
            self._telegram, self._dialogs, arrival, self._dispatcher.confidences
        )
        asks = isinstance(outcome.reply, WaitingQuestion) or (
            isinstance(outcome.reply, Ask) and await self._dialogs.begun_since(arrival, since)
        )
        if asks:
            if question := await self._dialogs.unseen_question(arrival):
                await self._dialogs.screen.show_question(arrival.private_chat, question)
        else:
            await answer.speak_outcome(outcome)
        await answer.close_query()

    # Forms.

    async def _take_step(self, answer: TelegramReplyChannel, step: Step) -> None:
        match step:
            case FormFilled():
                await self._submit_form(answer, step)
            case QuestionDrawing():
                outcome = EventOutcome(WaitingQuestion(), step.reader)
                await self._say_outcome(answer, outcome, partial(answer.ask_question, step))
            case FormLeft(outcome, living, keyboard):
                await self._say_outcome(
                    answer, outcome, partial(answer.bid_farewell, outcome, living, keyboard)
                )

    async def _submit_form(self, answer: TelegramReplyChannel, filled: FormFilled) -> None:
        """Hand a finished form over; a refused answer is asked again, the others are kept."""
        answer.arrival = answer.arrival.with_address(living=filled.living, keyboard=filled.keyboard)
        # Every answer was listened to when it was typed.
        incoming = replace(answer.arrival.incoming, event=filled.form, alarmed=True)
        outcome = await self._handled_outcome(answer, incoming)
        if outcome.refused and isinstance(outcome.reply, Notice):
            await self._say_outcome(
                answer, outcome, partial(self._reopen_form, answer, filled, outcome)
            )
        else:
            await self._say_outcome(answer, outcome)

    async def _reopen_form(
        self, answer: TelegramReplyChannel, filled: FormFilled, outcome: EventOutcome
    ) -> None:
        arrival, chat = answer.arrival, answer.arrival.incoming.scene.chat
        if isinstance(outcome.reply, Notice):
            # After a fault on our side the last answer may be given again.
            why = outcome.reply.text
            fault = why.key == words.fault(code="").key
            name = filled.field.name if fault else outcome.field
            if name and await self._dialogs.reopen_question(
                arrival, chat, filled, name, why, outcome.reader
            ):
                return
            await self._dialogs.end_form(arrival)
        await answer.speak_outcome(outcome)
