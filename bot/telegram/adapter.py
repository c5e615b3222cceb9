"""Palier's mouth on Telegram: what the courier sends, and what is said at once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from functools import cache
from ssl import SSLContext
from typing import NamedTuple, TypeVar

from httpx import create_ssl_context
from telegram import (
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    User,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, InvalidToken, RetryAfter, TelegramError

from bot.chat.retrying import Pause, call_patiently
from bot.platform import ChatAddress, ChatMoved, RefusalMeaning, RetryLater, Undeliverable
from bot.telegram import drawing
from bot.telegram.api_request import ApiRequest
from bot.telegram.errors import (
    BACK_OFF,
    DELETED,
    DONE,
    TOO_LATE,
    UNCHANGED,
    error_says,
    translate_errors,
    wait_seconds,
)
from bot.telegram.raw_updates import UpdateBot
from bot.telegram.reading import INLINE, NAME
from messages.model import Document, Link, Message, Reader
from messages.typed import shorten_typed
from storage.area import Wall
from storage.outbox import OutboxAction

log = logging.getLogger(__name__)
T = TypeVar("T")

PUBLIC_API = "https://api.telegram.org"
IN_PASSING = 2.0
"""Seconds for what nobody waits for, such as taking old buttons away."""

LETTING_GO = 4.0
"""Seconds in which the spinner of a press is stopped, tried again after errors."""

READ_TIMEOUT = 15.0
CONNECTIONS = 64
LONGEST_LINK_NAME = 32

Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove


@cache
def _trusted_context() -> SSLContext:
    """The authorities that are trusted, read from the disk once for every client."""
    return create_ssl_context()


class DrawnMessage(NamedTuple):
    """The message that shows something now, and when it was edited to; None for a new one."""

    message: str
    edited_at: datetime | None = None


class TelegramTokenUnknown(Exception):
    """Telegram knows no bot by this token."""


class TelegramPlatform:
    """One bot; use it as an async context manager, which asks Telegram who the bot is.

    Entering raises `TelegramTokenUnknown` for a wrong token, and `RetryLater` while Telegram does
    not answer.
    """

    name = NAME

    def __init__(self, token: str, api_url: str = PUBLIC_API) -> None:
        self.bot = UpdateBot(
            token,
            base_url=f"{api_url.rstrip('/')}/bot",
            base_file_url=f"{api_url.rstrip('/')}/file/bot",
            request=ApiRequest(
                CONNECTIONS,
                read_timeout=READ_TIMEOUT,
                pool_timeout=READ_TIMEOUT,
                trust=_trusted_context(),
            ),
            get_updates_request=ApiRequest(1, read_timeout=READ_TIMEOUT, trust=_trusted_context()),
        )
        self.spoke: Callable[[str], None] = lambda chat: None
        self.pause: Pause = asyncio.sleep

    async def __aenter__(self) -> TelegramPlatform:
        try:
            await self.bot.initialize()
        except InvalidToken:
            # The library's message quotes the token.
            await self.bot.shutdown()
            raise TelegramTokenUnknown from None
        except RetryAfter as wait:
            await self.bot.shutdown()
            raise RetryLater(wait_seconds(wait), whole=True) from None
        except (TelegramError, ValueError, TypeError, LookupError, AttributeError):
            # An answer that is none makes the library stumble in any of these ways.
            await self.bot.shutdown()
            raise RetryLater(BACK_OFF, whole=True) from None
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

    async def send_message(self, to: ChatAddress, message: Message, reader: Reader) -> str:
        """Post a message, in a group's topic where one was chosen."""
        markup = drawing.keyboard(message.rows, reader, self.username)
        html = drawing.body(message, reader)
        topic = int(to.topic) if to.topic else None
        how = {"guarded": message.guarded, "silent": message.silent}
        with translate_errors(to.chat):
            return await self._send(to.chat, html, markup, topic=topic, **how)

    async def edit_message(
        self, to: ChatAddress, posted: str, message: Message, reader: Reader
    ) -> None:
        """Redraw a message; a copy in somebody's other chat is known by its own name alone."""
        markup = drawing.keyboard(message.rows, reader, self.username)
        html = drawing.body(message, reader)
        with translate_errors(to.chat):
            await self._edit(to.chat, posted, html, markup)

    async def act_on_chat(self, errand: OutboxAction, to: ChatAddress, subject: str) -> str | None:
        """Open a wall's door or pin there; `subject` is a person's or message's number.

        `INVITE` makes a link by which people ask to be let in, named `subject`, and answers it.
        """
        with translate_errors(to.chat):
            if errand is OutboxAction.INVITE:
                made = await self.bot.create_chat_invite_link(
                    to.chat,
                    name=shorten_typed(subject, LONGEST_LINK_NAME) or None,
                    creates_join_request=True,
                )
                return made.invite_link
            try:
                await self._act(errand, to.chat, _numeric_subject(subject))
            except BadRequest as refusal:
                if not error_says(refusal, DONE):
                    raise
        return None

    async def whisper_message(
        self, to: ChatAddress, user: str, message: Message, reader: Reader
    ) -> None:
        """Nobody can be told something alone in a group."""
        raise Undeliverable("nobody whispers on Telegram", means=RefusalMeaning.TARGET)

    async def _act(self, errand: OutboxAction, chat: str, subject: int) -> None:
        match errand:
            case OutboxAction.ADMIT:
                await self.bot.approve_chat_join_request(chat, subject)
            case OutboxAction.DECLINE:
                await self.bot.decline_chat_join_request(chat, subject)
            case OutboxAction.EXPEL:
                await self.bot.ban_chat_member(chat, subject)
            case OutboxAction.READMIT:
                await self.bot.unban_chat_member(chat, subject, only_if_banned=True)
            case OutboxAction.PIN:
                await self.bot.pin_chat_message(chat, subject, disable_notification=True)
            case OutboxAction.UNPIN:
                await self.bot.unpin_chat_message(chat, subject)
            case OutboxAction.BLANK:
                await self.bot.delete_message(chat, subject)
            case _:
                why = f"{errand.value} is not done on Telegram"
                raise Undeliverable(why, means=RefusalMeaning.TARGET)

    async def fetch_file(self, platform: str, ref: str) -> bytes:
        """The bytes of a file somebody sent; `RetryLater` or `Undeliverable` without them."""
        with translate_errors("-"):
            file = await self.bot.get_file(ref)
            return bytes(await file.download_as_bytearray())

    async def opening_link(self, payload: str, walls: Sequence[Wall]) -> Link:
        """The bot's own address: it opens for anybody, and hands the payload over."""
        return Link(url=drawing.start_link(self.username, payload), shown=f"t.me/{self.username}")

    # What is said at once to the person in front; `Later` when trying again soon did not do.

    async def say_html(
        self,
        chat: str,
        html: str,
        markup: Markup | None = None,
        *,
        guarded: bool = False,
        topic: str = "",
    ) -> str:
        """Send now; the name of the message."""
        thread = int(topic) if topic else None
        return await self._at_once(
            chat, lambda: self._send(chat, html, markup, guarded=guarded, topic=thread)
        )

    async def say_now(self, chat: str, message: Message, reader: Reader) -> str:
        """Send a message now."""
        markup = drawing.keyboard(message.rows, reader, self.username)
        return await self.say_html(
            chat, drawing.body(message, reader), markup, guarded=message.guarded
        )

    async def replace_html(
        self,
        chat: str,
        posted: str,
        html: str,
        markup: InlineKeyboardMarkup | None,
        *,
        guarded: bool = False,
    ) -> DrawnMessage:
        """Edit now; one that cannot be edited is sent anew."""
        try:
            edited_at = await self._at_once(chat, lambda: self._edit(chat, posted, html, markup))
        except Undeliverable as refusal:
            if refusal.chat_gone:
                raise
            return DrawnMessage(await self.say_html(chat, html, markup, guarded=guarded))
        return DrawnMessage(posted, edited_at)

    async def replace_message(
        self, chat: str, posted: str, message: Message, reader: Reader
    ) -> str:
        """Turn a message into this one now; a guarded one is new, since only those are guarded."""
        if message.guarded:
            await self.strip_buttons(chat, posted)
            return await self.say_now(chat, message, reader)
        markup = drawing.keyboard(message.rows, reader, self.username)
        return (
            await self.replace_html(chat, posted, drawing.body(message, reader), markup)
        ).message

    async def strip_buttons(self, chat: str, posted: str) -> None:
        """Take the buttons off a message that asks for nothing any more, if that can be done."""
        if posted:
            await self._in_passing(chat, self._strip(chat, posted))

    async def note_below(self, chat: str, posted: str, html: str) -> None:
        """Say what became of a message in its place, if that can be done."""
        await self._in_passing(chat, self._edit(chat, posted, html, None))

    async def delete_message(self, chat: str, posted: str) -> bool:
        """Take somebody's message away, where Palier was given the right to; whether it is gone."""
        try:
            await self.bot.delete_message(chat, int(posted))
        except TelegramError as refusal:
            log.info("not taken away chat=%s kind=%s", chat, type(refusal).__name__)
            return error_says(refusal, DELETED)
        return True

    async def send_document(
        self, chat: str, document: Document, reader: Reader, picture: Document | None = None
    ) -> str:
        """Send a document now, after its picture: Telegram shows none of a PDF by itself.

        The name of its message, empty when it could not be sent for now.
        """
        if picture:
            await self._show(chat, picture, reader)
        if document.shown:
            return await self._show(chat, document, reader)
        caption = drawing.caption_of(document, reader)
        file = InputFile(document.content, document.name)
        sent = await self._at_once(
            chat, lambda: self.bot.send_document(chat, file, caption=caption)
        )
        return str(sent.message_id) if sent else ""

    async def _show(self, chat: str, picture: Document, reader: Reader) -> str:
        caption = drawing.caption_of(picture, reader)
        shown = InputFile(picture.content, picture.name)
        sent = await self._at_once(chat, lambda: self.bot.send_photo(chat, shown, caption=caption))
        return str(sent.message_id) if sent else ""

    async def answer_press(
        self, query: str, words: str, *, alert: bool = False, url: str = ""
    ) -> bool:
        """Answer a press; False when it waited too long for that."""

        async def call() -> bool:
            try:
                return await self.bot.answer_callback_query(
                    query, words or None, alert or None, url or None
                )
            except BadRequest as refusal:
                if not error_says(refusal, TOO_LATE):
                    raise
                return False

        return await self._patiently("-", call)

    async def stop_press_waiting(self, query: str, words: str = "") -> None:
        """Stop a press from waiting: its answer is said elsewhere."""
        try:
            async with asyncio.timeout(LETTING_GO):
                await self.answer_press(query, words)
        except (Undeliverable, RetryLater, TimeoutError) as trouble:
            log.warning("press not let go kind=%s", type(trouble).__name__)

    async def _at_once(self, chat: str, call: Callable[[], Awaitable[T]]) -> T:
        try:
            return await self._patiently(chat, call)
        finally:
            self.spoke(chat)

    async def _patiently(self, chat: str, call: Callable[[], Awaitable[T]]) -> T:
        """Call now, and again after short waits."""

        async def once() -> T:
            with translate_errors(chat):
                return await call()

        try:
            return await call_patiently(once, self.pause)
        except ChatMoved:
            raise Undeliverable("moved") from None

    async def _in_passing(self, chat: str, call: Awaitable[object]) -> None:
        """Do once what nobody waits for."""
        try:
            async with asyncio.timeout(IN_PASSING):
                with translate_errors(chat):
                    await call
        except (RetryLater, ChatMoved, TimeoutError) as trouble:
            log.info("left undone chat=%s kind=%s", chat, type(trouble).__name__)
        except Undeliverable as refusal:
            if refusal.chat_gone:
                raise
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
    ) -> datetime | None:
        """Edit a message; when, as Telegram dates it, if it tells."""
        inline = chat.startswith(INLINE)
        if inline and ":" in posted:
            # A copy beside its group's own; what was shared through Telegram has no such sign.
            chat, _, posted = posted.rpartition(":")
            inline = False
        try:
            edited = await self.bot.edit_message_text(
                html,
                chat_id=None if inline else chat,
                message_id=None if inline else int(posted),
                inline_message_id=posted if inline else None,
                parse_mode=ParseMode.HTML,
                reply_markup=markup,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )
        except BadRequest as refusal:
            if not error_says(refusal, UNCHANGED):
                raise
            return None
        return None if isinstance(edited, bool) else edited.edit_date

    async def _strip(self, chat: str, posted: str) -> None:
        try:
            await self.bot.edit_message_reply_markup(chat, int(posted))
        except BadRequest as refusal:
            if not error_says(refusal, UNCHANGED):
                raise


def _numeric_subject(subject: str) -> int:
    if not subject.isdecimal():
        raise Undeliverable("no such subject", means=RefusalMeaning.TARGET)
    return int(subject)
