"""What a language's `heat.toml` must hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from messages.language import DataTable, LanguageTable

Words = tuple[str, ...]


class WarmthWords(DataTable):
    """How a language says how warm it is at home, and the words that may stand around a number."""

    degrees: Words
    more: Words
    less: Words
    to: Words
    around: Words


class HeatTable(LanguageTable, file="heat.toml"):
    """What is typed about the heat: levels by their `key_word`, and where one meets by phone.

    What asks for `captains` of stairwells, and the `titles` before somebody's name. A family is
    spoken of with one of the `family_articles` and a name of that `family_ending`, unless what so
    ends is one of the `family_places`.
    """

    on_the_phone: Words
    captains: Words
    titles: Words
    family_articles: Words
    family_ending: str
    family_places: Words
    levels: Mapping[Literal["none", "yellow", "orange", "red", "unknown"], Words]
    warmth: WarmthWords
