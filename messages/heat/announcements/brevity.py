"""At most 350 characters, whatever a place and the people in it are called."""

from __future__ import annotations

from messages.catalog import paragraphs
from messages.language import LANGUAGES
from messages.model import Message, Reader
from messages.typed import shorten_typed

LONGEST = 350
"""Characters of what is announced: it is read on a small screen, by people who are hot."""

NAME, SHORTEST_NAME, LAST_NAME = 24, 14, 10
"""Characters that stay of a name where the whole of it does not fit, where several must, and where
nothing else is left to give up."""


def longest_length(message: Message) -> int:
    """Characters of the longest wording, line ends included."""
    return max(_length_for(message, Reader(language=language)) for language in LANGUAGES)


def shorten_name(name: str, most: int = NAME) -> str:
    """The name, cut after a word where one ends in time."""
    if len(name) <= most:
        return name
    head, cut, _ = name[:most].rpartition(" ")
    kept = head if cut and len(head) > most / 2 else shorten_typed(name, most - 1)
    return f"{kept.rstrip(' ,;-')}…"


def _length_for(message: Message, reader: Reader) -> int:
    lines = ["".join(span.words for span in spans) for spans in paragraphs(message, reader)]
    return len("\n".join(lines))
