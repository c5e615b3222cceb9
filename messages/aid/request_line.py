"""One line that asks for a hand: `pour "Mme R." courses aujourd'hui`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import takewhile
from typing import TypeVar

from messages.aid.child_words import names_phrase, speaks_of_child
from messages.aid.forms import PHONED, AidKind, Urgency
from messages.aid.language_table import AidTable
from messages.folding import without_accents
from messages.language import LANGUAGES
from messages.typed import clean_line

E = TypeVar("E", bound=StrEnum)

QUOTED = re.compile('["“”„«]\\s*([^"“”„«»]+?)\\s*["“”»]')
QUOTES = '"“”„«»'
WORD = re.compile(r"[^\s,;]+")
LONGEST = 4
"""Words of the longest phrase that names a kind or an urgency."""

NAME = 3
"""Words of a name in small letters; more are a sentence."""

TURNING: Mapping[AidKind, tuple[AidKind, ...]] = {
    AidKind.ESCORT: (AidKind.CHILDCARE, AidKind.PETS),
}
"""What is named besides: a child who is accompanied is minded, and an animal looked after."""

Words = tuple[str, ...]


@dataclass(frozen=True)
class RequestLine:
    """What was understood; what is None must be asked. `note` is what was left over."""

    behalf: str = ""
    kind: AidKind | None = None
    urgency: Urgency | None = None
    note: str = ""


def read_request_line(said: str, spoken: str) -> RequestLine:
    """Read a line: a name, what for, by when, in any order; first as the language has it."""
    typed = clean_line(said)
    behalf = ""
    if quoted := QUOTED.search(typed):
        behalf, before = quoted[1].strip(), typed[: quoted.start()].split(" ")
        while before and not before[-1]:
            before.pop()
        if before and _fold_word(before[-1]) in _listed_phrases("before_name"):
            before.pop()
        # What stood before and after the name are not one phrase.
        typed = f"{' '.join(before)} ; {typed[quoted.end() :]}"
    parts = [WORD.findall(part) for part in typed.split(";")]
    names, signs = (_known_phrases(listed, AidKind, spoken) for listed in ("kinds", "signs"))
    kind, named, parts = _take_kind(parts, {**signs, **names}, said)
    urgency, said_when, parts = _take_phrase(parts, _known_phrases("urgencies", Urgency, spoken))
    if not behalf:
        behalf, parts = _take_name(parts)
    precise = _folded(said_when) in _precise_phrases()
    parts = [part for part in parts if part is not said_when or precise]
    # The kind is a button already; in a sentence that says more, its words are missed.
    bare = _folded(named) in names
    others = [_fold_word(word) for part in parts if part is not named or not bare for word in part]
    small = all(not word or word in _listed_phrases("small_words") for word in others)
    note = "" if small else " ".join(word for part in parts for word in part)
    if len(behalf) > PHONED:
        behalf, note = "", f"{behalf} {note}".strip()
    return RequestLine(behalf, kind, urgency, note)


def _take_name(parts: list[list[str]]) -> tuple[str, list[list[str]]]:
    """Who stands after "for", without quotes: capitals, or a few words up to what was understood.

    The last part has nothing understood after it: there, small letters are no name.
    """
    for number, part in enumerate(parts):
        for start, word in enumerate(part[:-1]):
            if _fold_word(word) not in _listed_phrases("before_name"):
                continue
            after = part[start + 1 :]
            if _fold_word(after[0]) in _listed_phrases("oneself"):
                continue
            capitals = list(takewhile(lambda each: each[:1].isupper(), after))
            bounded = number + 1 < len(parts) or start == 0
            name = capitals or (after if bounded and _may_be_name(after) else [])
            if name:
                rest = after[len(name) :]
                return " ".join(name).strip(QUOTES), [
                    *parts[:number],
                    part[:start],
                    rest,
                    *parts[number + 1 :],
                ]
    return "", parts


def _may_be_name(words: list[str]) -> bool:
    """Whether small letters after "for" name somebody: "jeanne", "ma mère", never "mes" or "the".

    What is done to a thing is no name either; such words stay in the note, where they are read.
    """
    folded = [_fold_word(word) for word in words]
    joining, relatives = _listed_phrases("determiners"), _listed_phrases("relatives")
    if len(folded) > NAME or any(word in joining for word in folded[1:]):
        return False
    if folded[0] in joining:
        return len(folded) > 1 and folded[1] in relatives
    return not folded[0].endswith(tuple(_listed_phrases("verb_endings")))


def _take_kind(
    parts: list[list[str]], phrases: Mapping[Words, AidKind], said: str
) -> tuple[AidKind | None, list[str], list[list[str]]]:
    """What for: the first that is named, but other words may turn it, or leave it to be asked."""
    found = _take_phrase_elided(parts, phrases)
    for other in TURNING.get(found[0], ()) if found[0] else ():
        turned = _take_phrase_elided(parts, _of_kind(phrases, other))
        if turned[0]:
            return turned
    kind = weigh_kind(found[0], said)
    return found if kind is found[0] else (kind, [], parts)


def weigh_kind(kind: AidKind | None, *said: str) -> AidKind | None:
    """The same kind, after all that is said: a broken fan is repaired, what is unclear is asked."""

    def names(listed: str) -> bool:
        return any(names_phrase(each, listed) for each in said)

    match kind:
        case AidKind.ESCORT if speaks_of_child(*said) or names("outings"):
            return None
        case AidKind.FAN if names("broken"):
            return None if names("lent") else AidKind.REPAIRS
        case AidKind.FAN if names("no_fan"):
            return None
    return kind


def _of_kind(phrases: Mapping[Words, AidKind], kind: AidKind) -> Mapping[Words, AidKind]:
    return {phrase: each for phrase, each in phrases.items() if each is kind}


def _take_phrase_elided(
    parts: list[list[str]], phrases: Mapping[Words, AidKind]
) -> tuple[AidKind | None, list[str], list[list[str]]]:
    """The first phrase there; if there is none, then one that begins with a shortened word."""
    found = _take_phrase(parts, phrases)
    return found if found[0] else _take_phrase(parts, phrases, elided=True)


def _take_phrase(
    parts: list[list[str]], phrases: Mapping[Words, E], *, elided: bool = False
) -> tuple[E | None, list[str], list[list[str]]]:
    """The first phrase there, the longest of those that begin together, now a part of its own."""
    for number, part in enumerate(parts):
        folded = [_fold_word(word) for word in part]
        if elided:
            folded = [word.rpartition("'")[2] for word in folded]
        for start in range(len(folded)):
            for size in range(min(LONGEST, len(folded) - start), 0, -1):
                phrase = tuple(folded[start : start + size])
                if phrase in phrases:
                    taken = part[start : start + size]
                    split = [part[:start], taken, part[start + size :]]
                    return phrases[phrase], taken, [*parts[:number], *split, *parts[number + 1 :]]
    return None, [], parts


@cache
def _known_phrases(name: str, among: type[E], spoken: str) -> Mapping[Words, E]:
    """Every language's phrases; where two disagree, the spoken one is right."""
    return {
        _phrase_words(phrase): among(value)
        for language in sorted(LANGUAGES, key=lambda each: each == spoken)
        for value, phrases in getattr(AidTable.of_language(language), name).items()
        for phrase in phrases
    }


@cache
def _precise_phrases() -> frozenset[Words]:
    return frozenset(
        _phrase_words(phrase) for table in AidTable.of_everybody() for phrase in table.precise
    )


@cache
def _listed_phrases(name: str) -> frozenset[str]:
    return frozenset(
        _fold_word(word) for table in AidTable.of_everybody() for word in getattr(table, name)
    )


def _phrase_words(phrase: str) -> Words:
    return _folded(phrase.split())


def _folded(words: Iterable[str]) -> Words:
    return tuple(_fold_word(word) for word in words)


def _fold_word(word: str) -> str:
    return without_accents(word.replace("’", "'")).strip(f".!?:(){QUOTES}")
