"""Whether Slack and every channel there is as a wall are as Palier needs them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Sequence

from bot.platform import RetryLater, Undeliverable
from bot.slack.errors import translate_errors
from bot.slack.manifest import missing_scopes
from bot.slack.workspaces import SlackTokenUnknown, SlackWorkspace, SlackWorkspaces
from messages import words
from messages.model import Text
from storage.area import Area, Wall

Finding = tuple[bool, Text]
"""Whether it is good, and the line that says so or what to do."""


async def slack_findings(
    workspaces: SlackWorkspaces, walls: Iterable[tuple[Area, Wall]]
) -> AsyncIterator[Finding]:
    """What is good and what is not, most general first."""
    try:
        await workspaces.open_own()
        if workspaces.own:
            own = await workspaces.workspace_of("")
            yield True, words.slack_check_token(workspace=own.name)
            if missing := await _missing_scopes(own):
                yield False, words.slack_check_scopes(scopes=", ".join(missing))
        for area, wall in walls:
            yield await _wall_finding(workspaces, area, wall)
    except SlackTokenUnknown:
        yield False, words.slack_check_token_refused()
    except RetryLater:
        yield False, words.slack_check_silent()


async def _missing_scopes(workspace: SlackWorkspace) -> Sequence[str]:
    """The scopes of the manifest that this workspace has not granted."""
    with translate_errors():
        answer = await workspace.client.auth_test()
    granted = {
        scope.strip()
        for name, value in answer.headers.items()
        if name.lower() == "x-oauth-scopes"
        for scope in str(value).split(",")
    }
    return missing_scopes(granted) if granted else []


async def _wall_finding(workspaces: SlackWorkspaces, area: Area, wall: Wall) -> Finding:
    named = {"wall": wall.title, "area": area.name}
    try:
        workspace = await workspaces.workspace_of(wall.workspace)
        with translate_errors(wall.chat):
            response = await workspace.client.conversations_info(channel=wall.chat)
    except Undeliverable:
        return False, words.slack_check_wall_gone(**named)
    channel = response["channel"]
    if channel.get("is_archived") or not channel.get("is_member"):
        return False, words.slack_check_wall_gone(**named)
    return True, words.slack_check_wall(**named)
