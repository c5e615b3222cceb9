"""From keys to words: Fluent catalogues, one folder per language, one file per capability."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from itertools import count, pairwise
from zoneinfo import ZoneInfo

from fluent_compiler.bundle import FluentBundle

from messages import dates
from messages.accessors import DIAL, FACT
from messages.dialled import DIALLED, dialled_words, fact_words
from messages.isolation import (
    ISOLATES,
    MORE,
    PDI,
    Piece,
    count_unclosed,
    has_right_to_left,
    inert_pieces,
    isolate_pieces,
)
from messages.language import FALLBACK, FOLDER, LANGUAGES, LanguageProfile, NameJoining
from messages.model import CountryName, Filling, LanguageName, Message, MomentText, Reader, Text
from messages.national_facts import national_facts

ROOMS = frozenset(path.stem for path in (FOLDER / FALLBACK).glob("*.ftl"))
COMMON = "palier"
COMMAND_PREFIX = "command-"
"""How keys begin that describe a command; their attribute `name` is what people type for it."""

SENTENCE = r"^([a-z][\w-]*) =((?:.*\n[ \t]+)*.*)"
NATIONAL = rf"\$((?:{DIAL}|{FACT})[\w-]+)"

NAMED = r"^([\w-]+) =.*\n(?:[ \t]+.*\n)*?[ \t]+\.name = (.*?)[ \t]*$"

ENTRY = re.compile(r"^-?[a-zA-Z][\w-]* *=", re.MULTILINE)
REFERRED = re.compile(r"\{\s*(-?[a-z][\w-]*)")
HANDFUL = 16

# Where a filling goes while the sentence is being built: private-use characters, which no
# typed text holds (see messages.typed), so that what people typed is never read as markup.
OPEN, CLOSE = "\ue000", "\ue001"
PIECES = re.compile(f"({OPEN}\\d+{CLOSE}|\\*)")
MARKS = "".join(sorted(ISOLATES))


ADDRESSES = frozenset({"place", "places", "note", "address"})
"""Variables in which an https address that somebody typed may be opened: it is shown whole."""

NUMBERS = frozenset({"contact", "numbers", "access"})
"""Variables that somebody dials or copies: their numbers hold nothing unseen."""

OURS = frozenset({"link", "url", "path"})
"""Variables that Palier fills with an address of its own, or a file's place on its machine."""

OWN_WORDS = ("own-group", "own-groups")
"""What each platform calls by a word of its own: `{ $own-group }` is a channel on Slack."""


PLACES, NAMES = frozenset({"area", "town"}), frozenset({"name", "names", "host", "who"})
"""Variables that a place or a person stands in: a word before them may have to join them."""


@dataclass(frozen=True)
class WordSpan:
    """A run of words drawn one way; a `link` is an address, to be shown whole."""

    words: str
    bold: bool = False
    link: bool = False


Spans = tuple[WordSpan, ...]


def nearest_language(wanted: str | None) -> str:
    """The nearest language Palier speaks ("en-GB" is "en"; unknown ones read `FALLBACK`)."""
    return spoken_language(wanted) or FALLBACK


def spoken_language(wanted: str | None) -> str:
    """The language of that tag, if Palier speaks it; nothing otherwise."""
    short = (wanted or "").lower().replace("_", "-").split("-")[0]
    return short if short in LANGUAGES else ""


class SentenceRoom:
    """One file's sentences, compiled a handful at a time when one of them is first said.

    Few of a thousand are said in a day, and compiling all takes seconds and megabytes; one at a
    time, each would carry a module of its own.
    """

    def __init__(self, source: str, profile: LanguageProfile) -> None:
        starts = [found.start() for found in ENTRY.finditer(source)]
        entries = [source[start:end] for start, end in pairwise([*starts, len(source)])]
        self._entries = {entry.partition("=")[0].strip(): entry for entry in entries}
        self._profile = profile
        self._compiled: dict[str, FluentBundle] = {}

    def has_message(self, key: str) -> bool:
        """Whether the file has that sentence."""
        return key in self._entries

    def format(self, key: str, args: Mapping[str, str | int]) -> tuple[str, list[Exception]]:
        """The sentence (or its attribute, "key.attribute"), and what went wrong in saying it.

        Raises `KeyError` where the file has no such sentence.
        """
        name = key.partition(".")[0]
        if name not in self._entries:
            raise KeyError(key)
        if name not in self._compiled:
            self._compile_handful(name)
        words, errors = self._compiled[name].format(key, args)
        return str(words), errors

    def _compile_handful(self, name: str) -> None:
        """The entry with those that stand around it, and whatever these refer to."""
        names = list(self._entries)
        first = names.index(name) // HANDFUL * HANDFUL
        handful = names[first : first + HANDFUL]
        needed = list(handful)
        for each in needed:
            referred = REFERRED.findall(self._entries[each])
            needed += [one for one in referred if one not in needed and one in self._entries]
        bundle = compile_source("".join(self._entries[each] for each in needed), self._profile)
        self._compiled |= dict.fromkeys(handful, bundle)


@cache
def sentence_room(spoken: str, room: str) -> SentenceRoom:
    """The sentences of one file of a language."""
    source = (FOLDER / spoken / f"{room}.ftl").read_text("utf-8")
    return SentenceRoom(source, LanguageProfile.of_language(spoken))


def compile_source(source: str, profile: LanguageProfile) -> FluentBundle:
    """Sentences of a language, set in type."""
    return FluentBundle.from_string(profile.tag, profile.set_in_type(source), use_isolating=False)


def room_of(key: str) -> str:
    """The file a key stands in: its first word, or the one for every capability."""
    first = key.split("-")[0]
    return first if first in ROOMS else COMMON


def is_known(key: str, spoken: str = FALLBACK) -> bool:
    """Whether the language has words for the key."""
    return sentence_room(spoken, room_of(key)).has_message(key)


def command_names(command: str) -> dict[str, str]:
    """The names a command has in languages that do not call it as the code does."""
    names = {each: _command_names_in(each).get(f"{COMMAND_PREFIX}{command}") for each in LANGUAGES}
    return {language: name for language, name in names.items() if name and name != command}


@cache
def _command_names_in(spoken: str) -> dict[str, str]:
    # Read and not compiled: whoever starts knows the names before anything is said.
    source = (FOLDER / spoken / "command.ftl").read_text("utf-8")
    findall = re.findall(NAMED, source, re.MULTILINE)
    return dict(findall)


def language_names() -> dict[str, str]:
    """Each language under its own name, for the button that chooses one."""
    return {language: LanguageProfile.of_language(language).name for language in LANGUAGES}


def render_text(text: Text, reader: Reader) -> Spans:
    """The text in the reader's language; what people typed is inert in it.

    Where something is written from right to left, whatever was typed is ordered by itself.
    """
    spans = tuple(_worded_spans(text, reader, isolate=False))
    from_the_right = LanguageProfile.of_language(reader.language).from_the_right
    if from_the_right or any(has_right_to_left(span.words) for span in spans):
        return tuple(_worded_spans(text, reader, isolate=True))
    return spans


def _worded_spans(text: Text, reader: Reader, *, isolate: bool) -> Iterator[WordSpan]:
    parts: dict[str, Spans] = {}
    named: dict[str, str] = {}
    fresh = count()

    def place(name: str, filling: Filling) -> str | int:
        if isinstance(filling, int):
            return filling
        mark = f"{OPEN}{next(fresh)}{CLOSE}"
        parts[mark] = tuple(_filled_spans(name, filling, reader, isolate=isolate))
        if name in PLACES | NAMES:
            named[mark] = name
        return mark

    args = {name: place(name, value) for name, value in text.args.items()}
    pieces = PIECES.split(_format_key(text.key, args, reader))
    if named:
        _join_names(pieces, parts, named, LanguageProfile.of_language(reader.language).joining)
    return _merge_spans(_make_spans(pieces, parts))


def _join_names(
    pieces: list[str], parts: dict[str, Spans], named: Mapping[str, str], joining: NameJoining
) -> None:
    """Let the words before names join them, as the language has it."""
    for at, mark in enumerate(pieces):
        before = next((each for each in range(at - 1, -1, -1) if pieces[each] not in ("", "*")), -1)
        spans = parts.get(mark, ())
        first = next((each for each, span in enumerate(spans) if span.words.strip(MARKS)), -1)
        if mark not in named or before < 0 or pieces[before] in parts or first < 0:
            continue
        typed, place = spans[first].words, named[mark] in PLACES
        bare = typed.lstrip(MARKS)
        pieces[before], joined = joining.join_name(pieces[before], bare, place=place)
        whole = replace(spans[first], words=typed[: len(typed) - len(bare)] + joined)
        parts[mark] = (*spans[:first], whole, *spans[first + 1 :])


def _format_key(key: str, args: dict[str, str | int], reader: Reader) -> str:
    spoken = reader.language if is_known(key, reader.language) else FALLBACK
    ours = given_words(spoken, reader.country, reader.idiom)
    return _say_in_idiom(sentence_room(spoken, room_of(key)), key, {**ours, **args}, reader.idiom)


def _say_in_idiom(room: SentenceRoom, key: str, args: Mapping[str, str | int], idiom: str) -> str:
    """The sentence as one platform words it, or as it is worded for all."""
    words: str | None = None
    errors = list[Exception]()
    if idiom:
        with suppress(LookupError):
            words, errors = room.format(f"{key}.{idiom}", args)
    if words is None:
        words, errors = room.format(key, args)
    if errors:
        raise errors[0]
    return words


@cache
def given_words(spoken: str, country: str, idiom: str = "") -> dict[str, str]:
    """What every sentence may use: whom to call in the country, what things are called there."""
    danger, common = sentence_room(spoken, "danger"), sentence_room(spoken, COMMON)
    facts, locale = national_facts(country), LanguageProfile.of_language(spoken).locale

    def say(key: str, args: dict[str, str]) -> str:
        return _say_in_idiom(danger, key, args, idiom)

    numbers = {f"{DIAL}{each}": dialled_words(each, facts, say, locale) for each in DIALLED}
    known = {f"{FACT}{name}": each for name, each in fact_words(facts, say, locale).items()}
    if LanguageProfile.of_language(spoken).from_the_right:
        known = {name: _ordered_by_itself(each) for name, each in known.items()}
    named = {word: _say_in_idiom(common, word, {}, idiom) for word in OWN_WORDS}
    return {**numbers, **known, **named}


def _ordered_by_itself(said: str) -> str:
    return "".join(words for words, _ in isolate_pieces([(said, False)])) if said else ""


def _filled_spans(
    name: str,
    filling: str | MomentText | LanguageName | CountryName | Text | tuple[str, ...],
    reader: Reader,
    *,
    isolate: bool,
) -> Iterator[WordSpan]:
    match filling:
        case Text():
            yield from _worded_spans(filling, reader, isolate=isolate)
        case MomentText():
            yield WordSpan(say_when(filling, reader.language))
        case LanguageName(language=language):
            yield WordSpan(LanguageProfile.of_language(reader.language).name_of(language))
        case CountryName(country=country):
            yield WordSpan(LanguageProfile.of_language(reader.language).name_of_country(country))
        case tuple():
            for number, each in enumerate(filling):
                if number:
                    yield WordSpan(LanguageProfile.of_language(reader.language).between_names)
                yield from _filled_spans(name, each, reader, isolate=isolate)
        case str():
            pieces = _typed_pieces(name, filling)
            for words, link in isolate_pieces(pieces) if isolate else pieces:
                yield WordSpan(words, link=link)


def _typed_pieces(name: str, typed: str) -> list[Piece]:
    """What somebody typed as its variable allows: its name says what it is for."""
    if name in OURS:
        return [(typed, typed.startswith("https://"))] if typed else []
    return inert_pieces(typed, addresses=name in ADDRESSES, numbers=name in NUMBERS)


def say_when(when: MomentText, spoken: str) -> str:
    """A moment in words; an hour stays on one line."""
    zone = ZoneInfo(when.zone)
    local = when.at.astimezone(zone)
    if when.show == "day":
        return dates.say_day(local.date(), spoken)
    hour = dates.say_hour(local.time(), spoken)
    said = hour if when.show == "hour" else dates.say_moment(when.at, zone, spoken)
    return said.replace(hour, hour.replace(" ", "\u00a0"))


def _make_spans(pieces: Sequence[str], parts: Mapping[str, Spans]) -> Iterator[WordSpan]:
    bold = False
    for piece in pieces:
        if piece == "*":
            bold = not bold
        elif piece in parts:
            yield from (replace(span, bold=span.bold or bold) for span in parts[piece])
        elif piece:
            yield WordSpan(piece, bold)


def _merge_spans(spans: Iterator[WordSpan]) -> Iterator[WordSpan]:
    last: WordSpan | None = None
    for span in spans:
        if last and last.bold == span.bold and not (last.link or span.link):
            last = replace(last, words=last.words + span.words)
            continue
        if last:
            yield last
        last = span
    if last:
        yield last


@cache
def _national_variables() -> dict[str, frozenset[str]]:
    """The sentences that say what holds in a country, and what they name of it."""
    found: dict[str, frozenset[str]] = {}
    for path in FOLDER.glob("*/*.ftl"):
        for key, pattern in re.findall(SENTENCE, path.read_text("utf-8"), re.MULTILINE):
            if named := re.findall(NATIONAL, pattern):
                found[key] = found.get(key, frozenset()).union(named)
    return found


def speaks_of_country(*texts: Text) -> bool:
    """Whether something is said there that depends on the country it is said of."""
    return any(
        text.key in _national_variables()
        or speaks_of_country(*(each for each in text.args.values() if isinstance(each, Text)))
        for text in texts
    )


def holds_there(text: Text, reader: Reader) -> bool:
    """Whether what the sentence names of a country is known of the one it is read for."""
    named = _national_variables().get(text.key)
    if not named:
        return True
    given = given_words(nearest_language(reader.language), reader.country, reader.idiom)
    return all(given[each] for each in named)


def plain_words(text: Text, reader: Reader) -> str:
    return "".join(span.words for span in render_text(text, reader))


def paragraphs(message: Message, reader: Reader) -> list[Spans]:
    """The message in the reader's language, with what holds in the country it speaks of.

    A paragraph is left out that names what there is not in that country, or nobody told.
    """
    there = reader.in_country(message.country)
    return [render_text(text, there) for text in message.body if holds_there(text, there)]


@dataclass(frozen=True)
class PlatformIdiom:
    """How one platform says everything: in its own words where a sentence has some."""

    name: str

    def render_text(self, text: Text, reader: Reader) -> Spans:
        return render_text(text, reader.on_platform(self.name))

    def plain_words(self, text: Text, reader: Reader) -> str:
        return plain_words(text, reader.on_platform(self.name))

    def paragraphs(self, message: Message, reader: Reader) -> list[Spans]:
        return paragraphs(message, reader.on_platform(self.name))


def clip_spans(
    spans: Sequence[WordSpan], room: int, clip: Callable[[str, int], str]
) -> list[WordSpan]:
    """As much of a paragraph as a platform's way to clip leaves room for."""
    whole = "".join(span.words for span in spans)
    if (clipped := clip(whole, room)) == whole:
        return list(spans)
    left, kept = len(clipped.removesuffix(MORE).rstrip(PDI)), list[WordSpan]()
    for span in spans:
        if left <= 0 or (span.link and len(span.words) > left):
            break  # an address opens whole or not at all
        kept.append(replace(span, words=span.words[:left]))
        left -= len(span.words)
    still = count_unclosed("".join(span.words for span in kept))
    return [*kept, WordSpan(PDI * still + MORE)]
