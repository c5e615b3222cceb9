"""Messages as Telegram shows them: HTML in which what people typed is inert, and keyboards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TypeVar

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton

from bot.telegram.wording import paragraphs, plain_words
from messages.catalog import WordSpan, clip_spans
from messages.isolation import MORE, cut_words
from messages.model import Button, Document, Message, Reader, Rows, Text

K = TypeVar("K", InlineKeyboardButton, KeyboardButton)

LONGEST = 4096
LONGEST_TOAST = 200
LONGEST_CAPTION = 1024
LONGEST_LABEL = 64
ABREAST = 36
"""Characters of labels that stand beside each other on a phone before they are cut."""


def length(words: str) -> int:
    """The length as Telegram counts it, in UTF-16 units."""
    return len(words.encode("utf-16-le")) // 2


def clip(words: str, limit: int) -> str:
    """The words, ended with an ellipsis at a blank when they are longer than the limit."""
    kept = cut_words(words, limit, length)
    if kept == words:
        return words
    head, blank, _ = kept.rpartition(" ")
    return (
        cut_words(words, length(head) + 1, length)
        if blank and len(head) > len(kept) * 2 // 3
        else kept
    )


def html(spans: Sequence[WordSpan]) -> str:
    """One paragraph."""
    return "".join(
        f"<b>{escape(span.words, quote=False)}</b>"
        if span.bold
        else escape(span.words, quote=False)
        for span in spans
    )


def body(message: Message, reader: Reader) -> str:
    """The paragraphs line by line; one too many for a message gives way to an ellipsis."""
    lines, room = list[str](), LONGEST - len(MORE) - 1
    for spans in paragraphs(message, reader):
        size = sum(length(span.words) for span in spans)
        if size > room:
            lines.append(html(clip_spans(spans, room, clip)) if not lines else MORE)
            break
        lines.append(html(spans))
        room -= size + 1
    return "\n".join(lines)


def line(text: Text, reader: Reader, limit: int = LONGEST) -> str:
    """A text without markup, such as a toast or a label."""
    return clip(plain_words(text, reader), limit)


def caption_of(document: Document, reader: Reader) -> str:
    """What is said with a file, without markup."""
    lines = "\n".join(plain_words(text, reader) for text in document.said)
    return clip(lines, LONGEST_CAPTION)


def keyboard(rows: Rows, reader: Reader, username: str) -> InlineKeyboardMarkup | None:
    """The buttons under a message."""
    if not rows:
        return None
    keys = [[_key(button, reader, username) for button in row] for row in rows]
    return InlineKeyboardMarkup(uncut_rows(keys))


def uncut_rows(rows: Iterable[Sequence[K]]) -> list[Sequence[K]]:
    """The rows; one whose labels would be cut side by side has each on a line of its own."""
    drawn: list[Sequence[K]] = []
    for row in rows:
        fits = all(length(key.text) <= ABREAST // len(row) for key in row)
        drawn += [row] if fits else [[key] for key in row]
    return drawn


def _key(button: Button, reader: Reader, username: str) -> InlineKeyboardButton:
    label = line(button.label, reader, LONGEST_LABEL)
    if button.press:
        return InlineKeyboardButton(label, callback_data=button.press)
    if button.share:
        return InlineKeyboardButton(label, switch_inline_query=button.share)
    url = start_link(username, button.start) if button.start else button.url
    return InlineKeyboardButton(label, url=url)


def start_link(username: str, payload: str) -> str:
    """The link that opens a private talk with the bot, and hands it the payload, if any."""
    return f"https://t.me/{username}" + (f"?start={payload}" if payload else "")
