"""What a person has before their eyes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from messages.catalog import plain_words
from messages.model import Reader, Text
from messages.typed import UNSEEN


@dataclass(frozen=True)
class Shown:
    """One message on a screen: its words without markup, the labels under it, what it brings."""

    name: str
    words: str
    buttons: tuple[str, ...] = ()
    document: str = ""
    picture: bool = False


@dataclass(frozen=True)
class Sight:
    """Whether the wanted words are there; a failing test prints what is there instead."""

    wanted: str
    seen: tuple[str, ...]

    def __bool__(self) -> bool:
        return any(_even(self.wanted) in _even(each) for each in self.seen)

    def __repr__(self) -> str:
        return f"{self.wanted!r} {'among' if self else 'but'} {list(self.seen)}"


def sight(wanted: Text | str, reader: Reader, seen: Iterable[str]) -> Sight:
    """Look for words, worded for the reader when they are a catalogue's."""
    words = wanted if isinstance(wanted, str) else plain_words(wanted, reader)
    return Sight(words, tuple(seen))


def _even(words: str) -> str:
    """As read: without what nobody sees, in whatever blanks."""
    return " ".join(UNSEEN.sub("", words).split())
