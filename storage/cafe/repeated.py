"""Words that were published lately, by a keyed fingerprint: enough to know them again, no more."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from sqlmodel import Field, col, select

from messages.folding import without_accents
from storage.query import QueryGroup
from storage.retention import RetentionPolicy, Table, days_kept
from storage.types import UtcInstant, foreign_key, vault

WORD = re.compile(r"[^\W\d_]{2,}")
FEWEST = 5
"""With fewer different words people say the same by chance ("Venez nombreux !")."""

LANES, WIDTH = 16, 4
ALIKE = 10
"""In how many of its lanes a fingerprint is as another one's when about two words of three are."""


class SaidText(Table, table=True):
    """That a café lately bore words: their fingerprint, and whether its host was new there."""

    __tablename__ = "saidtext"

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=days_kept(2), since="at", member="member_id", on_erase="delete"
    )

    cafe_id: int = foreign_key("cafe.id", index=False, primary_key=True)
    member_id: int = foreign_key("member.id")
    prints: str
    newcomer: bool = False
    at: datetime = Field(sa_type=UtcInstant, index=True)


@dataclass(frozen=True)
class SaidCount:
    """How often nearly the same was published lately, by one member and by new ones."""

    own: int
    by_newcomers: int


def fingerprint(words: str) -> str:
    """What the words are known again by, spelt and ordered otherwise too; nothing for a few."""
    said = set(WORD.findall(without_accents(words)))
    if len(said) < FEWEST:
        return ""
    marks = [vault.mark(word) for word in said]
    step = len(marks[0]) // LANES
    lanes = range(0, LANES * step, step)
    return "".join(min(mark[at : at + step] for mark in marks).hex()[:WIDTH] for at in lanes)


def is_alike(one: str, other: str) -> bool:
    """Whether two fingerprints are of nearly the same words."""
    lanes = range(0, LANES * WIDTH, WIDTH)
    same = sum(one[at : at + WIDTH] == other[at : at + WIDTH] for at in lanes)
    return bool(one and other) and same >= ALIKE


class SaidTextQueries(QueryGroup):
    """What was published lately, over one transaction's session."""

    async def count_said(self, now_said: SaidText, since: datetime) -> SaidCount:
        """How often other cafés have borne nearly the same since then."""
        lately = await self.all_rows(
            select(SaidText).where(
                col(SaidText.at) > since, col(SaidText.cafe_id) != now_said.cafe_id
            )
        )
        alike = [each for each in lately if is_alike(each.prints, now_said.prints)]
        own = sum(each.member_id == now_said.member_id for each in alike)
        return SaidCount(own, sum(each.newcomer for each in alike))

    async def note_said(self, said: SaidText) -> None:
        """What a café bears from now on, in place of what it bore before."""
        await self.session.execute(self.replacing(SaidText), said.model_dump())
