"""Which hour the tokens of an hour stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from messages.dates.grammar import DateGrammar
from messages.dates.guesses import HourGuess
from messages.dates.language_table import HourRange
from messages.dates.phrases import TokenText

_TYPED_IN_24 = re.compile(
    r"(?:\D+ )?(?:0\d|\d\d [:.] \d\d)"
)  # "09:30"; "9:30" may be in the evening
_YEARS = range(2020, 2060)  # four digits that rather are no hour
_JOINTS = frozenset("-/.")
_NUMBERS = re.compile(r"(?:\d+|[:.]) ")
_MOST_HOURS_OFFERED = 5
_LONGEST_RANGE = 12 * 60

Clock = tuple[int, int]
"""An hour as said, and the minutes since midnight that it stands for."""


def guess_hours(text: TokenText, start: int, rules: DateGrammar) -> Iterator[tuple[int, HourGuess]]:
    """Each way to read tokens from `start` on as an hour, or as two with words around them."""
    yield from _single_hours(text, start, rules)
    for around in rules.ranges:
        begin = text.says(around.opens, start) if around.between in text.words else -1
        if 0 <= begin < len(text.tokens):
            yield from _range_hours(text, begin, around, rules)


def _single_hours(
    text: TokenText, start: int, rules: DateGrammar
) -> Iterator[tuple[int, HourGuess]]:
    for end, template, match in rules.hours.matches(text, start):
        numbers_said = rules.numbers_said(match)
        in_24 = bool(_TYPED_IN_24.match(match[0]))
        plain = tuple(_clocks(numbers_said, 0 if in_24 else rules.halves_to))
        loose = numbers_said.get("hmm", 0) in _YEARS
        if plain and not (loose and _is_in_figures(text, start, end)):
            halves = tuple(_clocks(numbers_said, 12))
            within = rules.hours_within(match)
            yield end, HourGuess(plain, halves, within, loose=loose, bare=template.bare)


def _is_in_figures(text: TokenText, start: int, end: int) -> bool:
    """Whether a sign joins a number to others, as in a date."""
    beside = (*text.tokens[max(0, start - 1) : start], *text.tokens[end : end + 1])
    return not _JOINTS.isdisjoint(beside)


def _clocks(said: dict[str, int], halves_to: int) -> Iterator[Clock]:
    """The hours that the said one may stand for, when those up to `halves_to` may be of two."""
    hour, after = said.get("h", 0), [_minutes_after(said)]
    if "hmm" in said:
        hour, after[0] = divmod(said["hmm"], 100)
    if "one" in said:
        after = [said["one"], said["one"] * 10]  # the other digit is still to come, or was left out
    for each in [said["named"]] if "named" in said else _halves(hour, halves_to):
        yield from (
            (each, each * 60 + minutes)
            for minutes in after
            if -60 < minutes < 60 and each * 60 + minutes >= 0
        )


def _minutes_after(said: dict[str, int]) -> int:
    return said.get("mm", said.get("shift", said.get("more", 0))) - said.get("less", 0)


def _halves(hour: int, halves_to: int) -> list[int]:
    if not 1 <= hour <= halves_to:
        return [hour] if hour < 24 else []
    return [hour, (hour + 12) % 24]


def _range_hours(
    text: TokenText, start: int, around: HourRange, rules: DateGrammar
) -> Iterator[tuple[int, HourGuess]]:
    """The first of two hours; of a loose range every hour from the first to the last."""
    for middle, first in _single_hours(text, start, rules):
        begin = text.says(around.between, middle)
        if not 0 <= begin < len(text.tokens) or (first.bare and not around.short):
            continue
        for end, last in _single_hours(text, begin, rules):
            if last.bare and not around.opens:
                continue
            starts = [first, *_with_unit(text.part(start, middle), text.part(begin, end), rules)]
            if hours_until := _hours_until(starts, last, loose=around.loose):
                yield end, HourGuess(hours_until, hours_until, loose=around.loose)


def _with_unit(first: str, last: str, rules: DateGrammar) -> Iterator[HourGuess]:
    """A mere number as the other hour is said: "3" of "3 to 5 pm" is 3 pm."""
    unit = _NUMBERS.sub("", last)
    if first.strip().isdecimal() and unit != last:
        whole = TokenText(f"{first}{unit}".split())
        yield from (
            guess for end, guess in _single_hours(whole, 0, rules) if end == len(whole.tokens)
        )


def _hours_until(starts: Iterable[HourGuess], last: HourGuess, *, loose: bool) -> tuple[Clock, ...]:
    pairs = {
        (start, end)
        for guess in starts
        for start in _allowed(guess)
        for end in _allowed(last)
        if 0 < end[1] - start[1] <= _LONGEST_RANGE
    }
    if loose:
        return tuple(sorted({hour for pair in pairs for hour in _hours_between(*pair)}))
    return tuple(sorted({start for start, _ in pairs}))


def _allowed(guess: HourGuess) -> list[Clock]:
    """The hours of a guess that its own part of the day allows."""
    if not guess.within:
        return [*guess.plain]
    return [halve for halve in guess.halves if all(halve[0] in part for part in guess.within)]


def _hours_between(first: Clock, last: Clock) -> list[Clock]:
    minutes = range(first[1], last[1] + 1, 60)[:_MOST_HOURS_OFFERED]
    return [(minute // 60, minute) for minute in minutes]
