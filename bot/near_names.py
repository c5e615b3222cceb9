"""Names that are nearly those of settings: what was meant by them would be lost."""

from __future__ import annotations

import re
from collections.abc import Collection

NEAR = 84
"""From how much likeness on, out of a hundred, a name was meant to be another."""

NEAR_SHORT = 75
"""The same in our own file for names of a few letters, of which one is another or too many."""

LONG = 7
"""Letters from which on likeness says anything: `HOST` is not far from too many names."""

PLAIN = re.compile(r"[A-Za-z0-9_.\-]{1,60}", re.ASCII)


def plain_name(name: str) -> str:
    """A name as it may be shown: what looks like none may be a secret in the wrong place."""
    return name if PLAIN.fullmatch(name) else "?"


def nearest_setting(name: str, known: Collection[str], *, ours: bool = True) -> str:
    """The setting a name was meant for, where it is none itself; else nothing.

    In a file of `ours` every word of a setting's name counts. Elsewhere other programmes have
    names of their own: only likeness and the setting's first word do.
    """
    upper = name.upper()
    if upper in known or not PLAIN.fullmatch(name):
        return ""
    words = _words(upper)
    letters, least = _letters(upper), NEAR_SHORT if ours else NEAR
    scores = {each: _likeness(letters, _letters(each), least) for each in sorted(known)}
    best = max(scores, key=lambda each: scores[each])
    if scores[best] == 100 or (scores[best] >= NEAR and min(len(upper), len(best)) >= LONG):
        return best
    if ours and scores[best] >= NEAR_SHORT and abs(len(upper) - len(best)) <= 1:
        return best
    alike = [score for score in scores if _shares_words(words, _words(score), ours=ours)]
    return max(alike, key=lambda each: _likeness(letters, _letters(each)), default="")


def _shares_words(words: list[str], theirs: list[str], *, ours: bool) -> bool:
    """Whether one name has all the words of the other."""
    part, whole = set(words) <= set(theirs), set(theirs) <= set(words)
    if ours:
        return part or (whole and len(theirs) > 1)
    led = len(words) > 1 and words[0] == theirs[0]
    return (part and led) or (words[:1] == ["PALIER"] and words[1:] == theirs and len(theirs) > 1)


def _likeness(one: str, other: str, least: float = 0) -> float:
    """How much of two names is the same in the same order, out of a hundred; 0 below the least.

    What compares places, or texts, weighs more memory at every start than it is worth here.
    """
    whole = len(one) + len(other)
    if not whole or 200 * min(len(one), len(other)) / whole < least:
        return 0.0
    shared = sum(min(one.count(each), other.count(each)) for each in set(one))
    if 200 * shared / whole < least:
        return 0.0
    before = [0] * (len(other) + 1)
    for letter in one:
        row = [0]
        for at, each in enumerate(other, 1):
            row.append(before[at - 1] + 1 if letter == each else max(before[at], row[-1]))
        before = row
    return 200 * before[-1] / whole


def _words(name: str) -> list[str]:
    return [each for each in re.split(r"[^A-Z0-9]+", name) if each]


def _letters(name: str) -> str:
    return "".join(_words(name))
