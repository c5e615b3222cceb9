"""What a human reads in a message: its kind, the areas it names with their levels, about whom.

Recognised by words and buttons alone (`words.toml`), never by the product's keys.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from tests.summer.record import NONE, ORANGE, RED, YELLOW, Arrival, Colour

LISTS: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent / "words.toml").read_text(encoding="utf-8")
)


class Kind(StrEnum):
    """What a message is for whoever reads it."""

    QUESTION = "how are you"
    EVE = "alert of tomorrow"
    TODAY = "alert of today"
    THANKS = "thanks"
    COUNTS = "counts"
    HOW = "how did it go"
    PREPARE = "prepare"
    CLEAR = "the heat is over"
    UNKNOWN = "level unknown"
    WALLS = "walls are still hot"
    SILENCE = "no answer"
    STILL = "still no news"
    CALLED = "somebody is asked for"
    SAYS_FINE = "said: fine"
    ALL_CLEAR = "all clear for somebody"
    GOES = "somebody looks after them"
    OTHER = "something else"


ANNOUNCED = (Kind.EVE, Kind.TODAY, Kind.THANKS)
"""What a cap counts: private heat messages that nobody asked for."""

OF_A_SILENCE = (Kind.SILENCE, Kind.STILL, Kind.CALLED)
"""What makes somebody know that a person needs them."""


@cache
def _pattern(language: str, *path: str) -> re.Pattern[str]:
    found = LISTS[language]
    for each in path:
        found = found[each]
    return re.compile("|".join(f"(?:{each})" for each in found), re.IGNORECASE)


@lru_cache(maxsize=200_000)
def says(words: str, language: str, meaning: str) -> bool:
    """Whether the words hold a meaning of the lists."""
    return bool(_pattern(language, meaning).search(words))


def offers(arrival: Arrival, meaning: str) -> bool:
    """Whether one of the buttons under it means that."""
    return label_of(arrival, meaning) is not None


def label_of(arrival: Arrival, meaning: str) -> str | None:
    """The label of the first button that means that."""
    pattern = _pattern(arrival.language, "buttons", meaning)
    return next((each for each in arrival.buttons if pattern.search(each)), None)


def french_facts(words: str) -> str:
    """The first French number, line, register or word in it; empty without any."""
    found = _pattern("foreign", "french").search(words)
    return found.group() if found else ""


@lru_cache(maxsize=50_000)
def levels_in(words: str, language: str) -> frozenset[Colour]:
    """Every level that is named."""
    if says(words, language, "none"):
        return frozenset({NONE})
    found: set[Colour] = set()
    for meaning, colour in (("red", RED), ("orange", ORANGE), ("yellow", YELLOW)):
        pattern = _pattern(language, meaning)
        if pattern.search(words):
            found.add(colour)
            words = pattern.sub(" ", words)
    return frozenset(found)


@dataclass(frozen=True)
class Reading:
    """A message as it was understood."""

    arrival: Arrival
    kind: Kind
    areas: Mapping[str, frozenset[Colour]]
    tomorrow: bool
    today: bool
    about: tuple[str, ...]

    def says(self, meaning: str) -> bool:
        return says(self.arrival.words, self.arrival.language, meaning)

    @property
    def levels(self) -> set[Colour]:
        return {each for found in self.areas.values() for each in found}


class Reader:
    """Reads messages, knowing the names of areas and of those who asked to be checked."""

    def __init__(self, areas: Iterable[str], checked: Mapping[str, str]) -> None:
        self._areas = tuple(sorted(areas, key=len, reverse=True))
        self._names = _any_of(self._areas)
        self._checked, self._people = checked, _any_of(checked)
        self._known: dict[Arrival, Reading] = {}

    def read(self, arrival: Arrival) -> Reading:
        """Understand a message; what reads alike is understood once."""
        if arrival not in self._known:
            self._known[arrival] = self._read(arrival)
        return replace(self._known[arrival], arrival=arrival)

    def _read(self, arrival: Arrival) -> Reading:
        """`checked` gives everybody's own chat: nobody is told of themselves."""
        words, language = arrival.words, arrival.language
        named = self._people.findall(words) if self._checked else []
        about = tuple(dict.fromkeys(each for each in named if self._checked[each] != arrival.chat))
        areas = self._levels(words, language)
        tomorrow, today = says(words, language, "tomorrow"), says(words, language, "today")
        kind = _kind(arrival, about, tomorrow=tomorrow, today=today)
        return Reading(arrival, kind, areas, tomorrow, today, about)

    def _levels(self, words: str, language: str) -> dict[str, frozenset[Colour]]:
        """Each named area with the levels said of it: after its name, else wherever."""
        found: dict[str, frozenset[Colour]] = {}
        for line in words.splitlines():
            hits = list(self._names.finditer(line))
            for n, hit in enumerate(hits):
                end = hits[n + 1].start() if n + 1 < len(hits) else len(line)
                levels = levels_in(line[hit.end() : end], language)
                levels = levels or levels_in(line, language) or levels_in(words, language)
                found[hit.group()] = found.get(hit.group(), frozenset()) or frozenset(levels)
        return found


@cache
def reader_of(areas: tuple[str, ...], checked: tuple[tuple[str, str], ...]) -> Reader:
    """The reader who knows these areas and people; one for all who ask."""
    return Reader(areas, dict(checked))


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    longest = sorted(names, key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){re.escape(each)}(?!\w)" for each in longest) or r"(?!)")


OF_SOMEBODY = (
    ("person_clear", Kind.ALL_CLEAR),
    ("still", Kind.STILL),
    ("called", Kind.CALLED),
    ("silence", Kind.SILENCE),
    ("walls", Kind.WALLS),
    ("says_fine", Kind.SAYS_FINE),
    ("goes", Kind.GOES),
)
OF_AN_AREA = (
    ("counts", Kind.COUNTS),
    ("how", Kind.HOW),
    ("unknown", Kind.UNKNOWN),
    ("over", Kind.CLEAR),
    ("prepare", Kind.PREPARE),
)


def _kind(arrival: Arrival, about: tuple[str, ...], *, tomorrow: bool, today: bool) -> Kind:
    words, language = arrival.words, arrival.language
    if offers(arrival, "fine") and offers(arrival, "now"):
        return Kind.QUESTION
    if about:
        kinds = (kind for meaning, kind in OF_SOMEBODY if says(words, language, meaning))
        return next(kinds, Kind.OTHER)
    return _of_an_area(arrival, tomorrow=tomorrow, today=today)


def _of_an_area(arrival: Arrival, *, tomorrow: bool, today: bool) -> Kind:
    words, language = arrival.words, arrival.language
    alert = bool(levels_in(words, language))
    nudge = any(offers(arrival, each) for each in ("knock", "call"))
    if (tomorrow or today) and nudge and (alert or says(words, language, "thanks")):
        return _moment(words, language, tomorrow)
    kinds = (kind for meaning, kind in OF_AN_AREA if says(words, language, meaning))
    found = next(kinds, None)
    if alert and (tomorrow or today) and found in (None, Kind.PREPARE):
        return _moment(words, language, tomorrow)
    return found or (Kind.WALLS if says(words, language, "walls") else Kind.OTHER)


def _moment(words: str, language: str, tomorrow: bool) -> Kind:
    if tomorrow:
        return Kind.EVE
    return Kind.THANKS if says(words, language, "thanks") else Kind.TODAY
