"""What the buttons mean that offer what words may have asked for."""

from __future__ import annotations

from messages.intents.intent import Intent
from messages.model import Action

__all__ = ["FollowIntent", "Intent"]


class FollowIntent(Action, tag="in.do"):
    """Begin what is wanted; with the day and hour that were typed."""

    intent: Intent
    moment: str = ""
