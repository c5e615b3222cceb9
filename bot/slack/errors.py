"""Slack's refusals in Palier's words; theirs may quote what people typed, and go no further."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.webhook.webhook_response import WebhookResponse

from bot.platform import OutOfReach, RefusalMeaning, RetryLater, Undeliverable

log = logging.getLogger(__name__)

BACK_OFF = 3.0
"""Seconds to leave a Slack alone that answers with errors, or not at all."""

REVOKED = 300.0
"""Seconds between two attempts with a token that Slack does not know."""

PRIVATE = ("D", "U", "W")
"""How the ids of private talks and of people begin; those of channels begin otherwise."""

DONE = ("already_pinned", "no_pin", "already_in_channel", "not_pinned")
NOT_THERE = ("not_in_channel", "user_not_in_channel")
"""Whoever was to be taken out had left."""

TOO_LATE = ("expired_trigger_id", "trigger_expired", "exchanged_trigger_id", "trigger_exchanged")
GONE_VIEW = ("not_found", "view_not_found", "hash_conflict")
NO_THREAD = ("cannot_reply_to_message", "thread_not_found", "thread_locked")
GONE_CHAT = (
    "channel_not_found",
    "not_in_channel",
    "account_inactive",
    "token_revoked",
    "team_access_not_granted",
    "team_not_found",
    "messages_tab_disabled",
)
GONE_PERSON = (
    "user_disabled",
    "user_not_found",
    "users_not_found",
    "user_not_visible",
    "user_not_in_channel",
    "user_is_restricted",
    "cannot_dm_bot",
    "cant_invite",
    "cant_invite_self",
    "invitee_cant_see_channel",
    "no_user",
    "org_user_not_in_team",
    "ura_max_channels",
)
GONE_MESSAGE = (
    "message_not_found",
    "cant_update_message",
    "cant_update",
    "cant_delete_message",
    "edit_window_closed",
    "file_comment_not_found",
    "file_deleted",
    "file_is_deleted",
    "file_not_found",
    "file_not_shared",
    "not_found",
    "not_pinnable",
    "not_visible",
    "template_not_visible",
)
ARCHIVED = ("is_archived", "is_inactive")
UNKNOWN_TOKEN = ("invalid_auth", "not_authed", "token_expired")
NO_RIGHT = (
    "missing_scope",
    "no_permission",
    "access_denied",
    "accesslimited",
    "ekm_access_denied",
    "app_access_restricted",
    "app_cannot_join_channel",
    "channel_is_limited_access",
    "enterprise_is_restricted",
    "method_not_supported_for_channel_type",
    "no_external_invite_permission",
    "not_allowed_token_type",
    "org_login_required",
    "posting_to_channel_denied",
    "send_on_behalf_not_allowed",
    "two_factor_setup_required",
)
RESTRICTED = "restricted_action"
"""How the names of refusals begin by which a channel lets only some post, or only in threads."""

PASSING = (
    "internal_error",
    "fatal_error",
    "service_unavailable",
    "request_timeout",
    "team_added_to_org",
    "fetch_members_failed",
    "rollup_error",
    "external_channel_migrating",
    "file_update_failed",
    "update_failed",
)
MANY = ("ratelimited", "rate_limited", "message_limit_exceeded")


def error_code(refusal: SlackApiError) -> str:
    """Slack's own word for what went wrong; empty when its answer could not be read."""
    data = getattr(refusal.response, "data", None)
    return str(data.get("error", "")) if isinstance(data, dict) else ""


@contextmanager
def translate_errors(chat: str = "-") -> Iterator[None]:
    """Turn what the library raises into `RetryLater` or `Undeliverable`."""
    try:
        yield
    except SlackApiError as refusal:
        raise _translation(refusal, chat) from None
    except (SlackClientError, ClientError, TimeoutError, OSError):
        raise OutOfReach(BACK_OFF) from None


def _translation(refusal: SlackApiError, chat: str) -> RetryLater | Undeliverable:
    why, response = error_code(refusal), refusal.response
    status = getattr(response, "status_code", 0) or getattr(response, "status", 0)
    if status == 429 or why in MANY:
        return RetryLater(_seconds(getattr(response, "headers", {})))
    if why in UNKNOWN_TOKEN:
        log.error("token refused reason=%s", why)
        return RetryLater(REVOKED, whole=True)
    if not why or why in PASSING or status >= 500:
        return OutOfReach(BACK_OFF)
    means = refusal_meaning(why, chat)
    if means is RefusalMeaning.WRONG:
        log.error("call refused as wrong chat=%s reason=%s", chat, why)
    return Undeliverable(why, means=means)


def translate_status(answer: WebhookResponse) -> None:
    """Raise what an act's own address refuses with; it knows hardly more words than its status."""
    if answer.status_code == 429:
        raise RetryLater(_seconds(answer.headers))
    if answer.status_code >= 500:
        raise OutOfReach(BACK_OFF)
    if answer.status_code != 200:
        raise Undeliverable(f"address {answer.status_code}", means=RefusalMeaning.TARGET)


def refusal_meaning(why: str, chat: str) -> RefusalMeaning:
    """What a refusal means for that conversation.

    Only of a private talk is a person's going the end: a channel stays when one of those in it is
    gone, and a call that names no conversation tells nothing about any.
    """
    if why in GONE_CHAT:
        return RefusalMeaning.GONE
    if why in GONE_PERSON:
        return RefusalMeaning.GONE if chat.startswith(PRIVATE) else RefusalMeaning.TARGET
    if why in GONE_MESSAGE:
        return RefusalMeaning.TARGET
    if why in ARCHIVED:
        return RefusalMeaning.ARCHIVED
    if why in NO_RIGHT or why.startswith(RESTRICTED):
        return RefusalMeaning.RIGHT
    return RefusalMeaning.WRONG


def _seconds(headers: Any) -> float:
    """What `Retry-After` asks for; headers may hold lists of values."""
    asked = next((value for name, value in headers.items() if name.lower() == "retry-after"), "")
    if isinstance(asked, (list, tuple)):
        asked = asked[0] if asked else ""
    try:
        return max(float(asked), 0.1)
    except ValueError:
        return BACK_OFF
