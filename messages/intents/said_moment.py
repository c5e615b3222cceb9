"""The day or hour among typed words, and the day until which something lasts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import product

from messages import dates
from messages.intents.vocabulary import IntentVocabulary, Words

LONGEST = 8
"""Words of a date, or of the first part of a stretch of time."""

MORE = 4
"""Words that a run of the longest may leave out: "at my place" before it, half an hour behind."""

READINGS = 200
"""Runs of words that are tried as a date: three times what an old neighbour's letter takes."""


class _ReadingsSpent(Exception):
    """So much might be a date that none of it is taken for one."""


@dataclass(frozen=True)
class SaidMoment:
    """The moment, the end of what lasts, and which words say so."""

    moment: dates.DateReading | None = None
    until: dates.DateReading | None = None
    words: frozenset[int] = frozenset()


class MomentFinder:
    """Looks for dates in the words of one sentence."""

    def __init__(
        self, words: Sequence[str], silent: frozenset[int], vocabulary: IntentVocabulary
    ) -> None:
        self._vocabulary = vocabulary
        self._readings: dict[str, dates.DateReading | dates.DateNotUnderstood] = {}
        self._words = [
            "" if at in silent else self._calendar_word(each) for at, each in enumerate(words)
        ]

    def find(self, now: datetime) -> SaidMoment:
        """The first day of a stretch, or the longest date; how long something lasts is no day.

        Nothing where more might be one than is read: half a search might find the wrong day.
        """
        try:
            return self._find(now)
        except _ReadingsSpent:
            return SaidMoment()

    def _find(self, now: datetime) -> SaidMoment:
        until, lasting = self._find_until(now)
        for at in lasting:
            self._words[at] = ""
        moment, dated = self._find_stretch(now) or self._find_moment(now)
        return SaidMoment(moment, until, lasting | dated)

    def _find_until(self, now: datetime) -> tuple[dates.DateReading | None, frozenset[int]]:
        """The day that stands behind an "until" or a "for"."""
        for phrase, read_as in self._vocabulary.until.items():
            for start in self._places(phrase):
                after = start + len(phrase)
                for end in range(min(after + LONGEST, len(self._words)), after, -1):
                    read = self._read([*read_as, *self._words[after:end]], now)
                    if isinstance(read, dates.DateReading) and read.day:
                        return read, frozenset(range(start, end))
        return None, frozenset()

    def _find_stretch(
        self, now: datetime
    ) -> tuple[dates.DateReading | None, frozenset[int]] | None:
        """The beginning of "from … to …", with the month that only its end names."""
        for start, first, after in self._stretches():
            if found := self._read_stretch(start, first, after, now):
                return found
        return None

    def _stretches(self) -> Iterator[tuple[int, list[str], int]]:
        """Where one begins, the words up to its "to", and where those after it begin."""
        for begins, ends in self._vocabulary.stretches:
            for start, middle in product(self._places(begins), self._places(ends)):
                first = self._words[start + len(begins) : middle]
                if 0 < len(first) < LONGEST and any(map(self._tells_time, first)):
                    yield start, first, middle + len(ends)

    def _read_stretch(
        self, start: int, first: list[str], after: int, now: datetime
    ) -> tuple[dates.DateReading | None, frozenset[int]] | None:
        rest = self._words[after : after + LONGEST]
        for end in range(len(rest), 0, -1):
            if not self._tells_time(rest[end - 1]):
                continue
            for begin in (*range(1, end), end):
                read = self._read([*first, *rest[begin:end]], now)
                if isinstance(read, dates.DateReading):
                    return read, frozenset(range(start, after + end))
        return None

    def _find_moment(self, now: datetime) -> tuple[dates.DateReading | None, frozenset[int]]:
        """The day or hour said in the longest run of words, and which words say it."""
        for run in self._dated_runs():
            if getattr(self._read_run(run, now), "reason", "") == "unread":
                continue
            for whole in (*self._around(run), run):
                read = self._read_run(whole, now)
                if isinstance(read, dates.DateReading):
                    return read, frozenset(whole)
                named = any(self._words[at] in self._vocabulary.calendar for at in whole)
                if read.reason != "unread" and named:
                    return _day_in_common(read), frozenset(whole)
        return None, frozenset()

    def _around(self, run: range) -> Iterator[range]:
        """The runs of which this one may be a part that was cut, the longest first."""
        if len(run) < LONGEST:
            return
        for size in range(LONGEST + MORE, LONGEST, -1):
            last = min(run.start, len(self._words) - size)
            for start in range(max(0, run.stop - size), last + 1):
                if all(self._words[start : start + size]):
                    yield range(start, start + size)

    def _read_run(self, run: range, now: datetime) -> dates.DateReading | dates.DateNotUnderstood:
        return self._read([self._words[at] for at in run], now)

    def _read(
        self, words: Sequence[str], now: datetime
    ) -> dates.DateReading | dates.DateNotUnderstood:
        said = " ".join(words)
        if said not in self._readings:
            if len(self._readings) == READINGS:
                raise _ReadingsSpent
            self._readings[said] = dates.read_whole_moment(said, self._vocabulary.language, now)
        return self._readings[said]

    def _dated_runs(self) -> Iterator[range]:
        """Every run of words with one that tells time, the longest first."""
        dated = {at for at, each in enumerate(self._words) if self._tells_time(each)}
        for size in range(min(LONGEST, len(self._words)), 0, -1):
            for start in range(len(self._words) - size + 1):
                run = range(start, start + size)
                if not dated.isdisjoint(run) and all(self._words[at] for at in run):
                    yield run

    def _places(self, phrase: Words) -> Iterator[int]:
        size = len(phrase)
        for start in range(len(self._words) - size + 1):
            if tuple(self._words[start : start + size]) == phrase:
                yield start

    def _tells_time(self, word: str) -> bool:
        return word in self._vocabulary.calendar or any(each.isdigit() for each in word)

    def _calendar_word(self, typed: str) -> str:
        """A word of the calendar, its slips mended."""
        like = self._vocabulary.words_like(typed) if typed.isalpha() else frozenset()
        return min(like & self._vocabulary.calendar, default=typed)


def _day_in_common(unclear: dates.DateNotUnderstood) -> dates.DateReading | None:
    """The day, where it is only the hour that may be another."""
    days = {choice.day for choice in unclear.choices}
    day = days.pop() if len(days) == 1 else None
    return dates.DateReading(day, None) if day else None
