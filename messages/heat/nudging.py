"""A member's own part on hot days: one concrete act, its follow-ups, private nicknames."""

from __future__ import annotations

from messages import words
from messages.area import topic_button
from messages.heat.level import Level
from messages.heat.pressed import (
    Answer,
    Respond,
)
from messages.model import Message, Topic, button


def ending(said: Message, area: int, day: int, level: Level) -> Message:
    """The message, with the ways to hear no more of it under it."""
    quiet = Respond(area=area, day=day, level=level, answer=Answer.NOT_TODAY)
    rows = (button(words.nudge_not_today(), quiet), topic_button(area, Topic.HEAT))
    return said.model_copy(update={"rows": (*said.rows, rows)})
