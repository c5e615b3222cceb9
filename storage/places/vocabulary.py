"""Words and patterns by which people say where they live, all folded."""

import re

from messages.place_words import PlacesTable

DIVIDED = {"paris": "751{:02}", "lyon": "6938{}", "marseille": "132{:02}"}
"""Cities with municipal arrondissements, and the code of the n-th."""

PARENTS = {"75056": ("paris", 20), "69123": ("lyon", 9), "13055": ("marseille", 16)}
"""Communes that are divided: their name and how many arrondissements they have."""

ROMAN = {
    numeral: number
    for number, numeral in enumerate(
        "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split(), 1
    )
}
_NTH = r"(?P<{0}>\d{{1,2}})\s*(?:ers?|e|ere|nde?|i?e?mes?|st|rd|th)?"
_CITY = r"\b(?P<{0}>paris|lyon|marseille)\b"
_QUARTER = r"(?:\s+arr(?:ondissement|dt)?|\s+ardt)?\b"
CITY_FIRST = re.compile(
    _CITY.format("city")
    + r"\s+(?:le\s+|cedex\s+)?(?:"
    + _NTH.format("number")
    + r"|(?P<roman>[ivx]{2,5}))"
    + _QUARTER
)
NUMBER_FIRST = re.compile(
    r"\b(?P<number>\d{1,2})\s*(?:er|e|ere|nde?|i?e?me|st|rd|th)"
    + _QUARTER
    + r"(?:\s+(?:de|a|of|in))?\s+"
    + _CITY.format("city")
)
NTH_ALONE = re.compile(r"^" + _NTH.format("number") + _QUARTER)


def _any_of(part: str) -> str:
    """What any language has for a part of "I live in"."""
    tables = PlacesTable.of_everybody()
    return "|".join(re.escape(word) for each in tables for word in getattr(each.living, part))


def _of_all(kind: str) -> frozenset[str]:
    """The words of every language."""
    return frozenset(
        word for each in PlacesTable.of_everybody() for word in getattr(each.words, kind)
    )


LIVING = re.compile(
    rf"^(?:(?:{_any_of('who')})\s+)?"
    rf"(?:(?:{_any_of('lives')})\s+)?"
    rf"(?:(?:{_any_of('where')})\s+)?"
    rf"(?:(?:(?:{_any_of('articles')})\s+)?(?:{_any_of('towns')})\s+(?:{_any_of('of')})\s+)?"
)
BOUND = _of_all("bound")
"""Words after which a town's name belongs to a street or a square."""

STREETS = _of_all("streets")
TALK = _of_all("talk")
"""Words of conversation: beside them a name is chance."""

CHANCE = _of_all("chance")
"""Words that are a slip away from some village: alone they are not taken for it."""

TO = _of_all("to")
"""Words that announce a place, however small."""

FILLERS = _of_all("fillers")
