"""What was typed as words, and which of them are said together, asked, or quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from messages.intents.vocabulary import IntentVocabulary, split_typed

QUOTE = re.compile('["“”„«»]')
BREAK = re.compile(r"([;!?…\n]+|,(?!\d)|[.:)(]+(?=\s|$)|\s[-–—]\s)")
ASKED = "?"


@dataclass(frozen=True)
class TypedClauses:
    """The words spelt out, and the clause in which each of them stands.

    `turned` are clauses that begin with a "but".
    """

    words: tuple[str, ...]
    clause_of: tuple[int, ...]
    asked: frozenset[int]
    quoted: frozenset[int]
    turned: frozenset[int]

    def clauses(self, words: frozenset[int]) -> frozenset[int]:
        """Where some of the words stand."""
        return frozenset(self.clause_of[at] for at in words)

    def words_in(self, clause: int) -> frozenset[int]:
        """Which words are said in it."""
        return frozenset(at for at, each in enumerate(self.clause_of) if each == clause)


def split_clauses(typed: str, vocabulary: IntentVocabulary) -> TypedClauses:
    """Take a sentence apart where a sign or a "but" does."""
    words: list[str] = []
    clause_of: list[int] = []
    asked, quoted, turned = set[int](), set[int](), set[int]()
    clause = 0
    for piece, ends, in_quotes in _pieces(typed):
        spoken = vocabulary.spell_out(split_typed(piece))
        for at, word in enumerate(spoken):
            turns = any(tuple(spoken[at : at + len(each)]) == each for each in vocabulary.turning)
            clause += turns or at == 0
            if turns:
                turned.add(clause)
            words.append(word)
            clause_of.append(clause)
            if in_quotes:
                quoted.add(clause)
        if ASKED in ends:
            asked.add(clause)
    return TypedClauses(
        tuple(words), tuple(clause_of), frozenset(asked), frozenset(quoted), frozenset(turned)
    )


def _pieces(typed: str) -> Iterator[tuple[str, str, bool]]:
    """What stands between two signs, the sign after it, and whether it is quoted."""
    parts = QUOTE.split(typed)
    for number, part in enumerate(parts):
        closed = number % 2 == 1 and number + 1 < len(parts)
        bits = [*BREAK.split(part), ""]
        for piece, ends in zip(bits[::2], bits[1::2], strict=True):
            yield piece, ends, closed
