"""Arriving and belonging, as people see it."""

from __future__ import annotations

from messages.model import Action, Topic


class SetTopic(Action, tag="ar.topic"):
    """Switch a kind of message on or off in one area; stands under every message of that kind."""

    area: int
    topic: Topic
    on: bool
