"""Slack's refusals in Palier's words; theirs may quote what people typed, and go no further."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.platform import Later, Undeliverable

log = logging.getLogger(__name__)

BACK_OFF = 3.0
"""Seconds to leave a Slack alone that answers with errors, or not at all."""

REVOKED = 300.0
"""Seconds between two attempts with a token that Slack does not know."""

DONE = ("already_pinned", "no_pin", "already_in_channel", "not_pinned")
TOO_LATE = ("expired_trigger_id", "trigger_expired", "exchanged_trigger_id", "trigger_exchanged")
GONE_VIEW = ("not_found", "view_not_found", "hash_conflict")
GONE_CHAT = (
    "channel_not_found",
    "is_archived",
    "not_in_channel",
    "account_inactive",
    "token_revoked",
    "user_disabled",
    "user_not_found",
    "users_not_found",
    "team_access_not_granted",
    "cannot_dm_bot",
    "messages_tab_disabled",
)
GONE_MESSAGE = ("message_not_found", "cant_update_message", "cant_update", "edit_window_closed")
UNKNOWN_TOKEN = ("invalid_auth", "not_authed", "token_expired")
NO_RIGHT = (
    "missing_scope",
    "restricted_action",
    "no_permission",
    "access_denied",
    "ekm_access_denied",
)
PASSING = (
    "internal_error",
    "fatal_error",
    "service_unavailable",
    "request_timeout",
    "team_added_to_org",
    "rollup_error",
)


def code(refusal: SlackApiError) -> str:
    """Slack's own word for what went wrong; empty when its answer could not be read."""
    data = getattr(refusal.response, "data", None)
    return str(data.get("error", "")) if isinstance(data, dict) else ""


@contextmanager
def translated(chat: str = "-") -> Iterator[None]:
    """Turn what the library raises into `Later` or `Undeliverable`."""
    try:
        yield
    except SlackApiError as refusal:
        raise _translation(refusal, chat) from None
    except (SlackClientError, ClientError, TimeoutError, OSError):
        raise Later(BACK_OFF) from None


def _translation(refusal: SlackApiError, chat: str) -> Later | Undeliverable:
    why, response = code(refusal), refusal.response
    status = getattr(response, "status_code", 0) or getattr(response, "status", 0)
    if status == 429 or why == "ratelimited":
        return Later(_seconds(getattr(response, "headers", {})))
    if why in UNKNOWN_TOKEN:
        log.error("token refused reason=%s", why)
        return Later(REVOKED, whole=True)
    if why in GONE_CHAT:
        return Undeliverable(why, chat_gone=True)
    if why in GONE_MESSAGE or why in NO_RIGHT:
        return Undeliverable(why)
    if not why or why in PASSING or status >= 500:
        return Later(BACK_OFF)
    log.error("call refused as wrong chat=%s reason=%s", chat, why)
    return Undeliverable(why)


def _seconds(headers: Any) -> float:
    """What `Retry-After` asks for; headers may hold lists of values."""
    asked = next((value for name, value in headers.items() if name.lower() == "retry-after"), "")
    if isinstance(asked, (list, tuple)):
        asked = asked[0] if asked else ""
    try:
        return max(float(asked), 0.1)
    except ValueError:
        return BACK_OFF
