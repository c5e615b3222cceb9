"""What was promised, as it is read back to be sent."""

from __future__ import annotations

from datetime import datetime

from bot.quarantine import UnreadableRow
from messages.model import Message
from storage.people import in_quiet_hours
from storage.types import UnreadableText


def stored_message(body: str | None) -> Message:
    """What was written, or why it cannot be said."""
    if isinstance(body, UnreadableText):
        raise UnreadableRow
    return Message.model_validate_json(body or "")


def silent_at_night(letter: Message, zone: str, now: datetime) -> Message:
    """What hangs on a wall at night makes no sound, unless it is to wake people."""
    if letter.rings:
        return letter
    return letter.model_copy(update={"silent": True}) if in_quiet_hours(now, zone) else letter
