"""Which signs the bundled fonts can print; a document must not hold one that they cannot."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from messages.typed import clean_line

FONTS = Path(__file__).parent / "fonts"
ALIKE = str.maketrans({"\u202f": "\u00a0", "\u2010": "-", "\u2011": "-", "\u2012": "–"})

# Joiners belong between letters that join, not where an emoji was.
STRAY = re.compile("(?<![\u0600-\u06ff])[\u200c\u200d]|[\u200c\u200d](?![\u0600-\u06ff])")


@cache
def printable_signs() -> frozenset[str]:
    """Every sign that both weights of the fonts have, from their list beside them."""
    spans = (FONTS / "coverage.txt").read_text("ascii").split()
    ends = ([int(end, 16) for end in span.split("-")] for span in spans)
    return frozenset(chr(each) for end in ends for each in range(end[0], end[-1] + 1))


def printable_words(words: str, unseen: frozenset[str] = frozenset()) -> str:
    """The words without the signs that would come out as empty boxes; nothing if none is left.

    Signs that are `unseen` need no font.
    """
    signs = printable_signs() | unseen
    kept = "".join(
        each if each in signs else _plainer_sign(each, signs)
        for each in unicodedata.normalize("NFC", words.translate(ALIKE))
    )
    kept = STRAY.sub("", kept)
    return kept.strip() if any(each.isalnum() for each in kept) else ""


def printable_name(words: str) -> str:
    """What somebody typed, as it is printed; nothing when a letter or digit of it would be missing.

    Half a name is no name: its place is left to be written by hand.
    """
    signs = printable_signs()
    lost = (
        each.isalnum() and each not in signs and not _plainer_sign(each, signs)
        for each in unicodedata.normalize("NFC", words.translate(ALIKE))
    )
    return "" if any(lost) else printable_words(words)


def is_printable(words: str) -> bool:
    """Whether everything somebody typed can be printed."""
    return clean_line(printable_words(words)) == clean_line(words.translate(ALIKE))


def _plainer_sign(sign: str, signs: frozenset[str]) -> str:
    """The sign written with simpler ones, such as ﬁ or ǹ; nothing when there are none."""
    plainer = unicodedata.normalize("NFKD", sign)
    return plainer if all(each in signs for each in plainer) else ""
