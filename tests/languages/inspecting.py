"""What is wrong with a run of words in an invented language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from messages.catalog import language_names
from messages.isolation import FSI, LRI, PDI, WORD_JOINER
from messages.language import LanguageProfile
from tests.languages.inventing import CLOSES, OPENS

PHONE = "06 39 98 01 20"
TYPED = ("Ζωή", PHONE, "Ζαΐδα")
"""What people typed: of no language's letters, so that whatever is Latin was said by Palier."""

UNSEEN = re.compile(f"[{FSI}{LRI}{PDI}{WORD_JOINER}]")
WORD = re.compile(r"[A-Za-z]{2,}")
IN_GROUPS = re.compile(rf"\+?\d[\d{WORD_JOINER}]*(?: [\d{WORD_JOINER}]+)+|(?<![\w/])/[a-z]+\b")
"""What must go from left to right: a number in groups, a command to type."""

NOT_SAID = re.compile(
    r"https?://\S+|\bt\.me/\S+|/[a-z]+\b|\b[A-Z]+_[A-Z_]+\b|\S*\d\S*|\b[ap]m\b", re.IGNORECASE
)
"""Addresses, commands, settings, codes and hours are the same in every language."""


def brackets_wrong(said: str) -> Iterator[str]:
    """Whether it is one whole sentence of the language, with others inside it."""
    depth, shown = 0, UNSEEN.sub("", said)
    for at, sign in enumerate(shown):
        depth += (sign == OPENS) - (sign == CLOSES)
        if depth <= 0 and at + 1 < len(shown):
            yield "stands outside of its brackets"
            return
    if depth or not shown:
        yield "is not whole"


def words_of_others(said: str, calendar: frozenset[str]) -> Iterator[str]:
    """Words in letters that the language does not have: nobody translated them."""
    shown = UNSEEN.sub("", said)
    for each in language_names().values():
        shown = shown.replace(each, "")
    for word in WORD.findall(NOT_SAID.sub("", shown)):
        if word not in calendar:
            yield f"says {word!r}, which is no word of this language"


def is_from_the_right(language: str) -> bool:
    return LanguageProfile.of_language(language).from_the_right


def turned_around(said: str, language: str) -> Iterator[str]:
    """Numbers and commands that nothing keeps from left to right among right-to-left words."""
    if not is_from_the_right(language):
        return
    open_from, inside = list[str](), list[bool]()
    for sign in said:
        if sign in (FSI, LRI):
            open_from.append(sign)
        elif sign == PDI:
            if not open_from:
                yield "closes an isolate that is not open"
                return
            open_from.pop()
        inside.append(bool(open_from) and open_from[-1] == LRI)
    if open_from:
        yield "leaves an isolate open"
    for found in IN_GROUPS.finditer(said):
        if not all(inside[found.start() : found.end()]):
            yield f"lets {found[0]!r} be turned around"
