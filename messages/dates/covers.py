"""Ways to take all the tokens of a phrase as a day, an hour, and parts of the day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
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
        bare_hour = self.hour is not None and self.hour.bare and not self.within()
        return bool(self.day and self.day.bare) or bare_hour

    @property
    def leaning(self) -> bool:
        """Whether a mere number is an hour only for the part of the day that is said."""
        return self.hour is not None and self.hour.bare

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


class CoverSearch:
    """Ways to take runs of some tokens; what each token may begin is worked out once."""

    def __init__(self, tokens: list[str], grammars: Sequence[DateGrammar], now: datetime) -> None:
        self.tokens = tokens
        self._text, self._grammars, self._now = TokenText(tokens), grammars, now
        self._steps: dict[int, list[tuple[int, Guess | None]]] = {}

    def covers_from(self, start: int = 0) -> list[set[Cover]]:
        """Each way to take the first token from `start`, the first two, and so on up to all."""
        covers: list[set[Cover]] = [set() for _ in range(len(self.tokens) + 1 - start)]
        covers[0].add(Cover())
        for at, here in enumerate(covers[:-1]):
            if not here:
                continue
            for end, guess in self._steps_at(start + at):
                more = (cover.add(guess) if guess else cover for cover in here)
                covers[end - start].update(each for each in more if each)
        return covers

    def _steps_at(self, start: int) -> list[tuple[int, Guess | None]]:
        """Where what begins at a token may end, and what it says, if anything."""
        if start not in self._steps:
            idle = ((end, None) for end in _idle_ends(self._text, start, self._grammars))
            said = _guesses(self._text, start, self._grammars, self._now)
            self._steps[start] = [*idle, *said]
        return self._steps[start]


def find_covers(
    tokens: list[str], grammars: Sequence[DateGrammar], now: datetime
) -> Iterable[Cover]:
    """Each way to take the tokens as one day, one hour, and parts of the day around them."""
    return CoverSearch(tokens, grammars, now).covers_from()[-1]


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
        found: list[tuple[int, Guess]] = []
        for end, guess in guess_days(text, start, rules, now):
            foreign = rules is not grammars[0] and not guess.reason
            figures = not any(token.isalpha() for token in text.tokens[start:end])
            # Which number is the month differs from one language to the next.
            found.append((end, replace(guess, reason="partly") if foreign and figures else guess))
        for begin in begins:
            found += guess_hours(text, begin, rules)
        for end, _, match in rules.around.matches(text, start):
            found.append((end, PartGuess(rules.hours_within(match))))
        new = [(end, each) for end, each in found if (type(each), end) not in said]
        yield from new
        said |= {(type(each), end) for end, each in new if not getattr(each, "bare", False)}
