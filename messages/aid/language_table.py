"""What a language's `aid.toml` must hold."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field, field_validator

from messages.aid.forms import AidKind, Urgency
from messages.language import LanguageTable

Phrases = tuple[str, ...]


class AidTable(LanguageTable, file="aid.toml"):
    """How a language asks for a hand in one line, and what it says at the door."""

    before_name: Phrases
    oneself: Phrases
    determiners: Phrases
    relatives: Phrases
    verb_endings: Phrases
    small_words: Phrases
    precise: Phrases
    child_words: Phrases
    ages: Phrases
    broken: Phrases
    lent: Phrases
    no_fan: Phrases
    outings: Phrases
    door_words: Annotated[Phrases, Field(min_length=50)]
    kinds: Annotated[Mapping[AidKind, Phrases], Field(min_length=1)]
    signs: Mapping[AidKind, Phrases]
    urgencies: Annotated[Mapping[Urgency, Phrases], Field(min_length=1)]

    @field_validator("kinds", "urgencies")
    @classmethod
    def _names_all(cls, named: Mapping[StrEnum, Phrases]) -> Mapping[StrEnum, Phrases]:
        among = {member for enum in named for member in type(enum)}
        if missing := sorted(among - named.keys()):
            raise ValueError(f"nothing for {missing}")
        return named
