"""Telegram's refusals in Palier's words; theirs may quote what people typed, and go no further."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.platform import Later, Moved, Undeliverable

log = logging.getLogger(__name__)

BACK_OFF = 3.0
"""Seconds to leave a Telegram alone that answers with errors, or not at all."""

REVOKED = 300.0
"""Seconds between two attempts with a token that Telegram does not know any more."""

UNCHANGED = ("message is not modified",)
DONE = (
    "user_already_participant",
    "hide_requester_missing",
    "chat_not_modified",
    "message to unpin not found",
)
GONE_MESSAGE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "message identifier is not specified",
    "message to pin not found",
)
GONE_CHAT = (
    "chat not found",
    "user not found",
    "peer_id_invalid",
    "chat_id_invalid",
    "group chat was deactivated",
    "user is deactivated",
    "bot was kicked",
)
NO_RIGHT = ("not enough rights", "have no rights", "chat_admin_required", "administrator rights")
NO_TOPIC = ("message thread not found", "topic_closed", "topic_deleted")
TOO_LATE = ("query is too old", "query id is invalid")


def says(refusal: TelegramError, phrases: tuple[str, ...]) -> bool:
    """Whether Telegram's refusal is one of these."""
    words = refusal.message.lower()
    return any(phrase in words for phrase in phrases)


def seconds(wait: RetryAfter) -> float:
    """The seconds asked for, whichever type the library gives them in."""
    asked = wait.retry_after
    return asked.total_seconds() if isinstance(asked, timedelta) else float(asked)


@contextmanager
def translated(chat: str) -> Iterator[None]:
    """Turn what the library raises into `Later`, `Moved` or `Undeliverable`."""
    try:
        yield
    except RetryAfter as wait:
        raise Later(seconds(wait)) from None
    except ChatMigrated as moved:
        raise Moved(str(moved.new_chat_id)) from None
    except Forbidden:
        raise Undeliverable("forbidden", chat_gone=True) from None
    except BadRequest as refusal:
        raise _undeliverable(refusal, chat) from None
    except InvalidToken:
        log.error("token refused")
        raise Later(REVOKED, whole=True) from None
    except (TimedOut, NetworkError):
        raise Later(BACK_OFF) from None
    except TelegramError as trouble:
        # HTTP 200 with an unreadable body is no NetworkError to the library.
        log.warning("unreadable answer chat=%s kind=%s", chat, type(trouble).__name__)
        raise Later(BACK_OFF) from None


def _undeliverable(refusal: BadRequest, chat: str) -> Undeliverable:
    if says(refusal, GONE_CHAT):
        return Undeliverable("chat gone", chat_gone=True)
    if says(refusal, GONE_MESSAGE):
        return Undeliverable("message gone")
    if says(refusal, NO_RIGHT):
        return Undeliverable("no right")
    log.error("call refused as wrong chat=%s", chat)
    return Undeliverable("refused")
