"""Reads a typed day and hour: wholly and in one way only, or says what is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from messages.dates.covers import find_covers
from messages.dates.fragments import days_among
from messages.dates.grammar import DateGrammar, every_grammar, every_word
from messages.dates.outcomes import (
    DateNotUnderstood,
    DateReading,
    choices_of,
    completed,
    in_order,
    settle_covers,
)
from messages.dates.phrases import mend_slips, respell, tokenise

_LONGEST = 240  # characters
_MOST_TOKENS = 24
_MOST_AROUND = 48  # tokens, most of them words around a day


def read_moment(words: str, language: str, now: datetime) -> DateReading | DateNotUnderstood:
    """Reads every word, in one way only, or says why not; `now` is aware, in the area's zone.

    The reader's own language goes first; what it does not explain is read with the others too.
    Days and hours among words that nobody explains are `partly` understood: offered, never taken.
    """
    said = tokenise(words) if len(words) <= _LONGEST else []
    understood = read_whole_moment(words, language, now)
    if not 0 < len(said) <= _MOST_AROUND or getattr(understood, "reason", "") != "unread":
        return understood
    grammars = every_grammar(language)
    mended = mend_slips(said, every_word())
    for tokens in (said, mended) if mended != said else (said,):
        for known in (grammars[:1], grammars):
            if found := days_among(_respelt(tokens, known), known, now):
                return found
    return understood


def read_whole_moment(words: str, language: str, now: datetime) -> DateReading | DateNotUnderstood:
    """The same, but nothing is offered of a phrase that holds words nobody explains."""
    said = tokenise(words) if len(words) <= _LONGEST else []
    if not 0 < len(said) <= _MOST_TOKENS:
        return DateNotUnderstood("unread")
    grammars = every_grammar(language)
    mended = mend_slips(said, every_word())
    for tokens in (said, mended) if mended != said else (said,):
        for known in (grammars[:1], grammars) if every_word().covers(tokens) else ():
            if outcome := _read_with_alternatives(_respelt(tokens, known), known, now):
                return outcome
    return DateNotUnderstood("unread")


def _respelt(tokens: list[str], grammars: Sequence[DateGrammar]) -> list[str]:
    for grammar in grammars:
        tokens = respell(tokens, grammar.spellings, grammar.longest_spelling)
    return tokens


def _read_with_alternatives(
    tokens: list[str], grammars: Sequence[DateGrammar], now: datetime
) -> DateReading | DateNotUnderstood | None:
    """The phrase, or all that its parts between "or" name: then one of these is to be chosen."""
    if outcome := settle_covers(find_covers(tokens, grammars, now), now):
        return outcome
    either = frozenset().union(*(grammar.alternatives for grammar in grammars))
    sides: list[list[str]] = [[]]
    for token in tokens:
        if token in either:
            sides.append([])
        else:
            sides[-1].append(token)
    if len(sides) == 1:
        return None
    outcomes = [settle_covers(find_covers(side, grammars, now), now) for side in sides]
    named = [choices_of(outcome) for outcome in outcomes if outcome]
    if len(named) < len(outcomes) or not all(named):
        return None
    return DateNotUnderstood("ambiguous", in_order(completed(named), now))
