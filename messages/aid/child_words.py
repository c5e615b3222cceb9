"""Whether words speak of a child, who is left to nobody but somebody known."""

from __future__ import annotations

import re
from functools import cache

from messages.aid.language_table import AidTable
from messages.folding import without_accents

WORD = re.compile(r"[^\W_]+")
GROWN_UP = 18


def names_phrase(said: str, listed: str) -> bool:
    """Whether a phrase of that list of any language stands there."""
    words = _words_of(said)
    return any(f" {phrase} " in words for phrase in _listed(listed))


def speaks_of_child(*said: str) -> bool:
    """Whether a child is named, by a word, a place of theirs or an age, in any language."""
    return any(_names_child(words) for words in said)


def _names_child(said: str) -> bool:
    """Words are what stands between signs: one that lost its end to the next counts by itself."""
    words = _words_of(said)
    ages = _listed("ages")
    return names_phrase(said, "child_words") or any(
        int(age[1]) < GROWN_UP
        for age in re.finditer(r"(?<= )(\d{1,3}) (?=(.+))", words)
        if any(f"{age[2]} ".startswith(f"{phrase} ") for phrase in ages)
    )


def _words_of(said: str) -> str:
    return f" {' '.join(WORD.findall(without_accents(said)))} "


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(
        _words_of(phrase).strip()
        for table in AidTable.of_everybody()
        for phrase in getattr(table, name)
    )
