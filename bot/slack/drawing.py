"""Messages as Slack shows them: blocks in which what people typed is inert, and buttons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from bot.slack.wording import paragraphs, plain_words, render_text
from messages import words
from messages.catalog import WordSpan, clip_spans
from messages.isolation import MORE, cut_words
from messages.model import Button, Document, Message, Reader, Rows, Text

Block = dict[str, Any]

LONGEST = 3000
LONGEST_LABEL = 75
LONGEST_URL = 3000
MOST_BLOCKS = 50
IN_A_ROW = 5
IN_A_BLOCK = 25
LINKS = ("http", "https", "mailto", "tel")

DOOR, ENTRANCE = "palier", "start"
"""The slash command behind which every other can be written, and the word a start link is."""

PRESS, START, SHARE, LINK, FORM, COMMAND = "press", "start", "share", "link", "form", "command"
"""What a Slack button does; the first part of its `action_id`."""


def clip(words: str, limit: int) -> str:
    """The words, ended with an ellipsis when they are longer than the limit."""
    return cut_words(words, limit, len)


def line(text: Text, reader: Reader, limit: int = LONGEST) -> str:
    """A text without markup, such as a label."""
    return clip(plain_words(text, reader), limit)


def caption_of(document: Document, reader: Reader) -> str:
    """What is said with a file, without markup."""
    return clip("\n".join(plain_words(text, reader) for text in document.said), LONGEST)


def escaped(words: str) -> str:
    """Words for a field that Slack reads as markup: no mention, no link."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def plain_text(words: str, limit: int) -> Block:
    """Words that Slack draws as they are, cut to fit."""
    return {"type": "plain_text", "text": clip(words, limit) or MORE, "emoji": True}


def body(lines: Sequence[Sequence[WordSpan]]) -> Block:
    """Paragraphs as one rich text: nothing in it is read as markup, only addresses are links."""
    elements, room = list[Block](), LONGEST
    for number, spans in enumerate(lines):
        if number:
            elements.append(_run(WordSpan("\n")))
        elements += [_run(span) for span in clip_spans(spans, max(room, 1), clip)]
        room -= sum(len(span.words) for span in spans)
        if room <= 0:
            break
    section = {"type": "rich_text_section", "elements": elements or [_run(WordSpan(MORE))]}
    return {"type": "rich_text", "elements": [section]}


def _run(span: WordSpan) -> Block:
    if span.link:
        return {"type": "link", "url": span.words, **_style(span.bold)}
    return {"type": "text", "text": span.words, **_style(span.bold)}


def _style(bold: bool) -> Block:
    return {"style": {"bold": True}} if bold else {}


def text(message: Message, reader: Reader) -> str:
    """The message for notifications and screen readers."""
    lines = ("".join(span.words for span in spans) for spans in paragraphs(message, reader))
    return clip(escaped("\n".join(lines)), LONGEST) or MORE


def blocks(
    message: Message, reader: Reader, most: int = MOST_BLOCKS, name: str = ""
) -> list[Block]:
    """The message as blocks, at most so many; `name` begins the names of its buttons."""
    typed = to_type(message.rows, reader)
    room = most - 1 - len(typed)
    return [body(paragraphs(message, reader)), *buttons(message.rows, reader, room, name), *typed]


def fits(message: Message, reader: Reader) -> bool:
    """Whether one message shows all of it: every word, and every row of buttons as a row."""
    words_said = sum(len(span.words) for spans in paragraphs(message, reader) for span in spans)
    rows = sum(-(-len(row) // IN_A_ROW) for row in message.rows)
    return words_said <= LONGEST and 1 + rows + len(to_type(message.rows, reader)) <= MOST_BLOCKS


def to_type(rows: Rows, reader: Reader) -> list[Block]:
    """What may be passed on instead of a button: words that do the same, typed anywhere here."""
    starts = [button.start for row in rows for button in row if button.forward and button.start]
    if not starts:
        return []
    how = body([render_text(words.slack_forward(), reader)])["elements"]
    lines = [
        {
            "type": "rich_text_preformatted",
            "elements": [_run(WordSpan(f"/{DOOR} {ENTRANCE} {start}"))],
        }
        for start in starts
    ]
    return [{"type": "rich_text", "elements": [*how, *lines]}]


def drawn(message: Message, reader: Reader) -> dict[str, Any]:
    """What `chat.postMessage` and `chat.update` take; without `text` old blocks would stay."""
    return {"text": text(message, reader), "blocks": blocks(message, reader)}


def buttons(rows: Rows, reader: Reader, most: int, name: str = "") -> list[Block]:
    """Rows of buttons, at most five in a row; too many rows share blocks."""
    keys = [
        [_button(button, reader, f"{name}{row}.{column}") for column, button in enumerate(of)]
        for row, of in enumerate(rows)
    ]
    drawn_rows = [
        row[start : start + IN_A_ROW] for row in keys for start in range(0, len(row), IN_A_ROW)
    ]
    if len(drawn_rows) > most:
        flat = [key for row in drawn_rows for key in row]
        drawn_rows = [flat[at : at + IN_A_BLOCK] for at in range(0, len(flat), IN_A_BLOCK)][:most]
    return [{"type": "actions", "elements": row} for row in drawn_rows if row]


def key(what: str, place: str, label: str, value: str) -> Block:
    """One button; `place` makes its name its own in a message."""
    return {
        "type": "button",
        "text": plain_text(label, LONGEST_LABEL),
        "action_id": f"{what}.{place}",
        "value": value,
    }


def _button(button: Button, reader: Reader, place: str) -> Block:
    label = line(button.label, reader, LONGEST_LABEL)
    if button.press:
        return key(PRESS, place, label, button.press)
    if button.start:
        return key(START, place, label, button.start)
    if button.share:
        return key(SHARE, place, label, button.share)
    drawn_key = key(LINK, place, label, "-")
    if urlsplit(button.url).scheme in LINKS and len(button.url) <= LONGEST_URL:
        drawn_key["url"] = button.url
    return drawn_key
