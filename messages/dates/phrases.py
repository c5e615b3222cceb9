"""A typed phrase as words, numbers and signs, put into the spellings that the grammar knows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

_SIGNS = dict.fromkeys(map(ord, "\u2019\u02bc\u2018`\u00b4"), "'") | dict.fromkeys(
    map(ord, "\u2010\u2011\u2013\u2014"), "-"
)
_QUOTES = re.compile(r"[«»“”„\"()\[\]*]|(?<![^\W\d_])'|(?<=\w\w)'(?!\w)")
_IDLE = re.compile(r"(?<=[^\W\d_])\.|,(?!\d)|(?<=[^\W\d_])-(?=[^\W\d_])")
_ARROWS = re.compile(r"[-=]+>|\u2192")
_TOKENS = re.compile(r"[^\W\d_]+|\d+|\S")
_MEANINGFUL = "<>+%#&$\\{}|^"

LONG_WORD, LONGER_WORD, LONGEST_WORD = 5, 8, 20
"""Letters from which one slip of the pen is forgiven, from which two are, up to which any is."""


def tokenise(words: str) -> list[str]:
    """Words, numbers and single signs; only accents, capitals and idle punctuation are dropped."""
    plain = "".join(_plain_sign(sign) for sign in words.translate(_SIGNS)).casefold()
    plain = _ARROWS.sub(" - ", _QUOTES.sub(" ", plain))
    return _TOKENS.findall(_IDLE.sub(" ", plain))


def fold_words(words: str) -> str:
    """The tokens of some words, with one space between them."""
    return " ".join(tokenise(words))


class TokenText:
    """Tokens as the patterns take them, each followed by one space."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self.tokens, self.words = tokens, frozenset(tokens)
        self._text = "".join(f"{token} " for token in tokens)
        self._offsets = [0, *accumulate(len(token) + 1 for token in tokens)]

    def part(self, start: int, end: int) -> str:
        return self._text[self._offsets[start] : self._offsets[end]]

    def fullmatch(self, pattern: re.Pattern[str], start: int, end: int) -> re.Match[str] | None:
        return pattern.fullmatch(self._text, self._offsets[start], self._offsets[end])

    def says(self, phrase: str, start: int) -> int:
        """Where the phrase ends if it stands at `start`; -1 if it does not."""
        words = phrase.split()
        end = start + len(words)
        return end if self.tokens[start:end] == words else -1


def is_mark(token: str) -> bool:
    """Whether a token says nothing: a quote, a bracket, a dash, a small picture."""
    kinds = {unicodedata.category(sign)[0] for sign in token if sign != "\ufe0f"}
    return kinds <= {"P", "S"} and not set(token) & set(_MEANINGFUL)


def respell(tokens: list[str], spellings: Mapping[str, str], longest: int) -> list[str]:
    """The tokens with each phrase of `spellings` replaced, the longest first."""
    done: list[str] = []
    at = 0
    while at < len(tokens):
        for length in range(min(longest, len(tokens) - at), 0, -1):
            meant = spellings.get(" ".join(tokens[at : at + length]))
            if meant is not None:
                done += meant.split()
                at += length
                break
        else:
            done.append(tokens[at])
            at += 1
    return done


@dataclass(frozen=True)
class Vocabulary:
    """Words that are known, and those among them that a slip of the pen may hide."""

    known: frozenset[str]
    meant: frozenset[str]

    @cached_property
    def long_words(self) -> tuple[str, ...]:
        return tuple(each for each in self.known if len(each) >= LONG_WORD)

    def covers(self, tokens: Sequence[str]) -> bool:
        """Whether each token is a number, a mark, or known."""
        return all(token in self.known or token.isdecimal() or is_mark(token) for token in tokens)


def mend_slips(tokens: list[str], words: Vocabulary) -> list[str]:
    """The tokens with slips of the pen mended: a long word that nearly is a single known one.

    Never by the plural of it: that is a habit.
    """
    mended = []
    for token in tokens:
        near = _closest_words(token, words) if token.isalpha() and token not in words.known else []
        mended.append(near[0] if len(near) == 1 and token != f"{near[0]}s" else token)
    return mended


def _closest_words(word: str, words: Vocabulary) -> list[str]:
    """The words meant that no known word is nearer to than this one."""
    if not LONG_WORD <= len(word) <= LONGEST_WORD:
        return []
    # The library takes memory: only a phrase that was not understood brings it in.
    from rapidfuzz.distance import OSA

    reach = 2 if len(word) >= LONGER_WORD else 1
    far = {each: OSA.distance(word, each, score_cutoff=reach) for each in words.long_words}
    least = min(far.values(), default=reach + 1)
    return [each for each, steps in far.items() if steps == least <= reach and each in words.meant]


def _plain_sign(sign: str) -> str:
    """A digit of any script as ASCII, a letter without its accents, other signs unchanged."""
    if sign.isnumeric():
        return str(unicodedata.decimal(sign, sign))
    parts = unicodedata.normalize("NFKD", sign)
    return "".join(part for part in parts if not unicodedata.combining(part))
