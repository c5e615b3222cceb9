"""Words of danger: who writes them reads first whom to call."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate

from messages import words
from messages.danger_signs import GAP, fold_words, weigh_signs
from messages.language import LanguageTable
from messages.model import ConfidencePurpose, Message, Text, message

ONE_TYPO, TWO_TYPOS = 7, 16
"""Letters of a phrase in which one, or two, may be wrong, missing, doubled or swapped.

The first letter of a word is never wrong: who paints did not faint.
"""

BEGINNING, END = 4096, 1024
"""Letters of what is said that are looked at; no platform's own window sends more than the first.
"""

SHORT = 10
"""The most words of a cry for help; who says more says what for."""

COMMAND = "/"


class DangerTable(LanguageTable, file="danger.toml"):
    """What is written in danger in a language, and what only looks like it."""

    phrases: tuple[str, ...]
    alone: tuple[str, ...]
    around: tuple[str, ...]
    harmless: tuple[str, ...]
    cries: tuple[str, ...]
    things: tuple[str, ...]
    faults: tuple[str, ...]


def detects_emergency(typed: str) -> bool:
    """Whether the words speak of somebody in danger, in any language, typing errors allowed.

    Of endless words the beginning and the end are looked at: nobody else waits for the rest.
    """
    if len(typed) > BEGINNING + END:
        typed = f"{typed[:BEGINNING]}\n{typed[-END:]}"
    alarming, heard = weigh_signs(fold_words(typed))
    if _is_about_things(heard):
        return False
    if alarming:
        return True
    spoken = _SpokenWords(_without_harmless(heard))
    # Of "/help me" the first word calls a command, not for help.
    first = int(typed.lstrip().startswith(COMMAND) and len(spoken.words) > 1)
    return _cries_alone(_SpokenWords(spoken.words[first:])) or any(
        spoken.phrase_ends(start, phrase)
        for start, word in enumerate(spoken.words)
        for phrase in _phrases_by_initial().get(word[0], ())
    )


def emergency_lines() -> tuple[Text, ...]:
    """Whom to call, before anything else is said: the numbers are those of where it is read."""
    return (words.danger_call(), words.danger_not_me())


def emergency_message() -> Message:
    return message(*emergency_lines())


def with_emergency_first(letter: Message) -> Message:
    """The message, with whom to call before it."""
    return letter.model_copy(update={"body": (*emergency_lines(), *letter.body)})


def with_alarm(letter: Message) -> Message:
    """Words passed on that cry for help: they stay for a while, whatever they were said about."""
    told = letter.confidence
    alarm = told.model_copy(update={"purpose": ConfidencePurpose.ALARM}) if told else None
    return with_emergency_first(letter).model_copy(update={"confidence": alarm})


@dataclass(frozen=True)
class _DangerPhrase:
    """Words that are listened for; a blank too many or too few is no slip."""

    words: tuple[str, ...]

    @cached_property
    def joined(self) -> str:
        return "".join(self.words)

    @cached_property
    def initials(self) -> str:
        return "".join(word[0] for word in self.words)

    @cached_property
    def slips(self) -> int:
        """How many there may be."""
        return (len(self.joined) >= ONE_TYPO) + (len(self.joined) >= TWO_TYPOS)


class _SpokenWords:
    """The words of a sentence, and how long each stretch of them is."""

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self._initials = "".join(word[0] for word in words)
        self._until = [0, *accumulate(map(len, words))]

    def phrase_ends(self, start: int, phrase: _DangerPhrase) -> list[int]:
        """Where the phrase ends, each way it can be read from that word on; empty if not said."""
        size = len(phrase.words)
        ends = {max(1, size - 1) + start, size + start, size + 1 + start}
        return [end for end in ends if end <= len(self.words) and self._says(start, end, phrase)]

    def _says(self, start: int, end: int, phrase: _DangerPhrase) -> bool:
        length = self._until[end] - self._until[start]
        if abs(length - len(phrase.joined)) > phrase.slips:
            return False
        initials = self._initials[start:end]
        alike = initials if end - start == len(phrase.words) else initials[0]
        if GAP in initials or not phrase.initials.startswith(alike):
            return False
        # Brought in where words are nearly alike: it is large, and most words are not.
        from rapidfuzz.distance import OSA

        said = "".join(self.words[start:end])
        return OSA.distance(phrase.joined, said, score_cutoff=phrase.slips) <= phrase.slips


@cache
def _listed_phrases(name: str) -> tuple[_DangerPhrase, ...]:
    return tuple(
        _DangerPhrase(tuple(fold_words(phrase)))
        for table in DangerTable.of_everybody()
        for phrase in getattr(table, name)
    )


@cache
def _phrases_by_initial() -> dict[str, list[_DangerPhrase]]:
    """Phrases by their first letter, which is never wrong."""
    found: dict[str, list[_DangerPhrase]] = {}
    for phrase in _listed_phrases("phrases"):
        found.setdefault(phrase.initials[0], []).append(phrase)
    return found


@cache
def _harmless_by_first() -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in _listed_phrases("harmless"):
        found.setdefault(phrase.words[0], []).append(phrase.words)
    return found


def _without_harmless(spoken: list[str]) -> list[str]:
    """What only looks like danger is a gap: no phrase reaches across it."""
    heard = tuple(spoken)
    for start, word in enumerate(heard):
        for phrase in _harmless_by_first().get(word, ()):
            end = start + len(phrase)
            if heard[start:end] == phrase:
                spoken[start:end] = [GAP] * len(phrase)
    return spoken


def _is_about_things(heard: list[str]) -> bool:
    """Whether all that is said is a cry over something that is broken: "help, my printer is dead".

    One word more, spelt wrong even, and it may be about somebody.
    """
    for cries, things, faults in _cries_over_things():
        calmer = _without_phrases(heard, cries)
        rest = _without_phrases(calmer, things)
        if heard != calmer != rest and not _without_phrases(rest, faults):
            return True
    return False


@cache
def _cries_over_things() -> tuple[tuple[frozenset[tuple[str, ...]], ...], ...]:
    """Each language's cries, things and what is said of them."""
    return tuple(
        tuple(
            frozenset(tuple(fold_words(phrase)) for phrase in phrases)
            for phrases in (table.cries, table.things, table.faults)
        )
        for table in DangerTable.of_everybody()
    )


def _without_phrases(words: list[str], phrases: frozenset[tuple[str, ...]]) -> list[str]:
    """The words that stand in none of the phrases, of which the longest is taken first."""
    left, at, longest = list[str](), 0, max(map(len, phrases), default=1)
    while at < len(words):
        sizes = range(min(longest, len(words) - at), 0, -1)
        size = next((each for each in sizes if tuple(words[at : at + each]) in phrases), 0)
        left += [] if size else [words[at]]
        at += size or 1
    return left


@cache
def _words_around() -> frozenset[str]:
    return frozenset(word for phrase in _listed_phrases("around") for word in phrase.words)


def _cries_alone(spoken: _SpokenWords) -> bool:
    """Whether somebody calls for help and says nothing of what they need: "help me please"."""
    words = spoken.words
    if len(words) > SHORT:
        return False
    return any(
        _words_around().issuperset((*words[:start], *words[end:]))
        for phrase in _listed_phrases("alone")
        for start in range(len(words))
        for end in spoken.phrase_ends(start, phrase)
    )
