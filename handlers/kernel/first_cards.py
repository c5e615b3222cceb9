"""A card of somebody new, before it hangs: how it is handed in, shown and let out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from messages.model import Message
from storage.area import Area
from storage.people import Member

if TYPE_CHECKING:
    from handlers.kernel.job_context import JobContext


@dataclass(frozen=True)
class SubmittedCard:
    """A card as everybody will read it, and how long it can wait: not beyond `latest`."""

    kind: str
    key: int
    area: Area
    author: Member
    shown: Message
    patience: timedelta
    latest: datetime | None = None


@dataclass(frozen=True)
class CardKind:
    """How a capability shows a card that is not out, and lets it go out.

    Both answer nothing for one that is there no more, or that can go out no more.
    """

    shown: Callable[[int, JobContext], Awaitable[Message | None]]
    publish: Callable[[int, JobContext], Awaitable[bool]]


Glances = Callable[[SubmittedCard, "JobContext"], Awaitable[datetime | None]]
"""Lets a card wait, if it has to; until when at the latest."""
