"""From keys to words: Fluent catalogues, one folder per language, one file per capability."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

from fluent_compiler.bundle import FluentBundle

from messages import dates
from messages.model import Filling, Message, Reader, Text, When

FOLDER = Path(__file__).parent
LANGUAGES = tuple(sorted(path.parent.name for path in FOLDER.glob("*/dates.toml")))
FALLBACK = "fr"
ROOMS = frozenset(path.stem for path in (FOLDER / FALLBACK).glob("*.ftl"))
COMMON = "palier"

# Where a filling goes while the sentence is being built: private-use characters, which no
# typed text holds (see messages.typed), so that what people typed is never read as markup.
OPEN, CLOSE = "\ue000", "\ue001"
PIECES = re.compile(f"({OPEN}\\d+{CLOSE}|\\*)")


@dataclass(frozen=True)
class Span:
    """A run of words drawn one way."""

    words: str
    bold: bool = False


Spans = tuple[Span, ...]


def language(wanted: str | None) -> str:
    """The nearest language Palier speaks ("en-GB" is "en"; unknown ones read French)."""
    short = (wanted or "").lower().replace("_", "-").split("-")[0]
    return short if short in LANGUAGES else FALLBACK


@cache
def bundle(spoken: str, room: str) -> FluentBundle:
    """One file's sentences, compiled when the first of them is said."""
    source = (FOLDER / spoken / f"{room}.ftl").read_text("utf-8")
    return FluentBundle.from_string(spoken, typeset(source, spoken), use_isolating=False)


def room(key: str) -> str:
    """The file a key stands in: its first word, or the one for every capability."""
    first = key.split("-")[0]
    return first if first in ROOMS else COMMON


def known(key: str, spoken: str = FALLBACK) -> bool:
    """Whether the language has words for the key."""
    return bool(bundle(spoken, room(key)).has_message(key))


def typeset(source: str, spoken: str) -> str:
    """French keeps its punctuation on the line of its word; catalogues have plain spaces there."""
    if spoken != "fr":
        return source
    source = re.sub(r"(?<=\S) (?=[;!?])", "\u202f", source)
    return re.sub(r"(?<=«) (?=\S)|(?<=\S) (?=[:»])", "\u00a0", source)


@cache
def names() -> dict[str, str]:
    """Each language under its own name, for the button that chooses one."""
    return {
        each: tomllib.loads((FOLDER / each / "dates.toml").read_text("utf-8"))["name"]
        for each in LANGUAGES
    }


def word(text: Text, reader: Reader) -> Spans:
    """The text in the reader's language; what people typed stays in spans of its own."""
    parts: dict[str, Spans] = {}
    fresh = count()

    def place(filling: Filling) -> str | int:
        if isinstance(filling, int):
            return filling
        mark = f"{OPEN}{next(fresh)}{CLOSE}"
        parts[mark] = fill(filling, reader)
        return mark

    sentence = _format(text.key, {name: place(value) for name, value in text.args.items()}, reader)
    return tuple(_merge(_spans(sentence, parts)))


def _format(key: str, args: dict[str, str | int], reader: Reader) -> str:
    spoken = reader.language if known(key, reader.language) else FALLBACK
    words, errors = bundle(spoken, room(key)).format(key, args)
    if errors:
        raise errors[0]
    return str(words)


def fill(filling: str | When | Text, reader: Reader) -> Spans:
    match filling:
        case Text():
            return word(filling, reader)
        case When():
            return (Span(say(filling, reader.language)),)
        case str():
            return (Span(filling),)


def say(when: When, spoken: str) -> str:
    zone = ZoneInfo(when.zone)
    local = when.at.astimezone(zone)
    wordings: dict[str, Callable[[], str]] = {
        "moment": lambda: dates.say_moment(when.at, zone, spoken),
        "day": lambda: dates.say_day(local.date(), spoken),
        "hour": lambda: dates.say_hour(local.time(), spoken),
    }
    return wordings[when.show]()


def _spans(sentence: str, parts: dict[str, Spans]) -> Iterator[Span]:
    bold = False
    for piece in PIECES.split(sentence):
        if piece == "*":
            bold = not bold
        elif piece in parts:
            yield from (replace(span, bold=span.bold or bold) for span in parts[piece])
        elif piece:
            yield Span(piece, bold)


def _merge(spans: Iterator[Span]) -> Iterator[Span]:
    last: Span | None = None
    for span in spans:
        if last and last.bold == span.bold:
            last = replace(last, words=last.words + span.words)
            continue
        if last:
            yield last
        last = span
    if last:
        yield last


def plain(text: Text, reader: Reader) -> str:
    return "".join(span.words for span in word(text, reader))


def paragraphs(message: Message, reader: Reader) -> list[Spans]:
    return [word(text, reader) for text in message.body]
