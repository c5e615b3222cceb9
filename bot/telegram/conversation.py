"""One update in, one answer out: forms first, then handlers, then the reply in Telegram's way."""

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
    Update,
)
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.dispatcher import Dispatcher, Outcome
from bot.order import InOrder
from bot.platform import Undeliverable
from bot.telegram import drawing
from bot.telegram.adapter import Telegram
from bot.telegram.dialog import Dialogs, Filled, Over
from bot.telegram.page import Pick
from bot.telegram.reading import Arrival, key, ours, read
from handlers.kernel import (
    Ask,
    Come,
    Command,
    Copied,
    Hint,
    Reachable,
    Reply,
    Said,
    Say,
    Searched,
    Send,
    Sent,
    Share,
    Shared,
    Show,
    WallMoved,
    WallSeen,
)
from messages import words
from messages.catalog import language, paragraphs, plain, word
from messages.model import Message, Reader, Text, message

log = logging.getLogger(__name__)

UNANSWERED = (Reachable, WallMoved, Copied)
GIVE_UP = ("cancel", "annuler")
ENTRANCE = "start"
CACHE = 10
LONGEST_TITLE = 64
MOST_RESULTS = 50


class Conversation:
    """Takes updates and answers them: in order for each person, side by side for all."""

    def __init__(self, telegram: Telegram, dispatcher: Dispatcher) -> None:
        self._telegram, self._dispatcher = telegram, dispatcher
        self._dialogs = Dialogs(telegram, dispatcher)
        self._order = InOrder()
        listed = [each for feature in dispatcher.features for each in feature.commands]
        self._commands = {name for each in listed for name in (each.name, *each.also.values())}
        self._discreet = {
            name for each in listed if each.discreet for name in (each.name, *each.also.values())
        }

    async def take(self, update: Update) -> None:
        """Answer one update; what goes wrong is logged, never raised."""
        if not ours(update, self._telegram.username):
            return
        try:
            async with self._order.turn(key(update)):
                arrival = read(update, self._telegram.me.id, self._commands)
                if arrival:
                    await self._take(arrival)
        except Undeliverable as refusal:
            log.info("reply refused update=%s reason=%s", update.update_id, refusal.reason)
        except Exception:
            log.exception("update failed update=%s", update.update_id)

    async def _take(self, arrival: Arrival) -> None:
        answer = _Answer(self._telegram, self._dialogs, arrival)
        try:
            match arrival.incoming.event:
                case Pick() as pick:
                    await self._step(answer, await self._dialogs.press(arrival, pick))
                case Said() | Shared() | Sent() if arrival.private:
                    step = await self._dialogs.hear(arrival)
                    if step is None:
                        await self._handle(answer)
                    else:
                        await self._step(answer, step)
                case Command(name=name) if arrival.private:
                    cancelled = name in GIVE_UP and name not in self._commands
                    left = await self._dialogs.leave(arrival, cancelled=cancelled)
                    if not cancelled:
                        await self._handle(answer)
                    elif not left:
                        reader = Reader(language=language(arrival.incoming.sender.language))
                        await answer.give(Outcome(Hint(words.form_over()), reader))
                case Command(name=name) if name in self._discreet:
                    await self._telegram.unsay(arrival.incoming.scene.chat, arrival.written)
                    await self._handle(answer)
                case _:
                    await self._handle(answer)
        finally:
            await answer.close()

    async def _handle(self, answer: _Answer) -> None:
        await answer.give(await self._dispatcher.handle(answer.arrival.incoming))

    async def _step(self, answer: _Answer, step: object) -> None:
        match step:
            case Filled():
                await self._submit(answer, step)
            case Over(reader):
                await answer.give(Outcome(Hint(words.form_over()), reader))

    async def _submit(self, answer: _Answer, filled: Filled) -> None:
        """Hand a finished form over; a refused answer is asked again, the others are kept."""
        arrival = answer.arrival
        incoming = replace(arrival.incoming, event=filled.form)
        outcome = await self._dispatcher.handle(incoming)
        reply, chat = outcome.reply, incoming.scene.chat
        if outcome.refused and isinstance(reply, Hint):
            # After a fault on our side the last answer may be given again.
            fault = reply.text.key == words.fault(code="").key
            name = filled.field.name if fault else outcome.field
            if name and await self._dialogs.reopen(
                arrival, chat, filled, name, reply.text, outcome.reader
            ):
                return
            await self._dialogs.end(arrival)
        if reply is None and await self._dialogs.waits(arrival):
            return
        if filled.keyboard:
            await self._dialogs.free_keyboard(chat, outcome.reader)
        elif not arrival.query:
            await self._telegram.strip(chat, filled.living)
        living = filled.living if arrival.query else ""
        await answer.give(outcome, living)


class _Answer:
    """The answer to one update; a press is answered once, whatever happens."""

    def __init__(self, telegram: Telegram, dialogs: Dialogs, arrival: Arrival) -> None:
        self.arrival = arrival
        self._telegram, self._dialogs = telegram, dialogs
        self._search = isinstance(arrival.incoming.event, Searched)
        self._pending = arrival.query

    async def give(self, outcome: Outcome, living: str = "") -> None:
        """Say the reply; a message `living` in private becomes it."""
        if isinstance(self.arrival.incoming.event, UNANSWERED):
            return
        if self._search:
            await self._results(outcome.reply, outcome.reader)
        else:
            await self._reply(outcome.reply, outcome.reader, living)

    async def close(self) -> None:
        """Let go of a press or search nobody had an answer for."""
        if self._search:
            await self._results(None, Reader())
        await self._toast()

    async def _reply(self, reply: Reply, reader: Reader, living: str) -> None:
        scene = self.arrival.incoming.scene
        match reply:
            case Hint(text, refusal) if self.arrival.query and not living:
                words_shown = drawing.line(text, reader, drawing.LONGEST_TOAST)
                await self._toast(words_shown, alert=refusal)
            case Hint(text):
                await self._message(message(text), reader, living)
            case Say(said):
                await self._message(said, reader, living)
            case Show(shown, hint):
                pressed = scene.message if self.arrival.query and scene.private else ""
                if hint and self.arrival.query:
                    await self._toast(drawing.line(hint, reader, drawing.LONGEST_TOAST))
                elif hint:
                    shown = shown.model_copy(update={"body": (hint, *shown.body)})
                await self._message(shown, reader, living or pressed)
            case Ask() as ask:
                over = living

                async def begin(chat: str) -> None:
                    await self._dialogs.begin(self.arrival, chat, ask, reader, over)

                await self._privately(begin, reader, ask.again)
            case Send(document, picture):
                if living:
                    await self._telegram.strip(scene.chat, living)

                async def hand(chat: str) -> None:
                    await self._telegram.hand(chat, document, reader, picture)

                await self._privately(hand, reader)
            case Come(payload, text):
                await self._invite(payload, text, reader)
            case None if living:
                await self._telegram.strip(scene.chat, living)

    async def _message(self, said: Message, reader: Reader, over: str) -> None:
        async def tell(chat: str) -> None:
            if over:
                await self._telegram.retell(chat, over, said, reader)
            else:
                await self._telegram.tell(chat, said, reader)

        await self._privately(tell, reader)

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
            await speak(incoming.sender.chat or incoming.sender.user)
        except Undeliverable:
            event = incoming.event
            payload = event.name if isinstance(event, Command) else ENTRANCE
            await self._invite(again or payload, words.telegram_come(), reader)

    async def _invite(self, payload: str, text: Text, reader: Reader) -> None:
        """Lead into the private talk: by the press itself, or by a line with a link."""
        link = drawing.start_link(self._telegram.username, payload)
        event, chat = self.arrival.incoming.event, self.arrival.incoming.scene.chat
        if self.arrival.query:
            await self._toast(url=link)
        elif not isinstance(event, WallSeen) or (event.present and event.may_post):
            label = plain(words.telegram_open(), reader)
            markup = InlineKeyboardMarkup([[InlineKeyboardButton(label, url=link)]])
            html = drawing.html(word(text, reader))
            await self._telegram.say(chat, html, markup, topic=self.arrival.topic)

    async def _toast(self, words_shown: str = "", *, alert: bool = False, url: str = "") -> None:
        query, self._pending = self._pending, ""
        if query:
            await self._telegram.toast(query, words_shown, alert=alert, url=url)

    async def _results(self, reply: Reply, reader: Reader) -> None:
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
