"""A question on its way to somebody: in the living message, or below what they wrote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from telegram import (
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from bot.platform import RetryLater
from bot.telegram import drawing
from bot.telegram.adapter import DrawnMessage, Markup, TelegramPlatform
from bot.telegram.page import QuestionPage
from bot.telegram.progress import FormState
from messages import words
from messages.catalog import plain_words, render_text
from messages.model import Reader, Text
from storage.database import Database, Store


@dataclass(frozen=True)
class QuestionDrawing:
    """What to draw next, and what hung there before.

    With `edit` the message `old` becomes the question; buttons are taken off those `left` behind.
    A question that is only shown again comes with a `hint`.
    """

    page: QuestionPage
    old: str
    old_keyboard: bool
    reader: Reader
    account: int
    since: datetime
    edit: bool = False
    left: tuple[str, ...] = ()
    hint: Text | None = None


class QuestionScreen:
    """Draws questions, and notes that they were shown."""

    def __init__(self, telegram: TelegramPlatform, database: Database) -> None:
        self._telegram, self._database = telegram, database

    async def show_question(self, chat: str, question: QuestionDrawing) -> None:
        """Edit the living message when a button was pressed, else leave it and write below."""
        page = question.page
        for each in question.left:
            await self._telegram.strip_buttons(chat, each)
        if question.edit and question.old and not page.places and not question.old_keyboard:
            inline = _inline(page)
            drawn = await self._telegram.replace_html(chat, question.old, page.html, inline)
        else:
            drawn = DrawnMessage(await self._below(chat, question))
        async with self._database.transaction() as store:
            if drawn.edited_at:
                await _note_edited(store, question, drawn.edited_at)
            await store.dialogs.mark_shown(question.account, drawn.message, question.since)

    async def _below(self, chat: str, question: QuestionDrawing) -> str:
        page, reader = question.page, question.reader
        if question.old_keyboard and not page.places:
            await self.free_keyboard(chat, words.telegram_place_noted(), reader)
        elif not question.old_keyboard:
            await self._telegram.strip_buttons(chat, question.old)
        markup: Markup | None = _sharing(page, reader) if page.places else _inline(page)
        return await self._telegram.say_html(chat, page.html, markup)

    async def free_keyboard(self, chat: str, why: Text, reader: Reader) -> None:
        """Take away the keyboard that offered to share a place; what follows does not wait."""
        said = drawing.html(render_text(why, reader))
        try:
            await self._telegram.say_html(chat, said, ReplyKeyboardRemove())
        except RetryLater:
            # Its buttons are words like others, and the next keyboard takes its place.
            return


async def _note_edited(store: Store, question: QuestionDrawing, edited_at: datetime) -> None:
    """Note since when a message asks what it did not ask before."""
    row = await store.dialogs.dialog_of(question.account, lock=True)
    if row is None or row.touched_at != question.since:
        return
    progress = FormState.model_validate_json(row.given)
    if not progress.asked_in:
        progress.edited_at = edited_at
        row.given = progress.model_dump_json()
        await store.session.flush()


def _inline(page: QuestionPage) -> InlineKeyboardMarkup | None:
    return InlineKeyboardMarkup(page.rows) if page.rows else None


def _sharing(page: QuestionPage, reader: Reader) -> ReplyKeyboardMarkup:
    """The keyboard that can share a place, with the question's other buttons as words."""
    share = KeyboardButton(plain_words(words.form_send_place(), reader), request_location=True)
    others = [[KeyboardButton(each.text) for each in row] for row in page.rows]
    return ReplyKeyboardMarkup([[share], *others], resize_keyboard=True, one_time_keyboard=True)
