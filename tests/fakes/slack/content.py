"""What a message may say: words, blocks, both; never nothing, never too long."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .blocks import check_message
from .errors import Refusal, Wire

POST_LENGTH = 40_000
UPDATE_LENGTH = 4_000
# Answers to acts know these; response urls and immediate answers alike.
ANSWER_FIELDS = frozenset(
    "text blocks attachments response_type replace_original delete_original thread_ts metadata "
    "unfurl_links unfurl_media mrkdwn link_names parse".split()
)

LIVE = frozenset("link user usergroup channel broadcast team emoji color date".split())
"""Elements of a rich text that a client draws as more than words."""

MARKUP = re.compile(r"<[^<>\s][^<>]*>")
FOUND = re.compile(
    r"https?://[^\s<>\u2060-\u206f]+|\bmailto:[^\s\u2060-\u206f]+|(?<!\w)@(?:everyone|here|channel)\b"
    r"|(?<![\w@.])(?:[\w-]+\.)+[^\W\d_]{2,}\b(?:/\S*)?|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)
"""What a client links by itself in words that are read as markup."""


def live_parts(text: str, blocks: Any) -> list[str]:
    """Everything a client draws as a link or a mention: in blocks, and in a notification."""
    return [*MARKUP.findall(text), *FOUND.findall(text), *_live(blocks)]


def _live(block: Any) -> Iterator[str]:
    match block:
        case {"type": "mrkdwn", "text": str(said)}:
            yield from (*MARKUP.findall(said), *FOUND.findall(said))
        case {"type": kind, **more} if kind in LIVE:
            yield str(more.get("url") or more.get("user_id") or more.get("range") or kind)
        case dict():
            for each in block.values():
                yield from _live(each)
        case list() | tuple():
            for each in block:
                yield from _live(each)


@dataclass(frozen=True, slots=True)
class Content:
    """Checked words and blocks; blocks are None when they were left out."""

    text: str = ""
    blocks: list[Wire] | None = None
    attachments: list[Wire] | None = field(default=None)


def check_content(
    values: Wire, faults: list[str], what: str, *, limit: int = POST_LENGTH
) -> Content:
    """Refuse what Slack would; blocks without `text` pass but are a fault, for who reads aloud."""
    text = values.get("text") or ""
    blocks: Any = values.get("blocks")
    attachments = values.get("attachments")
    if isinstance(blocks, str):
        try:
            blocks = json.loads(blocks)
        except ValueError:
            raise Refusal("invalid_blocks_format", fault=True) from None
    if not isinstance(text, str):
        raise Refusal("invalid_arguments", "text must be a string", fault=True)
    if not (text or blocks or attachments):
        raise Refusal("no_text", fault=True)
    if len(text) > limit:
        raise Refusal("msg_too_long", fault=True)
    if blocks is not None:
        blocks = check_message(blocks)
    if (blocks or attachments) and not text.strip():
        faults.append(f"{what}: `text` is missing beside blocks, so nothing is read aloud")
    return Content(text, blocks, attachments)


def check_answer(payload: Any) -> Wire:
    """Refuse an answer to an act that holds what answers do not know."""
    if not isinstance(payload, dict):
        raise Refusal("invalid_payload", fault=True)
    if unknown := payload.keys() - ANSWER_FIELDS:
        raise Refusal("invalid_payload", f"unknown: {sorted(unknown)}", fault=True)
    if payload.get("response_type", "ephemeral") not in ("ephemeral", "in_channel"):
        raise Refusal("invalid_payload", "response_type", fault=True)
    return payload
