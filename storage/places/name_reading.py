"""Reading of words as the name of a town: whole, in part, by its beginning, or with a slip."""

import re
from collections.abc import Iterator
from dataclasses import replace

from storage.places.folding import fold_name
from storage.places.meaning import NamedTowns, PlaceDoubt, PlaceReading
from storage.places.names import NameIndex, now_and_then
from storage.places.quarters import leftover_words
from storage.places.vocabulary import (
    ANNOUNCING,
    AROUND,
    BESIDE,
    BOUND,
    CHANCE,
    CONTRACTED,
    LANDMARKS,
    LIVING,
    LIVING_INSIDE,
    OF_TOWN,
    SIDES,
    STREETS,
    TALK,
    TO,
)

KNOWN_AT_THE_END = 20_000
KNOWN_AT_THE_START = 100_000
"""Inhabitants from which a name is believed beside words that explain nothing."""

KNOWN = 1_000
"""Inhabitants from which a town is believed by the beginning of its name alone."""

AT_FIRST = 2
"""Towns of a name that come before others which it may mean."""

BY_OTHER_NAME = 10
"""How many times larger a town is that is believed by its name in another language."""

LONGEST_NAME = 7
"""Words that a name has at most."""

_ARTICLES = frozenset(("le", "la", "les", "l"))


class NameReader:
    """Turns folded words into towns by their names."""

    def __init__(self, names: NameIndex) -> None:
        self._names = names

    def by_name(self, phrase: str, article: str = "") -> PlaceReading | None:
        """Read the whole phrase as a name, or as a name and the département or country it is in.

        `article` is what a contracted one before the phrase hid.
        """
        named = self._named(phrase, article)
        if named.ids and not named.former.keys() >= set(named.ids):
            return self._with_longer(f"{article} {phrase}".strip(), named).as_reading("")
        if self._names.places_hinted(phrase):
            return PlaceReading((), phrase)
        if not named:
            return self._by_name_and_hint(phrase, article)
        longer = [] if CHANCE.issuperset(phrase.split()) else self._names.names_beginning(phrase)
        together = (*longer[:AT_FIRST], *named.ids, *longer[AT_FIRST:])
        return NamedTowns(tuple(dict.fromkeys(together)), named.former).as_reading("")

    def _with_longer(self, phrase: str, named: NamedTowns) -> NamedTowns:
        """Add the likelier towns whose longer names the phrase begins."""
        likelier = [i for i in self._names.names_beginning(phrase) if i < named.ids[0]]
        ids = (*likelier, *(i for i in named.ids if i not in likelier))
        begun = self._names.formerly_beginning(phrase)
        parts = self._names.renowned_each(begun.keys() - set(ids), KNOWN_AT_THE_END)
        former = {**named.former, **{i: begun[i] for i in parts}}
        return NamedTowns((*ids[:AT_FIRST], *parts, *ids[AT_FIRST:]), former)

    def by_living(self, phrase: str) -> PlaceReading | None:
        """The same, without "I live in" before it, unless that is how a name begins."""
        whole = self.by_name(phrase)
        if whole and whole.ids:
            return whole
        name, article = without_living(phrase)
        reading = self.by_name(name, article) if name != phrase else None
        return reading or self._by_living_inside(phrase) or whole

    def _by_living_inside(self, phrase: str) -> PlaceReading | None:
        """Read what follows "I live in" when something else was said before."""
        hit = LIVING_INSIDE.search(phrase)
        if hit is None or not hit.start():
            return None
        article = CONTRACTED.get(hit["where"] or "", "")
        reading = self.by_name(phrase[hit.end() :], article)
        if reading is None or not reading.ids:
            return None
        return replace(reading, rest=phrase[: hit.start()].strip())

    def _by_name_and_hint(self, phrase: str, article: str) -> PlaceReading | None:
        """Read a name and, after or before it, the département or country it is in."""
        for name, hint in _split_hint(phrase.split()):
            places = self._names.places_hinted(hint)
            if places and not AROUND.issuperset(name.split()):
                named, begun = self._named(name, article), NamedTowns()
                kept = self._within(named, places)
                if not kept and name.rpartition(" ")[2] not in BOUND:
                    begun = now_and_then(
                        self._names.names_beginning(name), self._names.formerly_beginning(name)
                    )
                    kept = self._within(begun, places)
                if kept:
                    # The towns that bear that very name are elsewhere.
                    return kept.as_reading("", PlaceDoubt.LIKELY if begun and named else None)
        return None

    def _named(self, name: str, article: str = "") -> NamedTowns:
        """The towns of a name; of those with that article alone, if there are any."""
        if article:
            ids = self._names.towns_named(f"{article} {name}", (0,))
            was = self._names.formerly_named(f"{article} {name}")
            if ids or was:
                return now_and_then(ids, was)
        return self._names.all_named(name)

    def _within(self, named: NamedTowns, places: list[tuple[str, str]]) -> NamedTowns:
        """Keep the towns that lie in the places, in their order."""
        inside = set(self._names.towns_within(list(named.ids), places))
        kept = {i: name for i, name in named.former.items() if i in inside}
        return NamedTowns(tuple(i for i in named.ids if i in inside), kept)

    def by_part(self, words: str, tokens: list[str]) -> PlaceReading | None:
        """Read a segment between commas, or else the end or start of the words, as a name."""
        reading = (
            self._by_part_of_town(tokens) or self._by_segment(words) or self.by_direction(tokens)
        )
        if reading or not TALK.isdisjoint(tokens):
            return reading
        return self._by_core(tokens) or self._by_either_end(tokens)

    def _by_core(self, tokens: list[str]) -> PlaceReading | None:
        """Read a name without "centre" or "north" around it."""
        core = tokens
        while core and core[-1] in AROUND:
            core = core[:-1]
        while core and core[0] in AROUND:
            core = core[1:]
        if core == tokens or CHANCE.issuperset(core):
            return None
        reading = self.by_living(" ".join(core))
        if not reading or not reading.ids:
            return None
        around = replace(reading, rest=" ".join(word for word in tokens if word in AROUND))
        named_after = not LANDMARKS.isdisjoint(tokens) and core[0] in OF_TOWN | BOUND
        return around.doubted(PlaceDoubt.PASSING) if named_after else around

    def _by_segment(self, words: str) -> PlaceReading | None:
        """Read what stands between commas, from the end, the first one last."""
        segments = comma_segments(words)
        if len(segments) > 1:
            for i in (*range(len(segments) - 1, 0, -1), 0):
                reading = self.by_living(segments[i])
                if reading and reading.ids:
                    rest = " ".join(segments[:i] + segments[i + 1 :])
                    return replace(reading, rest=rest)
        return None

    def by_direction(self, tokens: list[str]) -> PlaceReading | None:
        """Read what follows "in" or "near" at the end of the words."""
        for size in range(min(len(tokens) - 1, LONGEST_NAME), 0, -1):
            before = tokens[-size - 1]
            near = before in OF_TOWN and not (BESIDE | SIDES).isdisjoint(tokens[:-size])
            if near or before in TO | ANNOUNCING:
                named = self._directed(" ".join(tokens[-size:]), CONTRACTED.get(before, ""))
            elif before in CONTRACTED and STREETS.isdisjoint(tokens):
                name = f"{CONTRACTED[before]} {' '.join(tokens[-size:])}"
                known = self._names.renowned_towns(
                    self._names.towns_named(name, (0,)), KNOWN_AT_THE_END
                )
                named = NamedTowns(tuple(known))
            else:
                continue
            if named:
                return named.as_reading(
                    leftover_words(tokens[:-size]), PlaceDoubt.PASSING if near else None
                )
        return None

    def _directed(self, phrase: str, article: str) -> NamedTowns:
        """The towns of what follows "in": a name, or one with its département."""
        named = self._named(phrase, article)
        hinted = None if named else self._by_name_and_hint(phrase, article)
        return NamedTowns(hinted.ids, hinted.former) if hinted and hinted.exact else named

    def _by_part_of_town(self, tokens: list[str]) -> PlaceReading | None:
        """Read a former name and the town it belongs to, in either order."""
        for cut in range(1, min(len(tokens), 2 * LONGEST_NAME)):
            for part, town in ((tokens[:cut], tokens[cut:]), (tokens[cut:], tokens[:cut])):
                was = self._names.formerly_named(" ".join(part))
                ids = was and self._names.towns_named(leftover_words(town), (0, 1))
                kept = tuple(i for i in ids or () if i in was)
                if kept:
                    return PlaceReading(kept, " ".join(part))
        return None

    def _by_either_end(self, tokens: list[str]) -> PlaceReading | None:
        """Read the longest run at the end or the start that names a town many know."""
        for size in range(min(len(tokens) - 1, LONGEST_NAME), 0, -1):
            ends = (
                (True, tokens[-size:], tokens[:-size], KNOWN_AT_THE_END),
                (False, tokens[:size], tokens[size:], KNOWN_AT_THE_START),
            )
            readings = []
            for at_end, run, others, least in ends:
                if len("".join(run)) < 4 or (at_end and others[-1] in BOUND | STREETS):
                    continue
                ids = self._names.renowned_towns(
                    self._names.towns_named(" ".join(run), (0, 1)), least
                ) or self._names.renowned_towns(
                    self._names.towns_named(" ".join(run), (2,)), least * BY_OTHER_NAME
                )
                if ids:
                    readings.append(PlaceReading(tuple(ids), leftover_words(others)))
            if readings:
                return min(readings, key=lambda reading: reading.ids[0])
        return None

    def by_beginning(self, phrase: str) -> PlaceReading | None:
        """Read the phrase as the first words of longer names."""
        if not TALK.isdisjoint(phrase.split()):
            return None
        begun = now_and_then(
            self._names.names_beginning(phrase), self._names.formerly_beginning(phrase)
        )
        if not begun:
            return None
        known = self._names.renowned_each(begun.ids, KNOWN)
        return begun.as_reading("", None if known else PlaceDoubt.LIKELY)

    def by_typo(self, words: str, phrase: str) -> PlaceReading | None:
        """Repair one or two slips in the name, with or without what surrounds it."""
        if CHANCE.issuperset(phrase.split()) or CHANCE.issuperset(
            without_living(phrase)[0].split()
        ):
            return None
        if not TALK.isdisjoint(phrase.split()):
            phrase = LIVING.sub("", phrase)
            if not TALK.isdisjoint(phrase.split()):
                return None
        segments = comma_segments(words)
        typed, article = without_living(phrase)
        tries: list[tuple[str, str]] = [(phrase, ""), (typed, "")]
        tries += [(f"{article} {typed}", "")] if article else []
        tries += [
            (segment, " ".join(segments[:i] + segments[i + 1 :]))
            for i, segment in enumerate(segments[-3:], max(0, len(segments) - 3))
            if len(segments) > 1 and not self._names.places_hinted(segment)
        ]
        for wrong, rest in tries:
            near = self._names.names_near(wrong)
            if near:
                return near.as_reading(rest, PlaceDoubt.TYPO)
        for name, hint in _split_hint(phrase.split()):
            places = self._names.places_hinted(hint)
            near = self._names.names_near(name, places) if places else NamedTowns()
            if near:
                return near.as_reading("", PlaceDoubt.TYPO)
        return None


def without_living(phrase: str) -> tuple[str, str]:
    """The folded words without "I live in" before them, and the article that it hid."""
    hit = LIVING.match(phrase)
    name = phrase[hit.end() :] if hit else phrase
    if not hit or not name:
        return phrase, ""
    return name, CONTRACTED.get(hit["of"] or hit["where"] or "", "")


def comma_segments(words: str) -> list[str]:
    """Return what stands between commas, folded."""
    return [s for s in (fold_name(part) for part in re.split(r"[,;\n]", words)) if s]


def _split_hint(tokens: list[str]) -> Iterator[tuple[str, str]]:
    """Yield (name, hint) for each way to cut one to five words off the end, then the front."""
    for size in range(1, min(5, len(tokens) - 1) + 1):
        name, hint = tokens[:-size], " ".join(tokens[-size:])
        yield " ".join(name), hint
        while name and name[-1] in _ARTICLES:
            name = name[:-1]
        yield leftover_words(name), hint
    for size in range(1, min(5, len(tokens) - 1) + 1):
        yield leftover_words(tokens[size:]), " ".join(tokens[:size])
