"""Where the templates of a language stand in typed words."""

from __future__ import annotations

from dataclasses import dataclass

from messages.intents.intent import Intent

STRENGTHS = ("hint", "alone", "sure")


@dataclass(frozen=True)
class FoundPhrase:
    """Where a template of an intent stands in the words."""

    intent: Intent
    strength: str
    words: frozenset[int]

    @property
    def force(self) -> int:
        """How much it says for itself."""
        return STRENGTHS.index(self.strength)

    def hides(self, other: FoundPhrase) -> bool:
        """Whether the other is only a part of this one.

        What holds alone leaves what holds for sure, which asks for the same.
        """
        same = self.intent is other.intent and self.strength == "alone"
        return self.words > other.words and not (same and other.strength == "sure")


def largest_phrases(phrases: list[FoundPhrase]) -> list[FoundPhrase]:
    """Those that no other hides."""
    return [each for each in phrases if not any(other.hides(each) for other in phrases)]
