"""What people type to say where they live, and how it may end."""

from dataclasses import dataclass
from enum import StrEnum

from storage.places import Gazetteer

AT_ONCE, SHOWN = 5, 50
"""Towns on the first page, and on all of them."""


class PhraseOutcome(StrEnum):
    """How a phrase ends; what is asked back has the right towns among its answers."""

    RIGHT = "right"
    ASKED = "asked back"
    REFUSED = "refused"
    WRONG = "WRONG"


@dataclass(frozen=True)
class PlacePhrase:
    """A phrase, the towns it may mean, and whether a person must be asked.

    Without towns it names a place that nothing is known of but its name.
    """

    kind: str
    words: str
    codes: tuple[str, ...]
    must_ask: bool
    first_page: bool = False

    def judge_with(self, gazetteer: Gazetteer) -> PhraseOutcome:
        """What becomes of it for somebody who turns pages; who named two places need not."""
        found = gazetteer.search_towns(self.words, limit=AT_ONCE if self.first_page else SHOWN)
        shown = [town.code if town.country == "FR" else town.name for town in found.towns]
        if not self.codes:
            if found.towns:
                return PhraseOutcome.WRONG
            return PhraseOutcome.RIGHT if found.unmapped else PhraseOutcome.REFUSED
        if found.total == 1 and found.exact:
            if shown[0] not in self.codes or self.must_ask:
                return PhraseOutcome.WRONG
            return PhraseOutcome.RIGHT
        # Of two places both must be shown; of homonyms one that is meant.
        wanted = all if self.must_ask else any
        return (
            PhraseOutcome.ASKED if wanted(c in shown for c in self.codes) else PhraseOutcome.REFUSED
        )
