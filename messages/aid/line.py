"""One line that asks for a hand: `pour "Mme R." courses aujourd'hui`."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import takewhile
from typing import Any, TypeVar

from messages.aid.forms import PHONED, Kind, Urgency
from messages.catalog import FOLDER, LANGUAGES
from messages.typed import one_line

E = TypeVar("E", bound=StrEnum)

QUOTED = re.compile('["“”„«]\\s*([^"“”„«»]+?)\\s*["“”»]')
QUOTES = '"“”„«»'
WORD = re.compile(r"[^\s,;]+")
LONGEST = 4
"""Words of the longest phrase that names a kind or an urgency."""

NAME = 3
"""Words of a name in small letters; more are a sentence."""

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
        behalf, before = quoted[1].strip(), typed[: quoted.start()].split(" ")
        while before and not before[-1]:
            before.pop()
        if before and _fold(before[-1]) in _listed("before_name"):
            before.pop()
        # What stood before and after the name are not one phrase.
        typed = f"{' '.join(before)} ; {typed[quoted.end() :]}"
    parts = [WORD.findall(part) for part in typed.split(";")]
    kind, named, parts = _take(parts, _phrases("kinds", Kind, spoken))
    urgency, said_when, parts = _take(parts, _phrases("urgencies", Urgency, spoken))
    if not behalf:
        behalf, parts = _name(parts)
    precise = tuple(_fold(word) for word in said_when) in _precise()
    parts = [part for part in parts if part is not said_when or precise]
    # The kind is a button already; in a sentence that says more, its words are missed.
    others = [_fold(word) for part in parts if part is not named for word in part]
    small = all(not word or word in _listed("small_words") for word in others)
    note = "" if small else " ".join(word for part in parts for word in part)
    if len(behalf) > PHONED:
        behalf, note = "", f"{behalf} {note}".strip()
    return Line(behalf, kind, urgency, note)


def _name(parts: list[list[str]]) -> tuple[str, list[list[str]]]:
    """Who stands after "for", without quotes: capitals, or a few words up to what was understood.

    The last part has nothing understood after it: there, small letters are no name.
    """
    for number, part in enumerate(parts):
        for start, word in enumerate(part[:-1]):
            if _fold(word) not in _listed("before_name"):
                continue
            after = part[start + 1 :]
            if _fold(after[0]) in _listed("oneself"):
                continue
            capitals = list(takewhile(lambda each: each[:1].isupper(), after))
            bounded = number + 1 < len(parts) or start == 0
            name = capitals or (after if bounded and len(after) <= NAME else [])
            if name:
                rest = after[len(name) :]
                return " ".join(name).strip(QUOTES), [
                    *parts[:number],
                    part[:start],
                    rest,
                    *parts[number + 1 :],
                ]
    return "", parts


def _take(
    parts: list[list[str]], phrases: Mapping[Words, E]
) -> tuple[E | None, list[str], list[list[str]]]:
    """The first phrase there, the longest of those that begin together, now a part of its own."""
    for number, part in enumerate(parts):
        folded = [_fold(word) for word in part]
        for start in range(len(folded)):
            for size in range(min(LONGEST, len(folded) - start), 0, -1):
                phrase = tuple(folded[start : start + size])
                if phrase in phrases:
                    taken = part[start : start + size]
                    split = [part[:start], taken, part[start + size :]]
                    return phrases[phrase], taken, [*parts[:number], *split, *parts[number + 1 :]]
    return None, [], parts


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
    return "".join(each for each in plain if not unicodedata.combining(each)).strip(
        f".!?:(){QUOTES}"
    )
