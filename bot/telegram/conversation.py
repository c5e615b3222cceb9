"""One update in, one answer out: forms first, then handlers, then the reply in Telegram's way."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import replace
from functools import partial

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update

from bot.chat.adopting import CopyAdoption
from bot.chat.forms.conversation import FormConversation
from bot.chat.forms.question import PickAnswer
from bot.chat.forms.session import FormSession
from bot.chat.kept_replies import EventOutcome, KeptReply, WaitingQuestion
from bot.dispatcher import Dispatcher
from bot.platform import RetryLater, Undeliverable
from bot.telegram.adapter import TelegramPlatform
from bot.telegram.drawing import body, start_link
from bot.telegram.form_screen import TelegramScreen
from bot.telegram.pressed import pressed_copy
from bot.telegram.raw_updates import PressToRefuse, RawUpdate
from bot.telegram.reading import (
    NAME,
    TelegramArrival,
    UnsignedCommand,
    is_for_palier,
    order_key,
    read_update,
    unsigned_command,
)
from bot.telegram.reply_channel import TelegramReplyChannel
from bot.telegram.wording import plain_words
from handlers.kernel.events import (
    AttachmentEvent,
    CommandEvent,
    LocationEvent,
    PersonSharedEvent,
    WordsEvent,
)
from messages import danger, words
from messages.model import Reader, message
from storage.errors import DatabaseAway
from storage.quarantine import ItemKind

log = logging.getLogger(__name__)

GIVE_UP = ("cancel", "annuler")

MAY_ANSWER = (WordsEvent, LocationEvent, PersonSharedEvent, AttachmentEvent)
"""What may answer the question of a form that waits."""


class TelegramConversation(FormConversation[TelegramReplyChannel]):
    """Takes updates and answers them: in order for each person, side by side for all."""

    def __init__(self, telegram: TelegramPlatform, dispatcher: Dispatcher) -> None:
        super().__init__(dispatcher, f"{NAME}:{telegram.me.id}:")
        self._telegram, self._commands = telegram, dispatcher.command_names
        self._dialogs = FormSession(TelegramScreen(telegram, dispatcher.database), dispatcher)
        self._adoption = CopyAdoption(dispatcher, NAME)
        telegram.pause = self._order.pause

    async def take_update(self, update: Update) -> None:
        """Answer one update; what goes wrong is set aside and logged.

        Raises `DatabaseAway` alone, once the person was told: the update must be brought again.
        """
        understood = False
        try:
            heard_as = self._telegram.username, self._commands
            if not is_for_palier(update, *heard_as):
                if unsigned := unsigned_command(update, *heard_as):
                    await self._answer_unsigned(unsigned)
                return
            async with self.turn_of(order_key(update)):
                arrival = read_update(update, self._telegram.me.id, self._commands)
                understood = True
                await self._adoption.adopt_pressed(pressed_copy(update))
                if arrival:
                    await self.answer_event(self._channel(arrival.with_address()))
        except Undeliverable as refusal:
            log.info("reply refused update=%s reason=%s", update.update_id, refusal.reason)
        except DatabaseAway:
            raise
        except Exception as fault:
            await self.set_item_aside(ItemKind.UPDATE, str(update.update_id), fault)
            if not understood:
                await self._turn_away(PressToRefuse.of(update.to_dict()))

    def parse_update(self, raw: RawUpdate) -> Update:
        """What the library makes of an update, or `UnreadableUpdate`."""
        return raw.parse_update(self._telegram.bot)

    async def set_aside(self, raw: RawUpdate, fault: Exception) -> None:
        """Leave an update alone that is not to be answered; the operator sees that it came."""
        name = "-" if raw.name is None else str(raw.name)
        await self.set_item_aside(ItemKind.UPDATE, name, fault)
        await self._turn_away(PressToRefuse.of(raw.content))

    async def _turn_away(self, press: PressToRefuse | None) -> None:
        """Whoever pressed what cannot be answered is told so: their button waits no longer."""
        if press is not None:
            typed = plain_words(words.gone(), self.dispatcher.readers.unseen(press.language))
            with suppress(Undeliverable, RetryLater):
                await self._telegram.stop_press_waiting(press.id, typed)

    def _channel(self, arrival: TelegramArrival) -> TelegramReplyChannel:
        return TelegramReplyChannel(
            self._telegram, self._dialogs, arrival, self.dispatcher.confidences
        )

    async def take_event(self, channel: TelegramReplyChannel) -> None:
        """Danger first, then the form that waits, then whoever handles the event."""
        await self.call_for_help(channel)
        await self._hear_words(channel)

    async def _hear_words(self, channel: TelegramReplyChannel) -> None:
        arrival = channel.arrival
        match arrival.incoming.event:
            case PickAnswer() as pick:
                await self.take_step(channel, await self._dialogs.take_press(arrival, pick))
            case event if isinstance(event, MAY_ANSWER) and arrival.is_private:
                step = await self._dialogs.take_answer(arrival)
                if step is None:
                    await super().take_event(channel)
                else:
                    await self.take_step(channel, step)
            case CommandEvent() if arrival.is_private and arrival.incoming.alarmed:
                waiting = await self._dialogs.waiting_message(arrival)
                await super().take_event(channel)
                if waiting and (question := await self._dialogs.redraw_question(arrival, waiting)):
                    outcome = EventOutcome(WaitingQuestion(), question.reader)
                    await self.say_outcome(
                        channel, outcome, partial(channel.ask_question, question)
                    )
            case CommandEvent(name=name) if arrival.is_private:
                cancelled = name in GIVE_UP and name not in self._commands
                left = await self._dialogs.leave(arrival, cancelled=cancelled)
                if left:
                    await self.take_step(channel, left)
                else:
                    await super().take_event(channel)
            case CommandEvent() as command if self.dispatcher.must_be_hidden(command):
                await self._take_off(channel, command)
                await super().take_event(channel)
            case _:
                await super().take_event(channel)

    async def _take_off(self, channel: TelegramReplyChannel, command: CommandEvent) -> None:
        """Take a command off a wall before others read it; what stays there is told apart."""
        arrival = channel.arrival
        chat, written = arrival.incoming.scene.chat, arrival.written
        if not await self._telegram.delete_message(chat, written):
            exposed = self.dispatcher.exposed_event(command, written)
            channel.arrival = replace(arrival, incoming=replace(arrival.incoming, event=exposed))

    async def _answer_unsigned(self, command: UnsignedCommand) -> None:
        """Lead into private who wrote as the group itself, since nobody can be told there.

        Off comes what others should not read. A channel's post is answered only for danger.
        """
        hidden = self.dispatcher.must_be_hidden(command.command)
        stands = hidden and not await self._telegram.delete_message(command.chat, command.written)
        lines = danger.emergency_lines() if danger.detects_emergency(command.command.words) else ()
        if command.as_group:
            lines += (words.telegram_unsigned() if stands else words.telegram_nameless(),)
        if not lines:
            return
        reader = await self._reader_of_wall(command.chat)
        label = plain_words(words.telegram_open(), reader)
        link = start_link(self._telegram.username, command.command.name)
        markup = InlineKeyboardMarkup([[InlineKeyboardButton(label, url=link)]])
        html = body(message(*lines), reader)
        await self._telegram.say_html(command.chat, html, markup, topic=command.topic)

    async def _reader_of_wall(self, chat: str) -> Reader:
        """How a group reads; said without a database too."""
        try:
            async with self.dispatcher.database.transaction() as store:
                wall = await store.areas.find_wall(NAME, "", chat)
                area = await store.areas.get_area(wall.area_id) if wall and wall.area_id else None
        except Exception as trouble:
            log.warning("wall not known chat=%s kind=%s", chat, type(trouble).__name__)
            wall = area = None
        reader = Reader(language=wall.language) if wall else self.dispatcher.readers.unseen("")
        return reader.in_country(area.territory if area else "")

    def reopen_channel(self, kept: KeptReply, receipt: str) -> TelegramReplyChannel:
        return self._channel(TelegramArrival.without_event(kept, receipt))
