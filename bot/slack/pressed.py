"""The message whose button was pressed in a channel, as Slack shows it."""

from __future__ import annotations

from bot.chat.adopting import PressedCopy
from bot.slack.reading import Payload, PayloadSource, first_action
from bot.slack.workspaces import SlackWorkspaces


async def pressed_copy(
    source: PayloadSource, body: Payload, workspaces: SlackWorkspaces
) -> PressedCopy | None:
    """What was pressed, if it is a message of Palier's own and has that button."""
    pressed, message = str(first_action(body).get("value") or ""), body.get("message") or {}
    if not (source.channel and source.message and pressed in _shown_buttons(message)):
        return None
    workspace = await workspaces.workspace_of(source.team)
    if message.get("bot_id") != workspace.bot_id:
        return None
    return PressedCopy(source.team, source.channel, source.message, pressed)


def _shown_buttons(message: Payload) -> set[str]:
    shown = (
        str(element.get("value") or "")
        for block in message.get("blocks") or ()
        for element in block.get("elements") or ()
        if block.get("type") == "actions"
    )
    return {each for each in shown if each}
