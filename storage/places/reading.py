"""Reading of typed words as towns: postcode, arrondissement, name, part of the words, then typo."""

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from storage.places.folding import fold_name
from storage.places.names import NameIndex, slips_in
from storage.places.vocabulary import (
    BOUND,
    CHANCE,
    CITY_FIRST,
    DIVIDED,
    FILLERS,
    LIVING,
    NTH_ALONE,
    NUMBER_FIRST,
    PARENTS,
    ROMAN,
    STREETS,
    TALK,
    TO,
)

KNOWN_AT_THE_END = 20_000
KNOWN_AT_THE_START = 100_000
"""Inhabitants from which a name is believed beside words that explain nothing."""

_ARTICLES = frozenset(("le", "la", "les", "l"))
ABROAD = re.compile(r"\b[0-9]{4,6}\b")
FIVE, TWO, THREE = (re.compile(pattern) for pattern in ("[0-9]{5}", "[0-9]{2}", "[0-9]{3}"))


@dataclass(frozen=True)
class PlaceReading:
    """Rows of towns in order of likelihood, the unexplained words, and whether no typo was met."""

    ids: tuple[int, ...]
    rest: str
    exact: bool = True


class PlaceReader:
    """Turns typed words into rows of the bundled file."""

    def __init__(self, store: sqlite3.Connection) -> None:
        self._names = NameIndex(store)

    def read_place(self, words: str) -> PlaceReading:
        """Return the first reading that explains the words, or one without towns."""
        phrase = fold_name(words)
        tokens = phrase.split()
        nothing = PlaceReading((), phrase)
        reading = self._by_postcode(tokens)
        if reading:
            return reading
        # Numbers of that length are postcodes of another country, or of a big addressee.
        words = ABROAD.sub(" ", words)
        phrase = fold_name(words)
        tokens = phrase.split()
        return (
            self._by_number(phrase)
            or self._by_name(LIVING.sub("", phrase) or phrase)
            or self._by_part(words, tokens)
            or self._by_beginning(phrase)
            or self._by_typo(words, phrase)
            or nothing
        )

    def _by_postcode(self, tokens: list[str]) -> PlaceReading | None:
        """Read a French postcode, narrowed by the words beside it."""
        for start, end, code in _postcodes(tokens):
            ids = self._names.at_postcode(code)
            if not ids:
                continue
            codes = self._names.town_codes(ids)
            parents = {i for i in ids if codes[i] in PARENTS}
            ids = [i for i in ids if i not in parents] or ids
            before, after = tokens[:start], tokens[end:]
            if before and before[-1] in {"f", "fr"}:
                before = before[:-1]
            return self._narrow_by_words(
                ids, before, after, {PARENTS[codes[i]][0] for i in parents}
            )
        return None

    def _narrow_by_words(
        self, ids: list[int], before: list[str], after: list[str], cities: set[str]
    ) -> PlaceReading:
        """Keep the towns of a postcode that the words beside it name, or all of them."""
        after = [word for word in after if word != "cedex"]
        for first, last, side in _spans_beside(before, after):
            run = " ".join(side[first:last])
            others = side[:first] + side[last:]
            if run in cities:
                others = side[:first] + _without_ordinal(side[last:])
                named = ids
            else:
                wanted = set(self._names.towns_named(run, (0, 1, 2)))
                named = [i for i in ids if i in wanted]
            if named:
                left = before + others if side is after else others + after
                return PlaceReading(tuple(named), _leftover_words(left))
        rest = _leftover_words(before + after)
        if not rest:
            return PlaceReading(tuple(ids), "")
        resembling = self._keep_resembling(ids, rest)
        if resembling:
            return resembling
        beside = self._names.namesakes_beside(ids, rest, KNOWN_AT_THE_END)
        return PlaceReading(tuple(sorted({*ids, *beside})), rest)

    def _keep_resembling(self, ids: list[int], rest: str) -> PlaceReading | None:
        """Keep the towns of a postcode whose name begins with the words or is a typo away."""
        names = {i: fold_name(name) for i, name in self._names.town_titles(ids).items()}
        begun = [i for i in ids if names[i].startswith(f"{rest} ")]
        if begun and len(rest) >= 4:
            return PlaceReading(tuple(begun), "")
        # Brought in where names are compared: it is large.
        from rapidfuzz.distance import OSA

        slips = slips_in(rest)
        close = {i: OSA.distance(rest, name) for i, name in names.items()}
        best = min(close.values())
        if slips and best <= slips:
            return PlaceReading(tuple(i for i in ids if close[i] == best), "", exact=False)
        return None

    def _by_number(self, phrase: str) -> PlaceReading | None:
        """Read "Paris 13e" and its like."""
        for pattern in (CITY_FIRST, NUMBER_FIRST):
            for match in pattern.finditer(phrase):
                groups = match.groupdict()
                roman = ROMAN.get(groups.get("roman") or "", 0)
                number = int(groups["number"] or roman)
                left = phrase[: match.start()].split()
                if not number or (left and left[-1] in BOUND):
                    continue
                code = DIVIDED[groups["city"]].format(number)
                ids = self._names.town_coded(code)
                if ids:
                    return PlaceReading(
                        tuple(ids), _leftover_words(left + phrase[match.end() :].split())
                    )
        return None

    def _by_name(self, phrase: str) -> PlaceReading | None:
        """Read the whole phrase as a name, or as a name and the département or country it is in."""
        ids = self._names.towns_named(phrase, (0, 2)) or self._names.towns_named(phrase, (1,))
        if ids:
            likelier = [i for i in self._names.names_beginning(phrase) if i < ids[0]]
            return PlaceReading((*likelier, *ids), "")
        if self._names.places_hinted(phrase):
            return PlaceReading((), phrase)
        for name, hint in _split_hint(phrase.split()):
            places = self._names.places_hinted(hint)
            if places:
                kept = self._names.towns_within(self._names.towns_named(name, (0, 1, 2)), places)
                if not kept and name.rpartition(" ")[2] not in BOUND:
                    kept = self._names.towns_within(self._names.names_beginning(name), places)
                if kept:
                    return PlaceReading(tuple(kept), "")
        return None

    def _by_part(self, words: str, tokens: list[str]) -> PlaceReading | None:
        """Read a segment between commas, or else the end or start of the words, as a name."""
        reading = self._by_segment(words) or self._by_direction(tokens)
        if reading or not TALK.isdisjoint(tokens):
            return reading
        return self._by_either_end(tokens)

    def _by_segment(self, words: str) -> PlaceReading | None:
        """Read what stands between commas, from the end, the first one last."""
        segments = _comma_segments(words)
        if len(segments) > 1:
            for i in (*range(len(segments) - 1, 0, -1), 0):
                reading = self._by_name(segments[i])
                if reading and reading.ids:
                    return PlaceReading(reading.ids, " ".join(segments[:i] + segments[i + 1 :]))
        return None

    def _by_direction(self, tokens: list[str]) -> PlaceReading | None:
        """Read what follows "in" or "near" at the end of the words."""
        for size in range(min(len(tokens) - 1, 7), 0, -1):
            if tokens[-size - 1] in TO:
                ids = self._names.towns_named(" ".join(tokens[-size:]), (0, 1, 2))
                if ids:
                    return PlaceReading(tuple(ids), _leftover_words(tokens[:-size]))
        return None

    def _by_either_end(self, tokens: list[str]) -> PlaceReading | None:
        """Read the longest run at the end or the start that names a town many know."""
        for size in range(min(len(tokens) - 1, 7), 0, -1):
            ends = (
                (True, tokens[-size:], tokens[:-size], KNOWN_AT_THE_END),
                (False, tokens[:size], tokens[size:], KNOWN_AT_THE_START),
            )
            for at_end, run, others, least in ends:
                if len("".join(run)) < 4 or (at_end and others[-1] in BOUND | STREETS):
                    continue
                named = self._names.towns_named(" ".join(run), (0, 1, 2))
                if ids := self._names.renowned_towns(named, least):
                    return PlaceReading(tuple(ids), _leftover_words(others))
        return None

    def _by_beginning(self, phrase: str) -> PlaceReading | None:
        """Read the phrase as the first words of longer names."""
        if not TALK.isdisjoint(phrase.split()):
            return None
        ids = self._names.names_beginning(phrase)
        return PlaceReading(tuple(ids), "") if ids else None

    def _by_typo(self, words: str, phrase: str) -> PlaceReading | None:
        """Repair one or two slips in the name, with or without what surrounds it."""
        if CHANCE.issuperset(phrase.split()):
            return None
        if not TALK.isdisjoint(phrase.split()):
            phrase = LIVING.sub("", phrase)
            if not TALK.isdisjoint(phrase.split()):
                return None
        segments = _comma_segments(words)
        tries: list[tuple[str, str]] = [(phrase, ""), (LIVING.sub("", phrase), "")]
        tries += [
            (segment, " ".join(segments[:i] + segments[i + 1 :]))
            for i, segment in enumerate(segments[-3:], max(0, len(segments) - 3))
            if len(segments) > 1 and not self._names.places_hinted(segment)
        ]
        for wrong, rest in tries:
            ids = self._names.names_near(wrong)
            if ids:
                return PlaceReading(tuple(ids), rest, exact=False)
        for name, hint in _split_hint(phrase.split()):
            places = self._names.places_hinted(hint)
            kept = self._names.names_near(name, places) if places else []
            if kept:
                return PlaceReading(tuple(kept), "", exact=False)
        return None


def _postcodes(tokens: list[str]) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and digits of what may be a French postcode, also written "75 013"."""
    for i, token in enumerate(tokens):
        if FIVE.fullmatch(token):
            yield i, i + 1, token
        elif TWO.fullmatch(token) and i + 1 < len(tokens) and THREE.fullmatch(tokens[i + 1]):
            yield i, i + 2, token + tokens[i + 1]


def _spans_beside(before: list[str], after: list[str]) -> Iterator[tuple[int, int, list[str]]]:
    """Yield the spans beside a postcode that may name its town, the likeliest first."""
    for side, at_start in ((after, True), (before, False), (after, False), (before, True)):
        for size in range(min(len(side), 8), 0, -1):
            first = 0 if at_start else len(side) - size
            if not first or side[first - 1] not in BOUND | STREETS:
                yield first, first + size, side


def _comma_segments(words: str) -> list[str]:
    """Return what stands between commas, folded."""
    return [s for s in (fold_name(part) for part in re.split(r"[,;\n]", words)) if s]


def _without_ordinal(tokens: list[str]) -> list[str]:
    """Drop "13e arrondissement" from the front of the words."""
    return NTH_ALONE.sub("", " ".join(tokens)).split()


def _leftover_words(tokens: list[str]) -> str:
    """Join the words left over, without the small words at their edges."""
    while tokens and tokens[-1] in FILLERS:
        tokens = tokens[:-1]
    while tokens and tokens[0] in FILLERS:
        tokens = tokens[1:]
    return " ".join(tokens)


def _split_hint(tokens: list[str]) -> Iterator[tuple[str, str]]:
    """Yield (name, hint) for each way to cut one to five words off the end, then the front."""
    for size in range(1, min(5, len(tokens) - 1) + 1):
        name = tokens[:-size]
        while name and name[-1] in _ARTICLES:
            name = name[:-1]
        yield _leftover_words(name), " ".join(tokens[-size:])
    for size in range(1, min(5, len(tokens) - 1) + 1):
        yield _leftover_words(tokens[size:]), " ".join(tokens[:size])
