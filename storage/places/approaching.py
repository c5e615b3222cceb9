"""Names written otherwise than a slip of the pen would: in two words, cut short, or by ear."""

import re
from functools import cache

from storage.places.meaning import NamedTowns, PlaceDoubt, PlaceReading
from storage.places.names import NameIndex
from storage.places.vocabulary import CHANCE, SOUNDS, TALK

MOST_PARTS = 4
MOST_TOWNS = 8
"""Towns beyond which an abbreviation says nothing."""

LEAST_HEARD = 5
"""Letters from which a name is looked for by ear."""


def read_approaching(names: NameIndex, phrase: str) -> PlaceReading | None:
    """Read a name without "I live in" before it; what is found is always asked about."""
    tokens = phrase.split()
    if not tokens or CHANCE.issuperset(tokens) or not TALK.isdisjoint(tokens):
        return None
    if any(sign.isdigit() for sign in phrase):
        return None
    named = _joined(names, tokens) or _abbreviated(names, tokens) or _heard(names, phrase)
    return named.as_reading("", PlaceDoubt.TYPO) if named else None


def read_joined(names: NameIndex, phrase: str) -> PlaceReading | None:
    """Read a name of one word that was written as two: "Ville Juif"."""
    tokens = phrase.split()
    named = NamedTowns() if CHANCE.issuperset(tokens) else _joined(names, tokens)
    return named.as_reading("", PlaceDoubt.TYPO) if named else None


def _joined(names: NameIndex, tokens: list[str]) -> NamedTowns:
    if not 2 <= len(tokens) <= MOST_PARTS:
        return NamedTowns()
    return NamedTowns(tuple(names.towns_named("".join(tokens), (0, 1))))


def _abbreviated(names: NameIndex, tokens: list[str]) -> NamedTowns:
    """The towns of whose names the words after the first are cut short: "Noisy-le-Gd"."""
    if len(tokens) < 2 or len(tokens[0]) < 3:
        return NamedTowns()
    likely = names.keys_like(tokens[0], (token[0] for token in tokens[1:]))
    keys = [key for key in likely if _shortens(tokens, key.split())]
    ids = sorted({i for key in keys for i in names.towns_named(key, (0, 1))})
    return NamedTowns(tuple(ids)) if len(ids) <= MOST_TOWNS else NamedTowns()


def _shortens(tokens: list[str], whole: list[str]) -> bool:
    """Whether each word is the name's, or letters of it in their order from the first on."""
    return len(tokens) == len(whole) and all(map(_is_short_for, tokens, whole))


def _is_short_for(short: str, word: str) -> bool:
    letters = iter(word)
    return short[0] == word[0] and all(letter in letters for letter in short)


def _heard(names: NameIndex, phrase: str) -> NamedTowns:
    """The towns whose names sound the same."""
    heard = sound_of(phrase)
    if len(heard) < LEAST_HEARD:
        return NamedTowns()
    keys = [key for key in names.keys_alike(phrase, 2) if sound_of(key) == heard]
    return NamedTowns(tuple(sorted({i for key in keys for i in names.towns_named(key, (0, 1))})))


@cache
def _sounds() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(written), heard) for written, heard in SOUNDS)


def sound_of(name: str) -> str:
    """A folded name as it is heard, by the languages' rules one after another."""
    for written, heard in _sounds():
        name = written.sub(heard, name)
    return re.sub(r"(.)\1+", r"\1", name)
