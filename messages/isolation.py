"""What people typed, made safe to stand in a sentence: a direction of its own, and no link.

By characters, not by markup, so that one rule holds wherever words go: messages, buttons, toasts,
notifications, calendars.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from messages.typed import UNSEEN, cut_boundary

FSI, LRI, PDI = "\u2068", "\u2066", "\u2069"
"""Isolates (UAX 9): what stands between one of the first two and the last is ordered by itself."""

ISOLATES = frozenset((FSI, LRI, PDI))

LEFT_TO_RIGHT_MARK = "\u200e"

WORD_JOINER = "\u2060"
"""Unseen and without width; no client finds a link across it."""

RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Hebrew, Arabic and the other scripts written from the right; Arabic digits too."""

ADDRESS = re.compile(r"https://[^\s<>«»\"]+[^\s<>«»\".,;:!?'’)\]]")
"""An address that may be opened, without the punctuation of its sentence."""

LINKS = re.compile(
    r"(?P<number>(?!\d{1,3}(?:\.\d{1,3}){3}(?![.\d]))\+?\d(?:[ .()/-]{0,2}\d){7,})"
    r"|(?<=[^\W\d_]):(?=\S)"  # a scheme: https:, mailto:, tg:
    r"|(?<!\d)[.。．｡](?=[^\s.])|[.。．｡](?=[^\s.\d])"  # a domain
    r"|(?<=\d)\.(?=\d{1,3}\.\d{1,3}\.\d)"  # an address of four numbers
    r"|@(?=\w)|(?<![\w/<>])/(?=\w)|#(?=\w)|\$(?=[A-Z1])|\+(?=\d)"
)
"""What clients make a link of by themselves: addresses, mentions, commands, hashtags, numbers."""

COMMAND = re.compile(r"(?<![\w/<-])/[a-z_]+\b|(?<![\w$-])\+?\d+(?:[ .\u00a0-]\d+)+\b")
"""What a sentence tells people to type or to dial: a command, a number in groups."""

NUMBER = re.compile(rf"\+?{WORD_JOINER}?\d(?:[ .()/{WORD_JOINER}-]{{0,3}}\d)+")
BETWEEN_DIGITS = re.compile(r"[^\d\u2060]+")
ARABIC_DIGIT = re.compile("[\u0660-\u0669]")
DIGIT = re.compile(r"\d")
MORE = "…"
TOGETHER = 3
"""Digits of a long number that stay together: too few to be one that a client would call."""

Piece = tuple[str, bool]
"""Words, and whether they are an address to open."""


def inert_pieces(typed: str, *, addresses: bool = False, numbers: bool = False) -> list[Piece]:
    """The words without links, but for `addresses`; with `numbers` those to dial stay exact."""
    shown, after, pieces = UNSEEN.sub("", typed), 0, list[Piece]()
    for hit in ADDRESS.finditer(shown) if addresses else ():
        pieces.append((_without_links(shown[after : hit.start()], numbers=numbers), False))
        pieces.append((hit[0], True))
        after = hit.end()
    pieces.append((_without_links(shown[after:], numbers=numbers), False))
    return [piece for piece in pieces if piece[0]]


def opened_addresses(typed: str) -> str:
    """A place or a note that stands alone: calendars open the addresses in it, and nothing else."""
    return "".join(words for words, _ in inert_pieces(typed, addresses=True))


def _without_links(words: str, *, numbers: bool) -> str:
    def apart(hit: re.Match[str]) -> str:
        number = hit["number"]
        if not number:
            return hit[0] + WORD_JOINER
        return number if numbers else _scattered_digits(number)

    return LINKS.sub(apart, words)


def _scattered_digits(number: str) -> str:
    """A long number with something unseen before every third digit."""
    seen = 0

    def before(digit: re.Match[str]) -> str:
        nonlocal seen
        seen += 1
        return digit[0] if seen % TOGETHER != 1 else WORD_JOINER + digit[0]

    return DIGIT.sub(before, number)


def isolate_pieces(pieces: list[Piece]) -> list[Piece]:
    """The pieces ordered by themselves; numbers and addresses in them from left to right."""
    inside = list[Piece]()
    for words, link in pieces:
        if link:
            inside += [(LRI, False), (words, True), (PDI, False)]
        else:
            inside.append((NUMBER.sub(_from_the_left, words), False))
    return [(FSI, False), *inside, (PDI, False)] if inside else []


def isolate_commands(source: str) -> str:
    """A catalogue written from the right, in which commands and numbers go from left to right."""
    return COMMAND.sub(lambda hit: LRI + hit[0] + PDI, source)


def _from_the_left(hit: re.Match[str]) -> str:
    """A number's groups in the order in which they are dialled, Arabic digits included."""
    number = hit[0]
    if ARABIC_DIGIT.search(number):
        mark = LEFT_TO_RIGHT_MARK
        number = BETWEEN_DIGITS.sub(lambda gap: mark + gap[0] + mark, number)
    return LRI + number + PDI


def has_right_to_left(words: str) -> bool:
    """Whether something is written from right to left, so that the order has to be said."""
    return RIGHT_TO_LEFT.search(words) is not None


def count_unclosed(words: str) -> int:
    """How many isolates that begin in the words do not end there."""
    still = 0
    for sign in words:
        if sign in (FSI, LRI):
            still += 1
        elif sign == PDI:
            still -= 1
    return max(still, 0)


def cut_words(words: str, limit: int, length: Callable[[str], int]) -> str:
    """The words, ended with an ellipsis when they are too long.

    What is seen as one character stays whole, and what was opened is closed again.
    """
    if length(words) <= limit:
        return words
    room = limit - length(MORE)
    at = bisect_right(range(len(words)), room, key=lambda each: length(words[:each])) - 1
    while at > 0:
        at = cut_boundary(words, at)
        kept = words[:at].rstrip()
        shown = kept + PDI * count_unclosed(kept) + MORE
        if length(shown) <= limit:
            return shown
        at -= 1
    return MORE
