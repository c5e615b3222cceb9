"""Who is in a channel already, page by page, and in which language they read."""

from __future__ import annotations

from functools import partial

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.calling import SlackCalls
from bot.slack.workspaces import SlackWorkspace
from messages.catalog import spoken_language

MEMBERS, PERSON = "conversations.members", "users.info"

A_PAGE = 200
"""People asked for at once: no more than Slack recommends."""

NOBODY = "USLACKBOT"


async def list_present(calls: SlackCalls, workspace: SlackWorkspace, channel: str) -> list[str]:
    """Everybody in the channel but Palier itself; other programmes are not told apart yet."""
    present: list[str] = []
    cursor = ""
    while True:
        page = partial(
            workspace.client.conversations_members,
            channel=channel,
            limit=A_PAGE,
            cursor=cursor or None,
        )
        response = await calls.in_due_time(workspace.client, MEMBERS, channel, page)
        present += [str(user) for user in response["members"]]
        cursor = str((response.get("response_metadata") or {}).get("next_cursor") or "")
        if not cursor:
            return [user for user in present if user not in (workspace.bot_user, NOBODY)]


async def language_of_person(calls: SlackCalls, client: AsyncWebClient, user: str) -> str | None:
    """Their language; empty for one not spoken here, None for a programme or a closed account."""
    looks = partial(client.users_info, user=user, include_locale=True)
    response = await calls.in_due_time(client, PERSON, "", looks)
    person = response.get("user") or {}
    if person.get("is_bot") or person.get("deleted"):
        return None
    return spoken_language(str(person.get("locale") or ""))
