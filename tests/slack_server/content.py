"""What a message may say: words, blocks, both; never nothing, never too long."""

import json
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
