"""A number of people who said nothing says what they were asked."""

from __future__ import annotations

import re

import pytest
from fluent.syntax import FluentSerializer

from messages import accessors
from messages.language import LANGUAGES

SILENT = {
    "fr": re.compile(r"répond|sans réponse|réponse manque|silence"),
    "en": re.compile(r"answer|silen|no reply"),
}
QUESTION = re.compile(r"« [^»]+ ?\? »|“[^”]+\?”|I asked to \w+")
ABOUT = ("nudge-", "watch-", "aid-", "organise-", "duty-", "captain-")
"""What organisers and neighbours are told of requests, hot days and mornings."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_said_nothing_is_counted_beside_the_question(language: str) -> None:
    serializer, nameless, counted = FluentSerializer(), [], 0
    for entry in accessors.catalogue_messages(language):
        said = serializer.serialize_entry(entry).replace("\u00a0", " ").replace("\u202f", " ")
        numbers = "int" in accessors.message_variables(entry).values()
        if entry.id.name.startswith(ABOUT) and numbers and SILENT[language].search(said):
            counted += 1
            nameless += [] if QUESTION.search(said) else [said]
    assert nameless == []
    assert counted >= 2
