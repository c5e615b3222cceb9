"""Two places in one sentence: which of them is meant is for the person to say."""

import re
from collections.abc import Iterable
from itertools import chain, zip_longest

from storage.places.folding import fold_name
from storage.places.geometry import metres_between
from storage.places.meaning import PlaceDoubt, PlaceReading
from storage.places.name_reading import NameReader, without_living
from storage.places.names import NameIndex
from storage.places.postcodes import PostcodeReader
from storage.places.quarters import quarter_ahead, read_quarter
from storage.places.vocabulary import ASIDE, DIVIDED, DWELLING, EITHER, STREETS

KNOWN = 20_000
"""Inhabitants from which a town named beside another is one, however far away."""

NEAR = 30_000
"""Metres within which a small town named beside another is one: farther, it is a quarter's name."""

MOST = 4
"""Places that are looked at in one sentence."""

_SLASH = re.compile(r"(?<!\bs)(?<!\bS)\s*[/|&+→]\s*|\s+[-–—]+>?\s+")
_CODE = re.compile(r"\b[0-9]{5}\b")
_COMMA = re.compile(r"[,;\n.]+(?:\s+|$)|[,;\n]")


class SeveralPlacesReader:
    """Finds out that a sentence names more than one place."""

    def __init__(self, names: NameIndex, reader: NameReader, postcodes: PostcodeReader) -> None:
        self._names = names
        self._reader = reader
        self._postcodes = postcodes

    def read_several(self, words: str) -> PlaceReading | None:
        """Read several places between "or", "and", a slash or a comma; None when it is one."""
        codes = self._postcodes.codes_among(fold_name(words).split())
        if len(codes) > 1:
            read = [self._postcodes.by_postcode([code]) for code in codes[:MOST]]
            return _together([list(reading.ids) for reading in read if reading])
        parts = [each for each in _SLASH.split(EITHER.sub("/", words)) if fold_name(each)]
        firmly = len(parts) > 1
        parts = [each for part in parts for each in _COMMA.split(part) if fold_name(each)]
        if len(parts) < 2 or self._is_one_name(words):
            return None
        found: list[list[int]] = []
        for part in parts[: 2 * MOST]:
            ids = self._place_in(fold_name(part).split(), self._city_of(found), firmly=firmly)
            if ids and not any(set(ids) & set(other) for other in found):
                found.append(ids)
        if not firmly:
            found = self._beside(found)
        return _together(found[:MOST]) if len(found) > 1 else None

    def read_beside(self, reading: PlaceReading) -> PlaceReading:
        """The same reading, or both places where the words left over name another one."""
        tokens = reading.rest.split()
        if not tokens or not STREETS.isdisjoint(tokens):
            return reading
        other = self._reader.by_living(reading.rest)
        ids = list(other.ids) if other and not other.rest else []
        if not ids or set(ids) & set(reading.ids):
            return reading
        beside = self._beside([list(reading.ids), ids])
        return _together(beside) if len(beside) > 1 else reading

    def _is_one_name(self, words: str) -> bool:
        """Whether the words are one name, or a name and where it lies, besides a postcode."""
        whole = self._reader.by_living(fold_name(_CODE.sub(" ", words)))
        return whole is not None and not (whole.rest and whole.ids)

    def _place_in(self, tokens: list[str], city: str, *, firmly: bool) -> list[int]:
        """The towns that a part of the sentence clearly names."""
        tokens = ASIDE.sub("", " ".join(tokens)).split()
        if city and (ahead := quarter_ahead(tokens)) and ahead[1] == len(tokens):
            return self._names.town_coded(DIVIDED[city].format(ahead[0]))
        if DWELLING.issuperset(tokens):
            return []
        reading = (
            self._postcodes.by_postcode(tokens)
            or read_quarter(self._names, tokens)
            or self._reader.by_living(" ".join(tokens))
            or self._reader.by_direction(tokens)
            or (self._reader.by_beginning(without_living(" ".join(tokens))[0]) if firmly else None)
        )
        return list(reading.ids) if reading and not reading.unmapped else []

    def _city_of(self, found: list[list[int]]) -> str:
        """The divided city that the last place was a part of."""
        codes = self._names.town_codes(found[-1]).values() if found else ()
        return next(
            (
                city
                for city, code in DIVIDED.items()
                if any(each.startswith(code[:3]) for each in codes)
                and all(len(each) == 5 for each in codes)
            ),
            "",
        )

    def _beside(self, found: list[list[int]]) -> list[list[int]]:
        """Leave out small towns far from the others: they share the name of some quarter."""
        kept = []
        for place in found:
            others = [i for other in found if other is not place for i in other]
            points = self._names.points_of(others)
            known = [
                i
                for i, lat, lon, people in self._names.points_of(place)
                if people >= KNOWN
                or any(metres_between((lat, lon), (y, x)) <= NEAR for _, y, x, _ in points)
            ]
            if known:
                kept.append([i for i in place if i in known])
        return kept


def _together(found: Iterable[list[int]]) -> PlaceReading:
    """All the places, the likeliest of each first."""
    rows = chain.from_iterable(zip_longest(*found))
    ids = tuple(dict.fromkeys(i for i in rows if i is not None))
    return PlaceReading(ids, "", PlaceDoubt.SEVERAL if len(ids) > 1 else None)
