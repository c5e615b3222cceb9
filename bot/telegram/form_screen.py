"""A question on its way to somebody: in the living message, or below what they wrote."""

from __future__ import annotations

from datetime import datetime

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    KeyboardButtonRequestUsers,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from bot.chat.forms.question import QuestionChoice, QuestionDrawing, QuestionPage
from bot.chat.forms.state import FormState
from bot.platform import RetryLater
from bot.telegram import drawing
from bot.telegram.adapter import DrawnMessage, Markup, TelegramPlatform
from bot.telegram.wording import plain_words, render_text
from messages import words
from messages.model import Reader, Text
from storage.database import Database, Store


class TelegramScreen:
    """Draws questions, and notes that they were shown."""

    def __init__(self, telegram: TelegramPlatform, database: Database) -> None:
        self._telegram, self._database = telegram, database

    def draw_label(self, label: Text, reader: Reader) -> str:
        return drawing.line(label, reader, drawing.LONGEST_LABEL)

    async def show_question(self, chat: str, question: QuestionDrawing) -> None:
        """Edit the living message when a button was pressed, else leave it and write below."""
        page = question.page
        html = page_html(page, question.reader)
        for each in question.left:
            await self._telegram.strip_buttons(chat, each)
        if question.edit and question.old and not page.shares and not question.old_keyboard:
            buttons = inline_keyboard(page)
            drawn = await self._telegram.replace_html(chat, question.old, html, buttons)
        else:
            drawn = DrawnMessage(await self._below(chat, html, question))
        async with self._database.transaction() as store:
            if drawn.edited_at:
                await _note_edited(store, question, drawn.edited_at)
            await store.dialogs.mark_shown(question.account, drawn.message, question.since)

    async def _below(self, chat: str, html: str, question: QuestionDrawing) -> str:
        page, reader = question.page, question.reader
        if question.old_keyboard and not page.shares:
            await self.free_keyboard(chat, words.telegram_place_noted(), reader)
        elif not question.old_keyboard:
            await self._telegram.strip_buttons(chat, question.old)
        markup: Markup | None = _sharing(page, reader) if page.shares else inline_keyboard(page)
        return await self._telegram.say_html(chat, html, markup)

    async def free_keyboard(self, chat: str, why: Text, reader: Reader) -> None:
        """Take away the keyboard that offered to share a place; what follows does not wait."""
        typed = drawing.html(render_text(why, reader))
        try:
            await self._telegram.say_html(chat, typed, ReplyKeyboardRemove())
        except RetryLater:
            # Its buttons are words like others, and the next keyboard takes its place.
            return

    async def close_question(self, chat: str, message: str) -> None:
        await self._telegram.strip_buttons(chat, message)

    async def note_left(self, chat: str, message: str, sentence: Text, reader: Reader) -> None:
        await self._telegram.note_below(chat, message, drawing.html(render_text(sentence, reader)))


def page_html(page: QuestionPage, reader: Reader) -> str:
    """The question as its message says it, with why it is asked again."""

    def html(text: Text) -> str:
        return drawing.html(render_text(text, reader))

    head = f"<b>{html(page.title)}</b>" + (f" · {html(page.step)}" if page.step else "")
    why, lines = [html(page.why)] if page.why else [], [html(line) for line in page.lines]
    return "\n".join([*why, head, *lines, html(page.question)])


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


def inline_keyboard(page: QuestionPage) -> InlineKeyboardMarkup:
    """The question's buttons under its message."""
    keys = [
        [
            InlineKeyboardButton(_label(choice), callback_data=choice.pick.pack_action())
            for choice in row
        ]
        for row in page.rows
    ]
    return InlineKeyboardMarkup(drawing.uncut_rows(keys))


def _sharing(page: QuestionPage, reader: Reader) -> ReplyKeyboardMarkup:
    """The keyboard that can share a place or a person, with the other buttons as words."""
    share = KeyboardButton(plain_words(words.form_send_place(), reader), request_location=True)
    if page.people:
        one = KeyboardButtonRequestUsers(1, user_is_bot=False, max_quantity=1, request_name=True)
        share = KeyboardButton(plain_words(words.form_send_person(), reader), request_users=one)
    keys = [[KeyboardButton(_label(choice)) for choice in row] for row in page.rows]
    others = drawing.uncut_rows(keys)
    return ReplyKeyboardMarkup([[share], *others], resize_keyboard=True, one_time_keyboard=True)


def _label(key: QuestionChoice) -> str:
    return drawing.clip(key.label, drawing.LONGEST_LABEL)
