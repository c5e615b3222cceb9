"""French postcodes, those of big addressees, and codes of other countries that look like one."""

import re
from collections.abc import Iterator

from storage.places.folding import fold_name
from storage.places.meaning import NamedTowns, PlaceDoubt, PlaceReading
from storage.places.name_reading import AT_FIRST, NameReader
from storage.places.names import NameIndex, slips_in
from storage.places.quarters import leftover_words, quarter_ahead, read_quarter
from storage.places.vocabulary import BOUND, CEDEX, DIVIDED, PARENTS, STREETS

KNOWN_BESIDE = 1_000
"""Inhabitants from which a town of another département is believed against a postcode."""

FIVE, TWO, THREE = (re.compile(pattern) for pattern in ("[0-9]{5}", "[0-9]{2}", "[0-9]{3}"))
FRENCH = frozenset(("f", "fr"))

OVERSEAS = ("97", "986", "987", "988")
"""How postcodes of overseas begin, those of islands without a map among them."""


class PostcodeReader:
    """Reads what stands around the first number that may be a French postcode."""

    def __init__(self, names: NameIndex, reader: NameReader) -> None:
        self._names = names
        self._reader = reader

    def codes_among(self, tokens: list[str]) -> list[str]:
        """Return the French postcodes among the words, each once."""
        codes = (code for _, _, code in _spelled_codes(tokens))
        return list(dict.fromkeys(code for code in codes if self._names.at_postcode(code)))

    def by_postcode(self, tokens: list[str]) -> PlaceReading | None:
        """Read a French postcode, narrowed by the words beside it."""
        for start, end, code in _spelled_codes(tokens):
            ids = self._names.at_postcode(code)
            if not ids:
                continue
            codes = self._names.town_codes(ids)
            parents = {i for i in ids if codes[i] in PARENTS}
            ids = [i for i in ids if i not in parents] or ids
            before, after = tokens[:start], tokens[end:]
            if before and before[-1] in FRENCH:
                before = before[:-1]
            return self._narrow_by_words(
                ids, before, after, {PARENTS[codes[i]][0] for i in parents}
            )
        return None

    def by_other_code(self, tokens: list[str]) -> PlaceReading | None:
        """Read a number that is no postcode of a town: of a big addressee, a city, or islands."""
        for start, end, code in _spelled_codes(tokens):
            before, after = tokens[:start], tokens[end:]
            if self._names.unmapped_place(code):
                return self._unmapped_there(code, before + after)
            departments = _departments_of(code)
            quarter = read_quarter(self._names, before + after)
            if quarter and self._names.towns_within(list(quarter.ids), departments):
                return quarter
            named = self._named_within(before, after, departments)
            if named:
                return named
            city = self._divided_city(code)
            if city:
                rest = [word for word in before + after if word not in {PARENTS[city][0], CEDEX}]
                ids = self._names.town_coded(city)
                return self._with_namesakes(ids, leftover_words(rest))
            if code.startswith(OVERSEAS):
                return self._unmapped_there(code, before + after)
        return None

    def _unmapped_there(self, code: str, beside: list[str]) -> PlaceReading:
        """Islands no map of ours shows: the one that was named, else whatever has that code."""
        named = self._names.unmapped_place(" ".join(beside)) if beside else ""
        rest = "" if named else leftover_words(beside)
        return PlaceReading((), rest, unmapped=named or self._names.unmapped_place(code) or code)

    def _named_within(
        self, before: list[str], after: list[str], departments: list[tuple[str, str]]
    ) -> PlaceReading | None:
        """Read the name beside a big addressee's code, in the département that it begins with."""
        after = [word for word in after if word != CEDEX]
        for first, last, side in _spans_beside(before, after):
            named = self._names.all_named(" ".join(side[first:last]))
            ids = tuple(self._names.towns_within(list(named.ids), departments))
            if ids:
                others = side[:first] + side[last:]
                left = before + others if side is after else others + after
                kept = {i: name for i, name in named.former.items() if i in ids}
                return NamedTowns(ids, kept).as_reading(leftover_words(left))
        return None

    def _divided_city(self, code: str) -> str:
        """Return the city of arrondissements for which a code like 75000 stands."""
        return next((parent for parent in PARENTS if code == f"{parent[:2]}000"), "")

    def _narrow_by_words(
        self, ids: list[int], before: list[str], after: list[str], cities: set[str]
    ) -> PlaceReading:
        """Keep the towns of a postcode that the words beside it name, or all of them."""
        after = [word for word in after if word != CEDEX]
        for first, last, side in _spans_beside(before, after):
            run = " ".join(side[first:last])
            others = side[:first] + side[last:]
            if run in cities:
                return self._in_city(ids, run, side[:first], side[last:], before, after)
            wanted = set(self._names.towns_named(run, (0, 1, 2)))
            named = [i for i in ids if i in wanted]
            if named:
                left = before + others if side is after else others + after
                return PlaceReading(tuple(named), leftover_words(left))
            if part := self._keep_former(ids, run, leftover_words(before + after)):
                return part
        rest = leftover_words(before + after)
        if not rest:
            return PlaceReading(tuple(ids), "")
        return self._keep_resembling(ids, rest) or self._with_namesakes(ids, rest)

    def _in_city(
        self,
        ids: list[int],
        city: str,
        left: list[str],
        right: list[str],
        before: list[str],
        after: list[str],
    ) -> PlaceReading:
        """Read a divided city's name beside its postcode, and the part that may follow it."""
        others = before if [*left, city, *right] != before else after
        ahead = quarter_ahead(right)
        if not ahead:
            return PlaceReading(tuple(ids), leftover_words([*others, *left, *right]))
        number, length = ahead
        rest = leftover_words([*others, *left, *right[length:]])
        town_coded = self._names.town_coded(DIVIDED[city].format(number))
        if town_coded and not set(town_coded) <= set(ids):
            return PlaceReading((*ids, *town_coded), rest, PlaceDoubt.MISMATCH)
        return PlaceReading(tuple(ids), rest)

    def _keep_former(self, ids: list[int], name: str, rest: str) -> PlaceReading | None:
        """Keep the towns of which a part bore the name beside the postcode; it stays said."""
        was = self._names.formerly_named(name)
        kept = {i: was[i] for i in ids if i in was}
        if not kept:
            return None
        doubt = PlaceDoubt.FORMER if len(kept) < len(ids) else None
        return PlaceReading(tuple(kept), rest, doubt, kept)

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
            kept = tuple(i for i in ids if close[i] == best)
            return PlaceReading(kept, "", PlaceDoubt.TYPO)
        return None

    def _with_namesakes(self, ids: list[int], rest: str) -> PlaceReading:
        """Add the towns that the words name elsewhere: either they or the code may be wrong."""
        named = self._reader.by_name(rest)
        others = [i for i in named.ids if i not in named.former] if named else []
        beside = [i for i in self._names.towns_beside(ids, others, KNOWN_BESIDE) if i not in ids]
        if not beside:
            return PlaceReading(tuple(ids), rest)
        # A foreign town's name says more than figures that are a French postcode as well.
        first = AT_FIRST if self._names.within_france(beside) else 0
        together = (*ids[:first], *beside, *ids[first:])
        return PlaceReading(together, rest, PlaceDoubt.MISMATCH)


def _departments_of(code: str) -> list[tuple[str, str]]:
    """The places that a French postcode's first digits stand for."""
    if code[:2] in {"97", "98"}:
        return [("FR", code[:3])]
    return [("FR", each) for each in (("2A", "2B") if code[:2] == "20" else (code[:2],))]


def _spelled_codes(tokens: list[str]) -> Iterator[tuple[int, int, str]]:
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
