"""Words of danger: who writes them reads first whom to call."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache

from rapidfuzz.distance import OSA

from messages import words
from messages.catalog import FOLDER, LANGUAGES
from messages.model import Message, Text, message

LETTERS_A_TYPO = 6
"""Letters of a phrase for each that may be wrong, missing, doubled or swapped."""

NO_SIGN = str.maketrans({"’": " ", "'": " ", "-": " "})


def heard(said: str) -> bool:
    """Whether the words speak of somebody in danger, in any language, typing errors allowed."""
    spoken = _fold(said)
    return any(_within(phrase, spoken) for phrase in _phrases())


def first() -> tuple[Text, ...]:
    """Whom to call, before anything else is said."""
    return (words.danger_call(), words.danger_not_me())


def alarm() -> Message:
    return message(*first())


def ahead(said: Message) -> Message:
    """The message, with whom to call before it."""
    return said.model_copy(update={"body": (*first(), *said.body)})


@cache
def _phrases() -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(_fold(phrase))
        for each in LANGUAGES
        for phrase in tomllib.loads((FOLDER / each / "danger.toml").read_text("utf-8"))["phrases"]
    )


def _within(phrase: tuple[str, ...], spoken: list[str]) -> bool:
    wanted = " ".join(phrase)
    slips = len(wanted) // LETTERS_A_TYPO
    # A blank too many or too few is a slip too: windows may be a word longer or shorter.
    for size in {max(1, len(phrase) - 1), len(phrase), len(phrase) + 1}:
        for start in range(len(spoken) - size + 1):
            window = " ".join(spoken[start : start + size])
            if abs(len(window) - len(wanted)) <= slips and (
                OSA.distance(wanted, window, score_cutoff=slips) <= slips
            ):
                return True
    return False


def _fold(said: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", said.casefold().translate(NO_SIGN))
    letters = (each if each.isalnum() else " " for each in plain if not unicodedata.combining(each))
    return "".join(letters).split()
