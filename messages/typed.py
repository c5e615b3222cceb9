"""What people type, made safe to keep: no control or direction characters, no private marks.

Emoji made of several characters stay whole, when words are cleaned and when they are cut.
"""

import re
import unicodedata

# Direction overrides can turn a line around for every reader; U+E000-F8FF carry our own marks.
UNSEEN = re.compile("[\u200b\u200e\u200f\u061c\u202a-\u202e\u2060-\u2069\ufeff\ue000-\uf8ff]")
BLANKS = re.compile(r"[^\S\n]+")

# Letters and signs drawn as nothing: fillers of Hangul and Khmer, the empty Braille pattern.
BLANK_SIGNS = re.compile("[\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\U0001d159]")
BLANK_LINES = re.compile(r"\s*\n\s*\n\s*")

PICTURE = "\u2190-\u2bff\U0001f000-\U0001faff"
"""Where emoji are, those a later Unicode adds included."""

JOINING = "\u0590-\u0fff\u1780-\u18af"
"""Scripts in which a joiner, or its absence, spells another word: Arabic, Persian, Indic."""

JOINED = re.compile(
    f"(?<=[{PICTURE}\ufe0f])\u200d(?=[{PICTURE}])"
    f"|(?<=[{JOINING}])[\u200c\u200d](?=[{JOINING}])"
    "|\U0001f3f4[\U000e0030-\U000e007a]{1,6}\U000e007f"
    f"|[{PICTURE}]"
)
"""Characters that are kept though their category alone would not tell."""

# What belongs to the character before it: marks, joiners, skin tones, tags of a flag.
TRAILING = re.compile("[\u200c\u200d\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
FLAG = re.compile("[\U0001f1e6-\U0001f1ff]+$")
JOINER = "\u200d"


def clean_words(typed: str) -> str:
    """The same words in NFC, without unseen characters, doubled blanks or outer space.

    Nothing is left of what shows nothing, whatever characters it is made of.
    """
    seen = unicodedata.normalize("NFC", BLANK_SIGNS.sub(" ", UNSEEN.sub("", typed)))
    joined = {at for hit in JOINED.finditer(seen) for at in range(*hit.span())}
    kept = "".join(
        letter
        for at, letter in enumerate(seen)
        if letter in "\n\t" or at in joined or not unicodedata.category(letter).startswith("C")
    )
    cleaned = BLANK_LINES.sub("\n\n", BLANKS.sub(" ", kept)).strip()
    return cleaned if any(map(_is_seen, cleaned)) else ""


def _is_seen(letter: str) -> bool:
    """Whether a character shows something by itself: no blank, no mark without its letter."""
    return unicodedata.category(letter)[0] not in "CMZ"


def clean_line(typed: str) -> str:
    return " ".join(clean_words(typed).split())


def cut_boundary(words: str, most: int) -> int:
    """Where words may be cut, at most there: never inside what is seen as one character."""
    at = min(most, len(words))
    while 0 < at < len(words) and _within(words, at):
        at -= 1
    return at


def shorten_typed(words: str, most: int) -> str:
    """The beginning of the words, in at most so many code points."""
    return words[: cut_boundary(words, most)].rstrip()


def _within(words: str, at: int) -> bool:
    """Whether the code points on both sides of a place are seen as one."""
    before, after = words[at - 1], words[at]
    if before == JOINER or TRAILING.match(after) or unicodedata.category(after).startswith("M"):
        return True
    halves = FLAG.search(words[:at])
    return bool(halves and len(halves[0]) % 2 and FLAG.match(after))
