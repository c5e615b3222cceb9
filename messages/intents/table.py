"""What a language's `intents.toml` must hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

from pydantic import field_validator, model_validator

from messages.intents.intent import Intent
from messages.language import DataTable, LanguageTable

Phrases = tuple[str, ...]


class IntentPhrases(DataTable):
    """How one thing is asked for, in templates: `{class}` is any of its phrases, `[word]` may lack.

    A template that ends in "?" is read only in a question.

    `sure` holds with a few other words around, `alone` with nothing but fillers and a date; a
    `hint` is never acted upon, only asked about.
    """

    sure: Phrases = ()
    alone: Phrases = ()
    hint: Phrases = ()

    def templates(self) -> Phrases:
        """All of them."""
        return (*self.sure, *self.alone, *self.hint)


class IntentsTable(LanguageTable, file="intents.toml"):
    """How people of a language say what they want, carefully and in a hurry."""

    fillers: Phrases
    refusing: Phrases
    paired: Phrases
    doubting: Phrases
    unthankful: Phrases
    turning: Phrases
    calendar: Phrases
    until: Mapping[str, str]
    stretches: tuple[tuple[str, str], ...]
    endings: Mapping[str, str]
    spellings: Mapping[str, str]
    classes: Mapping[str, Phrases]
    intents: Mapping[Intent, IntentPhrases]

    @field_validator("intents")
    @classmethod
    def _names_all(cls, named: Mapping[Intent, IntentPhrases]) -> Mapping[Intent, IntentPhrases]:
        if missing := sorted(set(Intent) - named.keys()):
            raise ValueError(f"nothing for {missing}")
        return named

    @model_validator(mode="after")
    def _knows_its_classes(self) -> Self:
        used = {
            item.strip("[]{}")
            for intent in self.intents.values()
            for template in intent.templates()
            for item in template.split()
            if "{" in item
        }
        if unknown := sorted(used - self.classes.keys()):
            raise ValueError(f"no class is called {unknown}")
        return self
