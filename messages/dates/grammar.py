"""One language's `dates.toml`, as what it says and what it understands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, cached_property
from typing import TypeVar

from babel import Locale

from messages.dates.language_table import SLOT, DatesTable, HourRange
from messages.dates.phrases import TokenText, Vocabulary, fold_words
from messages.dates.slots import fold_phrases, numbers_by_slot, slot_patterns
from messages.dates.templates import DIGITS, TokenPattern, compile_template
from messages.language import LANGUAGES, LanguageProfile

SOON = timedelta(days=335)  # about eleven months: a date without its year is never further

_ISO_DAYS = tuple(f"{{y}} {sign} {{m}} {sign} {{d}} [t]" for sign in "-/.")
_ISO_HOUR = "{h} : {mm}"  # both are read in every language

V = TypeVar("V")


@dataclass(frozen=True)
class DateTemplate:
    """One way to say a day, an hour, or a part of the day.

    `kind` is that of a day, else empty; a `bare` one is a mere number.
    """

    tokens: TokenPattern
    kind: str = ""
    bare: bool = False

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when a phrase first may be that: most never are."""
        return re.compile(self.tokens.pattern)


Templates = tuple[DateTemplate, ...]


@dataclass(frozen=True)
class TemplateIndex:
    """Templates by the token that they may begin with."""

    templates: Templates

    @cached_property
    def _by_first(self) -> dict[str, list[DateTemplate]]:
        found: dict[str, list[DateTemplate]] = {}
        for template in self.templates:
            for token in {
                DIGITS if token.isdecimal() else token for token in template.tokens.first
            }:
                found.setdefault(token, []).append(template)
        return found

    def matches(
        self, text: TokenText, start: int
    ) -> Iterator[tuple[int, DateTemplate, re.Match[str]]]:
        """Each template that takes the tokens from `start` to some end."""
        token, length = text.tokens[start], len(text.tokens)
        for template in self._by_first.get(DIGITS if token.isdecimal() else token, ()):
            if not template.tokens.may_be_in(text.words):
                continue
            least = max(1, template.tokens.shortest)
            for end in range(start + least, min(length, start + template.tokens.longest) + 1):
                if match := text.fullmatch(template.pattern, start, end):
                    yield end, template, match


@dataclass(frozen=True)
class DateGrammar:
    """What one language says, and what it understands."""

    locale: Locale
    say: dict[str, str]
    halves_to: int
    loose_days: tuple[int, ...]
    numbers: dict[str, dict[str, int]]
    spans: dict[str, dict[str, range]]
    days: TemplateIndex
    hours: TemplateIndex
    around: TemplateIndex
    before_hours: frozenset[str]
    idle: frozenset[str]
    alternatives: frozenset[str]
    denials: frozenset[str]
    bounds: frozenset[str]
    bygone: frozenset[str]
    ranges: tuple[HourRange, ...]
    spellings: dict[str, str]
    words: Vocabulary

    @cached_property
    def longest_idle(self) -> int:
        """How many tokens the longest idle phrase has."""
        return _longest(self.idle)

    @cached_property
    def longest_spelling(self) -> int:
        """How many tokens the longest phrase has that is another one's spelling."""
        return _longest(self.spellings)

    def numbers_said(self, match: re.Match[str]) -> dict[str, int]:
        """The numbers of a match, by slot."""
        return {
            slot: int(text) if text.isdecimal() else self.numbers[slot][text]
            for slot, text in match.groupdict().items()
            if text and slot not in self.spans
        }

    def hours_within(self, match: re.Match[str]) -> tuple[range, ...]:
        """The hours that the parts of the day in a match allow."""
        slots = match.groupdict()
        return tuple(self.spans[slot][slots[slot]] for slot in self.spans if slots.get(slot))


@cache
def language_grammar(language: str) -> DateGrammar:
    """The grammar of a language, read once from its folder."""
    spec = DatesTable.of_language(language)
    locale = Locale.parse(LanguageProfile.of_language(language).locale)
    numbers = numbers_by_slot(spec, locale)
    spans = {
        slot: {phrase: range(*hours) for phrase, hours in fold_phrases(parts).items()}
        for slot, parts in spec.parts.items()
    }
    slots = slot_patterns(spec, numbers, spans)

    def compiled(templates: Iterable[str], kind: str = "", *, bare: bool = False) -> Templates:
        return tuple(_date_template(template, slots, kind, bare=bare) for template in templates)

    days = [compiled(templates, kind) for kind, templates in spec.days.items()]
    days += [compiled(_ISO_DAYS, "calendar"), compiled(spec.bare_days, "calendar", bare=True)]
    hours = [compiled([*spec.hours, _ISO_HOUR]), compiled(spec.bare_hours, bare=True)]
    return DateGrammar(
        locale=locale,
        say=spec.say.patterns(),
        halves_to=spec.halves_to,
        loose_days=spec.loose_days,
        numbers=numbers,
        spans=spans,
        days=TemplateIndex(sum(days, ())),
        hours=TemplateIndex(sum(hours, ())),
        around=TemplateIndex(compiled(spec.around)),
        before_hours=frozenset(map(fold_words, spec.before_hours)),
        idle=frozenset(map(fold_words, spec.idle)),
        alternatives=frozenset(map(fold_words, spec.alternatives)),
        denials=frozenset(map(fold_words, spec.denials)),
        bounds=frozenset(map(fold_words, spec.bounds)),
        bygone=frozenset(map(fold_words, spec.bygone)),
        ranges=tuple(_fold_range(hour_range) for hour_range in spec.ranges),
        spellings=_spellings(spec),
        words=Vocabulary(
            known=_split_words(_all_phrases(spec, numbers, spans)),
            meant=_split_words(_phrases_of_days(spec, numbers)),
        ),
    )


@cache
def every_grammar(first: str) -> tuple[DateGrammar, ...]:
    """The grammar of a language, and then those of all the others."""
    return tuple(
        language_grammar(each)
        for each in (first, *(language for language in LANGUAGES if language != first))
    )


@cache
def every_word() -> Vocabulary:
    """The words of all languages."""
    words = [language_grammar(language).words for language in LANGUAGES]
    return Vocabulary(
        known=frozenset().union(*(word.known for word in words)),
        meant=frozenset().union(*(word.meant for word in words)),
    )


def _spellings(spec: DatesTable) -> dict[str, str]:
    """What is read as something else; a feast's own words stay as they are."""
    kept = {name: name for name in (*spec.feasts, *spec.easter)}
    return {fold_words(old): fold_words(new) for old, new in {**spec.spellings, **kept}.items()}


def _date_template(
    template: str, slots: Mapping[str, TokenPattern], kind: str, *, bare: bool
) -> DateTemplate:
    return DateTemplate(compile_template(template, slots), kind, bare)


def _phrases_of_days(spec: DatesTable, numbers: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    """Words for a day, which may be misspelt."""
    yield from numbers["weekday"]
    yield from numbers["month"]
    yield from (SLOT.sub(" ", each) for listed in spec.days.values() for each in listed)


def _all_phrases(
    spec: DatesTable,
    numbers: Mapping[str, Mapping[str, int]],
    spans: Mapping[str, Mapping[str, range]],
) -> Iterator[str]:
    yield from _phrases_of_days(spec, numbers)
    yield from (SLOT.sub(" ", template) for template in spec.templates())
    for table in (*numbers.values(), *spans.values(), spec.spellings):
        yield from table
    for listed in (spec.idle, spec.alternatives, spec.before_hours, spec.ordinal_endings):
        yield from listed
    yield from (f"{hour_range.opens} {hour_range.between}" for hour_range in spec.ranges)
    yield "t"


def _fold_range(hour_range: HourRange) -> HourRange:
    folded = {"opens": fold_words(hour_range.opens), "between": fold_words(hour_range.between)}
    return hour_range.model_copy(update=folded)


def _longest(phrases: Iterable[str]) -> int:
    return max((len(phrase.split()) for phrase in phrases), default=0)


def _split_words(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(word for phrase in phrases for word in fold_words(phrase).split())
