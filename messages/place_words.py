"""What a language's `places.toml` must hold; every word is folded."""

from __future__ import annotations

from collections.abc import Mapping

from messages.language import DataTable, LanguageTable

Words = tuple[str, ...]


class DwellingPhrase(DataTable):
    """What stands before a place's name: who lives in which town, in that order."""

    who: Words
    lives: Words
    where: Words
    articles: Words
    towns: Words
    of: Words


class PlaceWords(DataTable):
    """Words that say something of the name beside them."""

    bound: Words
    streets: Words
    talk: Words
    chance: Words
    to: Words
    fillers: Words
    either: Words
    elsewhere: Words
    beside: Words
    around: Words
    boxes: Words
    landmarks: Words
    sides: Words
    others: Words
    together: Words
    within: Words
    floors: Words
    asides: Words
    ordinary: Words = ()
    articles: Words = ()


class ContractedArticle(DataTable):
    """A word that hides an article: of names with and without it, the one with it is meant."""

    word: str
    article: str
    announces: bool = False


class CityParts(DataTable):
    """How a numbered part of a city is said: its ordinals from the first, and what it is called."""

    ordinals: Words
    names: Words


class PlacesTable(LanguageTable, file="places.toml"):
    """How a language says where one lives."""

    living: DwellingPhrase
    words: PlaceWords
    parts: CityParts
    contracted: tuple[ContractedArticle, ...] = ()
    sounds: Mapping[str, str] = {}
