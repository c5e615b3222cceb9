"""Templates of `dates.toml`, compiled into patterns over tokens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from messages.dates.phrases import tokenise

DIGITS = "0"
"""Stands for any number in the tokens that a pattern may begin with."""

_PIECES = re.compile(r"\{(\w+)\}|([\[\]()|])|([^\s\[\](){}|]+)")


@dataclass(frozen=True)
class TokenPattern:
    """What some tokens must be, each followed by one space; how they begin, how many at most.

    Without one of each set of tokens in `needed` it never matches; it takes `shortest` at least.
    """

    pattern: str
    first: frozenset[str]
    longest: int
    empty: bool = False
    needed: frozenset[frozenset[str]] = frozenset()
    shortest: int = 0

    def followed_by(self, other: TokenPattern) -> TokenPattern:
        return TokenPattern(
            self.pattern + other.pattern,
            self.first | other.first if self.empty else self.first,
            self.longest + other.longest,
            self.empty and other.empty,
            self.needed | other.needed,
            self.shortest + other.shortest,
        )

    def may_be_in(self, words: frozenset[str]) -> bool:
        """Whether these words hold what it needs."""
        return not any(each.isdisjoint(words) for each in self.needed)

    def optional(self) -> TokenPattern:
        return TokenPattern(f"(?:{self.pattern})?", self.first, self.longest, empty=True)


NOTHING = TokenPattern("", frozenset(), 0, empty=True)


def any_of(phrases: Iterable[str]) -> TokenPattern:
    """One of some folded phrases, the longest first; without the last space."""
    listed = sorted((phrase for phrase in phrases if phrase), key=len, reverse=True)
    return TokenPattern(
        f"(?:{'|'.join(map(re.escape, listed))})",
        frozenset(phrase.split()[0] for phrase in listed),
        max((len(phrase.split()) for phrase in listed), default=0),
    )


def compile_template(template: str, slots: Mapping[str, TokenPattern]) -> TokenPattern:
    """A template as one pattern; `slots` are those that stand in braces."""
    pieces = _PIECES.findall(template)
    whole, rest = _either(pieces, slots)
    if rest:
        raise ValueError(f"a bracket is not opened: {template!r}")
    return whole


Pieces = list[tuple[str, str, str]]


def _either(pieces: Pieces, slots: Mapping[str, TokenPattern]) -> tuple[TokenPattern, Pieces]:
    """One of several sequences, up to the bracket that closes them."""
    ways = []
    while True:
        way, pieces = _sequence(pieces, slots)
        ways.append(way)
        if not pieces or pieces[0][1] != "|":
            break
        pieces = pieces[1:]
    if len(ways) == 1:
        return ways[0], pieces
    return TokenPattern(
        f"(?:{'|'.join(pattern.pattern for pattern in ways)})",
        frozenset().union(*(pattern.first for pattern in ways)),
        max(pattern.longest for pattern in ways),
        any(pattern.empty for pattern in ways),
        frozenset.intersection(*(pattern.needed for pattern in ways)),
        min(pattern.shortest for pattern in ways),
    ), pieces


def _sequence(pieces: Pieces, slots: Mapping[str, TokenPattern]) -> tuple[TokenPattern, Pieces]:
    whole = NOTHING
    while pieces and pieces[0][1] not in ("|", "]", ")"):
        (slot, sign, word), pieces = pieces[0], pieces[1:]
        if sign:
            inner, pieces = _either(pieces, slots)
            pieces = pieces[1:]
            part = inner.optional() if sign == "[" else inner
        elif slot:
            part = slots[slot].followed_by(TokenPattern(" ", frozenset(), 0))
        else:
            part = _word(word)
        whole = whole.followed_by(part)
    return whole, pieces


def _word(word: str) -> TokenPattern:
    tokens = tokenise(word)
    pattern = "".join(f"{re.escape(token)} " for token in tokens)
    first, length = frozenset(tokens[:1]), len(tokens)
    needed = frozenset(frozenset((token,)) for token in tokens)
    return TokenPattern(pattern, first, length, not tokens, needed, shortest=length)
