"""Trouble on demand: what a network and a tired Slack do to the next matching calls."""

import asyncio
from dataclasses import dataclass, field
from typing import Literal

from .errors import Wire

Kind = Literal[
    "too_many_requests",
    "server_error",
    "bad_gateway",
    "timeout",
    "reset",
    "answer_lost",
    "garbage",
    "refused",
    "empty",
]


@dataclass(eq=False)
class Outage:
    """One kind of trouble for the next `times` calls that match, or until ended.

    `answer_lost`, `garbage` and `empty` take the call before they spoil its answer; the others do
    not. What is `refused` is so in these words.
    """

    kind: Kind
    method: str | None = None
    channel_id: str | None = None
    times: int | None = 1
    retry_after: int = 1
    words: str = ""
    met: int = 0
    _happened: asyncio.Event = field(default_factory=asyncio.Event)

    def strikes(self, method: str, values: Wire) -> bool:
        """Tell whether this call meets the trouble, and count it."""
        if self.times is not None and self.met >= self.times:
            return False
        if self.method not in (None, method):
            return False
        if self.channel_id is not None and values.get("channel") != self.channel_id:
            return False
        self.met += 1
        if self.times is None or self.met >= self.times:
            self._happened.set()
        return True

    def end(self) -> None:
        """Let calls pass again."""
        self.times = self.met

    async def happened(self, timeout: float = 5) -> None:
        """Wait until the last of the troubled calls (the first, when endless) has come."""
        async with asyncio.timeout(timeout):
            await self._happened.wait()
