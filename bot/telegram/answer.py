"""The answer to one update, as Telegram shows it: a word over a button, a message, a form."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace

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

from bot.chat.kept import EventOutcome, WaitingQuestion
from bot.confidences import ConfidenceRecorder, SpokenTo
from bot.emergency import EmergencyCall
from bot.platform import Undeliverable
from bot.telegram import drawing
from bot.telegram.adapter import TelegramPlatform
from bot.telegram.asking import QuestionDrawing
from bot.telegram.dialog import TelegramForms
from bot.telegram.reading import ENTRANCE, UNANSWERED, TelegramArrival, may_lead_private
from handlers.kernel import (
    Ask,
    CommandEvent,
    ExposedCommand,
    MoveToPrivate,
    Notice,
    Reply,
    Say,
    SearchEvent,
    Send,
    Share,
    Show,
)
from messages import words
from messages.catalog import paragraphs, plain_words, render_text
from messages.model import Confidence, Message, Reader, Text, message
from storage.confidences import MessagePlace

log = logging.getLogger(__name__)

CACHE = 10
LONGEST_TITLE = 64
MOST_RESULTS = 50


class TelegramReplies:
    """The answer to one update; a press is answered once, whatever happens."""

    def __init__(
        self,
        telegram: TelegramPlatform,
        dialogs: TelegramForms,
        arrival: TelegramArrival,
        confidences: ConfidenceRecorder,
    ) -> None:
        self.arrival = arrival
        self._confidences = confidences
        self._to: SpokenTo | None = None
        self._telegram, self._dialogs = telegram, dialogs
        self._search = isinstance(arrival.incoming.event, SearchEvent)
        self._pending = arrival.query

    async def give_outcome(self, outcome: EventOutcome) -> None:
        """Say the reply; in private the message that asked a form's last question becomes it."""
        arrival, reply = self.arrival, outcome.reply
        self._to = outcome.to
        if self._search:
            await self._results(reply, outcome.reader)
            return
        if isinstance(arrival.incoming.event, UNANSWERED) or isinstance(reply, WaitingQuestion):
            return
        chat = arrival.incoming.scene.chat
        if arrival.keyboard:
            noted = words.telegram_place_noted()
            await self._dialogs.screen.free_keyboard(chat, noted, outcome.reader)
        elif not arrival.query:
            await self._telegram.strip_buttons(chat, arrival.living)
        await self._reply(reply, outcome.reader, arrival.living if arrival.query else "")

    async def ask_question(self, question: QuestionDrawing) -> None:
        """Put a form's question, and say so to who pressed an older one."""
        await self._dialogs.screen.show_question(self.arrival.private_chat, question)
        if question.hint and self._pending:
            shown = drawing.line(question.hint, question.reader, drawing.LONGEST_TOAST)
            await self._toast(shown)

    async def bid_farewell(self, outcome: EventOutcome, living: str, keyboard: bool) -> None:
        """Say that a form is over, where it was or below."""
        chat = self.arrival.incoming.scene.chat
        if keyboard and isinstance(outcome.reply, Say):
            await self._telegram.strip_buttons(chat, living)
            html = drawing.body(outcome.reply.message, outcome.reader)
            await self._telegram.say_html(chat, html, ReplyKeyboardRemove())
        else:
            self.arrival = replace(self.arrival, living=living)
            await self.give_outcome(outcome)

    async def say_emergency(self, emergency: EmergencyCall) -> None:
        """Say whom to call; on the spot when the person cannot be written to."""
        said, reader = emergency.message, emergency.reader
        try:
            await self._telegram.say_now(self.arrival.private_chat, said, reader)
        except Undeliverable:
            html, chat = drawing.body(said, reader), self.arrival.incoming.scene.chat
            await self._telegram.say_html(chat, html, topic=self.arrival.topic)

    def leave_to_other(self) -> None:
        """Somebody else answers."""
        self._pending = ""

    async def say_delayed(self, reader: Reader) -> None:
        """What could not be said now is on its way: a press hears at least that, if it can."""
        query, self._pending = self._pending, ""
        if query and not self._search:
            said = drawing.line(words.reply_delayed(), reader, drawing.LONGEST_TOAST)
            await self._telegram.let_go(query, said)

    async def close_query(self) -> None:
        """Let go of a press or search nobody had an answer for."""
        if self._search:
            await self._results(None, Reader())
        query, self._pending = self._pending, ""
        if query:
            await self._telegram.let_go(query)

    async def _reply(self, reply: Reply | WaitingQuestion, reader: Reader, living: str) -> None:
        scene = self.arrival.incoming.scene
        match reply:
            case Notice(text, refusal):
                if living or not await self._hint(text, reader, alert=refusal):
                    await self._message(message(text), reader, living)
            case Say(said):
                await self._message(said, reader, living)
            case Show(shown, hint):
                pressed = scene.message if self.arrival.query and scene.private else ""
                if hint and not await self._hint(hint, reader):
                    shown = shown.model_copy(update={"body": (hint, *shown.body)})
                await self._message(shown, reader, living or pressed)
            case Ask() as ask:

                async def begin(chat: str) -> None:
                    await self._dialogs.begin_form(self.arrival, chat, ask, reader, living)

                await self._privately(begin, reader, ask.again)
            case Send(document, picture):
                await self._telegram.strip_buttons(scene.chat, living)

                async def hand(chat: str) -> None:
                    sent = await self._telegram.send_document(chat, document, reader, picture)
                    await self._note(chat, sent, document.confidence, reader)

                await self._privately(hand, reader)
            case MoveToPrivate(payload, text):
                await self._invite(payload, text, reader)
            case None:
                await self._telegram.strip_buttons(scene.chat, living)

    async def _hint(self, text: Text, reader: Reader, *, alert: bool = False) -> bool:
        """Say a word over the pressed button; False without one, or when it waited too long."""
        if not self._pending:
            return False
        return await self._toast(drawing.line(text, reader, drawing.LONGEST_TOAST), alert=alert)

    async def _message(self, said: Message, reader: Reader, over: str) -> None:
        async def tell(chat: str) -> None:
            if over:
                shown = await self._telegram.replace_message(chat, over, said, reader)
            else:
                shown = await self._telegram.say_now(chat, said, reader)
            await self._note(chat, shown, said.confidence, reader, over)

        await self._privately(tell, reader)

    async def _note(
        self, chat: str, shown: str, told: Confidence | None, reader: Reader, over: str = ""
    ) -> None:
        """Remember where something is told in confidence, and where it no longer is."""
        again = self._to is not None and self._to.was_confidential and shown == over
        place = MessagePlace(self._telegram.name, "", chat, shown)
        await self._confidences.record_spoken(place, told, reader, self._to, again=again)

    async def _privately(
        self, speak: Callable[[str], Awaitable[None]], reader: Reader, again: str = ""
    ) -> None:
        """Speak to the person alone; from a wall, lead those there whom we may not write to.

        What was to be said is said there by the start link's payload `again`.
        """
        incoming = self.arrival.incoming
        if incoming.scene.private:
            await speak(incoming.scene.chat)
            return
        try:
            await speak(self.arrival.private_chat)
        except Undeliverable:
            event = incoming.event
            if isinstance(event, ExposedCommand):
                event = event.command
            payload = event.name if isinstance(event, CommandEvent) else ENTRANCE
            await self._invite(again or payload, words.telegram_come(), reader)

    async def _invite(self, payload: str, text: Text, reader: Reader) -> None:
        """Lead into the private talk: by the press itself, or by a line with a link."""
        link = drawing.start_link(self._telegram.username, payload)
        event, chat = self.arrival.incoming.event, self.arrival.incoming.scene.chat
        if self._pending and await self._toast(url=link):
            return
        if may_lead_private(event):
            label = plain_words(words.telegram_open(), reader)
            markup = InlineKeyboardMarkup([[InlineKeyboardButton(label, url=link)]])
            html = drawing.html(render_text(text, reader))
            await self._telegram.say_html(chat, html, markup, topic=self.arrival.topic)

    async def _toast(self, words_shown: str = "", *, alert: bool = False, url: str = "") -> bool:
        query = self._pending
        answered = await self._telegram.answer_press(query, words_shown, alert=alert, url=url)
        self._pending = ""
        return answered

    async def _results(self, reply: Reply | WaitingQuestion, reader: Reader) -> None:
        query, self._pending = self._pending, ""
        if not query:
            return
        cards = reply.cards[:MOST_RESULTS] if isinstance(reply, Share) else ()
        results = [self._article(code, title, card, reader) for code, title, card in cards]
        try:
            await self._telegram.bot.answer_inline_query(
                query, results, cache_time=CACHE, is_personal=True
            )
        except TelegramError as trouble:
            log.warning("search not answered kind=%s", type(trouble).__name__)

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
