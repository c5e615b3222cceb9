"""What typed words were read as, and why somebody should be asked about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Self


class PlaceDoubt(StrEnum):
    """Why towns that were found are asked about, however few they are."""

    TYPO = "typo"
    FORMER = "former"
    SEVERAL = "several"
    MISMATCH = "mismatch"
    CITY = "city"
    PASSING = "passing"
    WIDER = "wider"
    LIKELY = "likely"


@dataclass(frozen=True)
class PlaceReading:
    """Rows of towns in order of likelihood, the unexplained words, and what is in doubt.

    `former` are names that no town bears any more, by the row of the town each belongs to now;
    `unmapped` is a place that is known by name or postcode alone.
    """

    ids: tuple[int, ...]
    rest: str
    doubt: PlaceDoubt | None = None
    former: Mapping[int, str] = field(default_factory=dict)
    unmapped: str = ""

    @property
    def exact(self) -> bool:
        """Whether nothing is in doubt."""
        return self.doubt is None

    def doubted(self, doubt: PlaceDoubt) -> Self:
        """The same reading, to be asked about."""
        return replace(self, doubt=self.doubt or doubt)


@dataclass(frozen=True)
class NamedTowns:
    """The towns that bear a name, and after them those of which only a part bore it."""

    ids: tuple[int, ...] = ()
    former: Mapping[int, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.ids)

    def as_reading(self, rest: str, doubt: PlaceDoubt | None = None) -> PlaceReading:
        """A reading as these towns; a name that none bears any more is asked about."""
        if doubt is None and self.ids and all(each in self.former for each in self.ids):
            doubt = PlaceDoubt.FORMER
        return PlaceReading(self.ids, rest, doubt, self.former)
