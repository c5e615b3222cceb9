"""What people type, made safe to keep: no control or direction characters, no private marks."""

import re
import unicodedata

# Direction overrides can turn a line around for every reader; U+E000-F8FF carry our own marks.
UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ue000-\uf8ff]")
BLANKS = re.compile(r"[^\S\n]+")
BLANK_LINES = re.compile(r"\s*\n\s*\n\s*")


def clean(said: str) -> str:
    """The same words in NFC, without unseen characters, doubled blanks or outer space."""
    kept = "".join(
        letter
        for letter in unicodedata.normalize("NFC", UNSEEN.sub("", said))
        if letter == "\n" or letter == "\t" or not unicodedata.category(letter).startswith("C")
    )
    return BLANK_LINES.sub("\n\n", BLANKS.sub(" ", kept)).strip()


def one_line(said: str) -> str:
    return " ".join(clean(said).split())
