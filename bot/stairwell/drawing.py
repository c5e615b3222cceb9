"""Messages as the page draws them: plain JSON, in which what people typed stays text."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from bot.stairwell.wording import paragraphs, plain_words, render_text
from messages.catalog import Spans
from messages.model import Button, Document, Message, Reader, Text

ZONE = "Europe/Paris"
LINKS = {"http", "https", "mailto", "tel", "webcal"}


def local_iso(at: datetime) -> str:
    """The moment by the neighbourhood's own clocks, as ISO without a zone."""
    return at.astimezone(ZoneInfo(ZONE)).replace(tzinfo=None).isoformat(timespec="minutes")


def draw_post(
    typed: str,
    note: Text | None,
    message: Message | None,
    document: Document | None,
    reader: Reader,
    post: str,
) -> dict[str, Any]:
    """What a post shows: paragraphs of spans, rows of buttons, a file to download."""
    body: list[Spans] = []
    if message:
        body = paragraphs(message, reader)
    elif document:
        body = [render_text(text, reader) for text in document.said]
    elif note:
        body = [render_text(note, reader)]
    drawn = [[{"words": span.words, "bold": span.bold} for span in spans] for spans in body]
    return {
        "paragraphs": drawn or [[{"words": typed, "bold": False}]],
        "rows": [
            [_button(button, reader) for button in row] for row in (message.rows if message else ())
        ],
        "guarded": bool(message and message.guarded),
        "note": note is not None,
        "file": _file(document, post) if document else None,
    }


def _button(button: Button, reader: Reader) -> dict[str, str]:
    drawn = {"label": plain_words(button.label, reader)}
    for what in ("press", "start", "share"):
        if value := getattr(button, what):
            drawn[what] = value
    if button.url and urlsplit(button.url).scheme in LINKS:
        drawn["url"] = button.url
    return drawn


def _file(document: Document, post: str) -> dict[str, str | int | bool]:
    return {
        "name": document.name,
        "url": f"/documents/{post}",
        "size": len(document.content),
        "picture": document.media_type in {"image/png", "image/jpeg"},
    }
