"""Palier's mouth on Telegram: what the courier sends, and what is said at once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from functools import cache
from ssl import SSLContext
from typing import TypeVar

from httpx import create_ssl_context
from telegram import (
    Bot,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    User,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, InvalidToken, RetryAfter, TelegramError
from telegram.request import HTTPXRequest

from bot.platform import Address, Later, Moved, Undeliverable
from bot.telegram import drawing
from bot.telegram.errors import (
    BACK_OFF,
    DONE,
    NO_TOPIC,
    TOO_LATE,
    UNCHANGED,
    says,
    seconds,
    translated,
)
from bot.telegram.reading import INLINE, NAME
from messages.model import Document, Link, Message, Reader
from storage.area import Wall
from storage.outbox import Errand

log = logging.getLogger(__name__)
T = TypeVar("T")

PUBLIC_API = "https://api.telegram.org"
PATIENCE = 5.0
"""Seconds somebody may be kept waiting for a reply that Telegram refused once."""

READ_TIMEOUT = 15.0
CONNECTIONS = 64
LONGEST_LINK_NAME = 32

Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove


@cache
def _trusted() -> SSLContext:
    """The authorities that are trusted, read from the disk once for every client."""
    return create_ssl_context()


class Unknown(Exception):
    """Telegram knows no bot by this token."""


class Telegram:
    """One bot; use it as an async context manager, which asks Telegram who the bot is.

    Entering raises `Unknown` for a wrong token, and `Later` while Telegram does not answer.
    """

    name = NAME

    def __init__(self, token: str, api_url: str = PUBLIC_API) -> None:
        self.bot = Bot(
            token,
            base_url=f"{api_url.rstrip('/')}/bot",
            base_file_url=f"{api_url.rstrip('/')}/file/bot",
            request=HTTPXRequest(
                CONNECTIONS,
                read_timeout=READ_TIMEOUT,
                pool_timeout=READ_TIMEOUT,
                httpx_kwargs={"verify": _trusted()},
            ),
            get_updates_request=HTTPXRequest(
                1, read_timeout=READ_TIMEOUT, httpx_kwargs={"verify": _trusted()}
            ),
        )
        self.spoke: Callable[[str], None] = lambda chat: None

    async def __aenter__(self) -> Telegram:
        try:
            await self.bot.initialize()
        except InvalidToken:
            # The library's message quotes the token.
            await self.bot.shutdown()
            raise Unknown from None
        except TelegramError:
            await self.bot.shutdown()
            raise Later(BACK_OFF, whole=True) from None
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.bot.shutdown()

    @property
    def me(self) -> User:
        return self.bot.bot

    @property
    def username(self) -> str:
        return self.bot.username

    # What the courier asks for.

    async def send(self, to: Address, message: Message, reader: Reader) -> str:
        """Post a message; a topic that was closed or deleted gives way to the chat itself."""
        markup = drawing.keyboard(message.rows, reader, self.username)
        html = drawing.body(message, reader)
        topic = int(to.topic) if to.topic else None
        how = {"guarded": message.guarded, "silent": message.silent}
        with translated(to.chat):
            try:
                sent = await self._send(to.chat, html, markup, topic=topic, **how)
            except BadRequest as refusal:
                if topic is None or not says(refusal, NO_TOPIC):
                    raise
                sent = await self._send(to.chat, html, markup, **how)
        return sent

    async def edit(self, to: Address, posted: str, message: Message, reader: Reader) -> None:
        """Redraw a message; a copy in somebody's other chat is known by its own name alone."""
        markup = drawing.keyboard(message.rows, reader, self.username)
        html = drawing.body(message, reader)
        with translated(to.chat):
            await self._edit(to.chat, posted, html, markup)

    async def act(self, errand: Errand, to: Address, subject: str) -> str | None:
        """Open a wall's door or pin there; `subject` is a person's or message's number.

        `INVITE` makes a link by which people ask to be let in, named `subject`, and answers it.
        """
        with translated(to.chat):
            if errand is Errand.INVITE:
                made = await self.bot.create_chat_invite_link(
                    to.chat, name=subject[:LONGEST_LINK_NAME] or None, creates_join_request=True
                )
                return made.invite_link
            try:
                await self._act(errand, to.chat, _number(subject))
            except BadRequest as refusal:
                if not says(refusal, DONE):
                    raise
        return None

    async def _act(self, errand: Errand, chat: str, subject: int) -> None:
        match errand:
            case Errand.ADMIT:
                await self.bot.approve_chat_join_request(chat, subject)
            case Errand.DECLINE:
                await self.bot.decline_chat_join_request(chat, subject)
            case Errand.PIN:
                await self.bot.pin_chat_message(chat, subject, disable_notification=True)
            case Errand.UNPIN:
                await self.bot.unpin_chat_message(chat, subject)
            case _:
                raise Undeliverable(f"{errand.value} is not done on Telegram")

    async def fetch(self, platform: str, ref: str) -> bytes:
        """The bytes of a file somebody sent; `Later` or `Undeliverable` when there are none."""
        with translated("-"):
            file = await self.bot.get_file(ref)
            return bytes(await file.download_as_bytearray())

    async def opening(self, payload: str, walls: Sequence[Wall]) -> Link:
        """The bot's own address: it opens for anybody, and hands the payload over."""
        return Link(url=drawing.start_link(self.username, payload), shown=f"t.me/{self.username}")

    # What is said at once to the person in front.

    async def say(
        self,
        chat: str,
        html: str,
        markup: Markup | None = None,
        *,
        guarded: bool = False,
        topic: str = "",
    ) -> str:
        """Send now; the name of the message, empty when it could not be sent for now."""
        thread = int(topic) if topic else None
        sent = await self._at_once(
            chat, lambda: self._send(chat, html, markup, guarded=guarded, topic=thread)
        )
        return sent or ""

    async def tell(self, chat: str, message: Message, reader: Reader) -> str:
        """Send a message now."""
        markup = drawing.keyboard(message.rows, reader, self.username)
        return await self.say(chat, drawing.body(message, reader), markup, guarded=message.guarded)

    async def rewrite(
        self,
        chat: str,
        posted: str,
        html: str,
        markup: InlineKeyboardMarkup | None,
        *,
        guarded: bool = False,
    ) -> str:
        """Edit now; one that cannot be edited is sent anew. The name of the message that shows."""
        try:
            await self._at_once(chat, lambda: self._edit(chat, posted, html, markup))
        except Undeliverable as refusal:
            if refusal.chat_gone:
                raise
            return await self.say(chat, html, markup, guarded=guarded)
        return posted

    async def retell(self, chat: str, posted: str, message: Message, reader: Reader) -> str:
        """Turn a message into this one now; a guarded one is new, since only those are guarded."""
        if message.guarded:
            await self.strip(chat, posted)
            return await self.tell(chat, message, reader)
        markup = drawing.keyboard(message.rows, reader, self.username)
        return await self.rewrite(chat, posted, drawing.body(message, reader), markup)

    async def strip(self, chat: str, posted: str) -> None:
        """Take the buttons off a message that asks for nothing any more."""
        if not posted:
            return
        try:
            await self._at_once(chat, lambda: self._strip(chat, posted))
        except Undeliverable as refusal:
            if refusal.chat_gone:
                raise

    async def unsay(self, chat: str, posted: str) -> None:
        """Take somebody's message away, where Palier was given the right to."""
        try:
            await self.bot.delete_message(chat, int(posted))
        except TelegramError as refusal:
            log.info("not taken away chat=%s kind=%s", chat, type(refusal).__name__)

    async def hand(
        self, chat: str, document: Document, reader: Reader, picture: Document | None = None
    ) -> None:
        """Send a document now, after its picture: Telegram shows none of a PDF by itself."""
        if picture:
            await self._show(chat, picture, reader)
        if document.shown:
            await self._show(chat, document, reader)
            return
        caption = drawing.line(document.caption, reader, drawing.LONGEST_CAPTION)
        file = InputFile(document.content, document.name)
        await self._at_once(chat, lambda: self.bot.send_document(chat, file, caption=caption))

    async def _show(self, chat: str, picture: Document, reader: Reader) -> None:
        caption = drawing.line(picture.caption, reader, drawing.LONGEST_CAPTION)
        shown = InputFile(picture.content, picture.name)
        await self._at_once(chat, lambda: self.bot.send_photo(chat, shown, caption=caption))

    async def toast(
        self, query: str, words: str = "", *, alert: bool = False, url: str = ""
    ) -> None:
        """Answer a press; one that waited too long is no error."""
        try:
            await self.bot.answer_callback_query(query, words or None, alert or None, url or None)
        except TelegramError as trouble:
            if not says(trouble, TOO_LATE):
                log.warning("press not answered kind=%s", type(trouble).__name__)

    async def _at_once(self, chat: str, call: Callable[[], Awaitable[T]]) -> T | None:
        """Call now, and once more after a short wait if told so; None when that did not do."""
        try:
            with translated(chat):
                try:
                    return await call()
                except RetryAfter as wait:
                    if seconds(wait) > PATIENCE:
                        raise
                    await asyncio.sleep(seconds(wait))
                    return await call()
        except (Later, Moved) as trouble:
            log.warning("reply given up chat=%s kind=%s", chat, type(trouble).__name__)
            return None
        finally:
            self.spoke(chat)

    async def _send(
        self,
        chat: str,
        html: str,
        markup: Markup | None,
        *,
        guarded: bool,
        silent: bool = False,
        topic: int | None = None,
    ) -> str:
        sent = await self.bot.send_message(
            chat,
            html,
            parse_mode=ParseMode.HTML,
            reply_markup=markup,
            protect_content=guarded or None,
            disable_notification=silent or None,
            message_thread_id=topic,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )
        return str(sent.message_id)

    async def _edit(
        self, chat: str, posted: str, html: str, markup: InlineKeyboardMarkup | None
    ) -> None:
        inline = chat.startswith(INLINE)
        try:
            await self.bot.edit_message_text(
                html,
                chat_id=None if inline else chat,
                message_id=None if inline else int(posted),
                inline_message_id=posted if inline else None,
                parse_mode=ParseMode.HTML,
                reply_markup=markup,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )
        except BadRequest as refusal:
            if not says(refusal, UNCHANGED):
                raise

    async def _strip(self, chat: str, posted: str) -> None:
        try:
            await self.bot.edit_message_reply_markup(chat, int(posted))
        except BadRequest as refusal:
            if not says(refusal, UNCHANGED):
                raise


def _number(subject: str) -> int:
    if not subject.isdecimal():
        raise Undeliverable("no such subject")
    return int(subject)
