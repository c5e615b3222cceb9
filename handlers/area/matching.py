"""Which of the declared areas words or a point may mean; pure, nothing is looked up or kept."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from storage.area import Area, AreaAlias
from storage.places import is_inside, metres_between
from storage.places.names import slips_in
from storage.places.vocabulary import DIVIDED, LIVING, PARENTS, STREETS, TALK

ALIKE = 88
"""Similarity (rapidfuzz ratio, 0 to 100) from which an alias is asked about."""

NEARLY = 1.5
"""Radii from the centre up to which somebody outside of an area is asked."""

SHORTEST_INSIDE = 4
"""Letters an alias needs to be seen among other words."""

_GREETING = re.compile(
    r"^\s*(?:bonjour|bonsoir|salut|coucou|hello|hi|good (?:morning|evening))\b[\s,.!:;-]*",
    re.IGNORECASE,
)

_EDGE = frozenset("quartier le la les l du de des d au aux a the".split())


@dataclass(frozen=True)
class AreasAround:
    """The areas that hold a point, the likeliest first, and those it is just outside of."""

    holding: Sequence[Area]
    near: Sequence[Area]


def areas_around(point: tuple[float, float], areas: Iterable[Area]) -> AreasAround:
    """Match a (lat, lon) point: outlines before circles, then the smallest distance to radius."""
    outlined, within, near = list[tuple[float, Area]](), list[tuple[float, Area]](), []
    for area in areas:
        ratio = metres_between(point, (area.lat, area.lon)) / area.radius
        if area.polygon is not None:
            if is_inside(point, area.polygon["coordinates"]):
                outlined.append((ratio, area))
                continue
        elif ratio <= 1:
            within.append((ratio, area))
            continue
        if ratio <= NEARLY:
            near.append((ratio, area))
    return AreasAround((*_by_distance(outlined), *_by_distance(within)), _by_distance(near))


def _by_distance(rated: Iterable[tuple[float, Area]]) -> tuple[Area, ...]:
    return tuple(area for _, area in sorted(rated, key=lambda each: (each[0], each[1].name)))


def without_greeting(typed: str) -> str:
    """The words after "bonjour", if any are left."""
    return _GREETING.sub("", typed) or typed


def bare_place_words(phrase: str) -> str:
    """The folded words without "j'habite" before them, nor articles and "quartier" at the front."""
    words = (LIVING.sub("", phrase) or phrase).split()
    while len(words) > 1 and words[0] in _EDGE:
        words = words[1:]
    return " ".join(words)


def areas_named_exactly(phrase: str, aliases: Iterable[AreaAlias]) -> list[int]:
    """The areas whose alias the folded words are."""
    wanted = bare_place_words(phrase)
    return _unique_areas(
        alias.area_id
        for alias in aliases
        if alias.folded == phrase or bare_place_words(alias.folded) == wanted
    )


def areas_named_among(phrase: str, aliases: Collection[AreaAlias]) -> list[int]:
    """The areas whose alias stands, whole, among the folded words."""
    padded = f" {phrase} "
    return _unique_areas(
        alias.area_id
        for alias in aliases
        if len(bare_place_words(alias.folded)) >= SHORTEST_INSIDE
        and f" {bare_place_words(alias.folded)} " in padded
    )


def areas_named_closely(phrase: str, aliases: Iterable[AreaAlias]) -> list[int]:
    """The areas whose alias is a slip or two away from the folded words, the closest first."""
    wanted = bare_place_words(phrase)
    slips = slips_in(wanted)
    if not slips:
        return []
    # Brought in where words are compared: a Palier that nobody wrote to does without its weight.
    from rapidfuzz import fuzz
    from rapidfuzz.distance import OSA

    rated = []
    for alias in aliases:
        name = bare_place_words(alias.folded)
        alike = fuzz.ratio(wanted, name)
        if alike >= ALIKE or OSA.distance(wanted, name, score_cutoff=slips) <= slips:
            rated.append((-alike, alias.area_id))
    return _unique_areas(area for _, area in sorted(rated))


def _unique_areas(areas: Iterable[int]) -> list[int]:
    return list(dict.fromkeys(areas))


def is_street(rest: str, *, town: bool) -> bool:
    """Whether folded words look like a street; beside a known `town` a house number is enough."""
    words = rest.split()
    if not TALK.isdisjoint(words) or not any(len(word) > 2 and word.isalpha() for word in words):
        return False
    return len(words) > 1 and any(word in STREETS or (town and word[0].isdigit()) for word in words)


def first_part(code: str) -> str | None:
    """The code of a divided city's first arrondissement; None when the town is not divided."""
    if code not in PARENTS:
        return None
    city, _ = PARENTS[code]
    return DIVIDED[city].format(1)
