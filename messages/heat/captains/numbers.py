"""How many doors captains tried, as it may be said: of fewer than three captains no number."""

from __future__ import annotations

from dataclasses import dataclass

from messages import words
from messages.model import Text


@dataclass(frozen=True)
class DoorsTried:
    """How many, where that may be said; whether there are `more` than these, or any at all.

    Of `yesterday`, or of the day itself.
    """

    count: int | None
    more: bool = False
    yesterday: bool = False

    @property
    def counted(self) -> Text:
        """Among a day's numbers."""
        if self.count is None:
            return words.captain_counts_few()
        if self.yesterday:
            return words.captain_counts_yesterday(count=self.count)
        return words.captain_counts(count=self.count)

    @property
    def cleared(self) -> list[Text]:
        """When hot days are over: thanks for doors, if any were tried."""
        if self.count:
            said = words.captain_clear_more if self.more else words.captain_clear
            return [said(count=self.count)]
        return [words.captain_clear_some()] if self.more else []


NO_DOORS = DoorsTried(None)
