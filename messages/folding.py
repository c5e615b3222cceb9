"""Words as they are compared: in small letters, without accents."""

from __future__ import annotations

import unicodedata


def without_accents(words: str) -> str:
    """Return `words` in small letters without accents or marks; every other sign stays."""
    parts = unicodedata.normalize("NFKD", words.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))
