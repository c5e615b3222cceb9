"""Words that name a town and are words of every day besides: the town may not be meant."""

from __future__ import annotations

from functools import cache

from messages.own_words import own_words
from messages.place_words import PlacesTable
from storage.places import fold_name


@cache
def _ordinary() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Folded: words of every day, whole lines that are said here, and articles."""
    small, lines = own_words()
    tables = PlacesTable.of_everybody()
    listed = {word for table in tables for word in table.words.ordinary}
    articles = {word for table in tables for word in table.words.articles}
    words = frozenset(fold_name(word) for word in small) | listed
    return words, frozenset(map(fold_name, lines)), frozenset(articles)


def is_ordinary(phrase: str) -> bool:
    """Whether the folded phrase is an ordinary word, a command or what some button says."""
    words, lines, articles = _ordinary()
    first, _, rest = phrase.partition(" ")
    bare = rest if rest and first in articles else phrase
    return phrase in lines or bare in words
