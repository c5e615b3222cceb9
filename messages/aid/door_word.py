"""The word that is said at the door."""

from __future__ import annotations

import secrets

from messages.aid.language_table import AidTable


def door_word(language: str) -> str:
    """Plain words that are heard well and not mixed up; one of them, by chance."""
    return secrets.choice(AidTable.of_language(language).door_words)
