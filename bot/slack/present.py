"""Who is in a channel already, page by page, and in which language they read."""

from __future__ import annotations

import logging
from functools import partial

from slack_sdk.web.async_client import AsyncWebClient

from bot.platform import RefusalMeaning, Undeliverable
from bot.slack.calling import SlackCalls
from bot.slack.workspaces import SlackWorkspace
from messages.catalog import spoken_language

log = logging.getLogger(__name__)

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
    """Their language; None for a programme, or an account that is closed or hidden.

    Empty for one not spoken here, and where Slack describes nobody: they are told all the same.
    """
    looks = partial(client.users_info, user=user, include_locale=True)
    try:
        response = await calls.in_due_time(client, PERSON, "", looks)
    except Undeliverable as refusal:
        # About one person, or about asking; what it means for the channel, the channel will say.
        log.info("person not described reason=%s", refusal.reason)
        return None if refusal.means is RefusalMeaning.TARGET else ""
    person = response.get("user") or {}
    if person.get("is_bot") or person.get("deleted"):
        return None
    return spoken_language(str(person.get("locale") or ""))
