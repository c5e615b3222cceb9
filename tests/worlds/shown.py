"""What a person has before their eyes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

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
        return any(even(self.wanted) in even(each) for each in self.seen)

    def __repr__(self) -> str:
        return f"{self.wanted!r} {'among' if self else 'but'} {list(self.seen)}"


def sight(wanted: Text | str, reader: Reader, seen: Iterable[str]) -> Sight:
    """Look for words, worded for the reader when they are a catalogue's."""
    words = wanted if isinstance(wanted, str) else plain_words(wanted, reader)
    return Sight(words, tuple(seen))


def said_twice(body: Sequence[Text], reader: Reader) -> list[str]:
    """Our sentences that one message says in two places; lines of a list may be alike."""
    twice = _twice(body, body, reader)
    # What people typed may be the same by chance: it is looked past, where anything is found.
    return _twice(body, [_without_typed(each, count()) for each in body], reader) if twice else []


def _twice(body: Sequence[Text], worded: Sequence[Text], reader: Reader) -> list[str]:
    seen, twice = dict[str, str](), list[str]()
    for text, said in zip(body, worded, strict=True):
        for sentence in re.split(r"(?<=[.!?…])\s+|\n", even(plain_words(said, reader))):
            bare = sentence.casefold().strip(" .!?…*")
            if bare and seen.setdefault(bare, text.key) != text.key:
                twice.append(sentence)
    return twice


def _without_typed(text: Text, fresh: Iterator[int]) -> Text:
    """The same with every typed word another one."""
    return Text(
        key=text.key,
        args={
            name: _without_typed(each, fresh)
            if isinstance(each, Text)
            else f"{text.key}{next(fresh)}"
            if isinstance(each, str | tuple)
            else each
            for name, each in text.args.items()
        },
    )


def even(words: str) -> str:
    """As read: without what nobody sees, in whatever blanks."""
    return " ".join(UNSEEN.sub("", words).split())
