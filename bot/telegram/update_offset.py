"""Up to which update everything is done: what Telegram is told it may forget."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.telegram.raw_updates import RawUpdate

AT_ONCE = 100
"""The most updates Telegram brings at once."""


@dataclass
class UpdateWindow:
    """The updates from the first that nobody was answered to; everything before may be forgotten.

    Telegram brings at most a hundred from the `offset` on, and forgets what is below it.
    """

    offset: int | None = None
    under_way: dict[int, RawUpdate] = field(default_factory=dict)
    _done: set[int] = field(default_factory=set)
    _newest: int | None = None
    _first: int | None = None
    _brought: int = 0

    def take_new(self, brought: Iterable[RawUpdate]) -> dict[int, RawUpdate]:
        """Those of them that are new, by number; they are under way from now on.

        What has no number cannot be confirmed, and is left out.
        """
        numbered = {update.name: update for update in brought if update.name is not None}
        self._brought = len(numbered)
        if not numbered:
            # Everything below the offset is forgotten there: numbers may begin anew.
            self.offset = None if not self.under_way else self.offset
            return {}
        self._first, self._newest = min(numbered), max(numbered)
        fresh = {
            number: raw
            for number, raw in numbered.items()
            if number not in self.under_way and number not in self._done
        }
        self.under_way |= fresh
        return fresh

    def settle_update(self, number: int) -> None:
        """It was answered, or is kept elsewhere."""
        if self.under_way.pop(number, None) is not None:
            self._done.add(number)

    def advance_offset(self) -> None:
        """Move the offset up to the first that is under way."""
        if self._newest is None:
            return
        self.offset = min(self.under_way, default=self._newest + 1)
        self._done = {number for number in self._done if number >= self.offset}
        if not self.under_way:
            self._newest = None

    @property
    def is_full(self) -> bool:
        """Whether Telegram would bring nothing new: it brought its most, and the first waits."""
        return self._brought >= AT_ONCE and self._first in self.under_way
