"""How fast one bot speaks, and how it obeys a platform that asks for patience."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from bot.platform import NotBeforeMorning, RetryLater

LONGEST_WAIT = 3.0
"""Seconds that what was taken may wait for its turn: the lease must be renewed meanwhile."""


@dataclass(frozen=True)
class SendingPace:
    """How fast one bot may speak: sends a second over all chats, and seconds between two to a chat.

    Measured against a strict window of 30/s: 28 spaced sends a second use 93 % of it and meet no
    refusal; Telegram grants one message a second to a person and 20 a minute to a group.
    """

    overall: float = 28
    person: float = 1
    wall: float = 3


UNHURRIED = SendingPace()
UNBOUND = SendingPace(overall=0, person=0, wall=0)


class PaceKeeper:
    """The moments of the loop's clock before which one bot says nothing, to a chat or at all."""

    def __init__(self, pace: SendingPace) -> None:
        self._pace = pace
        self._ready_at: dict[str, float] = {}
        self._next_at = 0.0
        self._refusing: dict[str, float] = {}
        self._refused_since: float | None = None
        self.refusals = 0
        """How often it was asked for patience."""

    @property
    def refused_for(self) -> float:
        """Seconds since the platform took something, while it asks for patience only."""
        return 0.0 if self._refused_since is None else loop_time() - self._refused_since

    @property
    def waits_long(self) -> bool:
        """Whether the next slot is further than what was taken may wait."""
        return self._next_at - loop_time() > LONGEST_WAIT

    @property
    def _seconds_between(self) -> float:
        return 1 / self._pace.overall if self._pace.overall else 0

    def resting_chats(self) -> set[str]:
        """Chats to which nothing goes yet."""
        moment = loop_time()
        self._ready_at = {chat: at for chat, at in self._ready_at.items() if at > moment}
        return set(self._ready_at)

    def count_reply(self, chat: str) -> None:
        """A reply left outside the courier: it counts against the pace."""
        self._next_at = max(self._next_at, loop_time()) + self._seconds_between
        self._ready_at[chat] = loop_time() + self._pace.person

    def rest(self, chat: str, *, private: bool) -> None:
        """Something went there: the next waits a little."""
        pause = self._pace.person if private else self._pace.wall
        self._ready_at[chat] = max(self._ready_at.get(chat, 0), loop_time() + pause)

    def taken(self, refusals: int) -> None:
        """The platform took something, if it asked for patience no more often than this."""
        if self.refusals == refusals:
            self._refused_since = None

    async def wait_for_slot(self, until: float) -> bool:
        """Wait for the next slot; a stalled loop does not catch up in a burst.

        False when the slot comes after that moment of the loop's clock.
        """
        while (wait := self._next_at - loop_time()) > 0:
            if self._next_at > until:
                return False
            await asyncio.sleep(wait)
        self._next_at = loop_time() + self._seconds_between
        return True

    def back_off(self, chat: str, patience: RetryLater) -> None:
        """Obey a wait: for the chat; for the whole bot once several chats are refused together."""
        if isinstance(patience, NotBeforeMorning):
            return
        self.refusals += 1
        self._refused_since = self._refused_since or loop_time()
        until = loop_time() + patience.seconds
        self._ready_at[chat] = until
        self._refusing = {each: at for each, at in self._refusing.items() if at > loop_time()}
        self._refusing[chat] = until
        if patience.whole or len(self._refusing) > 1:
            self._next_at = max(self._next_at, until)


def loop_time() -> float:
    """The moment by the loop's clock."""
    return asyncio.get_running_loop().time()
