"""Arrondissements as people say them: in figures, letters or Roman numerals, with their city."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from storage.places.meaning import PlaceDoubt, PlaceReading
from storage.places.names import NameIndex
from storage.places.vocabulary import (
    BEFORE_CITY,
    BOUND,
    CEDEX,
    DIVIDED,
    FILLERS,
    FLOORS,
    ORDINALS,
    PARENTS,
    PARTS,
    STREETS,
)

ROMAN = {
    numeral: number
    for number, numeral in enumerate(
        "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split(), 1
    )
}
ARTICLES = frozenset(("le", "la", "les", "l", "the"))
_ENDINGS = "ers|er|eres|ere|ndes|nds|nde|nd|i?e?mes|i?e?me|es|e|st|rd|th"
_FIGURES = re.compile(rf"(\d{{1,2}})({_ENDINGS})?")
_NUMERALS = re.compile(r"([ivx]{1,5}?)(i?eme|er|e)?")
_ENDING = re.compile(_ENDINGS)


@dataclass(frozen=True)
class NumberedPart:
    """A part of a city by its number: the tokens from `start` to `end`.

    `sure` when it cannot be another number, `named` when "arrondissement" stands beside it, `short`
    when a letter or two may be chance.
    """

    number: int
    start: int
    end: int
    sure: bool
    named: bool = False
    short: bool = False


def read_quarter(names: NameIndex, tokens: list[str]) -> PlaceReading | None:
    """Read "Paris 13e" and its like."""
    for part in _numbered_parts(tokens):
        for first, last, city in _beside_city(part, tokens):
            left, right = tokens[:first], tokens[last:]
            if left and left[-1] in ARTICLES and first == part.start:
                left = left[:-1]
            if left and (left[-1] in BOUND if first < part.start else STREETS & {*left[-2:]}):
                continue
            ids = names.town_coded(DIVIDED[city].format(part.number))
            if ids:
                reading = PlaceReading(tuple(ids), leftover_words(left + right))
                return _or_department(names, reading, city, part)
    return None


def _or_department(
    names: NameIndex, reading: PlaceReading, city: str, part: NumberedPart
) -> PlaceReading:
    """The same, or the whole city where the number may be its département's."""
    parent = next(code for code, (name, _) in PARENTS.items() if name == city)
    if part.sure or part.named or parent[:2] != f"{part.number:02}":
        return reading
    ids = (*reading.ids, *names.town_coded(parent))
    return PlaceReading(ids, reading.rest)


def read_quarter_alone(names: NameIndex, tokens: list[str], *, said: bool) -> PlaceReading | None:
    """Read "13e arrondissement": in which city? `said` when "I live in" stood before the words."""
    tokens = tokens[1:] if tokens and tokens[0] in ARTICLES else tokens
    for part in _numbered_parts(tokens):
        clear = part.sure and not part.short and (said or tokens[part.start][0].isdigit())
        if part.named or (clear and part.end == len(tokens)):
            ids = sorted(
                i
                for city, most in PARENTS.values()
                if part.number <= most
                for i in names.town_coded(DIVIDED[city].format(part.number))
            )
            rest = tokens[: part.start] + tokens[part.end :]
            return PlaceReading(tuple(ids), leftover_words(rest), PlaceDoubt.CITY) if ids else None
    return None


def quarter_ahead(tokens: list[str]) -> tuple[int, int] | None:
    """The number of the part that the words begin with, and how many tokens say it."""
    part = next(_numbered_parts(tokens[:4]), None)
    return (part.number, part.end) if part and part.start == 0 and not part.short else None


def _numbered_parts(tokens: list[str]) -> Iterator[NumberedPart]:
    """Yield what may be a numbered part, from the left."""
    for i in range(len(tokens)):
        part = _part_at(tokens, i)
        if part is None or (part.end < len(tokens) and tokens[part.end] in FLOORS):
            continue
        named_before = i > 0 and tokens[i - 1] in PARTS
        named_after = part.end < len(tokens) and tokens[part.end] in PARTS
        yield NumberedPart(
            part.number,
            part.start - named_before,
            part.end + named_after,
            part.sure,
            named_before or named_after,
            part.short and not (named_before or named_after),
        )


def _part_at(tokens: list[str], i: int) -> NumberedPart | None:
    """Read the number that begins at a token."""
    token, following = tokens[i], tokens[i + 1] if i + 1 < len(tokens) else ""
    if hit := _FIGURES.fullmatch(token):
        apart = not hit[2] and _ENDING.fullmatch(following) is not None
        return NumberedPart(int(hit[1]), i, i + 1 + apart, bool(hit[2]) or apart)
    for size in (2, 1):
        number = ORDINALS.get(" ".join(tokens[i : i + size]), 0)
        if number and i + size <= len(tokens):
            return NumberedPart(number, i, i + size, sure=True)
    if (hit := _NUMERALS.fullmatch(token)) and hit[1] in ROMAN:
        short = len(hit[1]) < 2 or (bool(hit[2]) and len(token) < 4)
        return NumberedPart(ROMAN[hit[1]], i, i + 1, sure=True, short=short)
    return None


def _beside_city(part: NumberedPart, tokens: list[str]) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and city where the part stands beside a divided city."""
    last = part.end == len(tokens)
    before = part.start - 1
    if before > 0 and tokens[before] in {*ARTICLES, CEDEX}:
        before -= 1
    if before >= 0 and tokens[before] in DIVIDED and (not part.short or last):
        yield before, part.end, tokens[before]
    after = part.end
    if after < len(tokens) - 1 and tokens[after] in BEFORE_CITY:
        after += 1
    if after < len(tokens) and tokens[after] in DIVIDED and part.sure and not part.short:
        yield part.start, after + 1, tokens[after]


def leftover_words(tokens: list[str]) -> str:
    """Join the words left over, without the small words at their edges."""
    while tokens and tokens[-1] in FILLERS:
        tokens = tokens[:-1]
    while tokens and tokens[0] in FILLERS:
        tokens = tokens[1:]
    return " ".join(tokens)
