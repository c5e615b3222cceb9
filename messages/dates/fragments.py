"""Days and hours among words that no language explains: offered, never taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from messages.dates.covers import CoverSearch
from messages.dates.grammar import DateGrammar
from messages.dates.outcomes import (
    DateNotUnderstood,
    DateReading,
    choices_of,
    completed,
    exists,
    in_order,
    is_over,
    settle_covers,
)
from messages.dates.phrases import is_mark


@dataclass(frozen=True)
class FoundMoment:
    """What tokens from `start` to `end` come to."""

    start: int
    end: int
    outcome: DateReading | DateNotUnderstood

    @property
    def names_day(self) -> bool:
        """Whether it says a day, be it one that is not to be had."""
        choices = choices_of(self.outcome)
        return not choices or any(choice.day for choice in choices)


def days_among(
    tokens: list[str], grammars: Sequence[DateGrammar], now: datetime
) -> DateNotUnderstood | None:
    """What the phrase names beside other words, to choose from; None when it names no day to come.

    A day that is denied is not offered alone ("not Saturday"), nor an hour that only bounds another
    ("after 3 pm").
    """
    if not any(_may_date(token, grammars) for token in tokens):
        return None
    if _says_any(tokens, _phrases(grammars, "bygone")):
        return None
    found = _moments_among(tokens, grammars, now)
    bounds, denials = _phrases(grammars, "bounds"), _phrases(grammars, "denials")
    kept = [each for each in found if not _is_led_by(tokens, each.start, bounds, grammars)]
    days = [each for each in kept if each.names_day]
    denied = [each for each in days if _is_led_by(tokens, each.start, denials, grammars)]
    # Which of several is denied is for the person to say; of one there is nothing to offer.
    if denied == days or (len(days) < 2 and _says_any(tokens, denials)):
        return None
    return _offered(kept, now)


def _phrases(grammars: Sequence[DateGrammar], kind: str) -> frozenset[str]:
    """The phrases of that kind of all the languages."""
    return frozenset().union(*(getattr(grammar, kind) for grammar in grammars))


def _says_any(tokens: list[str], phrases: frozenset[str]) -> bool:
    said = f" {' '.join(tokens)} "
    return any(f" {phrase} " in said for phrase in phrases)


def _may_date(token: str, grammars: Sequence[DateGrammar]) -> bool:
    """Whether a token may belong to a day: a longer word for one, or what joins figures."""
    joins = token in ("/", ".", "-")
    return joins or (len(token) > 2 and any(token in grammar.words.meant for grammar in grammars))


def _offered(kept: Sequence[FoundMoment], now: datetime) -> DateNotUnderstood | None:
    """The days among all that was found, each with an hour if one was said."""
    if not any(each.names_day for each in kept):
        return None
    sides = [choices for each in kept if (choices := choices_of(each.outcome))]
    ahead = [each for each in completed(sides) if not is_over(each, now) and exists(each, now)]
    if not ahead:
        reasons = [
            each.outcome.reason for each in kept if not isinstance(each.outcome, DateReading)
        ]
        return DateNotUnderstood(reasons[0] if reasons else "past")
    return DateNotUnderstood("partly", in_order(ahead, now))


def _moments_among(
    tokens: list[str], grammars: Sequence[DateGrammar], now: datetime
) -> list[FoundMoment]:
    """The longest runs of tokens that say a day or an hour, from the left."""
    search = CoverSearch(tokens, grammars, now)
    found: list[FoundMoment] = []
    at = 0
    while at < len(tokens):
        moment = _longest_at(search, at, now)
        if moment:
            found.append(moment)
        at = moment.end if moment else at + 1
    return found


def _longest_at(search: CoverSearch, start: int, now: datetime) -> FoundMoment | None:
    tokens, covers = search.tokens, search.covers_from(start)
    for length in range(len(covers) - 1, 0, -1):
        firm = [each for each in covers[length] if not each.bare]
        outcome = settle_covers(firm, now) if firm else None
        end = start + length
        beside = (tokens[:start][::-1], tokens[end:])
        if outcome and not any(map(_begins_with_number, beside)):
            return FoundMoment(start, end, outcome)
    return None


def _begins_with_number(tokens: list[str]) -> bool:
    """Whether a number comes next, perhaps after a mark: it may belong to what it stands beside."""
    return any(each.isdecimal() for each in tokens[: 1 + (bool(tokens) and is_mark(tokens[0]))])


def _is_led_by(
    tokens: list[str], start: int, phrases: frozenset[str], grammars: Sequence[DateGrammar]
) -> bool:
    """Whether one of the phrases stands before a run, or before what only leads to it."""
    leading = _phrases(grammars, "before_hours")
    before = [each for each in tokens[:start] if each not in leading and not is_mark(each)]
    return any(f" {' '.join(before)}".endswith(f" {phrase}") for phrase in phrases)
