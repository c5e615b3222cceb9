"""Trouble on demand: what a network and a tired platform do to the next matching calls."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

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
    "odd",
]


@dataclass(eq=False)
class Outage:
    """One kind of trouble for the next `times` calls that match, or until ended.

    A call matches by its method and by what it says about a chat, where they are given.
    `answer_lost`, `garbage` and `empty` take the call before they spoil its answer; the others do
    not. What is `refused` is so in these words; an `odd` one answers with the status, the body and
    the content type of `answer`.
    """

    kind: Kind
    method: str | None = None
    about: Mapping[str, Any] = field(default_factory=dict)
    times: int | None = 1
    retry_after: int = 1
    words: str = ""
    answer: tuple[int, str, str] = (200, "", "application/json")
    met: int = 0
    _happened: asyncio.Event = field(default_factory=asyncio.Event)

    def strikes(self, method: str, values: Mapping[str, Any], *, spared: bool = False) -> bool:
        """Tell whether this call meets the trouble, and count it; `spared` unless it is named."""
        if self.times is not None and self.met >= self.times:
            return False
        if spared if self.method is None else method != self.method:
            return False
        if any(values.get(name) != value for name, value in self.about.items()):
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
