"""What turns the meaning of words round: a "not", what is over, somebody else, a quotation."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from messages.intents.clauses import TypedClauses
from messages.intents.found_phrases import FoundPhrase
from messages.intents.intent import COURTESIES, Intent


@dataclass(frozen=True)
class TurnedRound:
    """Which phrases say the contrary, and which are in doubt.

    What stands behind a "not" of its clause, or right before it, says the contrary and is not even
    asked about. A clause that says nothing but "no" puts all the others in doubt.
    """

    typed: TypedClauses
    refusing: frozenset[int]
    doubting: frozenset[int]
    content: frozenset[int]
    """Words of which a clause that says more than "no" has one."""

    unthankful: frozenset[int]
    idle: Collection[int]
    """Words that add nothing: "not me" says no more than "no"."""

    phrases: Collection[FoundPhrase] = field(repr=False)

    def denies(self, phrase: FoundPhrase) -> bool:
        """Whether what it asks for is not wanted; thanks are taken back by bitter ones alone."""
        clauses = self.typed.clauses(phrase.words)
        if phrase.intent is Intent.THANK:
            return bool(clauses & self.typed.clauses(self.unthankful))
        if phrase.intent in COURTESIES:
            return False
        if clauses & self._quotations:
            return True
        nots = [at for at in self.refusing if self.typed.clause_of[at] in clauses]
        after, before = max(phrase.words) + 1, max(phrase.words)
        return any(at < before or at == after for at in nots) and not self._is_corrected(clauses)

    def doubts(self, phrase: FoundPhrase) -> bool:
        """Whether it has to be asked about."""
        if phrase.intent in COURTESIES:
            return False
        clauses = self.typed.clauses(phrase.words)
        unsure = self.refusing | self.doubting
        return self._bare_no or any(self.typed.clause_of[at] in clauses for at in unsure)

    @property
    def silent(self) -> frozenset[int]:
        """Words whose day or hour is not meant."""
        return frozenset(
            at
            for at, clause in enumerate(self.typed.clause_of)
            if any(no < at and self.typed.clause_of[no] == clause for no in self.refusing)
        )

    @property
    def _bare_no(self) -> bool:
        wishes = (each for each in self.phrases if not each.words.issubset(self.idle))
        said = {at for wish in wishes for at in wish.words} | self.content
        return any(
            said.isdisjoint(self.typed.words_in(clause))
            for clause in self.typed.clauses(self.refusing)
        )

    @property
    def _quotations(self) -> frozenset[int]:
        """Clauses that are somebody else's words: quoted, with other words around."""
        all_quoted = self.typed.quoted.issuperset(self.typed.clause_of)
        return frozenset() if all_quoted else self.typed.quoted

    def _is_corrected(self, clauses: frozenset[int]) -> bool:
        """Whether a "but" follows that has no wish of its own: not this way, but that."""
        wishes = {at for phrase in self.phrases for at in phrase.words}
        return any(
            clause + 1 in self.typed.turned and wishes.isdisjoint(self.typed.words_in(clause + 1))
            for clause in clauses
        )
