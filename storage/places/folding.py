"""Folding of typed words, so that every way to write one name becomes the same key."""

import re
import unicodedata

# Letters that Unicode does not decompose, as people type them without their mark.
_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i"}
)
_ABBREVIATED = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
_ON = re.compile(r"\bs\s*/\s*(?=\w)")
_GAP = re.compile(r"[\W_]+")


def fold_name(words: str) -> str:
    """Return `words` in small letters without accents, marks or punctuation, "St" as "saint".

    Folding twice changes nothing; words without a letter or digit fold to "".
    """
    plain = _strip_marks(words)
    plain = _GAP.sub(" ", _ON.sub("sur ", plain))
    return " ".join(_ABBREVIATED.get(word, word) for word in plain.split())


def _strip_marks(words: str) -> str:
    """Drop case, combining marks and invisible characters."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", words).casefold())
    kept = (
        c
        for c in decomposed
        if unicodedata.category(c) not in {"Mn", "Me", "Cf", "Cc"} or c.isspace()
    )
    return "".join(kept).translate(_LETTERS)
