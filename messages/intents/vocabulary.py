"""One language's `intents.toml`, ready to be compared with typed words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial

from messages.folding import without_accents
from messages.intents.intent import Intent
from messages.intents.table import IntentPhrases, IntentsTable
from messages.language import LANGUAGES

ONE_SLIP, TWO_SLIPS = 5, 9
"""Letters of a word in which one, or two, may be wrong, missing, doubled or swapped."""

SWAPPED = 4
"""Letters of a word in which nothing but two neighbours may have changed places."""

RUN = re.compile(r"([^\W\d_])\1{2,}")
APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ‘`´", "'"))
ELIDED = re.compile(r"(?<=\w)'(?=\w)")
SIGN = re.compile(r"[^\w:./@'-]+|_+")
EDGE = ":./@-"
ASKS = "?"

Words = tuple[str, ...]


@dataclass(frozen=True)
class IntentPattern:
    """One template of an intent: in its order, each place takes any of some phrases.

    An `easy` place may stay empty. One that `asks` is read in a question alone.
    """

    intent: Intent
    strength: str
    places: tuple[tuple[Words, ...], ...]
    easy: tuple[bool, ...]
    asks: bool = False


@dataclass(frozen=True, eq=False)
class IntentVocabulary:
    """What a language says and how it is spelt, folded once."""

    language: str
    patterns: tuple[IntentPattern, ...]
    fillers: tuple[Words, ...]
    refusing: tuple[Words, ...]
    paired: frozenset[str]
    doubting: tuple[Words, ...]
    unthankful: tuple[Words, ...]
    turning: tuple[Words, ...]
    calendar: frozenset[str]
    until: Mapping[Words, Words]
    stretches: tuple[tuple[Words, Words], ...]
    endings: Mapping[str, str]
    spellings: Mapping[str, Words]
    known: frozenset[str]

    @cached_property
    def _by_first(self) -> Mapping[str, tuple[IntentPattern, ...]]:
        """Templates by each word with which their first place that is not easy may begin."""
        found: dict[str, list[IntentPattern]] = {}
        for pattern in self.patterns:
            place = pattern.places[pattern.easy.index(False)]
            for word in {phrase[0] for phrase in place if phrase}:
                found.setdefault(word, []).append(pattern)
        return {word: tuple(patterns) for word, patterns in found.items()}

    def patterns_with(self, said: frozenset[str]) -> list[IntentPattern]:
        """Those of which something is said, each once."""
        of_words = (self._by_first.get(word, ()) for word in sorted(said))
        return list({id(each): each for patterns in of_words for each in patterns}.values())

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
        near = self._by_initial.get(typed[0], ()) if len(typed) >= SWAPPED else ()
        return frozenset(each for each in near if self.is_like(typed, each))

    def spell_out(self, typed: list[str]) -> list[str]:
        """The words as one writes them who is not in a hurry."""
        return [word for each in typed for word in self.spellings.get(each, (each.strip("'"),))]

    def stem(self, word: str) -> str:
        """The word without an ending that is only heard."""
        return _stem(word, self.endings)

    def is_like(self, typed: str, wanted: str) -> bool:
        """Whether a typed word is that one, a slip or two allowed if it is no other known word."""
        if typed == wanted:
            return True
        letters = min(len(typed), len(wanted))
        if len(typed) == len(wanted) == SWAPPED and typed not in self.known:
            return typed[0] == wanted[0] and typed[1:] in (
                wanted[2] + wanted[1] + wanted[3],
                wanted[1] + wanted[3] + wanted[2],
            )
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
    words_of = partial(_stemmed_words, endings=table.endings)
    classes = {name: tuple(map(words_of, each)) for name, each in table.classes.items()}
    patterns = tuple(
        IntentPattern(
            intent, strength, *_places_of(template, classes, words_of), template.endswith(ASKS)
        )
        for intent, phrases in table.intents.items()
        for strength, template in _strengths(phrases)
    )
    listed = table.fillers, table.refusing, table.doubting, table.unthankful
    fillers, refusing, doubting, unthankful = (tuple(map(words_of, each)) for each in listed)
    calendar = frozenset(word for each in table.calendar for word in fold_typed(each))
    said = {
        word
        for pattern in patterns
        for place in pattern.places
        for phrase in place
        for word in phrase
    }
    said |= {word for phrase in (*fillers, *refusing, *doubting, *unthankful) for word in phrase}
    return IntentVocabulary(
        language,
        patterns,
        fillers,
        refusing,
        frozenset(word for each in table.paired for word in words_of(each)),
        doubting,
        unthankful,
        tuple(tuple(fold_typed(each)) for each in table.turning),
        calendar,
        {tuple(fold_typed(each)): tuple(fold_typed(then)) for each, then in table.until.items()},
        tuple((tuple(fold_typed(a)), tuple(fold_typed(b))) for a, b in table.stretches),
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


def _stem(word: str, endings: Mapping[str, str]) -> str:
    for ending, plain in endings.items():
        if len(word) > len(ending) + 2 and word.endswith(ending):
            return word.removesuffix(ending) + plain
    return word


def _stemmed_words(phrase: str, endings: Mapping[str, str]) -> Words:
    return tuple(_stem(each, endings) for each in fold_typed(phrase))


def _strengths(phrases: IntentPhrases) -> Iterator[tuple[str, str]]:
    for strength in ("sure", "alone", "hint"):
        for template in getattr(phrases, strength):
            yield strength, template


def _places_of(
    template: str, classes: Mapping[str, tuple[Words, ...]], words_of: Callable[[str], Words]
) -> tuple[tuple[tuple[Words, ...], ...], tuple[bool, ...]]:
    """What each place of a template takes, and which may stay empty."""
    items = template.removesuffix(ASKS).split()
    places = tuple(
        classes[item.strip("[]{}")]
        if "{" in item
        else tuple(words_of(each) for each in item.strip("[]").split("|"))
        for item in items
    )
    return places, tuple(item.startswith("[") for item in items)
