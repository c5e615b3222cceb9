"""From typed words to what somebody wants: surely, perhaps, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import pairwise

from messages import dates
from messages.intents.clauses import split_clauses
from messages.intents.found_phrases import FoundPhrase, largest_phrases
from messages.intents.intent import COURTESIES, WORDY, Intent
from messages.intents.said_moment import MomentFinder, SaidMoment
from messages.intents.turned_round import TurnedRound
from messages.intents.vocabulary import (
    IntentPattern,
    IntentVocabulary,
    Words,
    spoken_vocabularies,
)

LONGEST = 600
"""Letters of what is read; who writes more tells a story."""

AROUND = 2
"""Other words that may stand around what is sure, or around a word that alone would be."""

BETWEEN = 3
"""Fillers that may stand between two places of a template."""

OFFERED = 2
"""Things asked about at most, when it may be any of them."""


@dataclass(frozen=True)
class IntentReading:
    """What typed words ask for; `likely` is what to ask about when nothing is `sure`.

    `plain` are the words spelt out, without what is `denied`. `moment` is the day or the hour among
    them, `until` the day to which something lasts; `tells_more` when there is more than the wish.
    """

    sure: Intent | None = None
    likely: tuple[Intent, ...] = ()
    moment: dates.DateReading | None = None
    plain: str = ""
    tells_more: bool = False
    until: dates.DateReading | None = None
    denied: bool = False


def read_intent(typed: str, language: str, now: datetime) -> IntentReading:
    """Read words typed in private; `now` is aware, in the zone of whoever wrote them.

    Every language is read, the reader's first: the one that explains most of the words counts.
    """
    if len(typed) > LONGEST:
        return IntentReading()
    readings = [
        _Sentence(typed, vocabulary).read(now) for vocabulary in spoken_vocabularies(language)
    ]
    return max(readings, key=lambda each: each[0], default=(0, IntentReading()))[1]


class _Sentence:
    """What was typed, as one language reads it."""

    def __init__(self, typed: str, vocabulary: IntentVocabulary) -> None:
        self._vocabulary = vocabulary
        self._typed = split_clauses(typed, vocabulary)
        stems = [vocabulary.stem(each) for each in self._typed.words]
        self._like = [vocabulary.words_like(stem) for stem in stems]
        self._said = frozenset().union(*self._like)
        self._spans: dict[tuple[Words, ...], list[tuple[int, int]]] = {}

    def read(self, now: datetime) -> tuple[float, IntentReading]:
        """What is wanted, and how much of the sentence that explains."""
        phrases = largest_phrases([*self._found_patterns()])
        said = {at for phrase in phrases for at in phrase.words}
        turned = self._turned_round(phrases, said)
        kept = [each for each in phrases if not turned.denies(each)]
        finder = MomentFinder(self._typed.words, turned.silent, self._vocabulary)
        told = finder.find(now) if phrases else SaidMoment()
        other = set(range(len(self._typed.words))) - said - told.words - self._idle
        denied = {each.intent for each in phrases if each.strength != "hint" and each not in kept}
        sure = self._sure_intent(kept, other)
        if sure in denied or all(turned.doubts(each) for each in kept if each.intent is sure):
            sure = None
        likely = () if sure else _likely_intents(self._worth_asking(kept, other))
        meant = [each for at, each in enumerate(self._typed.words) if at not in turned.silent]
        return _worth(sure, likely, len(said | turned.refusing)), IntentReading(
            sure,
            likely,
            told.moment,
            " ".join(meant),
            tells_more=bool(other or told.words),
            until=told.until,
            denied=len(meant) < len(self._typed.words),
        )

    def _turned_round(self, phrases: list[FoundPhrase], said: set[int]) -> TurnedRound:
        calendar = self._vocabulary.calendar
        content = {
            at
            for at, word in enumerate(self._typed.words)
            if not self._like[at] or word in calendar or word.isdigit()
        }
        return TurnedRound(
            self._typed,
            self._refusing(said),
            frozenset(self._covered(self._vocabulary.doubting) - said),
            frozenset(content),
            frozenset(self._covered(self._vocabulary.unthankful)),
            self._idle,
            phrases,
        )

    def _refusing(self, said: set[int]) -> frozenset[int]:
        """Words that deny and are no part of a wish."""
        idioms = self._covered(tuple(each for each in self._vocabulary.fillers if len(each) > 1))
        denying = sorted(self._covered(self._vocabulary.refusing))
        wished = said | idioms
        following = dict(pairwise(denying))
        return frozenset(
            at
            for at in denying
            if at not in wished
            and not (
                self._typed.words[at] in self._vocabulary.paired and following.get(at) in wished
            )
        )

    def _sure_intent(self, phrases: list[FoundPhrase], other: set[int]) -> Intent | None:
        """The one thing that is wanted, when there is no doubt."""
        wishes = [each for each in phrases if each.intent not in COURTESIES]
        surely = [each for each in wishes if each.strength == "sure"]
        if surely:
            only = surely[0].intent
            alike = all(each.intent is only for each in surely)
            near = len(other & self._beside(surely))
            return only if alike and (near <= AROUND or only in WORDY) else None
        if kind := self._sure_courtesy(phrases, wishes, other):
            return kind
        kinds = {each.intent for each in wishes}
        alone = {each.intent for each in wishes if each.strength == "alone"}
        return next(iter(alone)) if len(kinds) == len(alone) == 1 and not other else None

    def _sure_courtesy(
        self, phrases: list[FoundPhrase], wishes: list[FoundPhrase], other: set[int]
    ) -> Intent | None:
        """Thanks for something are that, whatever it was; else there is nothing but politeness."""
        polite = [each for each in phrases if each.intent in COURTESIES]
        plain = [each for each in polite if each.strength == "sure"]
        beside = self._beside(plain)
        if plain and all(each.words <= beside for each in wishes):
            return plain[0].intent
        if wishes or other:
            return None
        kinds = {each.intent for each in polite}
        return Intent.THANK if Intent.THANK in kinds else next(iter(kinds), None)

    def _beside(self, phrases: list[FoundPhrase]) -> set[int]:
        """All the words of the clauses in which they stand."""
        clauses = {each for phrase in phrases for each in self._typed.clauses(phrase.words)}
        return {at for clause in clauses for at in self._typed.words_in(clause)}

    def _worth_asking(self, phrases: list[FoundPhrase], other: set[int]) -> list[FoundPhrase]:
        """Without what adds nothing, or stands alone, where much else is said."""
        return [
            each
            for each in phrases
            if not other
            or (not each.words <= self._idle and (each.strength != "alone" or len(other) <= AROUND))
        ]

    # Templates.

    def _found_patterns(self) -> Iterator[FoundPhrase]:
        for pattern in self._vocabulary.patterns_with(self._said):
            for words in self._places_taken(pattern, 0, None):
                if not pattern.asks or self._typed.asked & self._typed.clauses(words):
                    yield FoundPhrase(pattern.intent, pattern.strength, words)

    def _places_taken(
        self, pattern: IntentPattern, place: int, after: int | None
    ) -> Iterator[frozenset[int]]:
        """Each way in which the places from this one on are taken, by the words that take them."""
        if place == len(pattern.places):
            if after is not None:
                yield frozenset()
            return
        if pattern.easy[place]:
            yield from self._places_taken(pattern, place + 1, after)
        for start, end in self._spans_of(pattern.places[place]):
            if after is None or self._follows(after, start):
                for rest in self._places_taken(pattern, place + 1, end):
                    yield rest | frozenset(range(start, end))

    def _follows(self, after: int, start: int) -> bool:
        """Whether nothing but a few fillers, or a date, stands between."""
        between = range(after, start)
        return start >= after and len(between) <= BETWEEN and self._light.issuperset(between)

    def _spans_of(self, phrases: tuple[Words, ...]) -> list[tuple[int, int]]:
        """Where one of the phrases stands, from a word up to another."""
        if phrases not in self._spans:
            self._spans[phrases] = [
                (start, start + len(phrase))
                for phrase in phrases
                if self._said.issuperset(phrase)
                for start in range(len(self._like) - len(phrase) + 1)
                if all(wanted in self._like[start + at] for at, wanted in enumerate(phrase))
            ]
        return self._spans[phrases]

    def _covered(self, phrases: tuple[Words, ...]) -> set[int]:
        return {at for span in self._spans_of(phrases) for at in range(*span)}

    @cached_property
    def _idle(self) -> set[int]:
        return self._covered(self._vocabulary.fillers)

    @cached_property
    def _light(self) -> set[int]:
        calendar = self._vocabulary.calendar
        dated = (at for at, each in enumerate(self._typed.words) if each in calendar)
        return self._idle.union(dated)


def _likely_intents(phrases: Iterable[FoundPhrase]) -> tuple[Intent, ...]:
    """What to ask about: what explains most of the words first."""
    ranked = sorted(phrases, key=lambda phrase: (-len(phrase.words), -phrase.force))
    wanted = [phrase.intent for phrase in ranked if phrase.intent not in COURTESIES]
    return tuple(dict.fromkeys(wanted))[:OFFERED]


def _worth(sure: Intent | None, likely: tuple[Intent, ...], said: int) -> float:
    """How far a reading goes: what is sure before what is likely, more words before fewer."""
    return said + (0.5 if sure else 0.25 if likely else 0)
