"""One language's `intents.toml`, ready to be compared with typed words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from messages.folding import without_accents
from messages.intents.intent import Intent
from messages.intents.table import IntentPhrases, IntentsTable
from messages.language import LANGUAGES

ONE_SLIP, TWO_SLIPS = 5, 9
"""Letters of a word in which one, or two, may be wrong, missing, doubled or swapped."""

RUN = re.compile(r"([^\W\d_])\1{2,}")
APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ‘`´", "'"))
ELIDED = re.compile(r"(?<=\w)'(?=\w)")
SIGN = re.compile(r"[^\w:./@'-]+|_+")
EDGE = ":./@-"

Words = tuple[str, ...]


@dataclass(frozen=True)
class IntentPattern:
    """One template of an intent: in its order, each place takes any of some phrases.

    An `easy` place may stay empty.
    """

    intent: Intent
    strength: str
    places: tuple[tuple[Words, ...], ...]
    easy: tuple[bool, ...]


@dataclass(frozen=True, eq=False)
class IntentVocabulary:
    """What a language says and how it is spelt, folded once."""

    language: str
    patterns: tuple[IntentPattern, ...]
    fillers: tuple[Words, ...]
    refusing: tuple[Words, ...]
    calendar: frozenset[str]
    endings: Mapping[str, str]
    spellings: Mapping[str, Words]
    known: frozenset[str]

    @cached_property
    def _by_initial(self) -> Mapping[str, tuple[str, ...]]:
        """Known words by their first letter, which is never wrong."""
        found: dict[str, list[str]] = {}
        for each in sorted(self.known):
            found.setdefault(each[0], []).append(each)
        return {initial: tuple(words) for initial, words in found.items()}

    def words_like(self, typed: str) -> frozenset[str]:
        """Every known word that a typed one may be."""
        if typed in self.known:
            return frozenset({typed})
        near = self._by_initial.get(typed[0], ())
        return frozenset(each for each in near if self.is_like(typed, each))

    def spell_out(self, typed: list[str]) -> list[str]:
        """The words as one writes them who is not in a hurry."""
        return [word for each in typed for word in self.spellings.get(each, (each.strip("'"),))]

    def stem(self, word: str) -> str:
        """The word without an ending that is only heard."""
        for ending, plain in self.endings.items():
            if len(word) > len(ending) + 2 and word.endswith(ending):
                return word.removesuffix(ending) + plain
        return word

    def is_like(self, typed: str, wanted: str) -> bool:
        """Whether a typed word is that one, a slip or two allowed if it is no other known word."""
        if typed == wanted:
            return True
        letters = min(len(typed), len(wanted))
        slips = (letters >= ONE_SLIP) + (letters >= TWO_SLIPS)
        if not slips or typed[0] != wanted[0] or typed in self.known:
            return False
        if abs(len(typed) - len(wanted)) > slips:
            return False
        # Brought in where words are nearly alike: it is large, and most words are not.
        from rapidfuzz.distance import OSA

        return OSA.distance(wanted, typed, score_cutoff=slips) <= slips


def split_typed(typed: str) -> list[str]:
    """The words of a sentence in small letters; what stands inside a date or an hour stays.

    A word that lost its end to an apostrophe keeps that.
    """
    plain = ELIDED.sub("' ", without_accents(typed.translate(APOSTROPHES)))
    plain = RUN.sub(r"\1", SIGN.sub(" ", plain))
    words = (each.strip(EDGE) for each in re.sub(r"(?<=[^\W\d])-(?=[^\W\d])", " ", plain).split())
    return [word for word in words if word.strip("'")]


def fold_typed(typed: str) -> list[str]:
    """The words of a sentence as they are compared."""
    return [each.strip("'") for each in split_typed(typed)]


@cache
def vocabulary_of(language: str) -> IntentVocabulary:
    """A language's words, read once from its folder."""
    table = IntentsTable.of_language(language)
    bare = IntentVocabulary(language, (), (), (), frozenset(), table.endings, {}, frozenset())

    def words_of(phrase: str) -> Words:
        return tuple(bare.stem(each) for each in fold_typed(phrase))

    classes = {name: tuple(map(words_of, each)) for name, each in table.classes.items()}
    patterns = tuple(
        IntentPattern(intent, strength, *_places_of(template, classes, words_of))
        for intent, phrases in table.intents.items()
        for strength, template in _strengths(phrases)
    )
    fillers, refusing = (tuple(map(words_of, each)) for each in (table.fillers, table.refusing))
    calendar = frozenset(word for each in table.calendar for word in fold_typed(each))
    said = {
        word
        for pattern in patterns
        for place in pattern.places
        for phrase in place
        for word in phrase
    }
    said |= {word for phrase in (*fillers, *refusing) for word in phrase}
    return IntentVocabulary(
        language,
        patterns,
        fillers,
        refusing,
        calendar,
        table.endings,
        {
            " ".join(split_typed(each)): tuple(fold_typed(plain))
            for each, plain in table.spellings.items()
        },
        frozenset(said | calendar),
    )


def spoken_vocabularies(language: str) -> Iterator[IntentVocabulary]:
    """Every language's, the reader's first."""
    for each in sorted(LANGUAGES, key=lambda each: each != language):
        yield vocabulary_of(each)


def _strengths(phrases: IntentPhrases) -> Iterator[tuple[str, str]]:
    for strength in ("sure", "alone", "hint"):
        for template in getattr(phrases, strength):
            yield strength, template


def _places_of(
    template: str, classes: Mapping[str, tuple[Words, ...]], words_of: Callable[[str], Words]
) -> tuple[tuple[tuple[Words, ...], ...], tuple[bool, ...]]:
    """What each place of a template takes, and which may stay empty."""
    items = template.split()
    places = tuple(
        classes[item.strip("[]{}")]
        if "{" in item
        else tuple(words_of(each) for each in item.strip("[]").split("|"))
        for item in items
    )
    return places, tuple(item.startswith("[") for item in items)
