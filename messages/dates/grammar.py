"""One language's `dates.toml`: its templates compiled into patterns over tokens."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import TypeVar

from babel import Locale

from messages.dates.language_table import DatesTable
from messages.language import LanguageProfile

SOON = timedelta(days=335)  # about eleven months: a date without its year is never further

_ISO_DAY, _ISO_HOUR = "{y} - {m} - {d}", "{h} : {mm}"  # read in every language
_SIGNS = dict.fromkeys(map(ord, "\u2019\u02bc\u2018`\u00b4"), "'") | dict.fromkeys(
    map(ord, "\u2010\u2011\u2013"), "-"
)

V = TypeVar("V")


@dataclass(frozen=True)
class DateGrammar:
    """What one language says, and what it understands."""

    locale: Locale
    say: dict[str, str]
    twelve_hour: bool
    loose_days: tuple[int, ...]
    numbers: dict[str, dict[str, int]]
    spans: dict[str, dict[str, range]]
    days: list[tuple[str, re.Pattern[str]]]
    hours: list[re.Pattern[str]]

    def numbers_said(self, match: re.Match[str]) -> dict[str, int]:
        """The numbers of a match, by slot."""
        return {
            slot: int(text) if text.isdecimal() else self.numbers[slot][text]
            for slot, text in match.groupdict().items()
            if text and slot not in self.spans
        }

    def hours_within(self, match: re.Match[str]) -> list[range]:
        """The hours that the parts of the day in a match allow."""
        slots = match.groupdict()
        return [self.spans[slot][slots[slot]] for slot in self.spans if slots.get(slot)]


@cache
def language_grammar(language: str) -> DateGrammar:
    """The grammar of a language, read once from its folder."""
    spec = DatesTable.of_language(language)
    locale = Locale.parse(LanguageProfile.of_language(language).locale)
    count, ordinal = _spellings_by_place(spec.numbers), _spellings_by_place(spec.ordinals)
    numbers = {
        "d": count | ordinal,
        "n": count,
        "h": count,
        "mm": count,
        "weekday": _spellings_by_place(spec.weekdays) | _calendar_names(locale.days),
        "month": _spellings_by_place(spec.months, first=1) | _calendar_names(locale.months),
        "shift": _fold_phrases(spec.shifts),
        "named": _fold_phrases(spec.named),
    }
    spans = {
        slot: {phrase: range(*hours) for phrase, hours in _fold_phrases(parts).items()}
        for slot, parts in spec.parts.items()
    }
    ending = rf"(?: {_any_of(spec.ordinal_endings)})"
    slots = {
        slot: rf"(?P<{slot}>{_any_of(words)})" for slot, words in (numbers | spans).items()
    } | {
        "d": rf"(?P<d>\d{{1,2}}|{_any_of(numbers['d'])}){ending}?",
        "dth": rf"(?P<d>\d{{1,2}}(?={ending})|{_any_of(ordinal)}){ending}?",
        "m": r"(?P<m>0?[1-9]|1[0-2])",
        "y": r"(?P<y>20\d\d)",
        "yy": r"(?P<y>(?:20)?\d\d)",
        "n": rf"(?P<n>\d{{1,2}}|{_any_of(count)})",
        "h": rf"(?P<h>\d{{1,2}}|{_any_of(count)})",
        "mm": rf"(?P<mm>\d\d|{_any_of(count)})",
    }
    return DateGrammar(
        locale=locale,
        say=spec.say.patterns(),
        twelve_hour=spec.twelve_hour,
        loose_days=spec.loose_days,
        numbers=numbers,
        spans=spans,
        days=[
            (kind, _compile_template(template, slots))
            for kind, templates in [*spec.days.items(), ("calendar", [_ISO_DAY])]
            for template in templates
        ],
        hours=[_compile_template(template, slots) for template in [*spec.hours, _ISO_HOUR]],
    )


def _compile_template(template: str, slots: dict[str, str]) -> re.Pattern[str]:
    """A template as a pattern over tokens, each followed by one space."""
    signs = {"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|"}
    pieces = re.findall(r"\{(\w+)\}|([\[\]()|])|([^\s\[\](){}|]+)", template)
    return re.compile(
        "".join(
            signs[sign] if sign else f"{slots[slot] if slot else re.escape(_fold_words(word))} "
            for slot, sign, word in pieces
        )
    )


def _any_of(phrases: Iterable[str]) -> str:
    return f"(?:{'|'.join(re.escape(phrase) for phrase in phrases if phrase)})"


def _spellings_by_place(spellings: Iterable[str], first: int = 0) -> dict[str, int]:
    """Phrases by their place in a list whose entries separate spellings by a bar."""
    return {
        _fold_words(phrase): value
        for value, phrases in enumerate(spellings, first)
        for phrase in phrases.split("|")
        if phrase
    }


def _calendar_names(widths: Mapping[str, Mapping[str, Mapping[int, str]]]) -> dict[str, int]:
    """Babel's full and short names of days or months."""
    return {
        _fold_words(name): value
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for value, name in widths[context][width].items()
    }


def _fold_phrases(phrases: Mapping[str, V]) -> dict[str, V]:
    return {_fold_words(phrase): value for phrase, value in phrases.items()}


def _fold_words(words: str) -> str:
    return " ".join(tokenise(words))


def tokenise(words: str) -> list[str]:
    """Words, numbers and single signs; only accents, capitals and idle punctuation are dropped."""
    plain = "".join(_plain_sign(sign) for sign in words.translate(_SIGNS)).casefold()
    idle = r"(?<=[^\W\d_])\.|,(?!\d)|(?<=[^\W\d_])-(?=[^\W\d_])"
    return re.findall(r"[^\W\d_]+|\d+|\S", re.sub(idle, " ", plain))


def _plain_sign(sign: str) -> str:
    """A digit of any script as ASCII, a letter without its accents, other signs unchanged."""
    if sign.isnumeric():
        return str(unicodedata.decimal(sign, sign))
    parts = unicodedata.normalize("NFKD", sign)
    return "".join(part for part in parts if not unicodedata.combining(part))
