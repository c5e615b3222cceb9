"""Words that answer a question without being an answer: yes, no, stop, back, as it is."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from pydantic import field_validator

from messages.folding import without_accents
from messages.language import LanguageTable

KEPT = "👍👎✅❌"
"""Signs that say something by themselves."""


class SpokenAnswer(StrEnum):
    """What a word may mean to whoever asks."""

    YES = "yes"
    NO = "no"
    CANCEL = "cancel"
    BACK = "back"
    SKIP = "skip"
    KEEP = "keep"
    DONE = "done"


class AnswersTable(LanguageTable, file="answers.toml"):
    """How people of a language say them; `polite` words may stand around."""

    polite: tuple[str, ...]
    said: Mapping[SpokenAnswer, tuple[str, ...]]

    @field_validator("said")
    @classmethod
    def _names_all(
        cls, said: Mapping[SpokenAnswer, tuple[str, ...]]
    ) -> Mapping[SpokenAnswer, tuple[str, ...]]:
        if missing := sorted(set(SpokenAnswer) - said.keys()):
            raise ValueError(f"nothing for {missing}")
        return said


def spoken_answers(typed: str) -> frozenset[SpokenAnswer]:
    """What these words mean, if that is all that is said: in any language; a word may say two."""
    words = fold_answer(typed)
    return _known_answers().get(words) or _known_answers().get(_without_polite(words), frozenset())


def is_spoken(typed: str, *meant: SpokenAnswer) -> bool:
    """Whether these words say one of that, and nothing else."""
    return not spoken_answers(typed).isdisjoint(meant)


def fold_answer(typed: str) -> str:
    """Words as they are compared: small letters and signs that speak, without accents."""
    plain = without_accents(typed.replace("’", "'"))
    return " ".join(
        "".join(sign if sign.isalnum() or sign in KEPT else " " for sign in plain).split()
    )


def _without_polite(words: str) -> str:
    return " ".join(each for each in words.split() if each not in _polite_words())


@cache
def _polite_words() -> frozenset[str]:
    return frozenset(
        word
        for table in AnswersTable.of_everybody()
        for phrase in table.polite
        for word in fold_answer(phrase).split()
    )


@cache
def _known_answers() -> Mapping[str, frozenset[SpokenAnswer]]:
    known: dict[str, frozenset[SpokenAnswer]] = {}
    for table in AnswersTable.of_everybody():
        for answer, phrases in table.said.items():
            for phrase in map(fold_answer, phrases):
                known[phrase] = known.get(phrase, frozenset()) | {answer}
    return known
