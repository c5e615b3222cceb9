"""What of a list concerns a place: looked up by code, by name and by lines on the map."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar

from storage.heat.levels.facts import WarnedRegion
from storage.heat.levels.places import HeatPlace, region_names
from storage.heat.levels.regions import regions_coded
from storage.places import fold_name


class HasRegion(Protocol):
    """Something that holds in a region."""

    @property
    def region(self) -> WarnedRegion: ...


Warned = TypeVar("Warned", bound=HasRegion)


class RegionIndex(Generic[Warned]):
    """Everything on a list by where it holds, built once for all places."""

    def __init__(self, listed: Iterable[Warned]) -> None:
        self._coded: defaultdict[str, list[Warned]] = defaultdict(list)
        self._named: defaultdict[str, list[Warned]] = defaultdict(list)
        self._drawn: list[Warned] = []
        placed, lost = set[str](), set[str]()
        for each in listed:
            region = each.region
            known = regions_coded(region.scheme, region.code) if region.code else ()
            for code in {*known, region.code} - {""}:
                self._coded[code].append(each)
            name = fold_name(region.name)
            self._named[name].append(each)
            if known:
                placed.add(name)
            elif region.rings:
                self._drawn.append(each)
            else:
                lost.add(name)
        # One area may bear codes of several schemes: one that is known tells where it is.
        self._lost = lost - placed

    def listed_for(self, place: HeatPlace) -> list[Warned]:
        """What holds there, by code, by name or by what is drawn: countries renumber regions."""
        codes = [*place.regions, *([place.chosen] if place.chosen else [])]
        names = {fold_name(each) for each in place.names} - {""}
        found = [
            *(each for code in codes for each in self._coded.get(code, ())),
            *(each for name in names for each in self._named.get(name, ())),
            *(each for each in self._drawn if place.outline.touches(each.region.rings)),
        ]
        return list(dict.fromkeys(found))

    def leaves_in_doubt(self, place: HeatPlace) -> bool:
        """Whether something holds nobody knows where: no known code or name, and no lines."""
        return not place.chosen and not self._lost <= region_names(place.country)
