"""Ways to take all the tokens of a phrase as a day, an hour, and parts of the day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from messages.dates.days import guess_days
from messages.dates.grammar import DateGrammar
from messages.dates.guesses import DayGuess, Guess, HourGuess, PartGuess
from messages.dates.hours import guess_hours
from messages.dates.phrases import TokenText, is_mark

_MOST_PARTS = 2


class Cover(NamedTuple):
    """All tokens taken as a day, an hour and parts of the day, or some of these."""

    day: DayGuess | None = None
    hour: HourGuess | None = None
    parts: tuple[PartGuess, ...] = ()

    @property
    def bare(self) -> bool:
        """Whether a mere number is taken for a day, or for an hour of no part of the day."""
        return bool(self.day and self.day.bare) or self._bare_hour

    @property
    def _bare_hour(self) -> bool:
        return self.hour is not None and self.hour.bare and not self.within()

    def add(self, guess: Guess) -> Cover | None:
        """This and one guess more; None when there is one of its kind."""
        match guess:
            case DayGuess() if self.day is None and not (guess.hour and self.hour):
                return self._replace(day=guess)
            case HourGuess() if self.hour is None and not (self.day and self.day.hour):
                return self._replace(hour=guess)
            case PartGuess() if len(self.parts) < _MOST_PARTS:
                return self._replace(parts=(*self.parts, guess))
        return None

    def within(self) -> list[range]:
        """The hours that every part of the day which is said allows."""
        guesses = [each for each in (self.day, self.hour, *self.parts) if each]
        return [part for guess in guesses for part in guess.within]


def find_covers(
    tokens: list[str], grammars: Sequence[DateGrammar], now: datetime
) -> Iterable[Cover]:
    """Each way to take the tokens as one day, one hour, and parts of the day around them."""
    covers: list[set[Cover]] = [set() for _ in range(len(tokens) + 1)]
    covers[0].add(Cover())
    text = TokenText(tokens)
    for start, here in enumerate(covers[:-1]):
        if not here:
            continue
        for end in _idle_ends(text, start, grammars):
            covers[end] |= here
        for end, guess in _guesses(text, start, grammars, now):
            covers[end].update(more for cover in here if (more := cover.add(guess)))
    return covers[-1]


def _idle_ends(text: TokenText, start: int, grammars: Sequence[DateGrammar]) -> Iterator[int]:
    """Where words that say nothing end, that begin at `start`."""
    if is_mark(text.tokens[start]):
        yield start + 1
    for rules in grammars:
        for end in range(start + 1, min(len(text.tokens), start + rules.longest_idle) + 1):
            if text.part(start, end).rstrip() in rules.idle:
                yield end


def _guesses(
    text: TokenText, start: int, grammars: Sequence[DateGrammar], now: datetime
) -> Iterator[tuple[int, Guess]]:
    """What tokens from `start` on may say; an earlier grammar's word for the same ones counts."""
    led = any(text.tokens[start] in grammar.before_hours for grammar in grammars)
    begins = [start, start + 1] if led and start + 1 < len(text.tokens) else [start]
    said: set[tuple[type[Guess], int]] = set()
    for rules in grammars:
        found: list[tuple[int, Guess]] = [*guess_days(text, start, rules, now)]
        for begin in begins:
            found += guess_hours(text, begin, rules)
        for end, _, match in rules.around.matches(text, start):
            found.append((end, PartGuess(rules.hours_within(match))))
        new = [(end, each) for end, each in found if (type(each), end) not in said]
        yield from new
        said |= {(type(each), end) for end, each in new if not getattr(each, "bare", False)}
