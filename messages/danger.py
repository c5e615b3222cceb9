"""Words of danger: who writes them reads first whom to call."""

from __future__ import annotations

from functools import cache

from messages import words
from messages.folding import without_accents
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

GAP = "\0"
NO_SIGN = str.maketrans({"’": " ", "'": " ", "-": " "})


class DangerTable(LanguageTable, file="danger.toml"):
    """What is written in danger in a language, and what only looks like it."""

    phrases: tuple[str, ...]
    alone: tuple[str, ...]
    around: tuple[str, ...]
    harmless: tuple[str, ...]


def detects_emergency(typed: str) -> bool:
    """Whether the words speak of somebody in danger, in any language, typing errors allowed.

    Of endless words the beginning and the end are looked at: nobody else waits for the rest.
    """
    if len(typed) > BEGINNING + END:
        typed = f"{typed[:BEGINNING]}\n{typed[-END:]}"
    spoken = _without_harmless(_fold_words(typed))
    return _cries_alone(spoken) or any(
        _phrase_ends(start, phrase, spoken)
        for start, word in enumerate(spoken)
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


@cache
def _listed_phrases(name: str) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(_fold_words(phrase))
        for table in DangerTable.of_everybody()
        for phrase in getattr(table, name)
    )


@cache
def _phrases_by_initial() -> dict[str, list[tuple[str, ...]]]:
    """Phrases by their first letter, which is never wrong."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in _listed_phrases("phrases"):
        found.setdefault(phrase[0][0], []).append(phrase)
    return found


def _without_harmless(spoken: list[str]) -> list[str]:
    """What only looks like danger is a gap: no phrase reaches across it."""
    for phrase in _listed_phrases("harmless"):
        size = len(phrase)
        for start in range(len(spoken) - size + 1):
            if tuple(spoken[start : start + size]) == phrase:
                spoken[start : start + size] = [GAP] * size
    return spoken


@cache
def _words_around() -> frozenset[str]:
    return frozenset(word for phrase in _listed_phrases("around") for word in phrase)


def _cries_alone(spoken: list[str]) -> bool:
    """Whether somebody calls for help and says nothing of what they need: "help me please"."""
    if len(spoken) > SHORT:
        return False
    return any(
        _words_around().issuperset((*spoken[:start], *spoken[end:]))
        for phrase in _listed_phrases("alone")
        for start in range(len(spoken))
        for end in _phrase_ends(start, phrase, spoken)
    )


def _phrase_ends(start: int, phrase: tuple[str, ...], spoken: list[str]) -> list[int]:
    """Where the phrase ends, each way it can be read from that word on; empty if it is not said."""
    wanted = " ".join(phrase)
    letters = sum(map(len, phrase))
    slips = (letters >= ONE_TYPO) + (letters >= TWO_TYPOS)
    ends = []
    # A blank too many or too few is a slip too: windows may be a word longer or shorter.
    for size in {max(1, len(phrase) - 1), len(phrase), len(phrase) + 1}:
        window = spoken[start : start + size]
        if len(window) < size or GAP in window or not _phrases_alike(phrase, window):
            continue
        # Brought in where words are nearly alike: it is large, and most words are not.
        from rapidfuzz.distance import OSA

        if OSA.distance(wanted, " ".join(window), score_cutoff=slips) <= slips:
            ends.append(start + size)
    return ends


def _phrases_alike(phrase: tuple[str, ...], words: list[str]) -> bool:
    if len(phrase) != len(words):
        return phrase[0][0] == words[0][0]
    return all(wanted[0] == word[0] for wanted, word in zip(phrase, words, strict=True))


def _fold_words(typed: str) -> list[str]:
    plain = without_accents(typed.casefold().translate(NO_SIGN))
    return "".join(sign if sign.isalnum() else " " for sign in plain).split()
