"""What somebody reads first who has just installed Palier: three steps to a first café."""

from __future__ import annotations

from bot.slack.drawing import ENTRANCE
from messages import words
from messages.model import Button, Message, message

CAFE = "cafe"
"""The command that the last step begins."""


def first_steps() -> Message:
    """Find or open the neighbourhood, bring Palier to its channel, invite."""
    return message(
        words.slack_first_steps(),
        words.slack_first_area(),
        words.slack_first_channel(),
        words.slack_first_cafe(),
        rows=(
            (
                Button(label=words.slack_home_start(), start=ENTRANCE, forward=False),
                Button(label=words.area_invite(), start=CAFE, forward=False),
            ),
        ),
    )
