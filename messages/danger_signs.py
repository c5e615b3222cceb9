"""Signs of danger: words that mean little apart and alarm where they are said together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from messages.folding import without_accents
from messages.language import LanguageTable

GAP = "\0"
NO_SIGN = str.maketrans({"’": " ", "'": " ", "-": " "})

REACH = 12
"""How many words may lie from the first sign to the last that are said of one thing."""

ONE_TYPO = 7
"""Letters of a word in which one may be wrong, missing, doubled or swapped; never the first."""

STEM, NUMBER, ANY = "*", "#", "?"


class DangerSignTable(LanguageTable, file="danger_signs.toml"):
    """Kinds of words in a language, which of them alarm together, and which calm together.

    A line of `signs` or `calm` names the kinds that must all be said near each other, in any order.
    Of a word that ends in `*` any end will do, `#` is any number and `?` any word.
    """

    signs: tuple[str, ...]
    calm: tuple[str, ...]
    kinds: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class _Said:
    """Where one kind of word stands."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class _Listed:
    """One way to say a kind."""

    kind: str
    words: tuple[str, ...]

    @property
    def is_loose(self) -> bool:
        """Whether its first word may be met in another spelling."""
        first = self.words[0]
        return first in {NUMBER, ANY} or first.endswith(STEM) or len(first) >= ONE_TYPO


@dataclass(frozen=True)
class _Listening:
    """A language's kinds of words, ready to be looked for."""

    signs: tuple[frozenset[str], ...]
    calm: tuple[frozenset[str], ...]
    plain: dict[str, list[_Listed]]
    loose: dict[str, list[_Listed]]

    def said_in(self, words: list[str]) -> list[_Said]:
        anywhere = self.loose.get(ANY, [])
        said = [
            _Said(start, start + len(listed.words), listed.kind)
            for start, word in enumerate(words)
            for begun in (self.plain.get(word, ()), self.loose.get(word[0], ()), anywhere)
            for listed in begun
            if _reads(words[start : start + len(listed.words)], listed.words)
        ]
        return sorted(said, key=lambda each: (each.start, -each.end))


def weigh_signs(spoken: list[str]) -> tuple[bool, list[str]]:
    """Whether folded words, taken together, speak of somebody in danger; and the words left.

    What is long past, a way of speaking or in the news is a gap in them, and no sign.
    """
    heard = list(spoken)
    readings = [(each, each.said_in(spoken)) for each in _listenings()]
    for listening, found in readings:
        for said in _together_any(found, listening.calm):
            heard[said.start : said.end] = [GAP] * (said.end - said.start)
    alarms = (
        any(True for _ in _together_any(_outside_gaps(found, heard), listening.signs))
        for listening, found in readings
    )
    return any(alarms), heard


def _outside_gaps(found: list[_Said], heard: list[str]) -> list[_Said]:
    return [each for each in found if GAP not in heard[each.start : each.end]]


def _together_any(found: list[_Said], lines: tuple[frozenset[str], ...]) -> Iterator[_Said]:
    """Where the kinds of any of the lines are said together."""
    heard = {each.kind for each in found}
    for kinds in lines:
        for together in _together(found, kinds) if kinds <= heard else ():
            yield from together


def _together(found: list[_Said], kinds: frozenset[str]) -> Iterator[tuple[_Said, ...]]:
    """Each place where all the kinds are said within reach, by different words."""
    nearest: dict[str, _Said] = {}
    for each in found:
        if each.kind not in kinds or any(_lies_in(each, one) for one in nearest.values()):
            continue
        nearest[each.kind] = each
        if len(nearest) == len(kinds):
            said = tuple(sorted(nearest.values(), key=lambda one: one.start))
            apart = all(one.end <= two.start for one, two in pairwise(said))
            if apart and said[-1].start - said[0].start <= REACH:
                yield said


def _lies_in(inner: _Said, outer: _Said) -> bool:
    """Whether the words are part of those that already stand for another kind."""
    return inner.kind != outer.kind and outer.start <= inner.start and inner.end <= outer.end


def _reads(words: list[str], phrase: tuple[str, ...]) -> bool:
    return len(words) == len(phrase) and all(map(_is_word, words, phrase))


def _is_word(said: str, listed: str) -> bool:
    if said == GAP:
        return False
    if listed in {said, ANY} or (listed == NUMBER and said[0].isdigit()):
        return True
    if listed.endswith(STEM):
        return said.startswith(listed[:-1])
    if len(listed) < ONE_TYPO or said[0] != listed[0] or abs(len(listed) - len(said)) > 1:
        return False
    # Brought in where words are nearly alike: it is large, and most words are not.
    from rapidfuzz.distance import OSA

    return OSA.distance(listed, said, score_cutoff=1) <= 1


@cache
def _listenings() -> tuple[_Listening, ...]:
    return tuple(_prepare(table) for table in DangerSignTable.of_everybody())


def _prepare(table: DangerSignTable) -> _Listening:
    plain, loose = defaultdict[str, list[_Listed]](list), defaultdict[str, list[_Listed]](list)
    for kind, phrases in table.kinds.items():
        for phrase in dict.fromkeys(map(_fold_phrase, phrases)):
            listed = _Listed(kind, phrase)
            if listed.is_loose:
                loose[ANY if phrase[0] in {NUMBER, ANY} else phrase[0][0]].append(listed)
            else:
                plain[phrase[0]].append(listed)
    return _Listening(
        tuple(frozenset(line.split()) for line in table.signs),
        tuple(frozenset(line.split()) for line in table.calm),
        dict(plain),
        dict(loose),
    )


def _fold_phrase(phrase: str) -> tuple[str, ...]:
    return tuple(fold_words(phrase, keep=STEM + NUMBER + ANY))


def fold_words(typed: str, *, keep: str = "") -> list[str]:
    """The words without accents, capitals and signs."""
    plain = without_accents(typed.casefold().translate(NO_SIGN))
    return "".join(sign if sign.isalnum() or sign in keep else " " for sign in plain).split()
