"""The word that is said at the door."""

from __future__ import annotations

import secrets
import tomllib
from functools import cache

from messages.catalog import FOLDER


@cache
def door_words(language: str) -> tuple[str, ...]:
    """Plain words that are heard well and not mixed up, in that language."""
    return tuple(tomllib.loads((FOLDER / language / "aid.toml").read_text("utf-8"))["door_words"])


def door_word(language: str) -> str:
    """One of them, by chance."""
    return secrets.choice(door_words(language))
