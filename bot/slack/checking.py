"""Whether Slack and every channel there is as a wall are as Palier needs them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable

from bot.platform import Later, Undeliverable
from bot.slack.errors import translated
from bot.slack.manifest import scopes
from bot.slack.workspaces import Unknown, Workspace, Workspaces
from messages import words
from messages.model import Text
from storage.area import Area, Wall

Finding = tuple[bool, Text]
"""Whether it is good, and the line that says so or what to do."""


async def findings(
    workspaces: Workspaces, walls: Iterable[tuple[Area, Wall]]
) -> AsyncIterator[Finding]:
    """What is good and what is not, most general first."""
    try:
        await workspaces.open()
        if workspaces.own:
            own = await workspaces.of("")
            yield True, words.slack_check_token(workspace=own.name)
            if missing := await _missing(own):
                yield False, words.slack_check_scopes(scopes=", ".join(missing))
        for area, wall in walls:
            yield await _wall(workspaces, area, wall)
    except Unknown:
        yield False, words.slack_check_token_refused()
    except Later:
        yield False, words.slack_check_silent()


async def _missing(workspace: Workspace) -> list[str]:
    """The scopes of the manifest that this workspace has not granted."""
    with translated():
        answer = await workspace.client.auth_test()
    granted = {
        scope.strip()
        for name, value in answer.headers.items()
        if name.lower() == "x-oauth-scopes"
        for scope in str(value).split(",")
    }
    return sorted(set(scopes()) - granted) if granted else []


async def _wall(workspaces: Workspaces, area: Area, wall: Wall) -> Finding:
    named = {"wall": wall.title, "area": area.name}
    try:
        workspace = await workspaces.of(wall.workspace)
        with translated(wall.chat):
            found = await workspace.client.conversations_info(channel=wall.chat)
    except Undeliverable:
        return False, words.slack_check_wall_gone(**named)
    channel = found["channel"]
    if channel.get("is_archived") or not channel.get("is_member"):
        return False, words.slack_check_wall_gone(**named)
    return True, words.slack_check_wall(**named)
