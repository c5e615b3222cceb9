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

from bot.platform import ChatMoved, OutOfReach, RefusalMeaning, RetryLater, Undeliverable

log = logging.getLogger(__name__)

BACK_OFF = 3.0
"""Seconds to leave a Telegram alone that answers with errors, or not at all."""

LONGEST_WAIT = 3600.0
"""Seconds after which Telegram is asked again whatever it said."""

REVOKED = 300.0
"""Seconds between two attempts with a token that Telegram does not know any more."""

SHARED = ("-", "@")
"""How the addresses of groups and channels begin."""

UNCHANGED = ("message is not modified",)
DONE = (
    "user_already_participant",
    "hide_requester_missing",
    "chat_not_modified",
    "message to unpin not found",
)
DELETED = ("message to delete not found",)
GONE_MESSAGE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "message identifier is not specified",
    "message to pin not found",
    "message to delete not found",
    "message can't be deleted",
    "message_author_required",
    "message_edit_time_expired",
    "there is no text in the message to edit",
    "invite_hash_expired",
)
GONE_PERSON = (
    "user not found",
    "user_id_invalid",
    "invalid user_id specified",
    "member not found",
    "participant_id_invalid",
    "peer_id_invalid",
    "user is deactivated",
    "user_deactivated",
    "input_user_deactivated",
    "user_is_blocked",
    "user_is_bot",
    "user_bot",
    "user_channels_too_much",
    "user_kicked",
    "user_not_participant",
    "user is an administrator of the chat",
    "bot was blocked by the user",
    "bot can't initiate conversation with a user",
    "bot can't send messages to bots",
    "bot can't send messages to the user",
)
GONE_CHAT = (
    "chat not found",
    "chat_id_invalid",
    "chat_id is empty",
    "channel_invalid",
    "channel_private",
    "chat_forbidden",
    "chat_not_found",
    "group chat was deactivated",
    "group chat is deactivated",
    "group is deactivated",
    "channel is deactivated",
    "bot was kicked",
    "bot is not a member",
    "not in the chat",
)
NO_RIGHT = (
    "not enough rights",
    "have no rights",
    "chat_admin_required",
    "administrator rights",
    "chat_write_forbidden",
    "chat_restricted",
    "chat_send_",
    "chat_guest_send_forbidden",
    "chat_admin_invite_required",
    "user_banned_in_channel",
    "user_restricted",
    "right_forbidden",
    "pin_restricted",
    "allow_payment_required",
)
NO_TOPIC = (
    "message thread not found",
    "topic_closed",
    "topic_deleted",
    "topic_id_invalid",
    "topic_hidden",
)
TOO_LATE = ("query is too old", "query id is invalid")


def error_says(refusal: TelegramError, phrases: tuple[str, ...]) -> bool:
    """Whether Telegram's refusal is one of these."""
    words = refusal.message.lower()
    return any(phrase in words for phrase in phrases)


def wait_seconds(wait: RetryAfter) -> float:
    """The seconds asked for, whichever type the library gives them in; at most an hour."""
    try:
        asked = wait.retry_after
        found = asked.total_seconds() if isinstance(asked, timedelta) else float(asked)
    except (ValueError, TypeError, OverflowError):
        return BACK_OFF
    return min(found, LONGEST_WAIT) if found >= 0 else BACK_OFF


@contextmanager
def translate_errors(chat: str) -> Iterator[None]:
    """Turn what the library raises into `RetryLater`, `ChatMoved` or `Undeliverable`."""
    try:
        yield
    except RetryAfter as wait:
        raise RetryLater(wait_seconds(wait)) from None
    except ChatMigrated as moved:
        raise ChatMoved(str(moved.new_chat_id)) from None
    except (Forbidden, BadRequest) as refusal:
        raise _undeliverable(refusal, chat) from None
    except InvalidToken:
        log.error("token refused")
        raise RetryLater(REVOKED, whole=True) from None
    except (TimedOut, NetworkError):
        raise OutOfReach(BACK_OFF) from None
    except TelegramError as trouble:
        # HTTP 200 with an unreadable body is no NetworkError to the library.
        log.warning("unreadable answer chat=%s kind=%s", chat, type(trouble).__name__)
        raise OutOfReach(BACK_OFF) from None


def refusal_meaning(refusal: Forbidden | BadRequest, chat: str) -> RefusalMeaning:
    """What a refusal means for that chat.

    Who is let into a group may be gone without the group being so.
    """
    if error_says(refusal, NO_TOPIC):
        return RefusalMeaning.TOPIC
    if error_says(refusal, NO_RIGHT):
        return RefusalMeaning.RIGHT
    if error_says(refusal, GONE_PERSON):
        return RefusalMeaning.TARGET if chat.startswith(SHARED) else RefusalMeaning.GONE
    if error_says(refusal, GONE_CHAT):
        return RefusalMeaning.GONE
    if error_says(refusal, GONE_MESSAGE):
        return RefusalMeaning.TARGET
    return RefusalMeaning.GONE if isinstance(refusal, Forbidden) else RefusalMeaning.WRONG


REASONS = {
    RefusalMeaning.GONE: "chat gone",
    RefusalMeaning.TARGET: "message gone",
    RefusalMeaning.RIGHT: "no right",
    RefusalMeaning.TOPIC: "no topic",
    RefusalMeaning.WRONG: "refused",
}


def _undeliverable(refusal: Forbidden | BadRequest, chat: str) -> Undeliverable:
    means = refusal_meaning(refusal, chat)
    if means is RefusalMeaning.WRONG:
        log.error("call refused as wrong chat=%s", chat)
    return Undeliverable(REASONS[means], means=means)
