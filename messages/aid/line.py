"""One line that asks for a hand: `pour "Mme R." courses aujourd'hui`."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from messages.aid.forms import PHONED, Kind, Urgency
from messages.catalog import FOLDER, LANGUAGES
from messages.typed import one_line

E = TypeVar("E", bound=StrEnum)

QUOTED = re.compile('["“”„«]\\s*([^"“”„«»]+?)\\s*["“”»]')
WORD = re.compile(r"[^\s,;]+")
LONGEST = 4
"""Words of the longest phrase that names a kind or an urgency."""

Words = tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """What was understood; what is None must be asked. `note` is what was left over."""

    behalf: str = ""
    kind: Kind | None = None
    urgency: Urgency | None = None
    note: str = ""


def read(said: str, spoken: str) -> Line:
    """Read a line: a name, what for, by when, in any order; first as the language has it."""
    typed = one_line(said)
    behalf = ""
    if quoted := QUOTED.search(typed):
        behalf = quoted[1]
        # What stood before and after the name are not one phrase.
        typed = f"{typed[: quoted.start()]} ; {typed[quoted.end() :]}"
    parts = [WORD.findall(part) for part in typed.split(";")]
    kind, parts = _take(parts, _phrases("kinds", Kind, spoken), keep=frozenset())
    urgency, parts = _take(parts, _phrases("urgencies", Urgency, spoken), keep=_precise())
    if parts[0] and _fold(parts[0][0]) in _listed("before_name"):
        parts[0] = parts[0][1:]
        if not behalf:
            # Without quotes the name ends where the first recognised word stood.
            behalf, parts = " ".join(parts[0]), parts[1:]
    left = [word for part in parts for word in part]
    if all(_fold(word) in _listed("small_words") for word in left):
        left = []
    return Line(behalf[:PHONED].strip(), kind, urgency, " ".join(left))


def _take(
    parts: list[list[str]], phrases: Mapping[Words, E], *, keep: frozenset[Words]
) -> tuple[E | None, list[list[str]]]:
    """The first phrase there, the longest of those that begin together, and what stands around.

    A phrase in `keep` says more than what it was taken for: its words stay.
    """
    for number, part in enumerate(parts):
        folded = [_fold(word) for word in part]
        for start in range(len(folded)):
            for size in range(min(LONGEST, len(folded) - start), 0, -1):
                phrase = tuple(folded[start : start + size])
                if phrase in phrases:
                    stays = [part[start : start + size]] if phrase in keep else []
                    around = [part[:start], *stays, part[start + size :]]
                    return phrases[phrase], [*parts[:number], *around, *parts[number + 1 :]]
    return None, parts


@cache
def _spoken() -> dict[str, dict[str, Any]]:
    return {
        each: tomllib.loads((FOLDER / each / "aid.toml").read_text("utf-8")) for each in LANGUAGES
    }


@cache
def _phrases(name: str, among: type[E], spoken: str) -> Mapping[Words, E]:
    """Every language's phrases; where two disagree, the spoken one is right."""
    return {
        _words(phrase): among(value)
        for language in sorted(LANGUAGES, key=lambda each: each == spoken)
        for value, phrases in _spoken()[language][name].items()
        for phrase in phrases
    }


@cache
def _precise() -> frozenset[Words]:
    return frozenset(_words(phrase) for each in _spoken().values() for phrase in each["precise"])


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(_fold(word) for each in _spoken().values() for word in each[name])


def _words(phrase: str) -> Words:
    return tuple(_fold(word) for word in phrase.split())


def _fold(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold().replace("’", "'"))
    return "".join(each for each in plain if not unicodedata.combining(each)).strip(".!?:")
