"""Reading of typed words as towns: postcode, arrondissement, name, part of the words, then typo."""

import re
import sqlite3
from dataclasses import replace

from storage.places.approaching import read_approaching, read_joined
from storage.places.folding import fold_name
from storage.places.meaning import PlaceDoubt, PlaceReading
from storage.places.name_reading import KNOWN, NameReader, without_living
from storage.places.names import NameIndex
from storage.places.postcodes import PostcodeReader
from storage.places.quarters import ARTICLES, read_quarter, read_quarter_alone
from storage.places.several import SeveralPlacesReader
from storage.places.vocabulary import (
    ASIDE,
    BESIDE,
    BOXES,
    CHOICES,
    DIVIDED,
    DWELLING,
    ELSEWHERE,
    LANDMARKS,
    OTHERS,
    STREETS,
    TOGETHER,
)
from storage.places.wider import read_wider

ABROAD = re.compile(r"\b[0-9]{4,6}\b")
_FOREIGN = re.compile(r"\b(?!FR?-)[A-Z]{1,3}-[0-9]{3,6}\b")
"""A code with its country's letters before it."""

_CITIES = "|".join(DIVIDED)
_GLUED = (
    (re.compile(r"(?<=[0-9])[oO](?=[0-9])"), "0"),
    (re.compile(r"(?<!\w)fr?([0-9]{5})(?!\w)", re.IGNORECASE), r"\1"),
    (re.compile(r"(?<!\w)(?:fr?)?([0-9]{5})(?=[^\W\d_]{3})", re.IGNORECASE), r"\1 "),
    (re.compile(r"(?<=[^\W\d_]{3})([0-9]{5})(?!\w)"), r" \1"),
    (re.compile(rf"\b({_CITIES})([0-9]{{1,2}}(?:er|e|è?me|ieme)?)\b", re.IGNORECASE), r"\1 \2"),
    (re.compile(r"(?<=[^\W\d_]{4})([0-9]{2,3}|2[ab])(?!\w)", re.IGNORECASE), r" \1"),
)


class PlaceReader:
    """Turns typed words into rows of the bundled files."""

    def __init__(self, store: sqlite3.Connection) -> None:
        self._names = NameIndex(store)
        self._reader = NameReader(self._names)
        self._postcodes = PostcodeReader(self._names, self._reader)
        self._several = SeveralPlacesReader(self._names, self._reader, self._postcodes)

    def read_place(self, words: str) -> PlaceReading:
        """Return the first reading that explains the words, or one without towns."""
        words = _apart(words)
        wider = read_wider(self._names, fold_name(words))
        several = wider or self._several.read_several(words)
        if several:
            return several
        reading = self._read_one(words)
        if not reading.ids:
            typed, _ = without_living(fold_name(words))
            known = reading.unmapped or self._names.unmapped_place(typed)
            return PlaceReading((), reading.rest, unmapped=known)
        return self._if_lived_in(
            self._if_known(reading, fold_name(words)), fold_name(words).split()
        )

    def _if_known(self, reading: PlaceReading, phrase: str) -> PlaceReading:
        """The same reading, in doubt for a hamlet called like many quarters: "les Halles"."""
        article = phrase.split()[0] in ARTICLES
        if not article or any(sign.isdigit() for sign in phrase):
            return reading
        known = self._names.renowned_each(reading.ids, KNOWN)
        return reading if known else reading.doubted(PlaceDoubt.LIKELY)

    def _if_lived_in(self, reading: PlaceReading, tokens: list[str]) -> PlaceReading:
        """The same reading, in doubt when the words speak of being there for something else."""
        rest = reading.rest.split()
        edges = {*rest[:1], *rest[-1:]}
        isdisjoint = ELSEWHERE.isdisjoint(rest) and CHOICES.isdisjoint(edges)
        isdisjoint = isdisjoint and not _is_of_others(rest)
        landmark = tokens[0] in LANDMARKS and LANDMARKS.issuperset(rest)
        near = landmark or (not BESIDE.isdisjoint(tokens) and STREETS.isdisjoint(tokens))
        # A name may hold such a word: "Château-des-Prés".
        if not isdisjoint or (near and (rest or tokens[0] in DWELLING | BESIDE)):
            return reading.doubted(PlaceDoubt.PASSING)
        return reading

    def _read_one(self, words: str) -> PlaceReading:
        """Read the words as one place."""
        tokens = fold_name(words).split()
        foreign = _FOREIGN.search(words)
        coded = None if foreign else self._postcodes.by_postcode(tokens)
        if coded is None and not foreign:
            coded = self._postcodes.by_other_code(tokens)
        if coded:
            return coded
        # Numbers of that length are postcodes of another country, or of a big addressee.
        bare = ABROAD.sub(" ", _FOREIGN.sub(" ", words))
        reading = self._read_words(bare)
        if not foreign and self._against_code(reading, tokens):
            return reading.doubted(PlaceDoubt.MISMATCH)
        return reading

    def _read_words(self, words: str) -> PlaceReading:
        """Read words without a code."""
        phrase = fold_name(words)
        tokens = phrase.split()
        typed, _ = without_living(phrase)
        part = (
            read_quarter(self._names, tokens)
            or self._reader.by_living(phrase)
            or read_quarter_alone(self._names, typed.split(), said=typed != phrase)
            or read_joined(self._names, typed)
            or self._reader.by_part(words, tokens)
            or self._before_aside(phrase)
        )
        if part:
            return self._several.read_beside(part)
        if self._names.unmapped_place(typed):
            return PlaceReading((), phrase)
        return (
            self._reader.by_beginning(phrase)
            or self._reader.by_typo(words, phrase)
            or read_approaching(self._names, typed)
            or PlaceReading((), phrase)
        )

    def _before_aside(self, phrase: str) -> PlaceReading | None:
        """Read what stands before words that tell nothing of a place: "depuis vingt ans"."""
        hit = ASIDE.search(phrase)
        if hit is None:
            return None
        said = phrase[: hit.start()]
        reading = self._reader.by_living(said) or self._reader.by_direction(said.split())
        if reading is None or not reading.ids:
            return None
        return replace(reading, rest=f"{reading.rest}{phrase[hit.start() :]}".strip())

    def _against_code(self, reading: PlaceReading, tokens: list[str]) -> bool:
        """Whether a French town was read beside a number that looks like another's postcode."""
        coded = any(len(token) == 5 and token.isdigit() for token in tokens)
        return coded and bool(self._names.within_france(reading.ids))


def _is_of_others(rest: list[str]) -> bool:
    """Whether somebody else is spoken of, with whom one does not live."""
    return any(
        word in OTHERS and TOGETHER.isdisjoint(rest[max(0, at - 2) : at])
        for at, word in enumerate(rest)
    )


def _apart(words: str) -> str:
    """Part what was written without a blank, and drop numbers of post office boxes."""
    words = BOXES.sub(" ", words)
    for glued, apart in _GLUED:
        words = glued.sub(apart, words)
    return words
