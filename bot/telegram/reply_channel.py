"""The answer to one update, as Telegram shows it: a word over a button, a message, a form."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    LinkPreviewOptions,
    ReplyKeyboardRemove,
)
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.chat.forms.conversation import FormChannel
from bot.chat.forms.question import QuestionDrawing
from bot.chat.forms.session import FormFilled, FormSession
from bot.chat.kept_replies import EventOutcome, WaitingQuestion
from bot.chat.reply_channel import SharedCard, SpokenReply
from bot.confidences import ConfidenceRecorder
from bot.platform import Undeliverable
from bot.telegram import drawing
from bot.telegram.adapter import TelegramPlatform
from bot.telegram.reading import ENTRANCE, UNANSWERED, TelegramArrival, may_lead_private
from bot.telegram.wording import paragraphs, plain_words, render_text
from handlers.kernel.events import CommandEvent, ExposedCommand, IncomingEvent, SearchEvent
from handlers.kernel.replies import Ask, Say, Share
from messages import words
from messages.model import Document, Message, Reader, Text
from storage.confidences import MessagePlace

log = logging.getLogger(__name__)

T = TypeVar("T")

CACHE = 10
LONGEST_TITLE = 64
MOST_RESULTS = 50


class TelegramReplyChannel(FormChannel):
    """The answer to one update; a press is answered once, whatever happens."""

    def __init__(
        self,
        telegram: TelegramPlatform,
        dialogs: FormSession,
        arrival: TelegramArrival,
        confidences: ConfidenceRecorder,
    ) -> None:
        super().__init__(confidences)
        self.arrival: TelegramArrival = arrival
        self._telegram, self.dialogs = telegram, dialogs
        self._search = isinstance(arrival.incoming.event, SearchEvent)
        self._pending = arrival.query

    @property
    def incoming(self) -> IncomingEvent:
        return self.arrival.incoming

    async def speak_outcome(self, outcome: EventOutcome) -> None:
        """Say the reply; in private the message that asked a form's last question becomes it."""
        arrival, reply = self.arrival, outcome.reply
        if self._search:
            if isinstance(reply, Share):
                await super().speak_outcome(outcome)
            else:
                await self.share_cards((), outcome.reader)
            return
        if isinstance(self.incoming.event, UNANSWERED) or isinstance(reply, WaitingQuestion):
            return
        chat = self.incoming.scene.chat
        if arrival.keyboard:
            noted = words.telegram_place_noted()
            await self.dialogs.screen.free_keyboard(chat, noted, outcome.reader)
        elif not arrival.query:
            await self._telegram.strip_buttons(chat, arrival.living)
        await super().speak_outcome(outcome)

    @property
    def private_chat(self) -> str:
        return self.arrival.private_chat

    def mark_alarmed(self) -> None:
        incoming = self.arrival.incoming
        self.arrival = replace(self.arrival, incoming=replace(incoming, alarmed=True))

    def complete_form(self, filled: FormFilled) -> None:
        self.arrival = self.arrival.with_address(living=filled.living, keyboard=filled.keyboard)

    async def ask_question(self, question: QuestionDrawing) -> None:
        await self.dialogs.screen.show_question(self.arrival.private_chat, question)
        if question.hint and self._pending:
            shown = drawing.line(question.hint, question.reader, drawing.LONGEST_TOAST)
            await self._toast(shown)

    async def bid_farewell(self, outcome: EventOutcome, living: str, keyboard: bool) -> None:
        chat = self.arrival.incoming.scene.chat
        if keyboard and isinstance(outcome.reply, Say):
            await self._telegram.strip_buttons(chat, living)
            html = drawing.body(outcome.reply.message, outcome.reader)
            await self._telegram.say_html(chat, html, ReplyKeyboardRemove())
        else:
            self.arrival = replace(self.arrival, living=living)
            await self.speak_outcome(outcome)

    async def say_emergency(self, letter: Message, reader: Reader) -> None:
        """Say whom to call; on the spot when the person cannot be written to."""
        try:
            await self._telegram.say_now(self.arrival.private_chat, letter, reader)
        except Undeliverable:
            html, chat = drawing.body(letter, reader), self.incoming.scene.chat
            await self._telegram.say_html(chat, html, topic=self.arrival.topic)

    def leave_to_other(self) -> None:
        """Somebody else answers."""
        self._pending = ""

    async def say_delayed(self, reader: Reader) -> None:
        """What could not be said now is on its way: a press hears at least that, if it can."""
        query, self._pending = self._pending, ""
        if query and not self._search:
            typed = drawing.line(words.reply_delayed(), reader, drawing.LONGEST_TOAST)
            await self._telegram.stop_press_waiting(query, typed)

    async def release_press(self) -> None:
        """Let go of a press or search nobody had an answer for."""
        if self._search:
            await self.share_cards((), Reader())
        query, self._pending = self._pending, ""
        if query:
            await self._telegram.stop_press_waiting(query)

    # What each kind of reply becomes.

    @property
    def _living(self) -> str:
        """The message of a filled form that the reply replaces; below what they wrote, none."""
        return self.arrival.living if self.arrival.query else ""

    async def say_notice(
        self, notice: Message, reader: Reader, *, refusal: bool, again: str = ""
    ) -> SpokenReply | None:
        """A word over the button; a message where a form stood, or where none was pressed.

        What has buttons itself is a message, and in a group a word as well.
        """
        if notice.rows and not self._living:
            spoken = await self._message(notice, reader, "", again)
            if not self.incoming.scene.private:
                await self._hint(notice.body[0], reader, alert=refusal)
            return spoken
        if self._living or not await self._hint(notice.body[0], reader, alert=refusal):
            return await self._message(notice, reader, self._living)
        return None

    async def say_privately(self, letter: Message, reader: Reader) -> SpokenReply | None:
        return await self._message(letter, reader, self._living)

    async def show_hint(self, hint: Text, reader: Reader) -> bool:
        return await self._hint(hint, reader)

    async def replace_pressed(
        self, shown: Message, reader: Reader, *, hinted: bool
    ) -> SpokenReply | None:
        scene = self.incoming.scene
        pressed = scene.message if self.arrival.query and scene.private else ""
        return await self._message(shown, reader, self._living or pressed)

    async def ask_form(self, ask: Ask, reader: Reader) -> None:
        """Put its first question in private."""

        async def begin(chat: str) -> None:
            await self.dialogs.begin_form(self.arrival, chat, ask, reader, self._living)

        await self._privately(begin, reader, ask.again)

    async def hand_over(
        self, document: Document, picture: Document | None, reader: Reader
    ) -> SpokenReply | None:
        await self.stay_silent()

        async def hand(chat: str) -> SpokenReply:
            sent = await self._telegram.send_document(chat, document, reader, picture)
            return SpokenReply(self._place(chat, sent), document.confidence)

        return await self._privately(hand, reader)

    async def lead_private(self, payload: str, text: Text, reader: Reader) -> None:
        """Lead into the private talk: by the press itself, or by a line with a link."""
        link = drawing.start_link(self._telegram.username, payload)
        event, chat = self.incoming.event, self.incoming.scene.chat
        if self._pending and await self._toast(url=link):
            return
        if may_lead_private(event):
            label = plain_words(words.telegram_open(), reader)
            markup = InlineKeyboardMarkup([[InlineKeyboardButton(label, url=link)]])
            html = drawing.html(render_text(text, reader))
            await self._telegram.say_html(chat, html, markup, topic=self.arrival.topic)

    async def stay_silent(self) -> None:
        """The filled form waits for nothing any more."""
        await self._telegram.strip_buttons(self.incoming.scene.chat, self._living)

    async def share_cards(self, cards: Sequence[SharedCard], reader: Reader) -> None:
        """Show what a search found."""
        query, self._pending = self._pending, ""
        if not query:
            return
        results = [self._article(*card, reader) for card in cards[:MOST_RESULTS]]
        try:
            await self._telegram.bot.answer_inline_query(
                query, results, cache_time=CACHE, is_personal=True
            )
        except TelegramError as trouble:
            log.warning("search not answered kind=%s", type(trouble).__name__)

    async def _hint(self, text: Text, reader: Reader, *, alert: bool = False) -> bool:
        """Say a word over the pressed button; False without one, or when it waited too long."""
        if not self._pending:
            return False
        return await self._toast(drawing.line(text, reader, drawing.LONGEST_TOAST), alert=alert)

    async def _message(
        self, letter: Message, reader: Reader, over: str, again: str = ""
    ) -> SpokenReply | None:
        async def tell(chat: str) -> SpokenReply:
            if over:
                shown = await self._telegram.replace_message(chat, over, letter, reader)
            else:
                shown = await self._telegram.say_now(chat, letter, reader)
            return SpokenReply(self._place(chat, shown), letter.confidence, shown == over)

        return await self._privately(tell, reader, again)

    def _place(self, chat: str, shown: str) -> MessagePlace:
        return MessagePlace(self._telegram.name, "", chat, shown)

    async def _privately(
        self, speak: Callable[[str], Awaitable[T]], reader: Reader, again: str = ""
    ) -> T | None:
        """Speak to the person alone; from a wall, lead those there whom we may not write to.

        What was to be said is said there by the start link's payload `again`.
        """
        if self.incoming.scene.private:
            return await speak(self.incoming.scene.chat)
        try:
            return await speak(self.arrival.private_chat)
        except Undeliverable:
            event = self.incoming.event
            if isinstance(event, ExposedCommand):
                event = event.command
            payload = event.name if isinstance(event, CommandEvent) else ENTRANCE
            await self.lead_private(again or payload, words.telegram_come(), reader)
        return None

    async def _toast(self, words_shown: str = "", *, alert: bool = False, url: str = "") -> bool:
        query = self._pending
        answered = await self._telegram.answer_press(query, words_shown, alert=alert, url=url)
        self._pending = ""
        return answered

    def _article(
        self, code: str, title: Text, card: Message, reader: Reader
    ) -> InlineQueryResultArticle:
        content = InputTextMessageContent(
            drawing.body(card, reader),
            parse_mode=ParseMode.HTML,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )
        lines = ["".join(span.words for span in spans) for spans in paragraphs(card, reader)]
        return InlineQueryResultArticle(
            code,
            drawing.line(title, reader, LONGEST_TITLE),
            content,
            reply_markup=drawing.keyboard(card.rows, reader, self._telegram.username),
            description=drawing.clip(" · ".join(lines[1:]), LONGEST_TITLE * 2) or None,
        )
