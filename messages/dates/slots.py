"""What stands in the braces of a template: words and digits, and the numbers they mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from babel import Locale

from messages.dates.language_table import DatesTable
from messages.dates.phrases import fold_words
from messages.dates.templates import DIGITS, TokenPattern, any_of

V = TypeVar("V")


def numbers_by_slot(spec: DatesTable, locale: Locale) -> dict[str, dict[str, int]]:
    """The numbers that words stand for in each slot."""
    count, ordinal = _spellings_by_place(spec.numbers), _spellings_by_place(spec.ordinals)
    fives = {words: number for words, number in count.items() if number % 5 == 0}
    tables: dict[str, Mapping[str, int]] = {
        "n": spec.counts,
        "shift": spec.shifts,
        "named": spec.named,
        "later": spec.later,
        "span": spec.spans,
        "nth": spec.nth,
        "some": {words: first * 100 + last for words, (first, last) in spec.some.items()},
        "easter": spec.easter,
        "beside": spec.beside,
        "stretch": spec.stretches,
        "feast": {name: month * 100 + day for name, (month, day) in spec.feasts.items()},
    }
    return {
        "d": _up_to(31, count) | ordinal,
        "dth": ordinal,
        "until": _up_to(31, count) | ordinal,
        "weekdays": _spellings_by_place(spec.weekdays_each),
        "h": _up_to(24, count),
        "mm": count,
        "more": fives,
        "less": fives,
        "weekday": _spellings_by_place(spec.weekdays) | _calendar_names(locale.days),
        "month": _spellings_by_place(spec.months, first=1) | _calendar_names(locale.months),
    } | {
        slot: fold_phrases(table) | (count if slot == "n" else {}) for slot, table in tables.items()
    }


def _up_to(most: int, numbers: Mapping[str, int]) -> dict[str, int]:
    return {words: number for words, number in numbers.items() if number <= most}


def slot_patterns(
    spec: DatesTable,
    numbers: dict[str, dict[str, int]],
    spans: dict[str, dict[str, range]],
) -> dict[str, TokenPattern]:
    """What each slot of a template takes."""
    ending = f"(?: {any_of(spec.ordinal_endings).pattern})"
    fives = "[1-5]?[05]"
    digits = {"n": r"\d{1,2}", "h": r"\d{1,2}", "mm": r"\d\d", "more": fives, "less": fives}
    digits |= {"d": r"\d{1,2}", "until": r"\d{1,2}", "dth": rf"\d{{1,2}}(?={ending})"}
    tables: dict[str, Iterable[str]] = {**numbers, **spans}
    patterns = {
        slot: _slot("d" if slot == "dth" else slot, any_of(words), digits.get(slot, ""))
        for slot, words in tables.items()
    }
    for slot in ("d", "dth", "until"):
        after = TokenPattern(f"{ending}?", frozenset(), 1)
        patterns[slot] = patterns[slot].followed_by(after)
    only_digits = {
        "m": r"(?P<m>0?[1-9]|1[0-2])",
        "y": r"(?P<y>20\d\d)",
        "yy": r"(?P<y>(?:20)?\d\d)",
        # Two digits that are no hour: "3 January 27".
        "year": r"(?:' )?(?P<y>20\d\d|2[4-9]|[3-9]\d)",
        "one": r"(?P<one>\d)",
        "hmm": r"(?P<hmm>\d{1,2}[0-5]\d)",
    }
    return patterns | {
        slot: TokenPattern(pattern, frozenset({DIGITS, "'"}), 2, shortest=1)
        for slot, pattern in only_digits.items()
    }


def _slot(name: str, words: TokenPattern, digits: str) -> TokenPattern:
    """A named group: some phrases, or digits of that form."""
    if not digits:
        needed = frozenset((words.first,))
        pattern = f"(?P<{name}>{words.pattern})"
        return TokenPattern(pattern, words.first, words.longest, needed=needed, shortest=1)
    first, longest = words.first | {DIGITS}, max(words.longest, 1)
    return TokenPattern(f"(?P<{name}>{digits}|{words.pattern})", first, longest, shortest=1)


def _spellings_by_place(spellings: Iterable[str], first: int = 0) -> dict[str, int]:
    """Phrases by their place in a list whose entries separate spellings by a bar."""
    return {
        fold_words(phrase): value
        for value, phrases in enumerate(spellings, first)
        for phrase in phrases.split("|")
        if phrase
    }


def _calendar_names(widths: Mapping[str, Mapping[str, Mapping[int, str]]]) -> dict[str, int]:
    """Babel's full and short names of days or months."""
    return {
        fold_words(name): value
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for value, name in widths[context][width].items()
    }


def fold_phrases(phrases: Mapping[str, V]) -> dict[str, V]:
    """A table with its phrases folded."""
    return {fold_words(phrase): value for phrase, value in phrases.items()}
