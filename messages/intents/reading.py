"""From typed words to what somebody wants: surely, perhaps, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from messages import dates
from messages.intents.intent import COURTESIES, WORDY, Intent
from messages.intents.vocabulary import (
    IntentPattern,
    IntentVocabulary,
    Words,
    split_typed,
    spoken_vocabularies,
)

LONGEST = 600
"""Letters of what is read; who writes more tells a story."""

AROUND = 2
"""Other words that may stand around what is sure."""

BETWEEN = 3
"""Fillers that may stand between two places of a template."""

DATE_WORDS = 8
OFFERED = 2
"""Things asked about at most, when it may be any of them."""

STRENGTHS = {"sure": 2, "alone": 1, "hint": 0}


@dataclass(frozen=True)
class IntentReading:
    """What typed words ask for; `likely` is what to ask about when nothing is `sure`.

    `plain` are the words spelt out. `moment` is the day or the hour among them; `tells_more` when
    there is a day, an hour or anything else beside the wish.
    """

    sure: Intent | None = None
    likely: tuple[Intent, ...] = ()
    moment: dates.DateReading | None = None
    plain: str = ""
    tells_more: bool = False


@dataclass(frozen=True)
class _FoundPhrase:
    """Where a template of an intent stands in the words."""

    intent: Intent
    strength: str
    words: frozenset[int]


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
        self._typed = vocabulary.spell_out(split_typed(typed))
        stems = [vocabulary.stem(each) for each in self._typed]
        self._like = [vocabulary.words_like(stem) for stem in stems]
        self._said = frozenset().union(*self._like)
        self._spans: dict[tuple[Words, ...], list[tuple[int, int]]] = {}

    def read(self, now: datetime) -> tuple[float, IntentReading]:
        """What is wanted, and how much of the sentence that explains."""
        phrases = _largest([*self._found_patterns()])
        moment, dated = self._find_moment(now) if phrases else (None, set[int]())
        said = {at for phrase in phrases for at in phrase.words}
        refused = self._covered(self._vocabulary.refusing) - said
        other = (
            set(range(len(self._typed))) - said - dated - self._covered(self._vocabulary.fillers)
        )
        sure = None if refused else _sure_intent(phrases, len(other))
        likely = () if sure else _likely_intents(phrases, bare=not other and not refused)
        plain = " ".join(self._typed)
        return _worth(sure, likely, len(said)), IntentReading(
            sure, likely, moment, plain, tells_more=bool(other or dated)
        )

    # Templates.

    def _found_patterns(self) -> Iterator[_FoundPhrase]:
        for pattern in self._vocabulary.patterns:
            for words in self._places_taken(pattern, 0, None):
                yield _FoundPhrase(pattern.intent, pattern.strength, words)

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
        """Whether nothing but a few fillers stands between."""
        between = range(after, start)
        return start >= after and len(between) <= BETWEEN and self._idle.issuperset(between)

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

    # The moment.

    def _find_moment(self, now: datetime) -> tuple[dates.DateReading | None, set[int]]:
        """The day or hour said in the longest run of words, and which words say it."""
        words = [self._calendar_word(each) for each in self._typed]
        for run in self._dated_runs(words):
            phrase = " ".join(words[at] for at in run)
            read = dates.read_moment(phrase, self._vocabulary.language, now)
            if isinstance(read, dates.DateReading):
                return read, set(run)
            named = any(words[at] in self._vocabulary.calendar for at in run)
            if read.reason != "unread" and named:
                return _day_in_common(read), set(run)
        return None, set()

    def _dated_runs(self, words: list[str]) -> Iterator[range]:
        """Every run of words with one that tells time, the longest first."""
        dated = {at for at, each in enumerate(words) if self._tells_time(each)}
        for size in range(min(DATE_WORDS, len(words)), 0, -1):
            for start in range(len(words) - size + 1):
                if not dated.isdisjoint(range(start, start + size)):
                    yield range(start, start + size)

    def _tells_time(self, word: str) -> bool:
        return word in self._vocabulary.calendar or any(each.isdigit() for each in word)

    def _calendar_word(self, typed: str) -> str:
        """A word of the calendar, its slips mended."""
        if typed in self._vocabulary.calendar or not typed.isalpha():
            return typed
        like = (each for each in self._vocabulary.calendar if self._vocabulary.is_like(typed, each))
        return next(like, typed)


def _day_in_common(unclear: dates.DateNotUnderstood) -> dates.DateReading | None:
    """The day, where it is only the hour that may be another."""
    days = {choice.day for choice in unclear.choices}
    day = days.pop() if len(days) == 1 else None
    return dates.DateReading(day, None) if day else None


def _largest(phrases: list[_FoundPhrase]) -> list[_FoundPhrase]:
    """Without what is only a part of another, and the weaker of two that say the same."""

    def hidden(phrase: _FoundPhrase) -> bool:
        return any(
            phrase.words < other.words
            or (
                phrase.words == other.words
                and phrase.intent is other.intent
                and STRENGTHS[phrase.strength] < STRENGTHS[other.strength]
            )
            for other in phrases
        )

    return [phrase for phrase in phrases if not hidden(phrase)]


def _sure_intent(phrases: list[_FoundPhrase], other: int) -> Intent | None:
    """The one thing that is wanted, when there is no doubt."""
    wanted = {phrase.intent for phrase in phrases} - COURTESIES
    if not wanted:
        polite = {phrase.intent for phrase in phrases if phrase.strength != "hint"}
        thanked = Intent.THANK if Intent.THANK in polite else next(iter(polite), None)
        return None if other else thanked
    surely = {phrase.intent for phrase in phrases if phrase.strength == "sure"}
    if len(surely) == 1:
        (only,) = surely
        return only if other <= AROUND or only in WORDY else None
    alone = {phrase.intent for phrase in phrases if phrase.strength == "alone"} & wanted
    return next(iter(alone)) if len(wanted) == len(alone) == 1 and not other else None


def _likely_intents(phrases: Iterable[_FoundPhrase], *, bare: bool) -> tuple[Intent, ...]:
    """What to ask about: what explains most of the words first."""
    ranked = sorted(phrases, key=lambda phrase: (-len(phrase.words), -STRENGTHS[phrase.strength]))
    wanted = [phrase.intent for phrase in ranked if bare or phrase.intent not in COURTESIES]
    wanted = [intent for intent in wanted if intent not in COURTESIES]
    return tuple(dict.fromkeys(wanted))[:OFFERED]


def _worth(sure: Intent | None, likely: tuple[Intent, ...], said: int) -> float:
    """How far a reading goes: what is sure before what is likely, more words before fewer."""
    return said + (0.5 if sure else 0.25 if likely else 0)
