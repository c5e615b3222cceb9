"""Every documented no of both platforms, and what Palier takes it for."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from telegram.error import BadRequest, Forbidden

from bot.platform import RefusalMeaning, RetryLater, Undeliverable
from bot.slack import errors as slack
from bot.telegram import errors as telegram

GROUP, PERSON = "-1001", "41"
CHANNEL, TALK = "C024BE91L", "D024BE91L"

TELEGRAM: dict[RefusalMeaning, tuple[str, ...]] = {
    RefusalMeaning.GONE: (
        "Bad Request: chat not found",
        "Bad Request: CHAT_ID_INVALID",
        "Bad Request: chat_id is empty",
        "Bad Request: CHANNEL_PRIVATE",
        "Bad Request: CHANNEL_INVALID",
        "Bad Request: group chat was deactivated",
        "Bad Request: group is deactivated",
        "Bad Request: not in the chat",
        "Forbidden: bot was kicked from the chat",
        "Forbidden: bot was kicked from the group chat",
        "Forbidden: bot was kicked from the supergroup chat",
        "Forbidden: bot was kicked from the channel chat",
        "Forbidden: bot is not a member of the group chat",
        "Forbidden: bot is not a member of the supergroup chat",
        "Forbidden: bot is not a member of the channel chat",
        "Forbidden: the group chat was deleted",
        "Forbidden",
    ),
    RefusalMeaning.TARGET: (
        "Bad Request: message to edit not found",
        "Bad Request: message can't be edited",
        "Bad Request: MESSAGE_ID_INVALID",
        "Bad Request: message identifier is not specified",
        "Bad Request: message to pin not found",
        "Bad Request: message to delete not found",
        "Bad Request: message can't be deleted",
        "Bad Request: MESSAGE_AUTHOR_REQUIRED",
        "Bad Request: there is no text in the message to edit",
        "Bad Request: INVITE_HASH_EXPIRED",
        # Said of whoever is to be let in, the group stays what it is.
        "Bad Request: user not found",
        "Bad Request: USER_ID_INVALID",
        "Bad Request: invalid user_id specified",
        "Bad Request: member not found",
        "Bad Request: PARTICIPANT_ID_INVALID",
        "Bad Request: PEER_ID_INVALID",
        "Bad Request: USER_CHANNELS_TOO_MUCH",
        "Bad Request: USER_NOT_PARTICIPANT",
        "Bad Request: USER_KICKED",
        "Bad Request: user is an administrator of the chat",
        "Forbidden: user is deactivated",
    ),
    RefusalMeaning.RIGHT: (
        "Bad Request: not enough rights",
        "Bad Request: not enough rights to send text messages to the chat",
        "Bad Request: not enough rights to manage pinned messages in the chat",
        "Bad Request: have no rights to send a message",
        "Bad Request: need administrator rights in the channel chat",
        "Bad Request: CHAT_ADMIN_REQUIRED",
        "Bad Request: CHAT_ADMIN_INVITE_REQUIRED",
        "Bad Request: CHAT_WRITE_FORBIDDEN",
        "Bad Request: CHAT_RESTRICTED",
        "Bad Request: CHAT_SEND_PLAIN_FORBIDDEN",
        "Bad Request: CHAT_SEND_MEDIA_FORBIDDEN",
        "Bad Request: CHAT_GUEST_SEND_FORBIDDEN",
        "Bad Request: USER_BANNED_IN_CHANNEL",
        "Bad Request: USER_RESTRICTED",
        "Bad Request: RIGHT_FORBIDDEN",
        "Bad Request: PIN_RESTRICTED",
        "Bad Request: ALLOW_PAYMENT_REQUIRED",
        "Forbidden: not enough rights to send text messages",
        "Forbidden: CHAT_WRITE_FORBIDDEN",
    ),
    RefusalMeaning.TOPIC: (
        "Bad Request: TOPIC_CLOSED",
        "Bad Request: TOPIC_DELETED",
        "Bad Request: TOPIC_ID_INVALID",
        "Bad Request: message thread not found",
        "Forbidden: TOPIC_CLOSED",
    ),
    RefusalMeaning.WRONG: (
        "Bad Request",
        "Bad Request: group chat was upgraded to a supergroup chat",
        "Bad Request: message text is empty",
        "Bad Request: message is too long",
        "Bad Request: can't parse entities: unexpected end tag",
        "Bad Request: BUTTON_DATA_INVALID",
        "Bad Request: BUTTON_URL_INVALID",
        "Bad Request: REPLY_MARKUP_TOO_LONG",
        "Bad Request: ENTITIES_TOO_LONG",
        "Bad Request: file is too big",
        "Bad Request: wrong parameter action in request",
        "Bad Request: method is available for supergroup and channel chats only",
        "Bad Request: A_NEW_KIND_OF_NO",
    ),
}
OF_PERSONS = (
    "Bad Request: user not found",
    "Bad Request: chat not found",
    "Bad Request: PEER_ID_INVALID",
    "Forbidden: bot was blocked by the user",
    "Forbidden: bot can't initiate conversation with a user",
    "Forbidden: bot can't send messages to bots",
    "Forbidden: user is deactivated",
)

SLACK: dict[RefusalMeaning | None, str] = {
    RefusalMeaning.GONE: "account_inactive channel_not_found messages_tab_disabled not_in_channel "
    "team_access_not_granted team_not_found token_revoked",
    RefusalMeaning.TARGET: "cannot_dm_bot cant_delete_message cant_invite cant_invite_self "
    "cant_update_message edit_window_closed file_comment_not_found file_deleted file_is_deleted "
    "file_not_found file_not_shared invitee_cant_see_channel message_not_found no_user not_found "
    "not_pinnable not_visible org_user_not_in_team template_not_visible ura_max_channels "
    "user_disabled user_is_restricted user_not_found user_not_in_channel user_not_visible "
    "users_not_found",
    RefusalMeaning.ARCHIVED: "is_archived is_inactive",
    RefusalMeaning.RIGHT: "access_denied accesslimited app_access_restricted "
    "app_cannot_join_channel channel_is_limited_access ekm_access_denied enterprise_is_restricted "
    "method_not_supported_for_channel_type missing_scope no_external_invite_permission "
    "no_permission not_allowed_token_type org_login_required posting_to_channel_denied "
    "restricted_action restricted_action_non_threadable_channel "
    "restricted_action_read_only_channel restricted_action_thread_locked "
    "restricted_action_thread_only_channel send_on_behalf_not_allowed two_factor_setup_required",
    # Patience is all it takes.
    None: "external_channel_migrating fatal_error fetch_members_failed file_update_failed "
    "internal_error invalid_auth "
    "message_limit_exceeded not_authed rate_limited ratelimited request_timeout "
    "service_unavailable team_added_to_org token_expired update_failed",
    # Our own fault, or about what Palier does not send.
    RefusalMeaning.WRONG: "alt_txt_too_large as_user_not_supported "
    "attachment_payload_limit_exceeded "
    "bad_timestamp block_mismatch blocked_file_type cannot_reply_to_message cant_broadcast_message "
    "canvas_disabled_file_team canvas_disabled_user_team canvas_globally_disabled "
    "channels_limit_exceeded deprecated_endpoint draft_already_deleted draft_already_sent "
    "draft_has_conflict draft_not_found duplicate_channel_not_found duplicate_external_id "
    "duplicate_message_not_found exchanged_trigger_id expired_trigger_id file_share_limit_reached "
    "file_type_not_allowed file_upload_size_restricted file_uploads_disabled "
    "file_uploads_except_images_disabled hash_conflict invalid_arg_name invalid_array_arg "
    "invalid_attachments invalid_blocks invalid_blocks_format invalid_channel invalid_charset "
    "invalid_form_data invalid_metadata_format invalid_metadata_schema invalid_post_type "
    "invalid_trigger_id invalid_user_combination is_bot markdown_text_conflict "
    "max_file_sharing_exceeded metadata_must_be_sent_from_app metadata_too_large method_deprecated "
    "missing_argument missing_file_data missing_post_type missing_profile_id msg_blocks_too_long "
    "msg_too_long no_dual_broadcast_content_update no_item_specified no_text not_enabled "
    "not_enough_users not_implemented slack_connect_blocked_file_type "
    "slack_connect_canvas_sharing_blocked slack_connect_clip_sharing_blocked "
    "slack_connect_file_link_sharing_blocked slack_connect_file_upload_sharing_blocked "
    "slack_connect_lists_sharing_blocked snippet_too_large storage_limit_reached "
    "streaming_state_conflict too_many_attachments too_many_contact_cards too_many_pins "
    "too_many_users unable_to_share_files unknown_method unknown_snippet_type unknown_subtype "
    "users_list_not_supplied view_too_large a_new_kind_of_no",
}


def refused(description: str, chat: str) -> Undeliverable:
    kind = Forbidden if description.startswith("Forbidden") else BadRequest
    with pytest.raises(Undeliverable) as no, telegram.translate_errors(chat):
        raise kind(description.removeprefix("Bad Request: "))
    return no.value


@pytest.mark.provokes_errors
@pytest.mark.parametrize(
    ("description", "means"), [(each, means) for means, all in TELEGRAM.items() for each in all]
)
def test_a_no_of_telegrams_about_a_group(description: str, means: RefusalMeaning) -> None:
    found = refused(description, GROUP)
    assert found.means is means
    assert found.chat_gone is (means is RefusalMeaning.GONE)


@pytest.mark.parametrize("description", OF_PERSONS)
def test_who_is_gone_from_telegram_cannot_be_written_to(description: str) -> None:
    assert refused(description, PERSON).chat_gone


def no_of_slacks(why: str, chat: str) -> Undeliverable | RetryLater:
    answer: Any = SimpleNamespace(data={"ok": False, "error": why}, status_code=200, headers={})
    with pytest.raises((Undeliverable, RetryLater)) as no, slack.translate_errors(chat):
        raise SlackApiError("no", answer)
    return no.value


@pytest.mark.provokes_errors
@pytest.mark.parametrize(
    ("why", "means"), [(each, means) for means, all in SLACK.items() for each in all.split()]
)
def test_a_no_of_slacks_about_a_channel(why: str, means: RefusalMeaning | None) -> None:
    found = no_of_slacks(why, CHANNEL)
    assert (found.means if isinstance(found, Undeliverable) else None) is means


@pytest.mark.parametrize("why", ["user_not_found", "user_disabled", "cannot_dm_bot"])
def test_who_is_gone_from_slack_cannot_be_written_to(why: str) -> None:
    found = no_of_slacks(why, TALK)
    assert isinstance(found, Undeliverable)
    assert found.chat_gone


@pytest.mark.parametrize("why", slack.GONE_PERSON)
def test_a_call_that_names_no_conversation_tells_that_none_is_gone(why: str) -> None:
    for chat in ("-", "", f"home:{TALK}"):
        found = no_of_slacks(why, chat)
        assert isinstance(found, Undeliverable)
        assert found.means is RefusalMeaning.TARGET


def test_only_what_is_gone_is_never_tried_again() -> None:
    assert {each for each in RefusalMeaning if each.is_final} == {
        RefusalMeaning.GONE,
        RefusalMeaning.TARGET,
    }
