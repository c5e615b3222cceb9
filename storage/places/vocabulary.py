"""Words and patterns by which people say where they live, all folded."""

import re

from messages.place_words import PlacesTable

DIVIDED = {"paris": "751{:02}", "lyon": "6938{}", "marseille": "132{:02}"}
"""Cities with municipal arrondissements, and the code of the n-th."""

PARENTS = {"75056": ("paris", 20), "69123": ("lyon", 9), "13055": ("marseille", 16)}
"""Communes that are divided: their name and how many arrondissements they have."""

CEDEX = "cedex"
"""What follows a town when a postcode is that of one big addressee."""

_TABLES = PlacesTable.of_everybody()


def _any_of(part: str) -> str:
    """What any language has for a part of "I live in"."""
    words = {word for table in _TABLES for word in getattr(table.living, part)}
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


def _of_all(kind: str) -> frozenset[str]:
    """The words of every language."""
    return frozenset(word for table in _TABLES for word in getattr(table.words, kind))


LIVING = re.compile(
    rf"^(?:(?:{_any_of('who')})\s+)?"
    rf"(?:(?:{_any_of('lives')})\s+)?"
    rf"(?:(?P<where>{_any_of('where')})\s+)?"
    rf"(?:(?:(?:{_any_of('articles')})\s+)?(?:{_any_of('towns')})\s+(?P<of>{_any_of('of')})\s+)?"
)
LIVING_INSIDE = re.compile(
    rf"\b(?:{_any_of('who')})\s+(?:{_any_of('lives')})\s+(?:(?P<where>{_any_of('where')})\s+)?"
)
"""The same in the midst of a sentence, where it must be said whole."""

CONTRACTED = {article.word: article.article for table in _TABLES for article in table.contracted}
"""Words that hide the article of the name after them, and which."""

ANNOUNCING = frozenset(
    article.word for table in _TABLES for article in table.contracted if article.announces
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
ELSEWHERE = _of_all("elsewhere")
"""Words that tell of being somewhere without living there."""

BESIDE = _of_all("beside")
"""Words that tell of being close to a place."""

AROUND = _of_all("around")
"""Words that people add to a town's name."""

DWELLING = frozenset(
    word
    for table in _TABLES
    for part in (table.living.who, table.living.lives, table.living.where)
    for word in part
)
"""The words of "I live in", which are no place by themselves."""

ORDINALS = {
    word: number
    for table in _TABLES
    for number, written in enumerate(table.parts.ordinals, 1)
    for word in written.split("|")
}
"""Ordinals in letters."""

PARTS = frozenset(name for table in _TABLES for name in table.parts.names)
"""What the numbered parts of a city are called."""

OF_TOWN = frozenset(word for table in _TABLES for word in table.living.of)
"""What may stand between a word like "near" and a name."""

BEFORE_CITY = frozenset(
    word for table in _TABLES for word in (*table.living.of, *table.living.where)
)
"""What stands between a part's number and its city."""

CHOICES = _of_all("either")
"""Words between two places of which one is meant."""

EITHER = re.compile(
    r"\b(?:" + "|".join(sorted(map(re.escape, CHOICES), reverse=True)) + r")\b", re.IGNORECASE
)

LANDMARKS = _of_all("landmarks")
"""What is called after a town and may stand in another one: "gare de Lyon"."""

SIDES = _of_all("sides")
"""On which side of a town: "au nord de Toulouse" is not in it."""

OTHERS = _of_all("others")
"""People who may live somewhere else than whoever speaks of them."""

TOGETHER = _of_all("together")
"""Words that tell that one lives with them."""

WITHIN = _of_all("within")
"""Words before a region or a département."""

FLOORS = _of_all("floors")
"""What a number counts that is no part of a city."""

ASIDE = re.compile(
    r"\s(?:" + "|".join(sorted(map(re.escape, _of_all("asides")), reverse=True)) + r")\b.*$"
)
"""What is said after a place and tells nothing of where it is, up to the end."""

SOUNDS = tuple(rule for table in _TABLES for rule in table.sounds.items())
"""Letters, as a pattern, and what is heard of them."""

BOXES = re.compile(
    r"\b(?:" + "|".join(sorted(map(re.escape, _of_all("boxes")))) + r")\s*\d+\b", re.IGNORECASE
)
"""A number of a post office, which is no postcode."""
